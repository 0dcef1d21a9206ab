/** Words and marks for the kinds of entries: a colour is never the only sign. */
import type { Counts, Kind } from './select.ts';
import { kinds } from './select.ts';

export const words: Readonly<Record<Kind, string>> = {
  certain: 'certain',
  likely: 'likely',
  possible: 'possible',
  ignored: 'ignored',
  converted: 'converted',
  review: 'needs review',
  refused: 'left alone',
};

export const marks: Readonly<Record<Kind, string>> = {
  certain: '✗',
  likely: '!',
  possible: '?',
  ignored: '∅',
  converted: '✓',
  review: '◐',
  refused: '–',
};

export function CountMarks({ counts }: { readonly counts: Counts }) {
  return (
    <span class="counts">
      {kinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <span key={kind} class={`count ${kind}`} title={`${counts[kind]} ${words[kind]}`}>
            {marks[kind]}
            {counts[kind]}
          </span>
        ))}
    </span>
  );
}

export function Badge({ kind }: { readonly kind: Kind }) {
  return (
    <span class={`badge ${kind}`}>
      {marks[kind]} {words[kind]}
    </span>
  );
}
