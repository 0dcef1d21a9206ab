import type { Place } from './span.ts';

/** Answers which line an offset is on. Built once a text, then a binary search a question. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** How many lines the text has; a text that ends with a newline has an empty last line. */
  get count(): number {
    return this.#starts.length;
  }

  /** The 1-based line that `offset` is on. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  placeAt(offset: number): Place {
    const line = this.lineAt(offset);
    return { line, column: offset - this.startOf(line) + 1 };
  }

  /** The offset at which a 1-based line starts. Lines past the end start at the end of the text. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The text of a 1-based line, without its line break. */
  lineText(line: number): string {
    const raw = this.text.slice(this.startOf(line), this.startOf(line + 1));
    return raw.replace(/\r?\n$/, '');
  }
}
