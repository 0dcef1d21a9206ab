import { isWhite } from './gap.ts';
import type { PlaceContext } from './ground.ts';
import { spaceOfWidth, widthOf } from './indentation.ts';
import type { Placed, PlacedStrip } from './place.ts';
import type { Slot, Strip } from './slots.ts';
import { wantsSpace } from './spacing.ts';

/** What kernel style wants, and what it puts up with where a line was longer than that before. */
const preferredWidth = 80;
const toleratedWidth = 100;

/**
 * Makes changed lines fit again: continuation lines that were aligned under a parenthesis follow it when it has moved,
 * and the arguments of a changed call are broken anew where a line has become too long. Other lines stay.
 */
export function fitLines(ctx: PlaceContext, strip: Strip, placed: PlacedStrip): PlacedStrip {
  // The backslashes at the ends of a macro's lines are aligned by hand.
  if (strip.isMacro) return placed;
  return new Fitter(ctx, strip, placed).fitted();
}

/** Where a leaf was, and where the parenthesis around it was. */
interface OldPlace {
  readonly column: number;
  /** The column that continuation lines within the innermost parenthesis are aligned to. */
  readonly aligned: number | undefined;
  readonly lineWidth: number;
}

class Fitter {
  readonly #ctx: PlaceContext;
  readonly #words: readonly Placed[];
  readonly #placed: PlacedStrip;
  readonly #gaps: string[];
  readonly #old: ReadonlyMap<number, OldPlace>;
  /** For each word the innermost `(` or `[` that is open around it, as an index, or -1. */
  readonly #enclosing: readonly number[];
  readonly #columns: number[] = [];
  readonly #realigned = new Set<number>();
  /** The parenthesis whose arguments are being filled anew since one of its lines was broken. */
  #refilling = -1;

  constructor(ctx: PlaceContext, strip: Strip, placed: PlacedStrip) {
    this.#ctx = ctx;
    this.#placed = placed;
    this.#words = placed.words;
    this.#gaps = placed.words.map((word) => word.gap);
    this.#old = oldPlaces(ctx.text, strip.slots);
    this.#enclosing = enclosingParens(placed.words.map((word) => word.text));
  }

  fitted(): PlacedStrip {
    let start = 0;
    while (start < this.#words.length) start = this.#fitLine(start);
    const words = this.#words.map((word, index) => ({ ...word, gap: this.#gaps[index] as string }));
    return { words, tail: this.#placed.tail };
  }

  /** Fits the line that starts with the word at `start` and returns where the next one starts. */
  #fitLine(start: number): number {
    this.#realign(start);
    let end = this.#lineEnd(start);
    let width = this.#measure(start, end);
    while (this.#refilling !== -1 && this.#joinsNext(end, width)) {
      this.#gaps[end] = ' ';
      end = this.#lineEnd(start);
      width = this.#measure(start, end);
    }
    const isRefilled = this.#refilling !== -1;
    if (!this.#isNestedIn(end, this.#refilling)) this.#refilling = -1;
    const limit = isRefilled ? preferredWidth : this.#limit(start, end);
    if (width <= limit || !(isRefilled || this.#isChanged(start, end))) return end;
    const at = this.#bestBreak(start, end);
    if (at === undefined) return end;
    this.#gaps[at] = this.#ctx.newline + this.#indentInside(this.#enclosing[at] as number);
    this.#refilling = this.#enclosing[at] as number;
    return at;
  }

  /** Reports whether a word stands in a parenthesis that is itself within that of `open`. */
  #isNestedIn(index: number, open: number): boolean {
    let around = this.#enclosing[index] ?? -1;
    if (open === -1 || around === open) return false;
    while (around > open) around = this.#enclosing[around] as number;
    return around === open;
  }

  #lineEnd(start: number): number {
    let end = start + 1;
    while (end < this.#words.length && !this.#gaps[end]?.includes('\n')) end++;
    return end;
  }

  /** Notes the columns of a line's words and returns how wide the line is. */
  #measure(start: number, end: number): number {
    let column = start === 0 ? widthOf(lineBefore(this.#gaps[0] as string)) : 0;
    for (let at = start; at < end; at++) {
      const gap = this.#gaps[at] as string;
      column = widthOf(lineBefore(gap), gap.includes('\n') ? 0 : column);
      this.#columns[at] = column;
      const { text } = this.#words[at] as Placed;
      column = text.includes('\n') ? widthOf(lineBefore(text)) : column + text.length;
    }
    return column;
  }

  /** A line that was aligned under its parenthesis is aligned under it again. */
  #realign(start: number): void {
    const word = this.#words[start] as Placed;
    const gap = this.#gaps[start] as string;
    const open = this.#enclosing[start] as number;
    const old = word.word.leaf && this.#old.get(word.word.leaf.start);
    if (open === -1 || old === undefined || old.column !== old.aligned || !gap.includes('\n')) return;
    const leading = lineBefore(gap);
    const wanted = (this.#columns[open] as number) + 1;
    if (!isWhite(leading) || widthOf(leading) === wanted) return;
    this.#gaps[start] = gap.slice(0, gap.length - leading.length) + this.#space(wanted);
    this.#realigned.add(start);
  }

  #space(width: number): string {
    return this.#ctx.unit.includes('\t') ? spaceOfWidth(width) : ' '.repeat(width);
  }

  /** A line that the author let be too long may stay so, unless the call that makes it long is new altogether. */
  #limit(start: number, end: number): number {
    const words = this.#words.slice(start, end);
    const hasNewCall = words.some(({ word }) => word.leaf === undefined && word.role === 'call-open');
    const wasTooLong = words.some(
      ({ word }) => word.leaf && (this.#old.get(word.leaf.start)?.lineWidth ?? 0) > preferredWidth,
    );
    return wasTooLong && !hasNewCall ? toleratedWidth : preferredWidth;
  }

  #isChanged(start: number, end: number): boolean {
    if (this.#realigned.has(start)) return true;
    return this.#words
      .slice(start, end)
      .some(({ word }) => word.leaf === undefined && word.kind !== 'comment');
  }

  // ---- breaking a line

  /** The word that should begin a new line: the last that lets the line fit, in the outermost call that changed. */
  #bestBreak(start: number, end: number): number | undefined {
    const opens = [...new Set(this.#enclosing.slice(start, end))].filter((open) => open !== -1);
    const changed = opens.filter((open) => this.#isChangedCall(open));
    const rest = opens.filter((open) => !changed.includes(open));
    // Between arguments if that will do; else behind an operator of an argument that is too long for a line.
    for (const isBreakable of [endsArgument, isOperator]) {
      for (const open of isBreakable === endsArgument ? [...changed, ...rest] : changed) {
        const breaks = this.#breaksOf(open, start, end, isBreakable);
        const at = breaks.filter((place) => this.#endBefore(place) <= preferredWidth).at(-1);
        if (at !== undefined) return at;
      }
    }
    // Where nothing makes it fit, as little as possible should stick out.
    const shortest = changed.map((open) => this.#breaksOf(open, start, end, endsArgument)[0]);
    return shortest.find((at) => at !== undefined);
  }

  /** The words that could begin a new line within a parenthesis, and would stand further left there. */
  #breaksOf(
    open: number,
    start: number,
    end: number,
    isBreakable: (word: Placed) => boolean,
  ): readonly number[] {
    const indent = widthOf(this.#indentInside(open));
    const found: number[] = [];
    for (let at = start + 1; at < end; at++) {
      const isInside = this.#enclosing[at] === open && this.#enclosing[at - 1] === open;
      if (!isInside || !isBreakable(this.#words[at - 1] as Placed)) continue;
      if (isWhite(this.#gaps[at] as string) && indent < (this.#columns[at] as number)) found.push(at);
    }
    return found;
  }

  /** The column behind the word before `index`. */
  #endBefore(index: number): number {
    return (this.#columns[index - 1] as number) + (this.#words[index - 1] as Placed).text.length;
  }

  /** The callee is new, or an argument is. */
  #isChangedCall(open: number): boolean {
    const isNew = (index: number): boolean => this.#words[index]?.word.leaf === undefined;
    if (isNew(open) || (open > 0 && isNew(open - 1))) return true;
    for (let at = open + 1; at < this.#words.length && this.#enclosing[at] !== undefined; at++) {
      if (this.#words[at]?.text === ')' && this.#enclosing[at] === this.#enclosing[open]) return false;
      const isCallee = this.#words[at + 1]?.word.role === 'call-open';
      if (this.#enclosing[at] === open && isNew(at) && !isCallee) return true;
    }
    return false;
  }

  /** How continuation lines within a parenthesis are indented: as the author did, else right behind it. */
  #indentInside(open: number): string {
    for (let at = open + 1; at < this.#words.length; at++) {
      if ((this.#enclosing[at] as number) < open) break;
      const gap = this.#gaps[at] as string;
      const leaf = this.#words[at]?.word.leaf;
      const old = leaf && this.#old.get(leaf.start);
      if (this.#enclosing[at] !== open || old === undefined || !gap.includes('\n')) continue;
      if (old.column !== old.aligned) return lineBefore(gap);
    }
    return this.#space((this.#columns[open] as number) + 1);
  }

  /** Whether the next argument, which the author put on the next line, fits on the line that was broken anew. */
  #joinsNext(end: number, width: number): boolean {
    if (end >= this.#words.length || this.#enclosing[end] !== this.#refilling) return false;
    if (!isWhite(this.#gaps[end] as string) || !endsArgument(this.#words[end - 1] as Placed)) return false;
    let needed = width;
    for (let at = end; at < this.#words.length; at++) {
      const { text, word } = this.#words[at] as Placed;
      const gap = this.#gaps[at] as string;
      if (at > end && gap.includes('\n')) return false;
      const space = at === end || wantsSpace((this.#words[at - 1] as Placed).word, word) ? 1 : 0;
      needed += space + text.length;
      const isLast = (this.#enclosing[at] as number) < this.#refilling;
      if (isLast || (this.#enclosing[at] === this.#refilling && text === ',')) break;
    }
    return needed <= preferredWidth;
  }
}

const endsArgument = ({ text, word }: Placed): boolean =>
  text === ',' || (word.role === 'infix' && (text === '&&' || text === '||'));

const isOperator = ({ word }: Placed): boolean => word.role === 'infix';

const lineBefore = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

function enclosingParens(texts: readonly string[]): readonly number[] {
  const stack: number[] = [];
  return texts.map((text, index) => {
    if (text === ')' || text === ']' || text === '}') stack.pop();
    const top = stack.at(-1) ?? -1;
    const enclosing = top !== -1 && texts[top] === '{' ? -1 : top;
    if (text === '(' || text === '[' || text === '{') stack.push(index);
    return enclosing;
  });
}

function oldPlaces(text: string, slots: readonly Slot[]): ReadonlyMap<number, OldPlace> {
  const leaves = slots.flatMap((slot) => (slot.kind === 'added' ? [] : [slot.leaf]));
  const enclosing = enclosingParens(leaves.map((leaf) => leaf.text));
  const columns: number[] = [];
  const places = new Map<number, OldPlace>();
  let lineEnd = -1;
  let lineWidth = 0;
  // From leaf to leaf, since a line may hold a million of them.
  let [at, column] = [0, 0];
  leaves.forEach((leaf, index) => {
    if (leaf.start >= lineEnd) {
      [at, column] = [text.lastIndexOf('\n', leaf.start - 1) + 1, 0];
      const next = text.indexOf('\n', leaf.start);
      lineEnd = next === -1 ? text.length : next;
      lineWidth = widthOf(text.slice(at, lineEnd).trimEnd());
    }
    column = widthOf(text.slice(at, leaf.start), column);
    at = leaf.start;
    columns.push(column);
    const open = enclosing[index] as number;
    const aligned = open === -1 ? undefined : (columns[open] as number) + 1;
    places.set(leaf.start, { column, aligned, lineWidth });
  });
  return places;
}
