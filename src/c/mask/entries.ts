/**
 * An item's tokens as the parser is to see them: one entry a token, but for what the C grammar has no room for. A
 * preprocessor line, or a branch that would unbalance the code, goes ahead of the entry that follows it (`lead`); an
 * annotation with its arguments, and an asm statement, become one entry that brings its tree along (`made`).
 */
import { leaf, tree } from '../nodes.ts';
import type { LeafKind, Node, TreeKind } from '../syntax.ts';
import { Tok, type TokenClass, type Tokens } from '../tokens.ts';
import { asms, isAnnotation, takesArguments } from './words.ts';

export const Entry = { ...Tok, annotation: 8, opaque: 9 } as const;
export type EntryClass = (typeof Entry)[keyof typeof Entry];

export interface Entries {
  count: number;
  readonly classes: EntryClass[];
  readonly texts: string[];
  readonly starts: number[];
  readonly ends: number[];
  /** Trees that stand for several tokens, by entry. */
  readonly made: Map<number, Node>;
  /** Directives before an entry; those after the last one are found under `count`. */
  readonly leads: Map<number, Node[]>;
}

const leafKinds: Readonly<Record<TokenClass, LeafKind>> = {
  [Tok.ident]: 'ident',
  [Tok.keyword]: 'token',
  [Tok.number]: 'number',
  [Tok.string]: 'string',
  [Tok.char]: 'char',
  [Tok.punct]: 'token',
  [Tok.directive]: 'directive',
  [Tok.other]: 'token',
};

const leafOfToken = (tokens: Tokens, i: number): Node =>
  leaf(
    leafKinds[tokens.classes[i] as TokenClass],
    tokens.starts[i] as number,
    tokens.ends[i] as number,
    tokens.texts[i] as string,
  );

export function leafOfEntry(entries: Entries, i: number): Node {
  const made = entries.made.get(i);
  if (made !== undefined) return made;
  const entryClass = entries.classes[i] as EntryClass;
  const kind =
    entryClass === Entry.annotation || entryClass === Entry.opaque ? 'ident' : leafKinds[entryClass];
  return leaf(kind, entries.starts[i] as number, entries.ends[i] as number, entries.texts[i] as string);
}

/** Takes tokens one by one, in order, into entries. */
export class Gatherer {
  readonly entries: Entries = {
    count: 0,
    classes: [],
    texts: [],
    starts: [],
    ends: [],
    made: new Map(),
    leads: new Map(),
  };
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Takes the tokens of a range that holds no directives, or takes them for what they are. */
  takeRange(from: number, to: number): void {
    for (let i = from; i < to; ) i = this.#take(i, to);
  }

  takeDirective(node: Node): void {
    const { leads, count } = this.entries;
    const before = leads.get(count);
    if (before === undefined) leads.set(count, [node]);
    else before.push(node);
  }

  #take(i: number, to: number): number {
    const tokens = this.#tokens;
    const text = tokens.texts[i] as string;
    const tokenClass = tokens.classes[i] as TokenClass;
    if (tokenClass === Tok.ident && isAnnotation(text)) return this.#takeAnnotation(i, to, text);
    if (tokenClass === Tok.keyword && asms.has(text)) return this.#takeAsm(i, to);
    if (tokenClass === Tok.keyword && text === '_Generic') {
      return this.#takeGroup(Entry.opaque, 'generic', i, this.#afterGroup(i + 1, to));
    }
    if (i + 1 < to && tokens.texts[i + 1] === '##' && tokenClass !== Tok.punct) {
      return this.#takeGroup(Entry.ident, 'generic', i, this.#afterPasted(i, to));
    }
    // `, ##args`: where nothing stands before `##` that it could join, it belongs to what follows.
    if (text === '##' && tokens.classes[i + 1] === Tok.ident && i + 1 < to) {
      return this.#takeGroup(Entry.ident, 'generic', i, this.#afterPasted(i + 1, to));
    }
    if (text === '#' && tokenClass === Tok.punct && tokens.classes[i + 1] === Tok.ident && i + 1 < to) {
      return this.#takeGroup(Entry.string, 'generic', i, i + 2);
    }
    this.#push(tokenClass, text, tokens.starts[i] as number, tokens.ends[i] as number);
    return i + 1;
  }

  /** The index after `a ## b ## c`, which is one word once the macro is expanded. */
  #afterPasted(i: number, to: number): number {
    let at = i + 1;
    while (at + 1 < to && this.#tokens.texts[at] === '##') at += 2;
    return at;
  }

  #takeAnnotation(i: number, to: number, text: string): number {
    const after = takesArguments(text) ? this.#afterGroup(i + 1, to) : i + 1;
    if (after > i + 1) return this.#takeGroup(Entry.annotation, 'attribute', i, after);
    this.#push(Entry.annotation, text, this.#tokens.starts[i] as number, this.#tokens.ends[i] as number);
    return i + 1;
  }

  /** `asm volatile goto (...)`: an expression of its own, but an annotation after a declarator. */
  #takeAsm(i: number, to: number): number {
    let open = i + 1;
    while (open < to && this.#tokens.texts[open] !== '(' && /^\w+$/.test(this.#tokens.texts[open] as string))
      open++;
    const after = this.#afterGroup(open, to);
    const before = i === 0 ? '' : (this.#tokens.texts[i - 1] as string);
    const annotates = /^[\w)\]]/.test(before) && this.#tokens.classes[i - 1] === Tok.ident && open === i + 1;
    return annotates ||
      (before === ')' &&
        /[;=,{]/.test(this.#tokens.texts[after] ?? '') &&
        open === i + 1 &&
        !this.#followsCondition(i - 1))
      ? this.#takeGroup(Entry.annotation, 'attribute', i, after)
      : this.#takeGroup(Entry.opaque, 'asm', i, after);
  }

  /** Reports whether the `)` at `close` ends the condition of an if, while or for. */
  #followsCondition(close: number): boolean {
    let depth = 0;
    for (let i = close; i >= 0; i--) {
      const text = this.#tokens.texts[i];
      if (text === ')') depth++;
      else if (text === '(' && --depth === 0) {
        return (
          ['if', 'while', 'for', 'switch'].includes(this.#tokens.texts[i - 1] ?? '') ||
          (this.#tokens.classes[i - 1] === Tok.ident && /each/.test(this.#tokens.texts[i - 1] ?? ''))
        );
      }
    }
    return false;
  }

  /** The index after the bracket group that begins at `open`; `open` itself when none does. */
  #afterGroup(open: number, to: number): number {
    if (this.#tokens.texts[open] !== '(' || open >= to) return open;
    let depth = 0;
    for (let i = open; i < to; i++) {
      const text = this.#tokens.texts[i];
      if (text === '(') depth++;
      else if (text === ')' && --depth === 0) return i + 1;
    }
    return open;
  }

  #takeGroup(entryClass: EntryClass, kind: TreeKind, from: number, to: number): number {
    const children: Node[] = [];
    for (let i = from; i < to; i++) children.push(leafOfToken(this.#tokens, i));
    const node = tree(kind, children);
    this.entries.made.set(this.entries.count, node);
    this.#push(entryClass, this.#tokens.texts[from] as string, node.start, node.end);
    return to;
  }

  #push(entryClass: EntryClass, text: string, start: number, end: number): void {
    const { entries } = this;
    entries.count++;
    entries.classes.push(entryClass);
    entries.texts.push(text);
    entries.starts.push(start);
    entries.ends.push(end);
  }
}
