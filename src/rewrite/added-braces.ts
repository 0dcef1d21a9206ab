import type { Kind, Node } from '../c/syntax.ts';
import { layoutLines } from './line-layout.ts';
import type { Slot, Strip } from './slots.ts';
import type { Word } from './word.ts';

/**
 * Puts braces around the body of a branch or a loop that has become two statements, or none. A body that has braces
 * gets others when something comes to stand beside them.
 */
export function addBraces(strip: Strip): Strip {
  const places = changedPlaces(strip.slots);
  const bodies = strip.trees
    .flatMap(bodiesWithin)
    .filter(({ head, last }) => places.some((place) => head.start <= place && place <= last.end));
  // Inner bodies first: what stands in braces of its own is one statement for the outer one.
  const slots = bodies.reverse().reduce((all, body) => embrace(besideHead(all, body), body), strip.slots);
  return { ...strip, slots };
}

/** A brace that a rule adds before a body stands with the head, and comments above the body inside. */
function besideHead(slots: readonly Slot[], { head }: Body): readonly Slot[] {
  const at = indexOfLeaf(slots, head) + 1;
  const slot = slots[at];
  if (slots[at - 1]?.kind !== 'kept' || slot?.kind !== 'added') return slots;
  if (slot.word.text !== '{' || slot.side !== 'right') return slots;
  const { kind, word } = slot;
  return [...slots.slice(0, at), { kind, word, side: 'left' }, ...slots.slice(at + 1)];
}

/** The offsets at which something goes or comes. */
function changedPlaces(slots: readonly Slot[]): readonly number[] {
  const places: number[] = [];
  let left = 0;
  for (const slot of slots) {
    if (slot.kind === 'added') places.push(left);
    else {
      if (slot.kind === 'removed') places.push(slot.leaf.start);
      left = slot.leaf.end;
    }
  }
  return places;
}

interface Body {
  /** The `if` or the loop. */
  readonly owner: Node;
  /** The last leaf of the head: `)`, `else` or `do`. */
  readonly head: Node;
  readonly first: Node;
  readonly last: Node;
  readonly isBlock: boolean;
}

const heads: ReadonlySet<Kind> = new Set<Kind>(['if', 'while', 'do', 'for', 'iterator', 'switch']);

/** The bodies of branches and loops, each before those inside it. */
function bodiesWithin(node: Node): readonly Body[] {
  const found: Body[] = [];
  const visit = (tree: Node): void => {
    if (heads.has(tree.kind)) found.push(...bodiesOf(tree));
    for (const child of tree.children) visit(child);
  };
  visit(node);
  return found;
}

function bodiesOf(tree: Node): readonly Body[] {
  const { children } = tree;
  const before = tree.kind === 'do' ? 'do' : ')';
  return children.flatMap((child, index): readonly Body[] => {
    const head = children[index - 1];
    const isBody =
      head !== undefined && (head.text === before || head.text === 'else') && child.kind !== 'token';
    const elseIf = head?.text === 'else' && child.kind === 'if';
    if (!isBody || elseIf || head === undefined) return [];
    if (tree.kind === 'do' && head.text !== 'do') return [];
    const isBlock = child.kind === 'block';
    if (isBlock && tree.kind === 'switch') return [];
    return [{ owner: tree, head, first: firstLeaf(child), last: lastLeaf(child), isBlock }];
  });
}

function embrace(slots: readonly Slot[], body: Body): readonly Slot[] {
  const head = indexOfLeaf(slots, body.head);
  const last = indexOfLeaf(slots, body.last);
  if (head === -1 || last === -1 || slots[head]?.kind !== 'kept') return slots;
  const end = endOfBody(slots, last, body);
  const inside = slots.slice(head + 1, end);
  if (inside.every((slot) => slot.kind === 'kept')) return slots;
  if (body.isBlock && !hasNeighbours(inside, body)) return slots;
  const left = inside.filter((slot) => slot.kind !== 'removed').map((slot) => slot.word);
  if (countStatements(left) === 1 && !isAddedIf(inside) && !mayLeaveNothing(inside)) return slots;
  if (left.length === 0 && isFilledLater(slots, end, body)) return slots;
  return [
    ...slots.slice(0, head + 1),
    brace('{', 'left'),
    ...inside,
    brace('}', 'left'),
    ...slots.slice(end),
  ];
}

/** Whether statements come to stand before or behind a block that stays. */
function hasNeighbours(inside: readonly Slot[], { first, last }: Body): boolean {
  const [open, close] = [indexOfLeaf(inside, first), indexOfLeaf(inside, last)];
  if (inside[open]?.kind !== 'kept' || inside[close]?.kind !== 'kept') return false;
  const beside = [...inside.slice(0, open), ...inside.slice(close + 1)];
  return beside.some(
    (slot) => slot.kind === 'added' && slot.word.kind !== 'comment' && slot.word.kind !== 'directive',
  );
}

/**
 * With an `#if` around all of a body nothing may be left of it, and the statement behind it would take its place. Other
 * lines that come to a body that stays, behind it or by the preprocessor, would look as if they were outside.
 */
function mayLeaveNothing(inside: readonly Slot[]): boolean {
  const stays = inside.some(({ kind }) => kind === 'kept');
  const directives = inside.filter((slot) => slot.kind === 'added' && slot.word.kind === 'directive');
  if (directives.length > 0 && stays) return true;
  const last = inside.at(-1);
  if (stays && last?.kind === 'added' && last.word.kind === 'comment') return true;
  const begins = (word: string): boolean =>
    directives.some((slot) => slot.kind === 'added' && slot.word.text.startsWith(`#${word}`));
  return begins('if') && !begins('else');
}

/** An `if` that has come into a branch gets braces around it, so that nobody takes the next `else` for its own. */
function isAddedIf(inside: readonly Slot[]): boolean {
  const first = inside.find((slot) => slot.kind !== 'removed');
  return first?.kind === 'added' && first.word.text === 'if';
}

/** Behind the body's last leaf and what is added to it, but neither an `else` nor what goes behind the whole `if`. */
function endOfBody(slots: readonly Slot[], last: number, body: Body): number {
  let end = last + 1;
  let ifs = 0;
  for (let at = end; at < slots.length; at++) {
    const slot = slots[at] as Slot;
    if (slot.kind !== 'added' || slot.side === 'right' || slot.ahead) break;
    // An `else` belongs to an `if` that is added as well, if there is one.
    if (slot.word.text === 'else' && ifs-- === 0) break;
    if (slot.word.text === 'if') ifs++;
    if (slot.behind !== undefined && slot.behind.start < body.head.start) break;
    end = at + 1;
  }
  return end;
}

/** The rule rewrites more than the body in one go: what it adds behind the rest begins with the new body. */
function isFilledLater(slots: readonly Slot[], end: number, { owner }: Body): boolean {
  for (let at = end; at < slots.length; at++) {
    const slot = slots[at] as Slot;
    if (slot.kind === 'added') return slot.side === 'place' && !slot.ahead;
    if (slot.kind === 'kept' || slot.leaf.start >= owner.end) return false;
  }
  return false;
}

function countStatements(words: readonly Word[]): number {
  return layoutLines(words).filter((spot, index) => {
    const { kind } = words[index] as Word;
    return spot.startsStatement && spot.depth === 0 && kind !== 'comment' && kind !== 'directive';
  }).length;
}

const brace = (text: '{' | '}', side: 'left' | 'right'): Slot => ({
  kind: 'added',
  side,
  word: {
    kind: 'token',
    text,
    role: 'plain',
    leaf: undefined,
    ...(text === '{' && { brace: 'block' as const }),
  },
});

const indexOfLeaf = (slots: readonly Slot[], leaf: Node): number =>
  slots.findIndex((slot) => slot.kind !== 'added' && slot.leaf.start === leaf.start);

const firstLeaf = (node: Node): Node => (node.children[0] === undefined ? node : firstLeaf(node.children[0]));

function lastLeaf(node: Node): Node {
  const last = node.children.at(-1);
  return last === undefined ? node : lastLeaf(last);
}
