import type { Node } from '../c/syntax.ts';

/** A statement's children without directives among them, so that each part has the place that the shapes tell. */
export const partsOf = (node: Node): readonly Node[] =>
  node.children.some((child) => child.kind === 'directive')
    ? node.children.filter((child) => child.kind !== 'directive')
    : node.children;
