import type { Span } from '../text/span.ts';
import type { WordIndex } from '../text/words.ts';
import type { Node } from './syntax.ts';

/** What a top-level item of a file is, as far as its outline tells before anything is parsed. */
export type ItemKind = 'function' | 'declaration' | 'macro' | 'directive' | 'other';

/** One item of a file's top level: from its first token to its closing `}` or `;`. Comments between items belong to none. */
export interface Item extends Span {
  readonly kind: ItemKind;
  /** The function's, variable's or macro's name where the outline shows it. */
  readonly name?: string;
  /** For a function: where its body's `{` stands. */
  readonly body?: number;
}

/** What came of parsing one item. `problem` is where reading failed first: such a tree must not be edited. */
export interface Reading {
  readonly tree: Node;
  readonly problem?: Span;
}

/** A C file: its outline is made and its items are parsed when somebody asks, each at most once. */
export interface CFile {
  readonly text: string;
  readonly words: WordIndex;
  readonly items: readonly Item[];
  read(item: Item): Reading;
}
