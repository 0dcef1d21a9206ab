import type { Node } from '../c/syntax.ts';
import { childOfKind, declaredName, parameters } from '../c/walk.ts';

/** One variable of a declaration or parameter: what it is called, its type's struct tag, how it starts. */
export interface Variable {
  readonly name: string;
  /** The tag in `struct tag *name`; undefined for other types. */
  readonly tag: string | undefined;
  readonly pointer: boolean;
  readonly value: Node | undefined;
  readonly node: Node;
}

/** The variables that a `decl` declares. */
export function variablesOf(decl: Node): readonly Variable[] {
  const specs = childOfKind(decl, 'specs');
  const list = childOfKind(decl, 'declarators');
  const each = list?.children ?? decl.children;
  return each.flatMap((declarator) => variableOf(specs, declarator) ?? []);
}

/** The parameters of a function definition, by position; unnamed and odd ones are undefined. */
export const parametersOf = (fn: Node): readonly (Variable | undefined)[] =>
  parameters(fn)
    .filter((child) => child.kind === 'param')
    .map((param) => {
      const declarator = param.children.find((child) => child.kind !== 'specs');
      return declarator && variableOf(childOfKind(param, 'specs'), declarator);
    });

const declaratorKinds: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'ident',
  'pointer',
  'array',
  'func',
  'parens',
  'init',
]);

function variableOf(specs: Node | undefined, declarator: Node): Variable | undefined {
  if (!declaratorKinds.has(declarator.kind)) return undefined;
  const inner = declarator.kind === 'init' ? (declarator.children[0] as Node) : declarator;
  const name = declaredName(inner);
  if (name === undefined) return undefined;
  const struct = specs && childOfKind(specs, 'struct');
  return {
    name: name.text,
    tag: struct && childOfKind(struct, 'ident')?.text,
    pointer: inner.kind === 'pointer',
    value: declarator.kind === 'init' ? declarator.children.at(-1) : undefined,
    node: declarator,
  };
}
