/** Opens a C text: its outline and its items' trees when somebody asks. */
import { WordIndex } from '../text/words.ts';
import type { CFile, Item, Reading } from './file.ts';
import { Forms } from './forms.ts';
import { mayHoldName } from './name-search.ts';
import { leaf } from './nodes.ts';
import { outline } from './outline.ts';
import { parse } from './parse.ts';

class OpenFile implements CFile {
  readonly text: string;
  readonly words: WordIndex;
  #items: readonly Item[] | undefined;
  #forms: Forms | undefined;
  readonly #readings = new Map<Item, Reading>();

  constructor(text: string) {
    this.text = text;
    this.words = new WordIndex(text, {
      form: (form, span) => this.#formsHere().mayHold(form, span),
      name: (uses, span) => mayHoldName(text, span, uses),
    });
  }

  #formsHere(): Forms {
    this.#forms ??= new Forms(this.text, this.items);
    return this.#forms;
  }

  get items(): readonly Item[] {
    this.#items ??= outline(this.text);
    return this.#items;
  }

  read(item: Item): Reading {
    const known = this.#readings.get(item);
    if (known !== undefined) return known;
    const reading = readItem(this.text, item);
    this.#readings.set(item, reading);
    return reading;
  }
}

function readItem(text: string, item: Item): Reading {
  if (item.kind === 'directive') {
    return { tree: leaf('directive', item.start, item.end, text.slice(item.start, item.end)) };
  }
  return parse(text, item, item.kind === 'function' ? 'function' : 'item');
}

export const openC = (text: string): CFile => new OpenFile(text);
