/** Forms that show in the tokens of an item alone, so that nobody need parse it to see that it has none of them. */
import type { Span } from '../text/span.ts';
import { type FormName, someWithin } from '../text/words.ts';
import type { Item } from './file.ts';
import { Tok, type Tokens, tokenize } from './tokens.ts';

/** All places that the reader may take for one of the forms, and more. */
export class Forms {
  readonly #places: Record<FormName, number[]> = { loop: [], empty: [], fields: [] };
  /** Items whose brackets do not pair up: anything may be in them. */
  readonly #unknown: Item[] = [];
  /** Where the `{` of functions stand: the head before it is no loop's. */
  readonly #bodies: ReadonlySet<number | undefined>;

  constructor(text: string, items: readonly Item[]) {
    this.#bodies = new Set(items.map(({ body }) => body));
    for (const item of items) this.#look(text, item);
    for (const places of Object.values(this.#places)) places.sort((left, right) => left - right);
  }

  mayHold(form: FormName, { start, end }: Span): boolean {
    return (
      someWithin(this.#places[form], start, end - 1, () => true) ||
      this.#unknown.some((item) => item.start < end && start < item.end)
    );
  }

  #look(text: string, item: Item): void {
    const isMacro = item.kind === 'directive';
    const from = isMacro ? text.indexOf('#', item.start) + 1 : item.start;
    if (isMacro && !/^\s*define\b/.test(text.slice(from, from + 40))) return;
    if (!this.#among(tokenize(text, from, item.end), item.kind)) this.#unknown.push(item);
  }

  /** Whether brackets pair up, and no directive stands between the tokens: a macro's text could hold anything. */
  #among(tokens: Tokens, kind: Item['kind']): boolean {
    const open: number[] = [];
    const partner = new Map<number, number>();
    for (let i = 0; i < tokens.count; i++) {
      const text = tokens.texts[i] as string;
      if (tokens.classes[i] === Tok.directive && /^#\s*define\b/.test(text)) return false;
      if (tokens.classes[i] !== Tok.punct) continue;
      if (text === '(' || text === '{') open.push(i);
      if (text === '{' && mayHoldMembers(tokens, i, partner)) this.#note('fields', tokens, i);
      if (text === ';' && mayEndNothing(tokens, i, kind, open, partner)) this.#note('empty', tokens, i);
      if (text !== ')' && text !== '}') continue;
      const opener = open.pop();
      if (opener === undefined || tokens.texts[opener] !== (text === ')' ? '(' : '{')) return false;
      partner.set(i, opener);
      const isCall = text === ')' && tokens.classes[opener - 1] === Tok.ident;
      if (isCall && this.#mayBeBody(tokens, i + 1)) this.#note('loop', tokens, opener - 1);
      const isLabelled = tokens.texts[opener - 2] === ':';
      if (text === ')' && (!isCall || isLabelled) && tokens.texts[i + 1] === ';')
        this.#note('empty', tokens, i + 1);
    }
    return open.length === 0;
  }

  #note(form: FormName, tokens: Tokens, i: number): void {
    this.#places[form].push(tokens.starts[i] as number);
  }

  /** Whether a statement may begin here that a loop's head governs; a directive in between hides what does. */
  #mayBeBody(tokens: Tokens, i: number): boolean {
    const text = tokens.texts[i];
    switch (tokens.classes[i]) {
      case Tok.ident:
      case Tok.keyword:
      case Tok.directive:
        return true;
      case Tok.punct:
        return text === '{' ? !this.#bodies.has(tokens.starts[i]) : text !== undefined && BARE.has(text);
      default:
        return false;
    }
  }
}

/** Whether `struct` or `union` is before the `{`, with no more than words and annotations in between. */
function mayHoldMembers(tokens: Tokens, brace: number, partner: ReadonlyMap<number, number>): boolean {
  for (let i = brace - 1; i >= 0; i--) {
    const text = tokens.texts[i] as string;
    if (text === 'struct' || text === 'union' || tokens.classes[i] === Tok.directive) return true;
    if (text === ')') i = partner.get(i) ?? 0;
    else if (tokens.classes[i] !== Tok.ident && text !== '##') return false;
  }
  return false;
}

/** What a body without braces may begin with that is no word. */
const BARE: ReadonlySet<string> = new Set(['++', '--', '*', '(']);

/** Whether nothing but the end of a statement, a head or a label is before the `;`. Brackets are looked at where they close. */
function mayEndNothing(
  tokens: Tokens,
  i: number,
  kind: Item['kind'],
  open: readonly number[],
  partner: ReadonlyMap<number, number>,
): boolean {
  const before = tokens.classes[i - 1];
  if (kind === 'directive' || before === Tok.directive) return true;
  // Statements of a declaration are in the brackets of an expression; else it has members, or is nothing but the `;`.
  if (kind === 'declaration' && i > 0 && !open.some((at) => tokens.texts[at] === '(')) return false;
  // A label may carry an annotation.
  if (before === Tok.ident) return tokens.texts[i - 2] === ':';
  const text = tokens.texts[i - 1] ?? '';
  if (text === '}' && tokens.texts[(partner.get(i - 1) ?? 0) - 1] === '=') return false;
  return BEFORE_EMPTY.has(text);
}

const BEFORE_EMPTY: ReadonlySet<string> = new Set(['', ';', '{', '}', ':', 'else', 'do']);
