import type { CFile } from '../c/file.ts';
import type { Diagnostic } from '../report/diagnostic.ts';

/**
 * The functions that name an acquire of the catalogue, and could not be read to their end. What they do is not known,
 * so each is told: exit code 3 means that there are some.
 */
export function unreadFunctions(file: CFile, words: RegExp): readonly Diagnostic[] {
  const named = file.items.filter(
    ({ kind, start, end }) => kind === 'function' && words.test(file.text.slice(start, end)),
  );
  return named.flatMap((item) => {
    const { problem } = file.read(item);
    if (problem === undefined) return [];
    return {
      severity: 'warning' as const,
      code: 'unread-function',
      message: `${item.name ?? 'a function'}() could not be read from here on, so nothing in it is changed`,
      span: problem,
    };
  });
}
