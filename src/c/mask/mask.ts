/**
 * Puts kernel C into words that the C grammar reads. Comes in: an item's tokens. Goes out: a row of words for the
 * parser, each with the entry it stands for, from which the leaves of the tree are made. Must not know tree-sitter.
 */
import type { Span } from '../../text/span.ts';
import type { Tokens } from '../tokens.ts';
import { gather } from './branches.ts';
import { readArgument } from './call-arguments.ts';
import type { Entries } from './entries.ts';
import { readItem } from './items.ts';
import { readRows } from './rows.ts';
import { Sheet } from './sheet.ts';
import { Walker } from './statements.ts';

export interface Masked {
  readonly entries: Entries;
  /** What the parser reads, in order. */
  readonly words: readonly string[];
  /** For each word its entry; for a stand-in before an entry ~entry, for one behind it `behind`. */
  readonly entryOf: readonly number[];
  readonly problem: Span | undefined;
}

/** Marks a stand-in behind its entry: nothing is to be looked for before it. */
export const behind = -0x40000000;

/** What a text is to be read as: an item of a file, or a fragment of one. */
export type FrameKind = 'function' | 'item' | 'statements' | 'expression';

/** The stand-ins around a fragment that make an item of it. */
const frames: Readonly<Record<FrameKind, readonly [string, string]>> = {
  function: ['', ''],
  item: ['', ''],
  statements: ['int x ( int ) {', '}'],
  expression: ['int x ( int ) { 0 (', ') ; }'],
};

export function mask(text: string, tokens: Tokens, frame: FrameKind): Masked {
  const entries = gather(text, tokens);
  const sheet = new Sheet(entries);
  if (sheet.problem === undefined) {
    const walker = new Walker(sheet, text);
    read(walker, frame);
    readRows(sheet, walker.inFields);
  }
  return { entries, ...lineUp(sheet, frame), problem: sheet.problem };
}

function read(walker: Walker, frame: FrameKind): void {
  const { sheet } = walker;
  if (frame === 'expression') readArgument(walker, 0, sheet.count);
  else if (frame !== 'statements') readItem(walker, frame === 'function');
  else {
    walker.block(0, sheet.count);
    const last = sheet.text(sheet.count - 1);
    const ended = last === ';' || last === '}' || (sheet.after.get(sheet.count - 1) ?? []).includes(';');
    if (!ended && sheet.count > 0) sheet.putAfter(sheet.count - 1, ';');
  }
}

function lineUp(sheet: Sheet, frame: FrameKind): Pick<Masked, 'words' | 'entryOf'> {
  const words: string[] = [];
  const entryOf: number[] = [];
  const [before, after] = frames[frame];
  for (const word of before.split(' ')) if (word !== '') add(words, entryOf, word, behind);
  for (let i = 0; i < sheet.count; i++) {
    for (const standIn of sheet.before.get(i) ?? []) add(words, entryOf, standIn, ~i);
    const word = sheet.words[i] as string;
    if (word !== '') add(words, entryOf, word, i);
    for (const standIn of sheet.after.get(i) ?? []) add(words, entryOf, standIn, behind);
  }
  for (const word of after.split(' ')) if (word !== '') add(words, entryOf, word, behind);
  return { words, entryOf };
}

function add(words: string[], entryOf: number[], word: string, entry: number): void {
  words.push(word);
  entryOf.push(entry);
}
