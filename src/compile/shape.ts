import { termKinds } from '../c/kinds.ts';
import type { Metavariable, PlusCode, PNode } from '../smpl/syntax.ts';

const EXPRESSIONS: ReadonlySet<string> = new Set([...termKinds, 'comma', 'compound', 'braces', 'generic']); // prettier-ignore

const EXPRESSION_VARIABLES: ReadonlySet<Metavariable['kind']> = new Set([
  'identifier',
  'fresh identifier',
  'expression',
  'idexpression',
  'constant',
  'symbol',
  'format',
  'declarer',
]); // prettier-ignore

export type VariableLookup = (name: string) => Metavariable | undefined;

/** Whether a pattern stands for an expression (rather than a statement, declaration or type). */
export function isExpression(node: PNode, lookup: VariableLookup): boolean {
  switch (node.kind) {
    case 'meta': {
      const kind = lookup(node.text)?.kind;
      return kind !== undefined && EXPRESSION_VARIABLES.has(kind);
    }
    case 'disj':
    case 'conj':
      return branchesOf(node).every((branch) => isExpression(onlyOf(branch), lookup));
    case 'nest':
      return isExpression(onlyOf(node.children[1] as PNode), lookup) && node.children[1]?.kind !== 'seq';
    default:
      return EXPRESSIONS.has(node.kind);
  }
}

/** Whether a pattern stands for a type. */
export function isType(node: PNode, lookup: VariableLookup): boolean {
  switch (node.kind) {
    case 'meta':
      return lookup(node.text)?.kind === 'type';
    case 'disj':
      return branchesOf(node).every((branch) => isType(onlyOf(branch), lookup));
    default:
      return (
        node.kind === 'type_name' || node.kind === 'specs' || node.kind === 'struct' || node.kind === 'enum'
      );
  }
}

/** The one element of a sequence of one; anything else as it is. */
export function onlyOf(node: PNode): PNode {
  const [only] = node.children;
  return node.kind === 'seq' && node.children.length === 1 && only !== undefined ? onlyOf(only) : node;
}

/** The branches of a disjunction or conjunction: its children but for `(`, `|`, `&`, `)`. */
export const branchesOf = (node: PNode): readonly PNode[] =>
  node.children.filter((child) => child.kind !== 'token');

/** The elements of a sequence; a single piece is a sequence of one. */
export const elementsOf = (node: PNode): readonly PNode[] =>
  node.kind === 'seq' ? node.children : node.kind === 'nothing' ? [] : [node];

/** Whether any leaf is removed, starred, or has `+` code hanging on it. */
export function hasChange(node: PNode): boolean {
  if (node.kind === 'token' || node.children.length === 0) {
    return node.mark !== 'context' || node.before.length > 0 || node.after.length > 0;
  }
  return node.before.length > 0 || node.after.length > 0 || node.children.some(hasChange);
}

export const hasPosition = (node: PNode): boolean =>
  node.attached.length > 0 || node.children.some(hasPosition);

/** A pattern node that the text of the rule does not have. */
export const makeTree = (kind: PNode['kind'], children: readonly PNode[], like: PNode): PNode => ({
  kind,
  start: children[0]?.start ?? like.start,
  end: children.at(-1)?.end ?? like.end,
  text: '',
  children,
  mark: 'context',
  before: [],
  after: [],
  attached: [],
  whens: [],
  atLeastOnce: false,
});

export const makeLeaf = (
  kind: PNode['kind'],
  text: string,
  like: PNode,
  plus: { readonly before?: readonly PlusCode[]; readonly after?: readonly PlusCode[] } = {},
): PNode => ({ ...makeTree(kind, [], like), text, before: plus.before ?? [], after: plus.after ?? [] });

/** Whether all that a tree matches goes; the signs of a choice match nothing. */
export const isWhollyRemoved = (pat: PNode): boolean =>
  pat.children.length === 0
    ? pat.text === '' || pat.mark === 'minus'
    : pat.children.every(
        (child) => (pat.kind === 'disj' && child.kind === 'token') || isWhollyRemoved(child),
      );
