/** Small questions about trees, asked by everybody who reads or matches them. */
import type { Span } from '../text/span.ts';
import type { Kind, Node } from './syntax.ts';

const leafKinds: ReadonlySet<Kind> = new Set<Kind>([
  'token',
  'ident',
  'number',
  'string',
  'char',
  'directive',
]);

export const isLeaf = (node: Node): boolean => leafKinds.has(node.kind);

export const isToken = (node: Node | undefined, text: string): boolean =>
  node !== undefined && node.kind === 'token' && node.text === text;

export const isIdent = (node: Node | undefined, text?: string): boolean =>
  node !== undefined && node.kind === 'ident' && (text === undefined || node.text === text);

export const childOfKind = (node: Node, kind: Kind): Node | undefined =>
  node.children.find((child) => child.kind === kind);

export const childrenOfKind = (node: Node, kind: Kind): readonly Node[] =>
  node.children.filter((child) => child.kind === kind);

/** What a list holds, without its commas, and without annotations and directives between its elements. */
export const elements = (list: Node): readonly Node[] =>
  list.children.filter(
    (child) => !isToken(child, ',') && child.kind !== 'directive' && child.kind !== 'attribute',
  );

/** What `visit` calls for each node; `skip` keeps the walk out of that node's children. */
export type Visitor = (node: Node, parent: Node | undefined) => 'skip' | undefined;

/** Visits a tree in preorder. */
export function visit(node: Node, visitor: Visitor): void {
  visitFrom(node, undefined, visitor);
}

function visitFrom(node: Node, parent: Node | undefined, visitor: Visitor): void {
  if (visitor(node, parent) === 'skip') return;
  for (const child of node.children) visitFrom(child, node, visitor);
}

/** All nodes of a tree in preorder. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

/** All nodes of a kind, in order. */
export function nodesOfKind(node: Node, kind: Kind): readonly Node[] {
  const found: Node[] = [];
  visit(node, (inner) => {
    if (inner.kind === kind) found.push(inner);
    return undefined;
  });
  return found;
}

/** A tree's leaves in order, which are all its tokens. */
export function leaves(node: Node): readonly Node[] {
  const found: Node[] = [];
  collectLeaves(node, found);
  return found;
}

function collectLeaves(node: Node, found: Node[]): void {
  if (node.text !== '') found.push(node);
  else for (const child of node.children) collectLeaves(child, found);
}

export const sourceText = (node: Span, text: string): string => text.slice(node.start, node.end);

/** Reports whether two trees say the same, whatever white space and comments lie between their tokens. */
export function equalTokens(a: Node, b: Node): boolean {
  const [left, right] = [leaves(a), leaves(b)];
  return left.length === right.length && left.every((leaf, i) => leaf.text === (right[i] as Node).text);
}

/** An expression without the brackets around it. */
export function stripParens(node: Node): Node {
  let inner = node;
  while (inner.kind === 'paren' && inner.children.length === 3) inner = inner.children[1] as Node;
  return inner;
}

/** The expression in a cast and in brackets around the whole. */
export function bare(node: Node): Node {
  let at = node;
  for (;;) {
    const inner = at.kind === 'paren' ? at.children[1] : at.kind === 'cast' ? at.children.at(-1) : undefined;
    if (inner === undefined) return at;
    at = inner;
  }
}

/** What an expression says, without white space, comments and needless brackets: `&pdev->dev`. */
export function spelling(node: Node): string {
  if (node.kind === 'paren' && node.children[1] !== undefined && isTight(node.children[1]))
    return spelling(node.children[1]);
  if (node.children.length === 0) return node.text;
  return node.children.map(spelling).join('');
}

const tightKinds: ReadonlySet<Kind> = new Set<Kind>(['ident', 'field', 'call', 'index', 'paren']);
const isTight = ({ kind }: Node): boolean => tightKinds.has(kind);

/** How many conditionals a directive leaf leaves open, or closes (negative); the reader may make one leaf of several. */
export const depthChange = (directive: Node): number =>
  lineCount(directive, /^[ \t]*#[ \t]*if/gm) - lineCount(directive, /^[ \t]*#[ \t]*endif/gm);

const lineCount = (directive: Node, start: RegExp): number => directive.text.match(start)?.length ?? 0;

/** What a call calls: an ident for most. Also of an iterator and a macro's declaration. */
export const callee = (call: Node): Node | undefined => {
  const open = call.children.findIndex((child) => isToken(child, '('));
  return open < 1 ? undefined : call.children[open - 1];
};

/** The name that a call calls, when it calls one by name. */
export function calleeName(call: Node): string | undefined {
  const called = callee(call);
  return called?.kind === 'ident' ? called.text : undefined;
}

/** The arguments of a call, an iterator or a macro's declaration, without commas. */
export function callArguments(call: Node): readonly Node[] {
  const list = childOfKind(call, 'args');
  return list === undefined ? [] : elements(list);
}

/** The innermost name that a declarator declares. */
export function declaredName(declarator: Node): Node | undefined {
  switch (declarator.kind) {
    case 'ident':
      return declarator;
    case 'pointer':
    case 'parens':
      return declaredName(lastDeclarator(declarator) ?? declarator.children[0] ?? declarator);
    case 'array':
    case 'func':
    case 'bitfield':
    case 'init': {
      const [first] = declarator.children;
      return first === undefined || first.kind === 'token' ? undefined : declaredName(first);
    }
    case 'call':
      return callArguments(declarator).find((argument) => argument.kind === 'ident') ?? callee(declarator);
    default:
      return undefined;
  }
}

const declaratorKinds: ReadonlySet<Kind> = new Set<Kind>([
  'ident',
  'pointer',
  'array',
  'func',
  'parens',
  'bitfield',
  'init',
  'call',
]);

/** The declarator among a node's children: the last child that is one. */
function lastDeclarator(node: Node): Node | undefined {
  for (let i = node.children.length - 1; i >= 0; i--) {
    const child = node.children[i] as Node;
    if (declaratorKinds.has(child.kind)) return child;
  }
  return undefined;
}

/** The declarator of a function, a parameter or a type's name, if it has one. */
export const declaratorOf = (node: Node): Node | undefined =>
  node.children.find((child) => declaratorKinds.has(child.kind));

/** The declarators of a declaration, each an `init` where it has a value. */
export function declarators(decl: Node): readonly Node[] {
  const list = childOfKind(decl, 'declarators');
  return list === undefined ? [] : elements(list);
}

/** The innermost function part of a declarator, past pointers and brackets around it. */
function functionPart(declarator: Node | undefined): Node | undefined {
  if (declarator === undefined) return undefined;
  if (declarator.kind === 'func')
    return (
      functionPart(
        declarator.children.find((child) => child.kind !== 'ident' && declaratorKinds.has(child.kind)),
      ) ?? declarator
    );
  if (declarator.kind !== 'pointer' && declarator.kind !== 'parens' && declarator.kind !== 'array')
    return undefined;
  return functionPart(lastDeclarator(declarator));
}

/** The first and the last leaf of a tree that have a text. */
export function firstLeaf(node: Node): Node | undefined {
  if (node.children.length === 0) return node.text === '' ? undefined : node;
  for (const child of node.children) {
    const leaf = firstLeaf(child);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

export function lastLeaf(node: Node): Node | undefined {
  if (node.children.length === 0) return node.text === '' ? undefined : node;
  for (let i = node.children.length - 1; i >= 0; i--) {
    const leaf = lastLeaf(node.children[i] as Node);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

/** The leaf that names a function. For one that a macro defines, the macro's first argument. */
export function nameOfFunction(fundef: Node): Node | undefined {
  const declarator = declaratorOf(fundef);
  return declarator === undefined ? undefined : declaredName(declarator);
}

/** A function's parameters, without commas; `(void)` has none. */
export function parameters(fundef: Node): readonly Node[] {
  const part = functionPart(fundef.kind === 'fundef' ? declaratorOf(fundef) : fundef);
  const list = part === undefined ? undefined : childOfKind(part, 'params');
  if (list === undefined) return [];
  const params = elements(list);
  return params.length === 1 && saysVoid(params[0] as Node) ? [] : params;
}

const saysVoid = (param: Node): boolean => {
  const all = leaves(param);
  return all.length === 1 && all[0]?.text === 'void';
};

/** The name that a parameter declares. */
export function nameOfParameter(param: Node): Node | undefined {
  if (param.kind === 'ident') return param;
  const declarator = declaratorOf(param);
  return declarator === undefined ? undefined : declaredName(declarator);
}

/** A function's body. */
export const bodyOf = (fundef: Node): Node | undefined => childOfKind(fundef, 'block');

/** The innermost node that covers a span. */
export function nodeAt(node: Node, span: Span): Node | undefined {
  if (node.start > span.start || node.end < span.end) return undefined;
  for (const child of node.children) {
    const found = nodeAt(child, span);
    if (found !== undefined) return found;
  }
  return node;
}
