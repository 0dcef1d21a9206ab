/**
 * `{ S }` stands for a bare S as well, as long as the rule leaves one statement where one was: otherwise the braces that
 * the rule shows are meant.
 */
import { leavesOf, nodesOf } from '../smpl/nodes.ts';
import type { PlusCode, PNode } from '../smpl/syntax.ts';
import { isWhollyRemoved } from './shape.ts';

/** Whether what the block's statement is bound to stays one statement. */
export function staysOneStatement(values: readonly PNode[]): boolean {
  const [statement, ...others] = values;
  if (statement === undefined || others.length > 0) return others.length === 0;
  if (isWhollyRemoved(statement)) {
    const codes = [...nodesOf(statement)].flatMap(({ before, after }) => [...before, ...after]);
    return codes.reduce((sum, code) => sum + countStatements(code), 0) === 1;
  }
  return !hangsAround(statement);
}

function hangsAround(statement: PNode): boolean {
  const leaves = [...leavesOf(statement)];
  const [first, last] = [leaves[0], leaves.at(-1)];
  const codes = [
    ...statement.before,
    ...statement.after,
    ...(first?.before ?? []),
    ...(last?.mark === 'minus' ? [] : (last?.after ?? [])),
  ];
  return codes.some(({ form }) => form === 'statements' || form === 'pieces');
}

/** The statements of `+` code, those inside others not counted. */
function countStatements({ leaves }: PlusCode): number {
  let count = 0;
  let depth = 0;
  let last = '';
  for (const { kind, text } of leaves) {
    if (kind === 'comment') continue;
    if (text === 'else' || (text === 'while' && last === '}')) count--;
    if (text === '(' || text === '{') depth++;
    if (text === ')' || text === '}') depth--;
    if (depth === 0 && (text === ';' || text === '}')) count++;
    last = text;
  }
  const bare = leaves.filter(({ kind }) => kind !== 'comment');
  return bare.length === 1 && bare[0]?.kind === 'meta' ? 1 : count;
}
