/** Whether some name in a stretch of text is used in all of some ways, told from tokens alone. */
import type { Span } from '../text/span.ts';
import type { NameUse } from '../text/words.ts';
import { Tok, type Tokens, tokenize } from './tokens.ts';

/** Says yes where it cannot tell: a directive between tokens may hide what is before and behind a name. */
export function mayHoldName(text: string, span: Span, uses: readonly NameUse[]): boolean {
  const tokens = tokenize(text, text[span.start] === '#' ? span.start + 1 : span.start, span.end);
  if (tokens.classes.includes(Tok.directive)) return true;
  const all = 2 ** uses.length - 1;
  const found = new Map<string, number>();
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.classes[i] !== Tok.ident) continue;
    const name = tokens.texts[i] as string;
    let known = found.get(name) ?? 0;
    uses.forEach((use, at) => {
      if ((known & (1 << at)) === 0 && isUsed(tokens, i, use)) known |= 1 << at;
    });
    if (known === all) return true;
    if (known !== 0) found.set(name, known);
  }
  return false;
}

const isUsed = (tokens: Tokens, i: number, { before, after, constant }: NameUse): boolean =>
  (before === undefined || isBefore(tokens, i - 1, before)) &&
  (after === undefined || isBehind(tokens, i + 1, after, constant === true));

function isBefore(tokens: Tokens, from: number, before: NonNullable<NameUse['before']>): boolean {
  if (typeof before !== 'string') return mayEndType(tokens, from);
  let i = from;
  while (isBracket(tokens, i)) i--;
  return tokens.texts[i] === before;
}

/** A type's last word or `*`, the end of another declarator, an annotation, or the bracket of a pointer to a function. */
function mayEndType(tokens: Tokens, i: number): boolean {
  const tokenClass = tokens.classes[i];
  if (tokenClass === Tok.ident || tokenClass === Tok.keyword) return true;
  return ['*', ',', ')', '}', '('].includes(tokens.texts[i] ?? '');
}

function isBehind(tokens: Tokens, from: number, after: string, constant: boolean): boolean {
  const i = behindAnnotations(tokens, from);
  if (tokens.texts[i] !== after) return false;
  return !constant || beginsConstant(tokens, i + 1);
}

/** The token behind the brackets around the name, words with or without arguments, and sizes. */
function behindAnnotations(tokens: Tokens, from: number): number {
  let i = from;
  for (let left = from - 2; tokens.texts[i] === ')' && isOpening(tokens, left); left--) {
    if (tokens.texts[left] === '(') i++;
  }
  // Brackets around the name alone are those of a value, or of an `if`: a word behind them is no annotation.
  if (i > from && tokens.texts[from - 2] === '(') return i;
  while (i < tokens.count) {
    const text = tokens.texts[i];
    if (tokens.classes[i] === Tok.ident || tokens.classes[i] === Tok.keyword) i++;
    else if (text === '(' || text === '[') i = behindBrackets(tokens, i);
    else break;
  }
  return i;
}

const isOpening = (tokens: Tokens, i: number): boolean => tokens.texts[i] === '(' || tokens.texts[i] === '*';

function behindBrackets(tokens: Tokens, from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.count; i++) {
    const text = tokens.texts[i];
    if (text === '(' || text === '[') depth++;
    if ((text === ')' || text === ']') && --depth === 0) return i + 1;
  }
  return tokens.count;
}

function beginsConstant(tokens: Tokens, from: number): boolean {
  let i = from;
  while (tokens.texts[i] === '(' || tokens.texts[i] === '-') i++;
  switch (tokens.classes[i]) {
    case Tok.number:
    case Tok.string:
    case Tok.char:
      return true;
    case Tok.keyword:
      return tokens.texts[i] === 'sizeof';
    case Tok.ident:
      return /^[A-Z_]/.test(tokens.texts[i] as string);
    default:
      return false;
  }
}

const isBracket = (tokens: Tokens, i: number): boolean => tokens.texts[i] === '(' || tokens.texts[i] === ')';
