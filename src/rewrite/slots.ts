import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { LeafChange } from '../match/change.ts';
import { wordsOfAddition } from './added-words.ts';
import { wordsOfTree } from './tree-words.ts';
import type { Word } from './word.ts';

/** A leaf that stays, a leaf that goes, or something new, in the order of the text. */
export type Slot =
  | { readonly kind: 'kept' | 'removed'; readonly word: Word; readonly leaf: Node }
  | { readonly kind: 'added'; readonly word: Word; readonly side: Side };

/** Whether an addition belongs to the word on its left, takes the place of something, or belongs to the right one. */
export type Side = 'left' | 'place' | 'right';

/** Neighbouring items of a file of which all change; what stands around it is left alone. */
export interface Strip {
  readonly slots: readonly Slot[];
  /** From the end of the item above (or the start of the file) to the start of the item below. */
  readonly start: number;
  readonly end: number;
  readonly trees: readonly Node[];
  /** The body of a `#define`: its lines end with a backslash. */
  readonly isMacro: boolean;
}

/** The parts of a file that the changes touch. */
export function cutStrips(file: CFile, changes: readonly LeafChange[]): readonly Strip[] {
  const byStart = new Map(changes.map((change) => [change.leaf.start, change]));
  const touched = [...new Set(changes.map((change) => itemAt(file.items, change.leaf.start)))]
    .filter((index) => index !== -1)
    .sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const index of touched) {
    const run = runs.at(-1);
    const joins = run?.at(-1) === index - 1 && !isMacro(file.items[index]) && !isMacro(file.items[index - 1]);
    if (run !== undefined && joins) run.push(index);
    else runs.push([index]);
  }
  return runs.map((run) => stripOf(file, run, byStart));
}

const isMacro = (item: Item | undefined): boolean => item?.kind === 'macro';

function itemAt(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as Item;
    if (offset < item.start) high = middle - 1;
    else if (offset >= item.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

function stripOf(file: CFile, run: readonly number[], changes: ReadonlyMap<number, LeafChange>): Strip {
  const first = run[0] as number;
  const last = run.at(-1) as number;
  const trees = run.map((index) => file.read(file.items[index] as Item).tree);
  const words = trees.flatMap((tree) => wordsOfTree(tree));
  return {
    slots: words.flatMap((word) => slotsOf(word, changes, file.text)),
    start: file.items[first - 1]?.end ?? 0,
    end: file.items[last + 1]?.start ?? file.text.length,
    trees,
    isMacro: isMacro(file.items[first]),
  };
}

function slotsOf(word: Word, changes: ReadonlyMap<number, LeafChange>, text: string): readonly Slot[] {
  const leaf = word.leaf as Node;
  const change = changes.get(leaf.start);
  if (change === undefined) return [{ kind: 'kept', word, leaf }];
  const added = (additions: LeafChange['before'], side: Side): readonly Slot[] =>
    additions.flatMap((addition) =>
      wordsOfAddition(addition, text).map((newWord): Slot => ({ kind: 'added', word: newWord, side })),
    );
  const { removed } = change;
  return [
    ...added(change.before, removed ? 'place' : 'right'),
    { kind: removed ? 'removed' : 'kept', word, leaf },
    ...added(change.after, removed ? 'place' : 'left'),
  ];
}
