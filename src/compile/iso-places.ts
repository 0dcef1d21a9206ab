// Finds the terms of a pattern that isomorphisms may rewrite, and what is asked of them where they stand.
import { termKinds } from '../c/kinds.ts';
import type { PNode } from '../smpl/syntax.ts';

export interface IsoPlace {
  readonly what: 'expression' | 'statement' | 'declaration';
  /** Only its truth matters: a condition, or an operand of `!`, `&&` and `||` in one. */
  readonly test: boolean;
  /** All of a pattern, or of a choice that is: it is looked for everywhere, tests among other places. */
  readonly bare: boolean;
  /** A whole argument, or the right side of an assignment. */
  readonly argument: boolean;
}

const expressions: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([...termKinds, 'meta']);
const statements: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([
  'block',
  'expr_stmt',
  'if',
  'while',
  'do',
  'for',
  'iterator',
  'switch',
  'return',
]);

export function placesIn(root: PNode): ReadonlyMap<PNode, IsoPlace> {
  const places = new Map<PNode, IsoPlace>();
  visit(root, undefined, 0, { test: false, argument: false, bare: true }, places);
  return places;
}

function visit(
  node: PNode,
  parent: PNode | undefined,
  index: number,
  around: Omit<IsoPlace, 'what'>,
  places: Map<PNode, IsoPlace>,
): void {
  const test = isTest(parent, index, around.test);
  const argument = isArgument(parent, index, around.argument);
  const what = whatOf(node, parent, index);
  if (what !== undefined) places.set(node, { what, test, bare: around.bare, argument });
  if (isClosed(node)) return;
  const bare = around.bare && /^(seq|disj|conj)$/.test(node.kind);
  node.children.forEach((child, at) => {
    visit(child, node, at, { test, argument, bare }, places);
  });
}

/** Names of things and the words of attributes are no terms. */
const isClosed = (node: PNode): boolean =>
  node.kind === 'attribute' || node.kind === 'enum' || node.kind === 'designator';

function whatOf(node: PNode, parent: PNode | undefined, index: number): IsoPlace['what'] | undefined {
  if (statements.has(node.kind)) return isBody(node, parent) ? undefined : 'statement';
  if (node.kind === 'decl')
    return parent?.kind === 'fields' || parent?.kind === 'for_clauses' ? undefined : 'declaration';
  return expressions.has(node.kind) && isOperand(parent, index) ? 'expression' : undefined;
}

/** A function's body and what a `switch` or a statement expression encloses keep their braces. */
const isBody = (node: PNode, parent: PNode | undefined): boolean =>
  node.kind === 'block' &&
  (parent?.kind === 'fundef' || parent?.kind === 'switch' || parent?.kind === 'stmt_expr');

const operandsOnly: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([
  'args',
  'index',
  'unary',
  'postfix',
  'binary',
  'assign',
  'conditional',
  'sizeof',
  'paren',
  'comma',
  'inits',
  'expr_stmt',
  'for_clauses',
  'case',
  'return',
  'if',
  'while',
  'do',
  'switch',
  'disj',
  'conj',
  'nest',
  'seq',
  'optional',
]);

/** Whether an expression stands there, rather than a name or an operator. */
function isOperand(parent: PNode | undefined, index: number): boolean {
  if (parent === undefined) return true;
  if (parent.kind === 'call' || parent.kind === 'field') return index === 0;
  if (parent.kind === 'cast') return index === 3;
  if (parent.kind === 'init' || parent.kind === 'designated') return index === parent.children.length - 1;
  if (parent.kind === 'binary' || parent.kind === 'assign') return index !== 1;
  return operandsOnly.has(parent.kind);
}

function isTest(parent: PNode | undefined, index: number, parentTests: boolean): boolean {
  switch (parent?.kind) {
    case 'if':
    case 'while':
      return index === 2;
    case 'do':
      return index === 4;
    case 'for_clauses':
      return parent.children[index - 1]?.text === ';' || parent.children[index - 1]?.kind === 'decl';
    case 'conditional':
      return index === 0;
    case 'unary':
      return parent.children[0]?.text === '!';
    case 'binary':
      return /^(&&|\|\|)$/.test(parent.children[1]?.text ?? '') && index !== 1;
    case 'paren':
    case 'disj':
    case 'conj':
      return parentTests;
    default:
      return false;
  }
}

function isArgument(parent: PNode | undefined, index: number, parentIsArgument: boolean): boolean {
  if (parent?.kind === 'args') return true;
  if (parent?.kind === 'disj' || parent?.kind === 'conj') return parentIsArgument;
  return (parent?.kind === 'assign' || parent?.kind === 'init') && index === parent.children.length - 1;
}
