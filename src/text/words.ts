/**
 * Whole words of a text: `alloc` is no word of `kzalloc(n)`. A word character is an ASCII letter, a digit or `_`, so that
 * a name in C is always a word of its text.
 */
import type { Span } from './span.ts';

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

/** The characters of words, those first that drivers have least of: counted in 800 files of Linux 6.1. */
const RARE_FIRST = 'JZjQ9W7YzKVH4qX56UB38GFw2ykOL1DMPNxCATSR0bghEIvfmlupocdnasirt_e';

/**
 * Where to begin to look for a word: at its rarest letter, since a search runs from one place that has the first letter
 * to the next.
 */
function rarestIn(word: string): number {
  let best = 0;
  let rank = RARE_FIRST.length;
  for (let i = 0; i < word.length; i++) {
    const found = RARE_FIRST.indexOf(word.charAt(i));
    if (found === -1 || found >= rank) continue;
    best = i;
    rank = found;
  }
  return best;
}

/** Whether some bytes, of a text in any encoding that has ASCII's letters, hold the word. */
export function bytesHoldWord(bytes: Buffer, word: string): boolean {
  const skipped = rarestIn(word);
  const sought = word.slice(skipped);
  for (let found = bytes.indexOf(sought, skipped, 'latin1'); found !== -1; ) {
    const at = found - skipped;
    const isWhole = !isWordCode(bytes[at - 1] ?? 0) && !isWordCode(bytes[at + word.length] ?? 0);
    if (isWhole && beginsAt(bytes, at, word, skipped)) return true;
    found = bytes.indexOf(sought, found + 1, 'latin1');
  }
  return false;
}

function beginsAt(bytes: Buffer, at: number, word: string, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** What shows without parsing: the head of a loop that a macro makes, an empty statement, the `{` of members. */
export type FormName = 'loop' | 'empty' | 'fields';

/** What stands directly before and behind a name, brackets aside. Undefined where anything may. */
export interface NameUse {
  /** A token; or what a declaration has before a name. */
  readonly before?: string | { readonly kind: 'type' };
  /** A token, behind annotations of the name. */
  readonly after?: string;
  /** Whether a constant follows that token. */
  readonly constant?: boolean;
}

/** Who can tell more of a text than words, without parsing it: whether something may be in a part of it. */
export interface Lookout {
  readonly form: (form: FormName, span: Span) => boolean;
  readonly name: (uses: readonly NameUse[], span: Span) => boolean;
}

const knowsNothing: Lookout = { form: () => true, name: () => true };

/** A part of a text that can be asked for words. */
export interface Part {
  readonly word: (word: string) => boolean;
  /** Some characters that are no word; as a part of a longer operator, or in a comment, too. */
  readonly operator: (text: string) => boolean;
  /** Whether it holds the form, as far as those know who made the index. */
  readonly form: (form: FormName) => boolean;
  /** Whether some name in it is used in each of these ways. */
  readonly name: (uses: readonly NameUse[]) => boolean;
  /**
   * Two tokens side by side, one of them a word: nothing but white space, brackets and comments is between them. Of
   * brackets only opening ones where the left token is a closing one itself.
   */
  readonly pair: (left: string, right: string) => boolean;
}

/** Where the words of a text stand: each word is looked for once, however many parts of the text are asked for it. */
export class WordIndex {
  readonly #text: string;
  readonly #lookout: Lookout;
  readonly #places = new Map<string, readonly number[]>();
  readonly whole: Part;

  /** Where nobody can tell more than words, any form may be anywhere. */
  constructor(text: string, lookout = knowsNothing) {
    this.#text = text;
    this.#lookout = lookout;
    this.whole = { ...this.within({ start: 0, end: text.length }), form: () => true, name: () => true };
  }

  within(span: Span): Part {
    return {
      word: (word) => this.#placesIn(word, span, () => true),
      operator: (text) => this.#placesIn(text, span, () => true),
      form: (form) => this.#lookout.form(form, span),
      name: (uses) => this.#lookout.name(uses, span),
      pair: (left, right) =>
        isWordCode(left.charCodeAt(0))
          ? this.#placesIn(left, span, (at) => followsAt(this.#text, at + left.length, right))
          : this.#placesIn(right, span, (at) => leadsTo(this.#text, at, left)),
    };
  }

  /** Whether the word stands somewhere within the span where `fits` says so. */
  #placesIn(word: string, { start, end }: Span, fits: (at: number) => boolean): boolean {
    return someWithin(this.#placesOf(word), start, end - word.length, fits);
  }

  #placesOf(word: string): readonly number[] {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const text = this.#text;
    const isWhole = isWordCode(word.charCodeAt(0))
      ? (at: number) => !isWordCode(text.charCodeAt(at - 1)) && !isWordCode(text.charCodeAt(at + word.length))
      : () => true;
    const places: number[] = [];
    const skipped = rarestIn(word);
    const sought = word.slice(skipped);
    for (let at = text.indexOf(sought, skipped); at !== -1; at = text.indexOf(sought, at + 1)) {
      const start = at - skipped;
      if (text.startsWith(word, start) && isWhole(start)) places.push(start);
    }
    this.#places.set(word, places);
    return places;
  }
}

/** Whether one of some places, in order, is from `first` to `last`, and fits. */
export function someWithin(
  places: readonly number[],
  first: number,
  last: number,
  fits: (at: number) => boolean,
): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < first) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < places.length; index++) {
    const at = places[index] as number;
    if (at > last) return false;
    if (fits(at)) return true;
  }
  return false;
}

/** White space, brackets, comments and backslashes. */
const between = /(?:[\s()\\]|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;

/** Whether the token follows. A directive in between hides what does: then it may. */
function followsAt(text: string, from: number, token: string): boolean {
  between.lastIndex = from;
  const at = from + (between.exec(text)?.[0].length ?? 0);
  if (text[at] === '#') return true;
  return text.startsWith(token, at) && !goesOn(token, text[at + token.length]);
}

/** Whether the token stands before. What may be a comment or a directive in between is taken for one that hides it. */
function leadsTo(text: string, to: number, token: string): boolean {
  const skipped = token === ')' ? /[\s(\\]/ : /[\s()\\]/;
  let at = to - 1;
  while (at >= 0 && skipped.test(text[at] as string)) at--;
  if (text[at] === '/' && text[at - 1] === '*') return true;
  if (text.startsWith(token, at + 1 - token.length) && !goesOn(token, text[at + 1 - token.length - 1]))
    return true;
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at + 1);
  return line.includes('//') || /^\s*#/.test(line);
}

/** Whether the character makes another token of it: `->` is no `-`. */
const goesOn = (token: string, next: string | undefined): boolean =>
  next !== undefined && token.length === 1 && '-+*/%<>&|^='.includes(token) && longer.has(`${token}${next}`);

const longer: ReadonlySet<string> = new Set(
  '-> -- -= ++ += *= /= %= << <= >> >= && &= || |= ^= =='.split(' '),
);
