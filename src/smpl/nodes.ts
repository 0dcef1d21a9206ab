import type { Mark, PlusCode, PNode, When } from './syntax.ts';
import type { Token } from './token.ts';

const nothing: readonly never[] = [];

const markOf = (token: Token): Mark =>
  // the `+` slice is read like any other code; its tree is looked at, but is in no rule
  token.mark === 'plus' ? 'context' : token.mark;

export function leafOf(token: Token, kind: PNode['kind']): PNode {
  return {
    kind,
    start: token.start,
    end: token.end,
    text: token.text,
    children: nothing,
    mark: markOf(token),
    before: nothing,
    after: nothing,
    attached: token.attached.map(({ name }) => name),
    whens: nothing,
    atLeastOnce: false,
  };
}

/** A tree of these children; one without any stands, empty, at `place`. */
export function treeOf(kind: PNode['kind'], children: readonly PNode[], place = 0): PNode {
  return {
    kind,
    start: children[0]?.start ?? place,
    end: children.at(-1)?.end ?? place,
    text: '',
    children,
    mark: 'context',
    before: nothing,
    after: nothing,
    attached: nothing,
    whens: nothing,
    atLeastOnce: false,
  };
}

/** A leaf that stands for no token: an empty branch. */
export const nothingAt = (place: number): PNode => ({ ...treeOf('nothing', [], place), end: place });

export const withWhens = (node: PNode, whens: readonly When[]): PNode =>
  whens.length === 0 ? node : { ...node, whens };

export const isLeaf = (node: PNode): boolean => node.children.length === 0 && node.text !== '';

/** The leaves of a tree in the order of the text. */
export function* leavesOf(node: PNode): Generator<PNode> {
  if (isLeaf(node)) yield node;
  else for (const child of node.children) yield* leavesOf(child);
}

export function* nodesOf(node: PNode): Generator<PNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** The tree with `change` made of each node, children first. A node of which nothing changed stays the same object. */
export function rebuild(node: PNode, change: (node: PNode, original: PNode) => PNode): PNode {
  const children = node.children.map((child) => rebuild(child, change));
  const same = children.every((child, index) => child === node.children[index]);
  return change(same ? node : { ...node, children }, node);
}

export function withPlus(node: PNode, before: readonly PlusCode[], after: readonly PlusCode[]): PNode {
  if (before.length === 0 && after.length === 0) return node;
  return { ...node, before: [...node.before, ...before], after: [...after, ...node.after] };
}
