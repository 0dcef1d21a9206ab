import { anyOf } from '../text/any-of.ts';
import type { ConvertArguments } from './arguments/convert-arguments.ts';
import { acquireWords, convertText } from './convert-text.ts';
import type { TreeRoot } from './files/tree-root.ts';
import { choosePatterns, openCatalogue } from './patterns.ts';
import type { Settings } from './process-file.ts';
import { targetKernel } from './target.ts';
import type { Streams } from './terminal/streams.ts';

export type Wanted = Pick<
  ConvertArguments,
  'patternNames' | 'patternFolder' | 'kernel' | 'review' | 'actions'
>;

/** Loads the patterns and all that judges a file; undefined when a pattern is broken, which has been said by then. */
export function openSettings(
  wanted: Wanted,
  root: TreeRoot | undefined,
  streams: Pick<Streams, 'say' | 'paintTalk'>,
): Settings | undefined {
  const catalogue = openCatalogue(wanted.patternFolder, streams);
  if (catalogue === undefined) return undefined;
  const chosen = choosePatterns(catalogue.patterns, wanted.patternNames);
  const names = new Set(chosen.map(({ name }) => name));
  const options = {
    review: wanted.review,
    actions: wanted.actions,
    wants: (pattern: string) => names.has(pattern),
    declares: targetKernel(wanted.kernel, root, [...catalogue.patterns, ...catalogue.merges]),
  };
  return {
    matters: anyOf(acquireWords(chosen)),
    convert: (text, _path, meter) => convertText(text, catalogue, options, meter),
  };
}
