/**
 * Puts kernel C into words that the C grammar reads. Comes in: an item's tokens. Goes out: a row of words for the
 * parser, each with the entry it stands for, from which the leaves of the tree are made. Must not know tree-sitter.
 */
import type { Span } from '../../text/span.ts';
import type { Tokens } from '../tokens.ts';
import { gather } from './branches.ts';
import type { Entries } from './entries.ts';
import { readRows } from './rows.ts';
import { Sheet } from './sheet.ts';
import { Walker } from './statements.ts';

export interface Masked {
  readonly entries: Entries;
  /** What the parser reads, in order. */
  readonly words: readonly string[];
  /** For each word its entry; for a stand-in before an entry ~entry, for one behind it NaN-free `behind`. */
  readonly entryOf: readonly number[];
  readonly problem: Span | undefined;
}

/** Marks a stand-in behind its entry: nothing is to be looked for before it. */
export const behind = -0x40000000;

export type FrameKind = 'function' | 'item' | 'statements';

export function mask(text: string, tokens: Tokens, frame: FrameKind): Masked {
  const entries = gather(text, tokens);
  const sheet = new Sheet(entries);
  if (sheet.problem === undefined) {
    const walker = new Walker(sheet, text);
    if (frame === 'statements') walker.block(0, sheet.count);
    else walker.item(frame === 'function');
    readRows(sheet, walker.inFields);
  }
  return { entries, ...lineUp(sheet), problem: sheet.problem };
}

function lineUp(sheet: Sheet): Pick<Masked, 'words' | 'entryOf'> {
  const words: string[] = [];
  const entryOf: number[] = [];
  for (let i = 0; i < sheet.count; i++) {
    const before = sheet.before.get(i);
    if (before !== undefined) for (const word of before) add(words, entryOf, word, ~i);
    const word = sheet.words[i] as string;
    if (word !== '') add(words, entryOf, word, i);
    const after = sheet.after.get(i);
    if (after !== undefined) for (const standIn of after) add(words, entryOf, standIn, behind);
  }
  return { words, entryOf };
}

function add(words: string[], entryOf: number[], word: string, entry: number): void {
  words.push(word);
  entryOf.push(entry);
}
