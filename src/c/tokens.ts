/**
 * Cuts C text into tokens. A preprocessor line is one token, with its continuations and the comments in it; other
 * comments and white space are dropped. Works on any text: what no C token begins with becomes an `other` token, and
 * whoever parses says where.
 */
export const Tok = {
  ident: 0,
  keyword: 1,
  number: 2,
  string: 3,
  char: 4,
  punct: 5,
  directive: 6,
  other: 7,
} as const;
export type TokenClass = (typeof Tok)[keyof typeof Tok];

/** Tokens as columns: five short arrays are much cheaper than an object a token. */
export interface Tokens {
  readonly count: number;
  readonly classes: readonly TokenClass[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly texts: readonly string[];
}

const keywords: ReadonlySet<string> = new Set(
  `auto break case char const continue default do double else enum extern float for goto if inline int long register
  restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool _Noreturn
  __inline __inline__ __volatile __volatile__ __const __const__ __signed __signed__ __restrict __restrict__ __extension__
  typeof __typeof __typeof__ __auto_type _Generic _Alignof __alignof __alignof__ asm __asm __asm__`.split(
    /\s+/,
  ),
);

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;

const charClass: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (let c = 0; c < 128; c++) {
    const char = String.fromCharCode(c);
    if (/[A-Za-z_$]/.test(char)) table[c] = LETTER;
    else if (/[0-9]/.test(char)) table[c] = DIGIT;
    else if (/\s/.test(char)) table[c] = SPACE;
  }
  return table;
})();

const classOf = (c: number): number =>
  c < 128 ? (charClass[c] as number) : c === 0xfeff || c === 0xa0 ? SPACE : LETTER;

const NEWLINE = 10;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const BACKSLASH = 92;

/** The offset after a comment that starts at `at`, or `at` when none does. An endless comment ends with the text. */
export function afterComment(text: string, at: number, end: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === STAR) {
    const close = text.indexOf('*/', at + 2);
    return close === -1 || close + 2 > end ? end : close + 2;
  }
  return second === SLASH ? lineEnd(text, at, end) : at;
}

/** The offset of the line break that ends the line of `at`; a backslash before a line break continues the line. */
function lineEnd(text: string, at: number, end: number): number {
  for (let i = at; ; ) {
    const newline = text.indexOf('\n', i);
    if (newline === -1 || newline >= end) return end;
    const before = text.charCodeAt(newline - 1) === 13 ? newline - 2 : newline - 1;
    if (before < at || text.charCodeAt(before) !== BACKSLASH) return newline;
    i = newline + 1;
  }
}

/** The offset at which a preprocessor line ends that starts at `at`, without its line break and white space before it. */
export function afterDirective(text: string, at: number, end: number): number {
  let stop = at;
  for (let i = at; i < end; ) {
    const c = text.charCodeAt(i);
    if (c === NEWLINE) break;
    if (c === BACKSLASH) i = skipContinuation(text, i);
    else if (c === SLASH) {
      const after = afterComment(text, i, end);
      i = after === i ? i + 1 : after;
      stop = i;
    } else if (c === QUOTE || c === APOSTROPHE) {
      i = stop = afterQuoted(text, i, end);
    } else {
      i++;
      if (classOf(c) !== SPACE) stop = i;
    }
  }
  return Math.min(stop, end);
}

function skipContinuation(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 13 && text.charCodeAt(at + 2) === NEWLINE) return at + 3;
  return at + 2;
}

/** The offset after a string or character that starts at `at`; one that is not closed ends with its line. */
export function afterQuoted(text: string, at: number, end: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) return i + 1;
    if (c === BACKSLASH) i = skipContinuation(text, i) - 1;
    else if (c === NEWLINE) return i;
  }
  return end;
}

const three = new Set(['...', '<<=', '>>=']);
const two = new Set([
  '->',
  '++',
  '--',
  '<<',
  '>>',
  '<=',
  '>=',
  '==',
  '!=',
  '&&',
  '||',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '^=',
  '|=',
  '##',
]);
const one = new Set([...'{}()[];,.&*+-~!/%<>^|?:=#']);

/** How long the punctuation at `at` is, 0 when there is none. */
function punctuationLength(text: string, at: number, end: number): number {
  if (at + 3 <= end && three.has(text.slice(at, at + 3))) return 3;
  if (at + 2 <= end && two.has(text.slice(at, at + 2))) return 2;
  return one.has(text.charAt(at)) ? 1 : 0;
}

/** Single characters that never begin a longer token need no look at what follows. */
const lonely: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (const char of '{}()[];,~?:') table[char.charCodeAt(0)] = 1;
  return table;
})();

const oneCharTexts: readonly string[] = Array.from({ length: 128 }, (_, c) => String.fromCharCode(c));

function afterNumber(text: string, at: number, end: number): number {
  let i = at + 1;
  for (; i < end; i++) {
    const c = text.charCodeAt(i);
    const kind = classOf(c);
    if (kind === LETTER || kind === DIGIT || c === DOT) continue;
    if ((c === 43 || c === 45) && isExponent(text, at, i)) continue;
    break;
  }
  return i;
}

/** Reports whether a sign at `sign` belongs to the number that began at `at`: 1e+5 and 0x1p-3, but not 0xe+5. */
function isExponent(text: string, at: number, sign: number): boolean {
  const before = text.charCodeAt(sign - 1) | 32;
  const hex = (text.charCodeAt(at + 1) | 32) === 120;
  return hex ? before === 112 : before === 101;
}

export function tokenize(text: string, from = 0, end = text.length): Tokens {
  const classes: TokenClass[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const texts: string[] = [];
  let lineBegins = true;
  const add = (tokenClass: TokenClass, start: number, stop: number, says: string): number => {
    classes.push(tokenClass);
    starts.push(start);
    ends.push(stop);
    texts.push(says);
    lineBegins = false;
    return stop;
  };
  for (let i = from; i < end; ) {
    const c = text.charCodeAt(i);
    const kind = classOf(c);
    if (kind === SPACE) {
      if (c === NEWLINE) lineBegins = true;
      i++;
    } else if (kind === LETTER) {
      let stop = i + 1;
      while (stop < end && isWordChar(text.charCodeAt(stop))) stop++;
      const says = text.slice(i, stop);
      const next = text.charCodeAt(stop);
      if ((next === QUOTE || next === APOSTROPHE) && stop < end && stringPrefix.has(says)) {
        i = addQuoted(text, i, stop, end, add);
      } else {
        i = add(keywords.has(says) ? Tok.keyword : Tok.ident, i, stop, says);
      }
    } else if (c < 128 && lonely[c] === 1) {
      i = add(Tok.punct, i, i + 1, oneCharTexts[c] as string);
    } else if (kind === DIGIT || (c === DOT && classOf(text.charCodeAt(i + 1)) === DIGIT && i + 1 < end)) {
      const stop = afterNumber(text, i, end);
      i = add(Tok.number, i, stop, text.slice(i, stop));
    } else if (c === QUOTE || c === APOSTROPHE) {
      i = addQuoted(text, i, i, end, add);
    } else if (c === SLASH && afterComment(text, i, end) !== i) {
      i = afterComment(text, i, end);
    } else if (c === HASH && lineBegins) {
      const stop = afterDirective(text, i, end);
      i = add(Tok.directive, i, stop, text.slice(i, stop));
    } else if (c === BACKSLASH && /\s/.test(text.charAt(i + 1))) {
      i = skipContinuation(text, i);
    } else {
      const length = punctuationLength(text, i, end);
      i = add(length === 0 ? Tok.other : Tok.punct, i, i + (length || 1), text.slice(i, i + (length || 1)));
    }
  }
  return { count: classes.length, classes, starts, ends, texts };
}

const stringPrefix = new Set(['L', 'u', 'U', 'u8']);

const isWordChar = (c: number): boolean => {
  const kind = classOf(c);
  return kind === LETTER || kind === DIGIT;
};

type Add = (tokenClass: TokenClass, start: number, stop: number, says: string) => number;

/** A string or character whose quote stands at `quote` and whose prefix, if any, begins at `at`. */
function addQuoted(text: string, at: number, quote: number, end: number, add: Add): number {
  const stop = afterQuoted(text, quote, end);
  const mark = text.charCodeAt(quote);
  const closed = stop > quote + 1 && text.charCodeAt(stop - 1) === mark;
  const tokenClass = !closed ? Tok.other : mark === QUOTE ? Tok.string : Tok.char;
  return add(tokenClass, at, stop, text.slice(at, stop));
}
