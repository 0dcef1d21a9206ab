import type { Span } from './span.ts';

/** Puts `text` in place of `span` of the original text; an empty span inserts, an empty text removes. */
export interface Edit extends Span {
  readonly text: string;
}

/** The edits in order of place; edits of the same place keep the order in which they were given. */
export const sortEdits = (edits: readonly Edit[]): readonly Edit[] =>
  edits
    .map((edit, given) => ({ edit, given }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given)
    .map(({ edit }) => edit);

/** The first pair of sorted edits of which the second begins before the first has ended, or undefined. */
export function firstOverlap(sorted: readonly Edit[]): readonly [Edit, Edit] | undefined {
  for (let i = 1; i < sorted.length; i++) {
    const [before, after] = [sorted[i - 1] as Edit, sorted[i] as Edit];
    if (after.start < before.end) return [before, after];
  }
  return undefined;
}
