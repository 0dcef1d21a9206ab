import type { Span } from '../text/span.ts';
import type { Attachment, Token, TokenKind, TokenMark } from './token.ts';
import { ellipsis } from './typography.ts';

export interface Lexed {
  readonly tokens: readonly Token[];
  /** Places where a string, comment or character ends too late or not at all, or which no token starts with. */
  readonly problems: readonly (Span & { readonly message: string })[];
}

interface LineState {
  mark: TokenMark;
  multiple: boolean;
  optionalAt: number | undefined;
  fresh: boolean;
}

const annotation = /(?:\?[ \t]?\+\+|\?[-+*]|\+\+\??|[-+*]\?|[-+*?])/y;
const punctuators =
  /<\?=|>\?=|<\?|>\?|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\+=|-=|\*=|\/=|%=|&=|\|=|\^=|##|[-+*/%=<>!~&|^?:;,.()[\]{}#]/y;
const word = /[A-Za-z_$][A-Za-z_$0-9]*/y;
const number = /(?:0[xX][0-9a-fA-F]+|0[bB][01]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[uUlLfFiI]*/y;
const dots = new RegExp(`(<\\+?)?(\\.\\.\\.|${ellipsis})(\\+?>)?`, 'y');
const escapes: Readonly<Record<string, TokenKind>> = { '(': 'open', '|': 'or', '&': 'and', ')': 'close' };

/** Cuts the code of a rule, which is `text` from `span.start` to `span.end`, into tokens. */
export function lexCode(text: string, span: Span, firstLine: number): Lexed {
  return new CodeLexer(text, span, firstLine).run();
}

class CodeLexer {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #tokens: Token[] = [];
  readonly #problems: (Span & { message: string })[] = [];
  #at: number;
  #line: number;
  #state: LineState = { mark: 'context', multiple: false, optionalAt: undefined, fresh: true };
  /** The end of the `#define` line that is being read word by word. */
  #defineEnd: number | undefined;
  /** A blank `+` line was read, and no token since. */
  #blank = false;

  constructor(text: string, span: Span, firstLine: number) {
    this.#text = text;
    this.#start = span.start;
    this.#end = span.end;
    this.#at = span.start;
    this.#line = firstLine;
  }

  run(): Lexed {
    if (this.#isLineStart(this.#at)) this.#startLine();
    while (this.#at < this.#end) this.#step();
    this.#closeDefine();
    if (this.#blank) this.#endWithBlank();
    return { tokens: pairColumnZero(this.#text, this.#tokens), problems: this.#problems };
  }

  #isLineStart(offset: number): boolean {
    return offset === 0 || this.#text[offset - 1] === '\n';
  }

  #startLine(): void {
    this.#state = { mark: 'context', multiple: false, optionalAt: undefined, fresh: true };
    // the file names that start a patch of lines
    if (this.#match(/(?:---|\+\+\+) [^\s;]*\/[^\s;]*[ \t]*(?=\r?\n|$)/y) !== undefined) {
      this.#at = this.#lineEnd();
      return;
    }
    const found = this.#match(annotation);
    if (found === undefined) return;
    const signs = found.replace(/[? \t]/g, '');
    const optional = found.indexOf('?');
    this.#state.mark = signs === '-' ? 'minus' : signs === '*' ? 'star' : signs === '' ? 'context' : 'plus';
    this.#state.multiple = signs === '++';
    if (optional !== -1) this.#state.optionalAt = this.#at + optional;
    this.#at += found.length;
    if (this.#state.mark === 'plus' && this.#match(/[ \t]*(?=\r?\n|$)/y) !== undefined) this.#blank = true;
  }

  /** The blank `+` line stands behind the `+` code before it. */
  #endWithBlank(): void {
    this.#blank = false;
    const last = this.#tokens.at(-1);
    if (last?.mark === 'plus') this.#tokens[this.#tokens.length - 1] = { ...last, blankAfter: true };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    return found === undefined || this.#at + found.length > this.#end ? undefined : found;
  }

  #step(): void {
    const character = this.#text[this.#at] as string;
    if (this.#defineEnd !== undefined && this.#at >= this.#defineEnd) this.#closeDefine();
    if (character === '\n') {
      this.#at++;
      this.#line++;
      this.#startLine();
    } else if (/\s/.test(character) || character === '\ufeff') this.#at++;
    else if (this.#text.startsWith('//', this.#at)) this.#lineComment();
    else if (this.#text.startsWith('/*', this.#at)) this.#blockComment();
    else if (character === '#' && this.#state.fresh) this.#directive();
    else this.#token(character);
  }

  #lineEnd(from = this.#at): number {
    const found = this.#text.indexOf('\n', from);
    const end = found === -1 || found > this.#end ? this.#end : found;
    return this.#text[end - 1] === '\r' && end > from ? end - 1 : end;
  }

  #lineComment(): void {
    const end = this.#lineEnd();
    if (this.#state.mark === 'plus') this.#push('comment', end, this.#text.slice(this.#at, end).trimEnd());
    this.#at = end;
  }

  #blockComment(): void {
    const found = this.#text.indexOf('*/', this.#at + 2);
    const closed = found !== -1 && found + 2 <= this.#end;
    const end = closed ? found + 2 : this.#end;
    if (!closed) this.#problem(this.#at, this.#at + 2, 'this comment is never closed by `*/`');
    const body = this.#text.slice(this.#at, end);
    if (this.#state.mark === 'plus') this.#push('comment', end, withoutMarks(body));
    this.#line += body.split('\n').length - 1;
    this.#at = end;
  }

  /** Where the logical line that starts here ends: a backslash at its end joins the next one. */
  #logicalEnd(): number {
    let end = this.#lineEnd();
    while (this.#text[end - 1] === '\\' && end < this.#end)
      end = this.#lineEnd(this.#text.indexOf('\n', end) + 1);
    return end;
  }

  #directive(): void {
    const head = /#[ \t]*(define|undef|pragma)\b/y;
    const end = this.#logicalEnd();
    const found = this.#match(head);
    if (found !== undefined && this.#state.mark !== 'plus') {
      this.#push('define', this.#at + found.length, `#${found.replace(/[# \t]/g, '')}`);
      this.#defineEnd = end;
      return;
    }
    const whole = this.#text.slice(this.#at, end);
    const code = this.#state.mark === 'plus' ? whole : whole.replace(/\/\*.*?\*\/|\/\/.*$/g, '');
    this.#push('directive', end, withoutMarks(code.trimEnd()));
    this.#line += whole.split('\n').length - 1;
    this.#at = end;
  }

  #closeDefine(): void {
    if (this.#defineEnd === undefined) return;
    this.#defineEnd = undefined;
    this.#push('line-end', this.#at, '');
  }

  #token(character: string): void {
    if (character === '\\') this.#escape();
    else if (character === '"' || character === "'") this.#quoted(character);
    else if (character === '@') this.#attachment();
    else if (!this.#dots() && !this.#word() && !this.#number() && !this.#sign()) {
      this.#problem(this.#at, this.#at + 1, `\`${character}\` is no part of C`);
      this.#at++;
    }
  }

  #dots(): boolean {
    // C's own dots, of a function with any number of arguments, are written twice.
    if (this.#text.startsWith('......', this.#at) && this.#at + 6 <= this.#end) {
      this.#push('punct', this.#at + 6, '...');
      this.#at += 6;
      return true;
    }
    const found = this.#match(dots);
    if (found === undefined) return false;
    // `<...>` is `<...` and a stray `>` rather than something that closes itself
    if (found.startsWith('<')) this.#take('nest-open', found.replace(/\+?>$/, ''));
    else this.#take(found.endsWith('>') ? 'nest-close' : 'dots', found);
    return true;
  }

  #word(): boolean {
    const name = this.#match(word);
    if (name === undefined) return false;
    // `L"..."` and `L'...'` are one literal
    const quote = /^(L|u|U|u8)$/.test(name) ? this.#text[this.#at + name.length] : undefined;
    if (quote === '"' || quote === "'") this.#quoted(quote, name.length);
    else this.#take('word', name);
    return true;
  }

  #number(): boolean {
    const digits = this.#match(number);
    if (digits === undefined) return false;
    this.#take('number', digits);
    return true;
  }

  #sign(): boolean {
    const sign = this.#match(punctuators);
    if (sign === undefined) return false;
    this.#take('punct', sign);
    return true;
  }

  #escape(): void {
    const next = this.#text[this.#at + 1] ?? '';
    const kind = escapes[next];
    if (kind !== undefined && this.#at + 2 <= this.#end) {
      this.#take(kind, `\\${next}`);
      return;
    }
    // a line joined to the next one, in a macro's body
    if (!/^[\r\n]?$/.test(next))
      this.#problem(this.#at, this.#at + 1, '`\\` stands before something other than `(`, `|`, `&` or `)`');
    this.#at++;
  }

  #quoted(quote: string, prefix = 0): void {
    const start = this.#at;
    let at = start + prefix + 1;
    const end = this.#lineEnd();
    while (at < end && this.#text[at] !== quote) at += this.#text[at] === '\\' ? 2 : 1;
    const closed = at < end && this.#text[at] === quote;
    if (!closed) this.#problem(start, Math.min(at, end), `this ${quote} has no partner on its line`);
    this.#take(quote === '"' ? 'string' : 'char', this.#text.slice(start, closed ? at + 1 : end));
  }

  /** `@p`: no token of its own, but something hung on the token before it. */
  #attachment(): void {
    const found = this.#match(/@[ \t]*[A-Za-z_][A-Za-z_0-9]*/y);
    const last = this.#tokens.at(-1);
    if (found === undefined || last === undefined) {
      this.#problem(
        this.#at,
        this.#at + 1,
        '`@` must be followed by the name of a metavariable, and follow some code',
      );
      this.#at++;
      return;
    }
    const end = this.#at + found.length;
    const name = found.slice(1).trim();
    const attachment: Attachment = { name, start: end - name.length, end };
    this.#tokens[this.#tokens.length - 1] = { ...last, attached: [...last.attached, attachment] };
    this.#at = end;
  }

  #problem(start: number, end: number, message: string): void {
    this.#problems.push({ start, end: Math.max(end, start + 1), message });
  }

  #take(kind: TokenKind, text: string): void {
    this.#push(kind, this.#at + text.length, text);
    this.#at += text.length;
  }

  #push(kind: TokenKind, end: number, text: string): void {
    const { mark, multiple, optionalAt, fresh } = this.#state;
    const blankBefore = this.#blank && mark === 'plus';
    if (this.#blank && !blankBefore) this.#endWithBlank();
    this.#blank = false;
    this.#tokens.push({
      kind,
      text,
      start: this.#at,
      end,
      mark,
      multiple,
      optionalAt: fresh ? optionalAt : undefined,
      line: this.#line,
      lineBreak: fresh,
      indent: fresh ? this.#column() : 0,
      spaceBefore: this.#at > this.#start && /\s/.test(this.#text[this.#at - 1] as string),
      attached: [],
      ...(blankBefore && { blankBefore }),
    });
    this.#state.fresh = false;
    if (kind === 'define') this.#at = end;
  }

  #column(): number {
    let column = 0;
    for (let at = this.#text.lastIndexOf('\n', this.#at - 1) + 1; at < this.#at; at++)
      column = this.#text[at] === '\t' ? column - (column % 8) + 8 : column + 1;
    return column;
  }
}

/** A comment or directive over several `+` lines without the `+` that starts each of the later ones. */
const withoutMarks = (text: string): string => text.replace(/\n\+\+?/g, '\n').replace(/\r/g, '');

/**
 * `(`, `|`, `&` and `)` in column 0 are a disjunction's, but a parenthesis that merely happens to stand there is C.
 * A `(` is taken for a disjunction's when its partner stands in column 0 as well.
 */
function pairColumnZero(text: string, tokens: readonly Token[]): readonly Token[] {
  const kinds = new Map<number, TokenKind>();
  const open: OpenParen[] = [];
  const markChoice = (partner: OpenParen, close?: number): void => {
    kinds.set(partner.index, 'open');
    if (close !== undefined) kinds.set(close, 'close');
    for (const separator of partner.separators)
      kinds.set(separator, separatorKind(tokens[separator] as Token));
  };
  tokens.forEach((token, index) => {
    const zero = token.kind === 'punct' && (token.start === 0 || text[token.start - 1] === '\n');
    if (token.kind === 'punct' && token.text === '(') open.push({ index, zero, separators: [] });
    else if (zero && (token.text === '|' || token.text === '&')) {
      const partner = open[lastZero(open)];
      if (partner !== undefined) partner.separators.push(index);
      else if (open.length === 0) kinds.set(index, separatorKind(token));
    } else if (token.kind === 'punct' && token.text === ')') {
      const partner = zero ? popZero(open) : popInner(open);
      if (partner === undefined && zero) kinds.set(index, 'close');
      if (partner === undefined || !zero || !partner.zero) return;
      markChoice(partner, index);
    }
  });
  // one that is never closed is still no parenthesis when it has branches
  for (const partner of open) if (partner.separators.length > 0) markChoice(partner);
  return tokens.map((token, index) => {
    const kind = kinds.get(index);
    return kind === undefined ? token : { ...token, kind };
  });
}

interface OpenParen {
  readonly index: number;
  readonly zero: boolean;
  readonly separators: number[];
}

const separatorKind = ({ text }: Token): TokenKind => (text === '|' ? 'or' : 'and');

/** The partner of a `)` elsewhere; one too many (`-` and `+` lines are counted together) must not end a disjunction. */
function popInner<T extends { readonly zero: boolean; readonly separators: readonly number[] }>(
  open: T[],
): T | undefined {
  const last = open.at(-1);
  return last?.zero && last.separators.length > 0 ? undefined : open.pop();
}

/** The last open parenthesis of column 0. What was opened within it stays open for good: another message's business. */
function popZero<T extends { readonly zero: boolean }>(open: T[]): T | undefined {
  const at = lastZero(open);
  return at === -1 ? open.pop() : open.splice(at)[0];
}

function lastZero(open: readonly { readonly zero: boolean }[]): number {
  let at = open.length - 1;
  while (at >= 0 && open[at]?.zero === false) at--;
  return at;
}
