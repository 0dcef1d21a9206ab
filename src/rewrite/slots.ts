import { readDefine } from '../c/defines.ts';
import type { CFile, Item } from '../c/file.ts';
import type { LeafKind, Node } from '../c/syntax.ts';
import { Tok, type TokenClass, tokenize } from '../c/tokens.ts';
import type { Addition, LeafChange } from '../match/change.ts';
import { indexAt, type Span } from '../text/span.ts';
import { wordsOfAddition } from './added-words.ts';
import { keepEchoes } from './echoes.ts';
import { hasLineBreak, leavesOf, wordsOfTree, wordsOfTrees } from './tree-words.ts';
import { windowsOf } from './windows.ts';
import type { Word } from './word.ts';

/** A leaf that stays, a leaf that goes, or something new, in the order of the text. */
export type Slot =
  | { readonly kind: 'kept' | 'removed'; readonly word: Word; readonly leaf: Node }
  | AddedSlot;

export interface AddedSlot {
  readonly kind: 'added';
  readonly word: Word;
  readonly side: Side;
  /** The tree that it stands behind, where that is more than the leaf on its left: an `if`, not its last statement. */
  readonly behind?: Node;
  /** It was to stand before the leaf on its right, removed or not. */
  readonly ahead?: true;
}

/** Whether an addition belongs to the word on its left, takes the place of something, or belongs to the right one. */
export type Side = 'left' | 'place' | 'right';

/** Neighbouring items of a file of which all change, or a window of one; what stands around it is left alone. */
export interface Strip {
  readonly slots: readonly Slot[];
  /** From the end of the item (or word) above, or the start of the file, to the start of the one below. */
  readonly start: number;
  readonly end: number;
  /** All of the items. */
  readonly around: Span;
  readonly trees: readonly Node[];
  /** It begins with a statement of a function's block. */
  readonly isWithin: boolean;
  /** The body of a `#define`: its lines end with a backslash. */
  readonly isMacro: boolean;
}

/** The parts of a file that the changes touch. */
export function cutStrips(file: CFile, changes: readonly LeafChange[]): readonly Strip[] {
  const touches = touchesOf(changes);
  const places = [...touches.keys()].map((start) => ({ start, index: indexAt(file.items, start) }));
  const touched = [...new Set(places.map(({ index }) => index))]
    .filter((index) => index !== -1)
    .sort((a, b) => a - b);
  const macros = new Set(
    places
      .filter(({ start, index }) => isWithinDirective(file.items[index], start))
      .map(({ index }) => index),
  );
  const runs: number[][] = [];
  for (const index of touched) {
    const run = runs.at(-1);
    const joins = run?.at(-1) === index - 1 && !macros.has(index) && !macros.has(index - 1);
    if (run !== undefined && joins) run.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run) => stripsOf(file, run, touches, macros.has(run[0] as number)));
}

const isWithinDirective = (item: Item | undefined, start: number): boolean =>
  item?.kind === 'directive' && start > item.start;

/** What is to be done at one leaf. */
interface Touch {
  readonly removed: boolean;
  readonly before: readonly Addition[];
  readonly after: readonly { readonly addition: Addition; readonly behind?: Node }[];
}

type Touches = ReadonlyMap<number, Touch>;

/** The changes by the place of their leaf; what is added around a tree goes to its first and its last leaf. */
function touchesOf(changes: readonly LeafChange[]): Touches {
  const touches = new Map<number, Touch>();
  const touch = (leaf: Node, more: Partial<Touch>): void => {
    const known = touches.get(leaf.start);
    touches.set(leaf.start, {
      removed: more.removed || known?.removed || false,
      before: [...(more.before ?? []), ...(known?.before ?? [])],
      after: [...(known?.after ?? []), ...(more.after ?? [])],
    });
  };
  // Innermost first: what stands behind a tree stands behind all that is within.
  const ordered = [...changes].sort((a, b) => a.leaf.end - a.leaf.start - (b.leaf.end - b.leaf.start));
  for (const { leaf: node, removed, before, after } of ordered) {
    const leaves = leavesOf(node);
    const [first, last] = [leaves[0], leaves.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const leaf of removed ? leaves : []) touch(leaf, { removed });
    if (before.length > 0) touch(first, { before });
    const behind = last === node ? {} : { behind: node };
    if (after.length > 0) touch(last, { after: after.map((addition) => ({ addition, ...behind })) });
  }
  return touches;
}

function stripsOf(file: CFile, run: readonly number[], touches: Touches, isMacro: boolean): readonly Strip[] {
  const { text } = file;
  const items = run.map((index) => file.items[index] as Item);
  const trees = isMacro ? [] : items.map((item) => file.read(item).tree);
  const around = {
    start: file.items[(run[0] as number) - 1]?.end ?? 0,
    end: file.items[(run.at(-1) as number) + 1]?.start ?? text.length,
  };
  const [tree, ...others] = trees;
  const windows =
    tree !== undefined && others.length === 0
      ? windowsOf(
          text,
          tree,
          [...touches.keys()].filter((at) => at >= tree.start && at < tree.end),
        )
      : undefined;
  if (tree !== undefined && windows !== undefined)
    return windows.map(({ words, gaps, trees: parts }) => {
      const slots = keepEchoes(slotsOfWords(wordsOfTrees([tree], text, words), touches, text));
      return { slots, ...gaps, around, trees: parts, isWithin: true, isMacro };
    });
  const words = isMacro
    ? markLineStarts(wordsOfDirective(text, items[0] as Item), text)
    : wordsOfTrees(trees, text);
  const slots = keepEchoes(slotsOfWords(words, touches, text));
  return [{ slots, ...around, around, trees, isWithin: false, isMacro }];
}

/** A directive is one leaf of its file; for changes within it, its words are those of what it stands for, or are read as they come. */
function wordsOfDirective(text: string, { start, end }: Item): readonly Word[] {
  const define = readDefine(
    { kind: 'directive', start, end, text: text.slice(start, end), children: [] },
    text,
  );
  if (define?.nodes === undefined) return wordsOfTokens(text, start + 1, end);
  return [...wordsOfTokens(text, start + 1, define.body.start), ...define.nodes.flatMap(wordsOfTree)];
}

function wordsOfTokens(text: string, from: number, to: number): readonly Word[] {
  const { count, classes, starts, ends, texts } = tokenize(text, from, to);
  return Array.from({ length: count }, (_, at): Word => {
    const kind = kindOfToken(classes[at] as TokenClass);
    const leaf: Node = {
      kind,
      start: starts[at] as number,
      end: ends[at] as number,
      text: texts[at] as string,
      children: [],
    };
    const isCall = leaf.text === '(' && classes[at - 1] === Tok.ident && ends[at - 1] === leaf.start;
    return { kind, text: leaf.text, role: isCall ? 'call-open' : 'plain', leaf };
  });
}

function kindOfToken(tokenClass: TokenClass): LeafKind {
  switch (tokenClass) {
    case Tok.ident:
      return 'ident';
    case Tok.number:
      return 'number';
    case Tok.string:
      return 'string';
    case Tok.char:
      return 'char';
    default:
      return 'token';
  }
}

const markLineStarts = (words: readonly Word[], text: string): readonly Word[] =>
  words.map((word, index) => ({
    ...word,
    beginsLine: hasLineBreak(text, words[index - 1]?.leaf?.end, (word.leaf as Node).start),
  }));

function slotsOfWords(words: readonly Word[], touches: Touches, text: string): readonly Slot[] {
  const slots: Slot[] = [];
  for (const word of words) {
    const leaf = word.leaf as Node;
    const touch = touches.get(leaf.start);
    if (touch === undefined) slots.push({ kind: 'kept', word, leaf });
    else slots.push(...slotsOf(word, leaf, touch, text));
  }
  return slots;
}

function slotsOf(word: Word, leaf: Node, touch: Touch, text: string): readonly Slot[] {
  const { removed } = touch;
  const added = (addition: Addition, slot: Omit<AddedSlot, 'word'>): readonly Slot[] =>
    wordsOfAddition(addition, text).map((newWord) => ({ ...slot, word: newWord }));
  return [
    ...touch.before.flatMap((addition) =>
      added(addition, { kind: 'added', side: removed ? 'place' : 'right', ahead: true }),
    ),
    { kind: removed ? 'removed' : 'kept', word, leaf },
    ...touch.after.flatMap(({ addition, ...behind }) =>
      added(addition, { kind: 'added', side: removed ? 'place' : 'left', ...behind }),
    ),
  ];
}
