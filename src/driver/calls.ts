import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { visit } from '../c/walk.ts';
import { shapeOf } from '../cfg/conditionals.ts';
import { indexAt, type Span } from '../text/span.ts';
import { nameTakers } from './buses.ts';

/** One place where a function's name stands. */
export type Use =
  | { readonly kind: 'call'; readonly span: Span; readonly item: Item; readonly call: Node }
  /** Its address is taken: in an initialiser, as an argument, in an assignment. */
  | { readonly kind: 'address'; readonly span: Span; readonly item: Item }
  /** In a macro's body, or in code that could not be read: nobody knows what becomes of it. */
  | { readonly kind: 'unclear'; readonly span: Span; readonly item: Item | undefined };

/** Who calls whom in one file, found out only for the names that somebody asks about. */
export interface Calls {
  readonly file: CFile;
  /** The definitions of a function; several when #ifdef chooses. */
  definitionsOf(name: string): readonly Item[];
  /** All places that name the function, but for its own head, prototypes and fields of that name. */
  usesOf(name: string): readonly Use[];
  /** The calls that a function's body contains, by the name that is called. */
  callsIn(item: Item): readonly { readonly name: string; readonly call: Node }[];
  /** Reports whether a function is static, so that this file holds all its callers. */
  isStatic(item: Item): boolean;
}

export function callsOf(file: CFile): Calls {
  const functions = new Map<string, Item[]>();
  for (const item of file.items) {
    if (item.kind !== 'function' || item.name === undefined) continue;
    const known = functions.get(item.name);
    if (known === undefined) functions.set(item.name, [item]);
    else known.push(item);
  }
  const uses = new Map<string, readonly Use[]>();
  const calls = new Map<Item, readonly { name: string; call: Node }[]>();
  return {
    file,
    definitionsOf: (name) => functions.get(name) ?? [],
    usesOf: (name) => remember(uses, name, () => findUses(file, name)),
    callsIn: (item) => remember(calls, item, () => findCalls(file.read(item).tree)),
    isStatic: (item) => /\bstatic\b/.test(headOf(file.text, item)),
  };
}

/** An item's text up to its first brace. */
const headOf = (text: string, item: Item): string =>
  text.slice(item.start, item.body ?? item.end).replace(/\{.*$/s, '');

function remember<Key, Value>(memory: Map<Key, Value>, key: Key, find: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}

/** The offsets at which a whole word stands, comments and strings included. */
export function wordPlaces(text: string, word: string, from = 0, to = text.length): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word, from); at !== -1 && at < to; at = text.indexOf(word, at + word.length))
    if (!isWordUnit(text, at - 1) && !isWordUnit(text, at + word.length)) places.push(at);
  return places;
}

const isWordUnit = (text: string, at: number): boolean => /\w/.test(text[at] ?? '');

/** Only items that have the word in their text are parsed. */
function findUses(file: CFile, name: string): readonly Use[] {
  const uses: Use[] = [];
  let last: Item | undefined;
  for (const place of wordPlaces(file.text, name)) {
    const item = itemAt(file.items, place);
    // A place between items is in a comment, or in a region that the outline leaves out.
    if (item === undefined || item === last) continue;
    last = item;
    uses.push(...usesIn(file, item, name));
  }
  return uses;
}

/** The item that an offset lies in. */
export const itemAt = (items: readonly Item[], offset: number): Item | undefined =>
  items[indexAt(items, offset)];

function usesIn(file: CFile, item: Item, name: string): readonly Use[] {
  if (item.kind === 'directive') return directiveUses(file, item, name);
  const { tree, problem } = file.read(item);
  if (problem !== undefined) return [{ kind: 'unclear', span: problem, item }];
  const uses: Use[] = [];
  visit(tree, (node, parent) => {
    // In a function's own head stands the same function again, as another kernel wants it.
    if (node.kind === 'directive' && !(parent === tree && item.name === name) && hidesUse(node, name))
      uses.push({ kind: 'unclear', span: spanOf(node), item });
    if (node.kind !== 'ident' || node.text !== name || parent === undefined) return;
    if (parent.kind === 'call' && parent.children[0] === node)
      uses.push({ kind: 'call', span: spanOf(node), item, call: parent });
    else if (isValue(node, parent)) uses.push({ kind: 'address', span: spanOf(node), item });
  });
  const onlyNames = namesGiven(tree, name);
  return uses.filter((use) => !onlyNames.has(use.span.start));
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** A local macro, or a branch that the tree does not have; what `#if 0` switches off is no use. */
function hidesUse(directive: Node, name: string): boolean {
  const { part, hides } = shapeOf(directive);
  return (part === 'other' || hides) && wordPlaces(directive.text, name).length > 0;
}

/** Where the address only serves as a name, as for groups of resources. */
function namesGiven(tree: Node, name: string): ReadonlySet<number> {
  const places = new Set<number>();
  visit(tree, (node) => {
    if (node.kind !== 'call' || !nameTakers.includes(node.children[0]?.text ?? '')) return;
    for (const argument of argumentsOf(node))
      if (argument.kind === 'ident' && argument.text === name) places.add(argument.start);
  });
  return places;
}

/** `#define X name`, but not `#ifdef name` or `#define name`. */
function directiveUses(file: CFile, item: Item, name: string): readonly Use[] {
  const body = /^\s*#\s*define\s+\w+(?:\([^)]*\))?/.exec(file.text.slice(item.start, item.end));
  if (body === null) return [];
  return wordPlaces(file.text, name, item.start + body[0].length, item.end).map((start) => ({
    kind: 'unclear',
    span: { start, end: start + name.length },
    item,
  }));
}

const notValues: ReadonlySet<string> = new Set([
  'func', // the name of a prototype or definition
  'pointer',
  'array',
  'parens',
  'fundef',
  'specs',
  'param',
  'designator',
  'struct',
  'enum',
  'enumerator',
  'label',
  'goto',
  'bitfield',
  'declarators',
  'attribute',
]);

function isValue(ident: Node, parent: Node): boolean {
  if (notValues.has(parent.kind)) return false;
  if (parent.kind === 'field') return parent.children[0] === ident;
  if (parent.kind === 'init') return parent.children[0] !== ident;
  return true;
}

function findCalls(tree: Node): readonly { name: string; call: Node }[] {
  const found: { name: string; call: Node }[] = [];
  visit(tree, (node) => {
    const callee = node.kind === 'call' ? node.children[0] : undefined;
    if (callee?.kind === 'ident') found.push({ name: callee.text, call: node });
  });
  return found;
}

/** The arguments of a call, without commas. */
export const argumentsOf = (call: Node): readonly Node[] =>
  (call.children.find((child) => child.kind === 'args')?.children ?? []).filter(
    (child) => child.kind !== 'token' || (child.text !== ',' && child.text !== '(' && child.text !== ')'),
  );
