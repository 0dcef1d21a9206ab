/**
 * Whole words of a text: `alloc` is no word of `kzalloc(n)`. A word character is an ASCII letter, a digit or `_`, so that
 * a name in C is always a word of its text.
 */
import type { Span } from './span.ts';

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

/** Whether some bytes, of a text in any encoding that has ASCII's letters, hold the word. */
export function bytesHoldWord(bytes: Buffer, word: string): boolean {
  for (let at = bytes.indexOf(word, 0, 'latin1'); at !== -1; at = bytes.indexOf(word, at + 1, 'latin1')) {
    if (!isWordCode(bytes[at - 1] ?? 0) && !isWordCode(bytes[at + word.length] ?? 0)) return true;
  }
  return false;
}

/** Where the words of a text stand: each word is looked for once, however many parts of the text are asked for it. */
export class WordIndex {
  readonly #text: string;
  readonly #places = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  has(word: string): boolean {
    return this.#placesOf(word).length > 0;
  }

  /** Whether the word stands within a part of the text. */
  hasWithin(word: string, { start, end }: Span): boolean {
    const places = this.#placesOf(word);
    const last = end - word.length;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low < places.length && (places[low] as number) <= last;
  }

  #placesOf(word: string): readonly number[] {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const text = this.#text;
    const places: number[] = [];
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
      if (!isWordCode(text.charCodeAt(at - 1)) && !isWordCode(text.charCodeAt(at + word.length)))
        places.push(at);
    }
    this.#places.set(word, places);
    return places;
  }
}
