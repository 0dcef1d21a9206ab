/** What one file is judged by: made once a process. */
import { checkView } from '../../check/check-text.ts';
import { rules } from '../../check/rules/index.ts';
import { sift } from '../../check/suppress.ts';
import { unreadFunctions } from '../../check/unread.ts';
import { factsFrom, viewOf, wordsToCheck } from '../../check/view.ts';
import { anyOf } from '../../text/any-of.ts';
import { openCatalogue } from '../patterns.ts';
import type { Settings } from '../process-file.ts';
import type { Streams } from '../terminal/streams.ts';

/** Undefined when a pattern is broken, which has been said by then. */
export function openCheckSettings(
  patternFolder: string | undefined,
  streams: Pick<Streams, 'say' | 'paintTalk'>,
): Settings | undefined {
  const catalogue = openCatalogue(patternFolder, streams);
  if (catalogue === undefined) return undefined;
  const facts = factsFrom(catalogue);
  const names = rules.map(({ id }) => id);
  return {
    matters: anyOf(wordsToCheck(facts)),
    convert: (text) => {
      const view = viewOf(text, facts);
      const { findings, suppressed, diagnostics } = sift(text, checkView(view, facts), names);
      const unread = unreadFunctions(view, facts);
      return {
        after: text,
        sites: [],
        diagnostics: [...unread, ...diagnostics],
        leftovers: [],
        unread: unread.length,
        outside: 0,
        findings,
        suppressed,
      };
    },
  };
}
