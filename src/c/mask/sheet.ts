/**
 * What the parser is given: for each entry a word that the C grammar understands in its place ('' hides the entry),
 * and stand-ins between the entries that no source text corresponds to. Names become `x`, numbers `0`, strings `"s"`:
 * leaves take their text from the entries, so the parser needs the structure only.
 */
import type { Span } from '../../text/span.ts';
import { type Entries, Entry, type EntryClass } from './entries.ts';
import { alignofs, looksLikeAnnotation } from './words.ts';

export class Sheet {
  readonly entries: Entries;
  readonly count: number;
  readonly words: string[];
  /** For an opening bracket its closing one and the reverse; -1 elsewhere. */
  readonly partner: Int32Array;
  /** Stand-ins before and after an entry. */
  readonly before = new Map<number, string[]>();
  readonly after = new Map<number, string[]>();
  /** Entries after which a statement ends though nothing in the text says so: rows of words do not go across. */
  readonly breaks = new Set<number>();
  /** Entries whose word is final: rows pass them over. */
  readonly settled: Uint8Array;
  problem: Span | undefined;

  constructor(entries: Entries) {
    this.entries = entries;
    this.count = entries.count;
    this.words = wordsOf(entries);
    this.partner = new Int32Array(entries.count).fill(-1);
    this.settled = new Uint8Array(entries.count);
    this.#pairBrackets();
  }

  text(i: number): string {
    return i < 0 || i >= this.count ? '' : (this.entries.texts[i] as string);
  }

  classAt(i: number): EntryClass | -1 {
    return i < 0 || i >= this.count ? -1 : (this.entries.classes[i] as EntryClass);
  }

  isIdent(i: number): boolean {
    return this.classAt(i) === Entry.ident;
  }

  isKeyword(i: number): boolean {
    return this.classAt(i) === Entry.keyword;
  }

  isAnnotation(i: number): boolean {
    return this.classAt(i) === Entry.annotation;
  }

  /** The index after an entry, or after its closing bracket when it opens one. */
  past(i: number): number {
    const partner = this.partner[i] as number;
    return partner > i ? partner + 1 : i + 1;
  }

  /** Reports whether an opening bracket of this text stands at `i`. */
  opensAt(i: number, bracket: string): boolean {
    return i < this.count && this.entries.texts[i] === bracket && (this.partner[i] as number) > i;
  }

  say(i: number, word: string): void {
    this.words[i] = word;
  }

  /** Gives an entry a word that rows must not change. */
  settle(i: number, word: string): void {
    this.words[i] = word;
    this.settled[i] = 1;
  }

  /** Keeps an entry from the parser; it comes back between the neighbours it has in the text. */
  hide(i: number): void {
    this.settle(i, '');
  }

  /** Stand-ins in front of an entry; those of an outer construct are to be put there first. */
  putBefore(i: number, ...words: string[]): void {
    const there = this.before.get(i);
    if (there === undefined) this.before.set(i, words);
    else there.push(...words);
  }

  /** Stand-ins behind an entry; those of an outer construct are to be put there first. */
  putAfter(i: number, ...words: string[]): void {
    this.after.set(i, [...words, ...(this.after.get(i) ?? [])]);
  }

  /** Reports whether a line ends between two entries. */
  breaksLine(from: number, to: number, text: string): boolean {
    const newline = text.indexOf('\n', this.entries.ends[from] as number);
    return newline !== -1 && newline < (this.entries.starts[to] as number);
  }

  #pairBrackets(): void {
    const open: number[] = [];
    const texts = this.entries.texts;
    for (let i = 0; i < this.count; i++) {
      if (this.entries.classes[i] !== Entry.punct) continue;
      const text = texts[i] as string;
      if (text === '(' || text === '[' || text === '{') open.push(i);
      else if (text === ')' || text === ']' || text === '}') this.#close(open, i, text);
      if (open.length > deepest) this.#fail(i);
    }
    if (open.length > 0) this.#fail(open[open.length - 1] as number);
  }

  #close(open: number[], i: number, text: string): void {
    const opener = open.pop();
    if (opener === undefined || closing[this.text(opener)] !== text) {
      this.#fail(i);
      return;
    }
    this.partner[opener] = i;
    this.partner[i] = opener;
  }

  #fail(i: number): void {
    this.problem ??= { start: this.entries.starts[i] as number, end: this.entries.ends[i] as number };
  }
}

/** Brackets nested deeper than this are no code that somebody wrote; reading them would take the stack. */
const deepest = 200;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const keywordWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...alignofs].map((word) => [word, 'sizeof'])),
  __extension__: '',
};

function wordsOf(entries: Entries): string[] {
  const words: string[] = new Array(entries.count);
  for (let i = 0; i < entries.count; i++) {
    const text = entries.texts[i] as string;
    words[i] = wordOf(entries.classes[i] as EntryClass, text);
  }
  return words;
}

function wordOf(entryClass: EntryClass, text: string): string {
  switch (entryClass) {
    case Entry.ident:
    case Entry.opaque:
      return 'x';
    case Entry.number:
    case Entry.char:
      return '0';
    case Entry.string:
      return '"s"';
    case Entry.keyword:
      return keywordWords[text] ?? text;
    case Entry.annotation:
      return '';
    case Entry.other:
      return '@';
    default:
      return text;
  }
}

/** Reports whether the word at `i` can be passed over when a type or a name is looked for. */
export const annotates = (sheet: Sheet, i: number): boolean =>
  sheet.isAnnotation(i) || (sheet.isIdent(i) && looksLikeAnnotation(sheet.text(i)));
