/**
 * The statements of a function that a change can touch: those that change, and one on either side that does not. A
 * statement of the function's own block that stands on lines of its own ends every search for how deep a line is
 * indented, so that the text comes out the same as if the whole function were laid out.
 */
import type { Kind, Node } from '../c/syntax.ts';
import { indexAt, type Span } from '../text/span.ts';
import { standsFirstOnLine } from './indentation.ts';

export interface Window {
  /** Without the gaps at its ends. */
  readonly words: Span;
  /** With them. */
  readonly gaps: Span;
  readonly trees: readonly Node[];
}

const anchors: ReadonlySet<Kind> = new Set<Kind>([
  'expr_stmt',
  'decl',
  'if',
  'while',
  'for',
  'return',
  'goto',
]);

/** Undefined when something else than statements of the function's block is touched. `places` are starts of leaves. */
export function windowsOf(
  text: string,
  tree: Node,
  places: readonly number[],
): readonly Window[] | undefined {
  const block = tree.kind === 'fundef' ? tree.children.at(-1) : undefined;
  if (block?.kind !== 'block') return undefined;
  const { children } = block;
  const touched = places.map((place) => indexAt(children, place));
  // The braces are the first and the last of them.
  if (touched.some((index) => index < 1 || index > children.length - 2)) return undefined;
  const beginsLine = (index: number): boolean => standsFirstOnLine(text, (children[index] as Node).start);
  const isAnchor = (index: number): boolean =>
    anchors.has((children[index] as Node).kind) && beginsLine(index) && beginsLine(index + 1);
  const windows: [number, number][] = [];
  for (const index of [...new Set(touched)].sort((a, b) => a - b)) {
    const before = windows.at(-1);
    if (before !== undefined && index < before[1]) continue;
    let [first, last] = [index - 1, index + 1];
    while (first > 0 && !isAnchor(first)) first--;
    while (last < children.length - 1 && !isAnchor(last)) last++;
    if (first === 0 || last === children.length - 1) return undefined;
    if (before !== undefined && first <= before[1]) before[1] = Math.max(last, before[1]);
    else windows.push([first, last]);
  }
  return windows.map(([first, last]) => ({
    words: { start: (children[first] as Node).start, end: (children[last] as Node).end },
    gaps: { start: (children[first - 1] as Node).end, end: (children[last + 1] as Node).start },
    trees: children.slice(first, last + 1),
  }));
}
