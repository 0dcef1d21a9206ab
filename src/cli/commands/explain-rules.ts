/** `devmify explain FILE:LINE --sp-file X.cocci`: how far each rule of a semantic patch gets in the function there. */
import { openC } from '../../c/open.ts';
import { compilePatch } from '../../compile/patch.ts';
import { explainPatch } from '../../engine/explain-patch.ts';
import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { readSource } from '../files/read-file.ts';
import { storyText } from '../output/rule-story.ts';
import { openPatch } from '../semantic-patch/open-patch.ts';
import { recipeOf } from '../semantic-patch/recipe-of.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments } from './command.ts';

export function explainRules(
  argv: Arguments,
  place: { readonly path: string; readonly at: number | string | undefined },
  streams: Streams,
): number {
  const patch = openPatch({ ...recipeOf(argv), quiet: true }, streams);
  if (patch === undefined) return 2;
  const read = readSource(place.path);
  if (read.kind === 'failed') throw new UsageError(`${place.path}: ${read.message}`);
  const { text } = decode(read.bytes);
  const compiled = compilePatch(patch, patch.isoFiles);
  const offset = offsetOf(place, text);
  const told = explainPatch(compiled, { path: place.path, text }, offset, patch.options);
  if (told.within === undefined)
    throw new UsageError(`${place.path}:${place.at} is in no function`, 'name a line of code');
  for (const diagnostic of told.diagnostics) streams.say(diagnosticText(diagnostic, text, streams.paintTalk));
  const about = { path: place.path, text, within: told.within, sources: patch.sources };
  for (const story of told.stories) streams.result(storyText(story, about, streams.paintResult));
  return 0;
}

/** A place in the middle of the line, since a line may begin with what belongs to the function before. */
function offsetOf(
  { path, at }: { readonly path: string; readonly at: number | string | undefined },
  text: string,
): number {
  if (typeof at === 'number') {
    const lines = new LineIndex(text);
    const last = text.endsWith('\n') ? lines.count - 1 : lines.count;
    if (at < 1 || at > last)
      throw new UsageError(`${path} has ${last} lines`, `name one of them: ${path}:${last}`);
    const start = lines.startOf(at);
    return start + (/^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
  }
  const item = openC(text).items.find(({ kind, name }) => kind === 'function' && name === at);
  if (item !== undefined) return item.start;
  throw new UsageError(
    at === undefined ? `${path}: which line?` : `${path} has no function ${at}()`,
    `devmify explain ${path}:120 --sp-file x.cocci`,
  );
}
