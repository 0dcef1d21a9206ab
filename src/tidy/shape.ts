import type { Kind, Node } from '../c/syntax.ts';

/** What passes ask of a statement's tree; see `c/syntax.ts` for the shapes. */

/** All nodes under `node`, itself first, in the order of the text. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

/** The leaves of a tree, one blank between them: equal for two pieces of code that differ in layout only. */
export function spelling(node: Node): string {
  if (node.children.length === 0) return node.text;
  return node.children.map(spelling).filter(Boolean).join(' ');
}

const statementKinds: ReadonlySet<Kind> = new Set<Kind>([
  ...([
    'block',
    'expr_stmt',
    'empty',
    'macro_stmt',
    'if',
    'while',
    'do',
    'for',
    'iterator',
    'switch',
  ] as const),
  ...(['case', 'default', 'label', 'marked', 'goto', 'break', 'continue', 'return', 'asm', 'decl'] as const),
]);

export const isStatement = (node: Node): boolean => statementKinds.has(node.kind);

/** The statements of a block, directives among them. */
export const statementsOf = (block: Node): readonly Node[] =>
  block.children.filter((child) => child.kind !== 'token');

export interface Branches {
  readonly condition: Node;
  readonly then: Node;
  /** The token `else`. */
  readonly elseToken?: Node;
  readonly otherwise?: Node;
}

/** The parts of an `if`; undefined when something unusual (a directive) stands among them. */
export function branchesOf(node: Node): Branches | undefined {
  const [word, open, condition, close, then, elseToken, otherwise] = node.children;
  if (node.kind !== 'if' || word?.text !== 'if' || open?.text !== '(' || close?.text !== ')')
    return undefined;
  if (condition === undefined || then === undefined || !isStatement(then)) return undefined;
  if (elseToken === undefined) return { condition, then };
  if (elseToken.text !== 'else' || otherwise === undefined || !isStatement(otherwise)) return undefined;
  return { condition, then, elseToken, otherwise };
}

/** The statement that a `while`, `for` or iterator loop repeats. */
export function loopBody(node: Node): Node | undefined {
  if (node.kind !== 'while' && node.kind !== 'for' && node.kind !== 'iterator') return undefined;
  const body = node.children.at(-1);
  return body !== undefined && isStatement(body) ? body : undefined;
}

/** Where a label or a goto names its label: the name, undefined for a computed goto. */
export function labelName(node: Node): string | undefined {
  if (node.kind === 'label') return node.children[0]?.kind === 'ident' ? node.children[0].text : undefined;
  if (node.kind === 'goto') return node.children[1]?.kind === 'ident' ? node.children[1].text : undefined;
  return undefined;
}

/** What a `return` gives back, undefined for `return;`. */
export const returned = (node: Node): Node | undefined =>
  node.children[1]?.text === ';' ? undefined : node.children[1];

/** The parts of `name = value;`. */
export function assignmentOf(node: Node): { readonly target: Node; readonly value: Node } | undefined {
  if (node.kind !== 'expr_stmt') return undefined;
  const [target, operator, value] = node.children[0]?.kind === 'assign' ? node.children[0].children : [];
  if (target?.kind !== 'ident' || operator?.text !== '=' || value === undefined) return undefined;
  return { target, value };
}

/** The call that is all of an expression statement, with the name of what it calls. */
export function plainCall(node: Node): { readonly name: string; readonly args: readonly Node[] } | undefined {
  const call = node.kind === 'expr_stmt' ? node.children[0] : undefined;
  return call === undefined ? undefined : callOf(call);
}

export function callOf(node: Node): { readonly name: string; readonly args: readonly Node[] } | undefined {
  if (node.kind !== 'call') return undefined;
  const [callee, ...rest] = node.children;
  const args = rest.find((child) => child.kind === 'args')?.children ?? [];
  return callee?.kind === 'ident'
    ? { name: callee.text, args: args.filter((arg) => arg.kind !== 'token') }
    : undefined;
}

export const isJump = (node: Node): boolean =>
  node.kind === 'return' || node.kind === 'goto' || node.kind === 'break' || node.kind === 'continue';

/** Statements that a branch may hold without braces. */
export const isSimple = (node: Node): boolean =>
  isJump(node) || node.kind === 'expr_stmt' || node.kind === 'asm';
