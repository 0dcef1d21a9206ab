import type { Node } from '../c/syntax.ts';
import { isStatement, spelling, walk } from './shape.ts';

/** For each statement that was there before the conversion: which one it was. Blocks and labels have none. */
export type Origins = ReadonlyMap<Node, Node>;

/** What stays of a statement without the statements in it: its kind and its condition. */
function headOf(statement: Node): string {
  const inner = statement.children.filter((child) => !isStatement(child) || child.kind === 'decl');
  return `${statement.kind} ${inner.map(spelling).join(' ')}`;
}

const listStatements = (fn: Node): readonly Node[] =>
  [...walk(fn)].filter((node) => isStatement(node) && node.kind !== 'block' && node.kind !== 'marked');

/**
 * The longest run of equal heads, in order. Statements that a conversion did not touch keep their places, so that
 * most of a function falls to the common beginning and end and the table stays small.
 */
export function matchStatements(was: Node, now: Node): Origins {
  const [old, current] = [listStatements(was), listStatements(now)];
  const [oldHeads, heads] = [old.map(headOf), current.map(headOf)];
  const origins = new Map<Node, Node>();
  const pair = (i: number, j: number): void => void origins.set(current[j] as Node, old[i] as Node);

  let first = 0;
  while (first < Math.min(old.length, current.length) && oldHeads[first] === heads[first])
    pair(first, first++);
  let [oldEnd, end] = [old.length, current.length];
  while (oldEnd > first && end > first && oldHeads[oldEnd - 1] === heads[end - 1]) pair(--oldEnd, --end);

  const lengths = runLengths(oldHeads.slice(first, oldEnd), heads.slice(first, end));
  for (let i = 0, j = 0; i < oldEnd - first && j < end - first; ) {
    const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
    if (oldHeads[first + i] === heads[first + j]) pair(first + i++, first + j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return origins;
}

/** For each pair of places: how long the longest run of equal entries from there on is. */
function runLengths(old: readonly string[], current: readonly string[]): readonly Uint16Array[] {
  const rows: Uint16Array[] = [];
  rows[old.length] = new Uint16Array(current.length + 1);
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [new Uint16Array(current.length + 1), rows[i + 1] as Uint16Array];
    for (let j = current.length - 1; j >= 0; j--)
      row[j] =
        old[i] === current[j]
          ? (below[j + 1] as number) + 1
          : Math.max(below[j] as number, row[j + 1] as number);
    rows[i] = row;
  }
  return rows;
}
