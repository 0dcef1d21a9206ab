import type { CFile, Item } from '../c/file.ts';

/**
 * Which names the functions of a file call, as far as their text tells: every word before a `(`. That is more than
 * they call (macros, words in comments) and never less, and it needs no parsing, so it is asked first.
 */
export class Mentions {
  readonly functions: readonly Item[];
  readonly #text: string;
  readonly #byName = new Map<string, Item[]>();
  readonly #words = new Map<Item, ReadonlySet<string>>();

  constructor(file: CFile) {
    this.#text = file.text;
    this.functions = file.items.filter((item) => item.kind === 'function');
    for (const item of this.functions) {
      const known = this.#byName.get(item.name ?? '');
      if (known === undefined) this.#byName.set(item.name ?? '', [item]);
      else known.push(item);
    }
  }

  textOf(item: Item): string {
    return this.#text.slice(item.body ?? item.start, item.end);
  }

  wordsOf(item: Item): ReadonlySet<string> {
    const known = this.#words.get(item);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const [, word] of this.textOf(item).matchAll(/\b([A-Za-z_]\w*)\s*\(/g)) found.add(word as string);
    this.#words.set(item, found);
    return found;
  }

  /** The functions that are called from `start`, directly or not, itself included. */
  reachedFrom(start: Item): ReadonlySet<Item> {
    const reached = new Set<Item>([start]);
    // The set grows while it is walked.
    for (const item of reached)
      for (const word of this.wordsOf(item))
        for (const definition of this.#byName.get(word) ?? []) reached.add(definition);
    return reached;
  }

  /** Those of `items` that satisfy `isOne`, and those that call one of them, directly or not. */
  leadingTo(items: Iterable<Item>, isOne: (item: Item) => boolean): ReadonlySet<Item> {
    const open = new Set(items);
    const leading = new Set([...open].filter(isOne));
    for (let changed = true; changed; ) {
      changed = false;
      for (const item of open) {
        if (leading.has(item)) continue;
        const calls = (word: string) =>
          this.#byName.get(word)?.some((callee) => leading.has(callee)) ?? false;
        if (![...this.wordsOf(item)].some(calls)) continue;
        leading.add(item);
        changed = true;
      }
    }
    return leading;
  }
}
