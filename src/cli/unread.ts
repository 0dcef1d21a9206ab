import type { CFile, Item } from '../c/file.ts';
import type { Diagnostic } from '../report/diagnostic.ts';

/**
 * The functions that name an acquire of the catalogue, and could not be read to their end. What they do is not known,
 * so each is told: exit code 3 means that there are some.
 */
export function unreadFunctions(file: CFile, words: readonly string[]): readonly Diagnostic[] {
  const named = file.items.filter((item) => item.kind === 'function' && namesAny(file, item, words));
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

function namesAny(file: CFile, { start, end }: Item, words: readonly string[]): boolean {
  const text = file.text.slice(start, end);
  return words.some((word) => text.includes(word));
}
