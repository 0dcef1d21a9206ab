/** The only makers of nodes: both give the same property order, which keeps every reader of nodes fast. */
import type { Kind, LeafKind, Node, TreeKind } from './syntax.ts';

const none: readonly Node[] = [];

export const leaf = (kind: LeafKind, start: number, end: number, text: string): Node => ({
  kind: kind as Kind,
  start,
  end,
  text,
  children: none,
});

/** A tree over at least one child, from the first one's start to the last one's end. */
export const tree = (kind: TreeKind, children: readonly Node[]): Node => ({
  kind: kind as Kind,
  start: (children[0] as Node).start,
  end: (children[children.length - 1] as Node).end,
  text: '',
  children,
});

/** A tree without children, as the list in `f()` is; it stands between its neighbours. */
export const emptyTree = (kind: TreeKind, at: number): Node => ({
  kind: kind as Kind,
  start: at,
  end: at,
  text: '',
  children: none,
});

/** A list node over what may be nothing. */
export const listTree = (kind: TreeKind, children: readonly Node[], at: number): Node =>
  children.length === 0 ? emptyTree(kind, at) : tree(kind, children);
