/**
 * What tells code of one function from code of another that reads the same: the types of the names in it. An `x` that one
 * rule has found is for the rules behind it only an `x` of the same type.
 */
import type { Node } from '../c/syntax.ts';
import type { Value } from './bindings.ts';
import { keyOfAll } from './key.ts';
import { typeNodes } from './specs.ts';
import type { Types } from './types.ts';
import { isExpressionNode } from './variables.ts';

/** Undefined for what is no expression. Names that are called say nothing, nor do those that nobody has declared. */
export function typeSignature(types: Types, value: Value): string | undefined {
  if (value.kind !== 'code' || !value.nodes.some(isExpressionNode)) return undefined;
  const found: string[] = [];
  const visit = (node: Node, parent: Node | undefined, index: number): void => {
    if (node.kind === 'ident' && isVariable(parent, index)) found.push(typeText(types, node));
    node.children.forEach((child, at) => {
      visit(child, node, at);
    });
  };
  for (const node of value.nodes) visit(node, undefined, 0);
  return found.join(';');
}

const isVariable = (parent: Node | undefined, index: number): boolean =>
  !(parent?.kind === 'field' && index > 0) && !(parent?.kind === 'call' && index === 0);

function typeText(types: Types, name: Node): string {
  const type = types.typeOf(name);
  if (type === undefined || type.layers[0] === 'func') return '';
  return [keyOfAll(typeNodes(type.specs)), ...type.layers].join(' ');
}
