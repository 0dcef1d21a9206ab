/** Opens a C text: its outline at once, its items' trees when somebody asks. */
import type { CFile, Item, Reading } from './file.ts';
import { leaf } from './nodes.ts';
import { outline } from './outline.ts';
import { parse } from './parse.ts';

class OpenFile implements CFile {
  readonly text: string;
  readonly items: readonly Item[];
  readonly #readings = new Map<Item, Reading>();

  constructor(text: string) {
    this.text = text;
    this.items = outline(text);
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
