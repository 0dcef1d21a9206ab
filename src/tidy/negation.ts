import type { Node } from '../c/syntax.ts';

const opposites: ReadonlyMap<string, string> = new Map([
  ['==', '!='],
  ['!=', '=='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
]);

/** The opposite of a condition, as one would write it. */
export function negate(condition: Node, text: string): string {
  const [first, operator, last] = condition.children;
  const said = (node: Node): string => text.slice(node.start, node.end);
  if (condition.kind === 'unary' && first?.text === '!' && operator !== undefined)
    return said(operator.kind === 'paren' ? (operator.children[1] ?? operator) : operator);
  const opposite = condition.kind === 'binary' ? opposites.get(operator?.text ?? '') : undefined;
  if (opposite !== undefined && first !== undefined && last !== undefined)
    return `${said(first)} ${opposite} ${said(last)}`;
  const closed = ['ident', 'call', 'field', 'index', 'paren', 'postfix', 'number'].includes(condition.kind);
  return closed ? `!${said(condition)}` : `!(${said(condition)})`;
}
