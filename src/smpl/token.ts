import type { Span } from '../text/span.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'string'
  | 'char'
  | 'punct'
  | 'dots'
  | 'nest-open' // `<...`, `<+...`
  | 'nest-close' // `...>`, `...+>`
  | 'open' // `\(`, or `(` in column 0
  | 'or' // `\|`, or `|` in column 0
  | 'and' // `\&`, or `&` in column 0
  | 'close' // `\)`, or `)` in column 0
  | 'directive' // a preprocessor line as a whole
  | 'define' // `#define`, `#undef`, `#pragma` of a line whose rest is read word by word, up to 'line-end'
  | 'line-end'
  | 'comment' // of `+` lines only: others are not code
  | 'end';

export type TokenMark = 'context' | 'minus' | 'plus' | 'star';

/** A token of a rule's code. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  readonly mark: TokenMark;
  /** On a `++` line. */
  readonly multiple: boolean;
  /** Where the `?` of its line stands, if this is the first token of such a line. */
  readonly optionalAt: number | undefined;
  readonly line: number;
  readonly lineBreak: boolean;
  readonly indent: number;
  readonly spaceBefore: boolean;
  /** A blank `+` line stands before it, itself a token of a `+` line; or behind it, and no more `+` code follows. */
  readonly blankBefore?: boolean;
  readonly blankAfter?: boolean;
  /** Names written `@name` behind it. */
  readonly attached: readonly Attachment[];
}

export interface Attachment extends Span {
  readonly name: string;
}
