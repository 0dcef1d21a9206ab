/** Prints trees for people: one line a leaf-only node, else its kind with its children indented below. */
import type { Node } from './syntax.ts';
import { isLeaf } from './walk.ts';

const widest = 100;

export function printTree(node: Node, indent = ''): string {
  const line = printLine(node);
  if (isLeaf(node) || node.children.length === 0 || indent.length + line.length <= widest)
    return `${indent}${line}\n`;
  const inner = node.children.map((child) => printTree(child, `${indent}  `)).join('');
  return `${indent}${node.kind}\n${inner}`;
}

/** A tree on one line: tokens in quotes, other leaves as they are, trees in brackets behind their kind. */
export function printLine(node: Node): string {
  if (node.kind === 'token') return JSON.stringify(node.text);
  if (isLeaf(node)) return node.kind === 'ident' ? node.text : `${node.kind}:${JSON.stringify(node.text)}`;
  return `(${[node.kind, ...node.children.map(printLine)].join(' ')})`;
}
