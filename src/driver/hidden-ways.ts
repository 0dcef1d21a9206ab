import type { CFile } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { leaves } from '../c/walk.ts';
import type { WordList } from '../catalogue/pattern.ts';

/**
 * Answers where a function hides a way out of itself, or something that is done on every way out: a macro of the file
 * that has a `return` or a `goto` in its body, or what the catalogue knows to end with its scope. The graph of such a
 * function does not tell what it does.
 */
export function hiddenWays(file: CFile, scoped: WordList): (fn: Node) => Node | undefined {
  const leaving = leavingMacros(file);
  return (fn) => leaves(fn).find(({ text }) => leaving.has(text) || scoped.has(text));
}

/** Macros of the file that leave the function which they stand in, themselves or by another macro. */
function leavingMacros(file: CFile): ReadonlySet<string> {
  const bodies = file.items.flatMap(({ kind, name, start, end }) =>
    kind === 'directive' && name !== undefined
      ? [{ name, words: new Set(bodyOf(file.text.slice(start, end), name).match(/\w+/g) ?? []) }]
      : [],
  );
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, words } of bodies)
      if (words.has('return') || words.has('goto') || [...found].some((other) => words.has(other)))
        found.add(name);
  }
  return found;
}

const bodyOf = (text: string, name: string): string =>
  text.slice(text.indexOf(name) + name.length).replace(/"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\//g, ' ');
