/** Where in a statement an expression, a type or a name may stand. */
import type { Node } from '../c/syntax.ts';
import { isExpressionNode } from './variables.ts';

export type Sought = 'expression' | 'type' | 'name';

const found: Readonly<Record<Sought, WeakMap<Node, readonly Node[]>>> = {
  expression: new WeakMap(),
  type: new WeakMap(),
  name: new WeakMap(),
};

/** All places inside `node` (itself included) where `sought` may match, outermost first. */
export function placesIn(node: Node, sought: Sought): readonly Node[] {
  const known = found[sought].get(node);
  if (known !== undefined) return known;
  const places: Node[] = [];
  if (sought === 'expression') collectExpressions(node, places);
  else if (sought === 'type') collectTypes(node, places);
  else collectNames(node, places);
  found[sought].set(node, places);
  return places;
}

function collectExpressions(node: Node, places: Node[]): void {
  switch (node.kind) {
    case 'token':
    case 'directive':
    case 'attribute':
      return;
    case 'init':
      places.push(node);
      for (const child of node.children) if (child.kind !== 'ident') collectExpressions(child, places);
      // The value may be a bare name, the declared name is none that could be looked for.
      if (node.children[2]?.kind === 'ident') places.push(node.children[2]);
      return;
    case 'specs':
    case 'params':
      for (const child of node.children) if (child.children.length > 0) collectExpressions(child, places);
      return;
    case 'pointer':
    case 'parens':
    case 'func':
    case 'declarators':
    case 'param':
      for (const child of node.children) if (child.children.length > 0) collectExpressions(child, places);
      return;
    case 'array':
    case 'bitfield':
      node.children.forEach((child, index) => {
        if (index > 0 || child.children.length > 0) collectExpressions(child, places);
      });
      return;
    case 'enumerator':
      if (node.children[2] !== undefined) collectExpressions(node.children[2], places);
      return;
    case 'goto':
    case 'label':
      for (const child of node.children) if (child.kind !== 'ident') collectExpressions(child, places);
      return;
    case 'designator':
      if (node.children[0]?.text === '[')
        for (const child of node.children) collectExpressions(child, places);
      return;
    case 'struct':
    case 'enum':
    case 'macro_decl':
    case 'iterator':
      node.children.forEach((child) => {
        if (child.kind !== 'ident') collectExpressions(child, places);
      });
      return;
    case 'braces':
      places.push(node);
      for (const child of node.children) collectExpressions(child, places);
      return;
    case 'field':
      places.push(node);
      collectExpressions(node.children[0] as Node, places);
      return;
    case 'fundef':
      for (const child of node.children) {
        if (child.kind !== 'ident' && child.kind !== 'block') collectExpressions(child, places);
      }
      return;
    default:
      if (isExpressionNode(node)) places.push(node);
      for (const child of node.children) collectExpressions(child, places);
  }
}

/** Specifiers with the declarator around them, and type names: whatever holds a type. */
function collectTypes(node: Node, places: Node[]): void {
  if (node.kind === 'decl' || node.kind === 'param' || node.kind === 'type_name' || node.kind === 'fundef') {
    places.push(node);
  }
  for (const child of node.children) {
    if (node.kind === 'fundef' && child.kind === 'block') continue;
    collectTypes(child, places);
  }
}

/** Names of variables, functions, members, labels; those of structs and their like are of another kind. */
function collectNames(node: Node, places: Node[]): void {
  if (node.kind === 'ident') places.push(node);
  for (const child of node.children) {
    if (node.kind === 'fundef' && child.kind === 'block') continue;
    if ((node.kind === 'struct' || node.kind === 'enum') && child.kind === 'ident') continue;
    collectNames(child, places);
  }
}
