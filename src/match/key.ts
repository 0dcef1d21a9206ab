import type { Node } from '../c/syntax.ts';

const keys = new WeakMap<Node, string>();

/** A node's text without spacing and comments: what makes two pieces of code the same. */
export function keyOf(node: Node): string {
  if (node.children.length === 0) return node.text;
  const known = keys.get(node);
  if (known !== undefined) return known;
  const key = keyOfAll(node.children);
  keys.set(node, key);
  return key;
}

export const keyOfAll = (nodes: readonly Node[]): string =>
  nodes
    .map(keyOf)
    .filter((part) => part !== '')
    .join(' ');

export function eachLeaf(node: Node, visit: (leaf: Node) => void): void {
  if (node.children.length === 0) {
    if (node.text !== '') visit(node);
  } else for (const child of node.children) eachLeaf(child, visit);
}
