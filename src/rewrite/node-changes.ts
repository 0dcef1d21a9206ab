/**
 * Changes of whole nodes, for those who know what should go without having matched a pattern. They are plain
 * `LeafChange`s: put those of one text together and `rewrite` them at once, so that what stood between two removed
 * statements is seen as such.
 */
import { openC } from '../c/open.ts';
import type { Node } from '../c/syntax.ts';
import type { Addition, LeafChange } from '../match/change.ts';
import type { PlusCode, PlusLeaf } from '../smpl/syntax.ts';
import { leavesOf, wordsOfTree } from './tree-words.ts';
import type { Word } from './word.ts';

/** Takes a statement, an argument or anything else out. */
export const removeNode = (node: Node): readonly LeafChange[] =>
  leavesOf(node).map((leaf) => ({ leaf, removed: true, before: [], after: [] }));

/** Puts C code in the place of a node. */
export function replaceNode(node: Node, code: string): readonly LeafChange[] {
  const removed = removeNode(node);
  const last = removed.at(-1);
  return last === undefined ? [] : [...removed.slice(0, -1), { ...last, after: additionsOf(code) }];
}

export function addBefore(node: Node, code: string): readonly LeafChange[] {
  const [leaf] = leavesOf(node);
  return leaf === undefined ? [] : [{ leaf, removed: false, before: additionsOf(code), after: [] }];
}

export function addAfter(node: Node, code: string): readonly LeafChange[] {
  const leaf = leavesOf(node).at(-1);
  return leaf === undefined ? [] : [{ leaf, removed: false, before: [], after: additionsOf(code) }];
}

/**
 * Takes the braces off the branches of an `if`, or off the body of a loop, if kernel style wants none: on no branch
 * when each is one simple statement, else on all. Nothing to do is no change.
 */
export function unwrapBodies(owner: Node): readonly LeafChange[] {
  const bodies = owner.children.filter((child, index) => isBody(owner, child, index));
  if (owner.kind === 'do' || owner.kind === 'switch' || !bodies.every(needsNoBraces)) return [];
  return bodies
    .filter((body) => body.kind === 'block')
    .flatMap((body) => [body.children[0], body.children.at(-1)])
    .flatMap((brace) => (brace === undefined ? [] : removeNode(brace)));
}

/** Two lists of changes as one; a leaf that both change gets both changes. */
export function mergeChanges(...lists: readonly (readonly LeafChange[])[]): readonly LeafChange[] {
  const byLeaf = new Map<number, LeafChange>();
  for (const change of lists.flat()) {
    const known = byLeaf.get(change.leaf.start);
    byLeaf.set(change.leaf.start, known === undefined ? change : both(known, change));
  }
  return [...byLeaf.values()];
}

const both = (one: LeafChange, other: LeafChange): LeafChange => ({
  leaf: one.leaf,
  removed: one.removed || other.removed,
  before: [...one.before, ...other.before],
  after: [...one.after, ...other.after],
});

const isBody = (owner: Node, child: Node, index: number): boolean =>
  child.kind !== 'token' &&
  (index === owner.children.length - 1 || owner.children[index + 1]?.text === 'else');

function needsNoBraces(body: Node): boolean {
  if (body.kind !== 'block') return simple.has(body.kind);
  const [, only, close, more] = body.children;
  return only !== undefined && close !== undefined && more === undefined && simple.has(only.kind);
}

const simple: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'expr_stmt',
  'goto',
  'break',
  'continue',
  'return',
]);

const additionsOf = (code: string): readonly Addition[] => [{ code: readCode(code), bindings: new Map() }];

type Frame = readonly [head: string, tail: string];

const inBody = (head: string, tail: string): Frame => [`void f(void)\n{\n${head}`, `${tail}\n}\n`];

/** Text around a piece of code that makes a whole of it: the first with which it can be read tells what it is. */
function framesFor(code: string): readonly Frame[] {
  if (/,\s*$/.test(code)) return [inBody('g(', ' b);')];
  if (/^\s*,/.test(code)) return [inBody('g(a', ');')];
  if (/^\s*\./.test(code)) return [['struct s x = {\n', '\n};\n']];
  const whole = [inBody('', ''), ['', '\n'] as const];
  const pieces = [inBody('', '\n}'), inBody('if (x) {\n', ''), inBody('', '\nS;')];
  if (/[;{}:]\s*$/.test(code)) return [...whole, ...pieces];
  return [inBody('x = ', ';'), ...pieces, ...whole];
}

/** C code as `+` lines would give it. What it is read as tells how its operators are used; its own layout is lost. */
export function readCode(code: string, metavariables: ReadonlySet<string> = new Set()): PlusCode {
  for (const [head, tail] of framesFor(code)) {
    const file = openC(head + code + tail);
    if (file.items.some((item) => file.read(item).problem !== undefined)) continue;
    const words = file.items.flatMap((item) => wordsOfTree(file.read(item).tree));
    const leaves = words.flatMap((word) => plusLeaf(word, head.length, code, metavariables));
    const read = leaves.map((leaf) => leaf.text).join('');
    if (read.replace(/\s+/g, '') === code.replace(/\s+/g, ''))
      return { start: 0, end: code.length, multiple: false, form: 'pieces', leaves };
  }
  // What nobody can read goes in as it is.
  const leaf: PlusLeaf = { ...placed(0, code.length, code), kind: 'ident', text: code, role: 'plain' };
  return { start: 0, end: code.length, multiple: false, form: 'pieces', leaves: [leaf] };
}

function plusLeaf(
  { kind, text, role, leaf }: Word,
  offset: number,
  code: string,
  metavariables: ReadonlySet<string>,
): readonly PlusLeaf[] {
  if (leaf === undefined || kind === 'verbatim') return [];
  const [start, end] = [leaf.start - offset, leaf.end - offset];
  if (start < 0 || end > code.length) return [];
  return [{ ...placed(start, end, code), kind: metavariables.has(text) ? 'meta' : kind, text, role }];
}

function placed(
  start: number,
  end: number,
  code: string,
): Pick<PlusLeaf, 'start' | 'end' | 'lineBreak' | 'indent' | 'spaceBefore'> {
  const gap = /\s*$/.exec(code.slice(0, start))?.[0] ?? '';
  return { start, end, lineBreak: gap.includes('\n'), indent: 0, spaceBefore: gap !== '' };
}
