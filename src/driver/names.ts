import type { Node } from '../c/syntax.ts';

/** Small questions about C trees that the driver model asks again and again. */

/** The name of a function definition, or of a variable that a declarator declares. */
export function declaredName(declarator: Node | undefined): Node | undefined {
  let at = declarator;
  while (at !== undefined) {
    if (at.kind === 'ident') return at;
    at = at.children.find((child) => child.kind === 'ident' || isDeclarator(child));
  }
  return undefined;
}

const declaratorKinds: ReadonlySet<string> = new Set(['pointer', 'array', 'func', 'parens', 'init']);
const isDeclarator = (node: Node): boolean => declaratorKinds.has(node.kind);

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
  const specs = decl.children.find((child) => child.kind === 'specs');
  const list = decl.children.find((child) => child.kind === 'declarators');
  const each = list?.children ?? decl.children;
  return each.flatMap((declarator) => variableOf(specs, declarator) ?? []);
}

/** The parameters of a function definition, by position; unnamed and odd ones are undefined. */
export function parametersOf(fn: Node): readonly (Variable | undefined)[] {
  const params = firstInside(fn, 'params', ['block']);
  return (params?.children ?? [])
    .filter((child) => child.kind === 'param')
    .map((param) => {
      const specs = param.children.find((child) => child.kind === 'specs');
      const declarator = param.children.find((child) => child.kind !== 'specs');
      return declarator && variableOf(specs, declarator);
    });
}

function variableOf(specs: Node | undefined, declarator: Node): Variable | undefined {
  if (declarator.kind !== 'ident' && !isDeclarator(declarator)) return undefined;
  const inner = declarator.kind === 'init' ? (declarator.children[0] as Node) : declarator;
  const name = declaredName(inner);
  if (name === undefined) return undefined;
  const struct = specs?.children.find((child) => child.kind === 'struct');
  return {
    name: name.text,
    tag: struct?.children.find((child) => child.kind === 'ident')?.text,
    pointer: inner.kind === 'pointer',
    value: declarator.kind === 'init' ? declarator.children.at(-1) : undefined,
    node: declarator,
  };
}

/** The first node of a kind in or under `node`, in the order of the text, not looking into nodes of some kinds. */
export function firstInside(
  node: Node,
  kind: Node['kind'],
  avoid: readonly Node['kind'][] = [],
): Node | undefined {
  if (node.kind === kind) return node;
  for (const child of node.children) {
    if (avoid.includes(child.kind)) continue;
    const found = firstInside(child, kind, avoid);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Calls `visit` with every node in and under `node` and the nodes around it, innermost last; no recursion. */
export function visitAll(node: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const steps: { readonly node: Node; readonly parent: Node | undefined }[] = [{ node, parent: undefined }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    visit(step.node, step.parent);
    const { children } = step.node;
    for (let i = children.length - 1; i >= 0; i--)
      steps.push({ node: children[i] as Node, parent: step.node });
  }
}

/** What an expression says, without white space, comments and needless parentheses: `&pdev->dev`. */
export function spelling(node: Node): string {
  if (node.kind === 'paren' && node.children[1] !== undefined && isTight(node.children[1]))
    return spelling(node.children[1]);
  if (node.children.length === 0) return node.text;
  return node.children.map(spelling).join('');
}

const isTight = ({ kind }: Node): boolean =>
  kind === 'ident' || kind === 'field' || kind === 'call' || kind === 'index' || kind === 'paren';

/** How many conditionals a directive leaf leaves open, or closes (negative); the reader may make one leaf of several. */
export const depthChange = (directive: Node): number =>
  lines(directive, /^[ \t]*#[ \t]*if/gm) - lines(directive, /^[ \t]*#[ \t]*endif/gm);

const lines = (directive: Node, start: RegExp): number => directive.text.match(start)?.length ?? 0;

/** The expression in a cast and in parentheses around the whole. */
export function bare(node: Node): Node {
  let at = node;
  for (;;) {
    const inner = at.kind === 'paren' ? at.children[1] : at.kind === 'cast' ? at.children.at(-1) : undefined;
    if (inner === undefined) return at;
    at = inner;
  }
}
