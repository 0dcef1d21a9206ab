import type { Diagnostic } from '../report/diagnostic.ts';
import type { FileView } from './rule.ts';
import type { Facts } from './view.ts';

/** The code of what is said about such a function. */
export const unreadFunction = 'unread-function';

/**
 * The functions that deal with resources, and could not be read or followed to their end: no rule has seen all that
 * they do, nor all of a driver that they belong to.
 */
export function unreadFunctions(view: FileView, { table, deals }: Facts): readonly Diagnostic[] {
  const { mentions, functions } = view;
  const dealing = mentions.functions.filter((item) =>
    [...mentions.wordsOf(item)].some((word) => table.has(word) || deals(word)),
  );
  return dealing.flatMap((item): readonly Diagnostic[] => {
    const obstacle = functions.obstacleOf(item);
    if (obstacle === undefined) return [];
    return [
      {
        severity: 'warning',
        code: unreadFunction,
        message: `${item.name ?? 'a function'}() could not be followed, so it was not judged`,
        span: obstacle.span,
        why: obstacle.what,
      },
    ];
  });
}
