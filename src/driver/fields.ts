import type { Node } from '../c/syntax.ts';
import { bare, depthChange } from '../c/walk.ts';
import { conditionalsOf } from '../cfg/conditionals.ts';

/** One field of an initialiser: `.driver = { .pm = x }` gives `driver` and `driver.pm`. */
export interface Field {
  readonly path: string;
  /** The whole `.remove = x`, without its comma. */
  readonly node: Node;
  readonly value: Node;
  /** It stands between #if and #endif. */
  readonly conditional: boolean;
  readonly branch: Branch | undefined;
}

/** One of the branches of an #if that ends with #else: one of them is compiled in any case. */
export interface Branch {
  /** Where the #if stands. */
  readonly start: number;
  readonly index: number;
  readonly count: number;
}

/** The designated fields between the braces of a struct initialiser, nested ones by their path. */
export function fieldsOf(braces: Node): readonly Field[] {
  const fields: Field[] = [];
  const steps: { readonly braces: Node; readonly path: string; readonly conditional: boolean }[] = [
    { braces, path: '', conditional: false },
  ];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    for (const field of fieldsOfLevel(step.braces, step.path, step.conditional)) {
      fields.push(field);
      const inner = bracesOf(field.value);
      if (inner !== undefined)
        steps.push({ braces: inner, path: field.path, conditional: field.conditional });
    }
  }
  return fields.sort((a, b) => a.node.start - b.node.start);
}

function fieldsOfLevel(braces: Node, path: string, around: boolean): readonly Field[] {
  const fields: Field[] = [];
  const children = initialisersOf(braces);
  const branches = branchesOf(children);
  let depth = 0;
  for (const child of children) {
    if (child.kind === 'directive') depth += depthChange(child);
    if (child.kind !== 'designated') continue;
    const names = child.children.flatMap((part) => (part.kind === 'designator' ? [fieldName(part)] : []));
    const value = child.children.at(-1);
    if (value === undefined || names.includes(undefined)) continue;
    const own = names.join('.');
    fields.push({
      path: path === '' ? own : `${path}.${own}`,
      node: child,
      value,
      conditional: around || depth > 0,
      branch: around || depth > 1 ? undefined : branches.get(child),
    });
  }
  return fields;
}

/** In which branch each child is that stands in an #if with an #else, as far as all branches were read. */
function branchesOf(children: readonly Node[]): ReadonlyMap<Node, Branch> {
  const found = new Map<Node, Branch>();
  for (const { branches, endif, mayBeNone } of conditionalsOf(children).values()) {
    if (mayBeNone) continue;
    const start = children[branches[0] ?? -1]?.start ?? 0;
    for (const [index, from] of branches.entries())
      for (const child of children.slice(from + 1, branches[index + 1] ?? endif))
        found.set(child, { start, index, count: branches.length });
  }
  return found;
}

/** `.name` or the older `name:`; undefined for an index. */
const fieldName = (designator: Node): string | undefined =>
  designator.children[0]?.text === '['
    ? undefined
    : designator.children.find((child) => child.kind === 'ident')?.text;

/** What stands between the braces, without them, whether or not the list is a node of its own. */
export const initialisersOf = (braces: Node): readonly Node[] =>
  braces.children.flatMap((child) => (child.kind === 'inits' ? child.children : [child]));

/** The braces of a struct value: as they are, or behind a cast as a compound literal. */
export function bracesOf(value: Node): Node | undefined {
  const at = bare(value);
  if (at.kind === 'braces') return at;
  return at.kind === 'compound' ? at.children.find((child) => child.kind === 'braces') : undefined;
}

/** A function's name in a field's value, with what is around it. */
export interface Named {
  readonly name: string;
  readonly wrapper: string | undefined;
  /** The name is behind `&`, as a struct's would be; a function's rarely is. */
  readonly address: boolean;
}

/** `f`, `&f`, `(cast)f`, `__exit_p(f)`; undefined for anything that is no name. */
export function namedIn(value: Node): Named | undefined {
  let at = bare(value);
  let wrapper: string | undefined;
  let address = false;
  for (;;) {
    if (at.kind === 'ident') return { name: at.text, wrapper, address };
    const inner = unwrap(at);
    if (inner === undefined) return undefined;
    if (inner.wrapper !== undefined) wrapper ??= inner.wrapper;
    address ||= inner.address;
    at = bare(inner.value);
  }
}

function unwrap(
  node: Node,
): { readonly value: Node; readonly wrapper: string | undefined; readonly address: boolean } | undefined {
  if (node.kind === 'unary' && node.children[0]?.text === '&' && node.children[1] !== undefined)
    return { value: node.children[1], wrapper: undefined, address: true };
  if (node.kind !== 'call') return undefined;
  const [callee] = node.children;
  const args = node.children.find((child) => child.kind === 'args');
  const [only, ...rest] = (args?.children ?? []).filter((child) => child.kind !== 'token');
  if (callee?.kind !== 'ident' || only === undefined || rest.length > 0) return undefined;
  return { value: only, wrapper: callee.text, address: false };
}

/** Reports whether a value says "no function": `NULL`, `0`. */
export const isNothing = (value: Node): boolean => {
  const at = bare(value);
  return at.text === 'NULL' || /^0+$/.test(at.text);
};
