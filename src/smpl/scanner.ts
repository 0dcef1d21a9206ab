import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';

export type ScanKind = 'word' | 'number' | 'string' | 'punct' | 'end';

/** A token of what stands outside a rule's code: headers, metavariable declarations, `virtual` lines. */
export interface Scan extends Span {
  readonly kind: ScanKind;
  readonly text: string;
}

const shapes: readonly (readonly [ScanKind, RegExp])[] = [
  ['word', /[A-Za-z_$][A-Za-z_$0-9]*/y],
  ['number', /\d[A-Za-z0-9.]*/y],
  ['string', /"(?:[^"\\\n]|\\.)*"/y],
  ['punct', /<<=|>>=|@@|=~|!~|##|<<|>>|<=|>=|==|!=|&&|\|\||\+=|-=|\*=|\/=|%=|&=|\|=|\^=|->|\\[(|&)]|\S/y],
];
const space = /(?:\s|\ufeff|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** Thrown where a header or declaration cannot be read on, with the diagnostic; caught at the rule's end. */
export class Broken {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

/** Reads tokens on demand, so that raw text (script code) can be taken in between. */
export class Scanner {
  readonly text: string;
  readonly end: number;
  #token: Scan;
  /** The end of the token before the current one. */
  last = 0;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.end = end;
    this.last = start;
    this.#token = this.#read(start);
  }

  get token(): Scan {
    return this.#token;
  }

  /** The token after the current one. */
  get next(): Scan {
    return this.#read(this.#token.end);
  }

  is(text: string): boolean {
    return this.#token.text === text && this.#token.kind !== 'string';
  }

  advance(): Scan {
    const token = this.#token;
    this.last = token.end;
    this.#token = this.#read(token.end);
    return token;
  }

  /** Goes on reading at `offset`. */
  seek(offset: number): void {
    this.last = offset;
    this.#token = this.#read(offset);
  }

  /** Takes the current token if it reads `text`. */
  eat(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  #read(from: number): Scan {
    space.lastIndex = from;
    const start = Math.min(from + (space.exec(this.text)?.[0].length ?? 0), this.end);
    for (const [kind, shape] of shapes) {
      shape.lastIndex = start;
      const text = start < this.end ? shape.exec(this.text)?.[0] : undefined;
      if (text !== undefined && start + text.length <= this.end)
        return { kind, text, start, end: start + text.length };
    }
    return { kind: 'end', text: '', start: this.end, end: this.end };
  }
}
