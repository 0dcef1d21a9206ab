/** What the tests of src/c share: how a text is read, and what every reading has to hold. */
import { expect } from '@jest/globals';
import type { Item } from '../../src/c/file.ts';
import { openC } from '../../src/c/open.ts';
import { printLine } from '../../src/c/print.ts';
import { tokenize } from '../../src/c/tokens.ts';
import { leaves } from '../../src/c/walk.ts';

/** The trees of a text's items, one line each; PROBLEM with the words at fault where one could not be read. */
export function read(text: string): readonly string[] {
  const file = openC(text);
  return file.items.map((item) => {
    const { tree, problem } = file.read(item);
    expectLeavesToCover(text, item);
    return problem === undefined ? printLine(tree) : `PROBLEM ${text.slice(problem.start, problem.end)}`;
  });
}

/** The statements of a function's body, one line each. */
export function readBody(statements: string): readonly string[] {
  const text = `void f(void)\n{\n${statements}\n}\n`;
  const file = openC(text);
  const [item] = file.items as readonly [Item];
  const { tree, problem } = file.read(item);
  expectLeavesToCover(text, item);
  if (problem !== undefined) return [`PROBLEM ${text.slice(problem.start, problem.end)}`];
  const block = tree.children[tree.children.length - 1];
  return block?.children.slice(1, -1).map(printLine) ?? [];
}

/** Every token of an item is a leaf, in order, and says what the text says there. */
export function expectLeavesToCover(text: string, item: Item): void {
  const { tree } = openC(text).read(item);
  const found = leaves(tree);
  for (const leaf of found) expect(leaf.text).toBe(text.slice(leaf.start, leaf.end));
  const inDirectives = (at: number): boolean =>
    found.some(({ kind, start, end }) => kind === 'directive' && start <= at && at < end);
  const tokens = tokenize(text, item.start, item.end);
  const starts = tokens.starts.filter((start) => !inDirectives(start));
  expect(found.filter(({ kind }) => kind !== 'directive').map(({ start }) => start)).toEqual(starts);
}
