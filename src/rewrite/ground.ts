import { countBelow } from '../text/sorted.ts';
import { indentOfLineAt, moveIndent, standsFirstOnLine } from './indentation.ts';
import { layoutLines, type Spot } from './line-layout.ts';
import type { Slot, Strip } from './slots.ts';
import type { Word } from './word.ts';

export interface PlaceContext {
  readonly text: string;
  /** How the file's lines end. */
  readonly lineBreak: string;
  /** What a new line is begun with: in a macro, a backslash stands before the line break. */
  readonly newline: string;
  /** What one level is indented by here. */
  readonly unit: string;
}

/** What is known of each slot's place: where its word was, where it belongs now, and how its line is indented. */
export class Ground {
  readonly #ctx: PlaceContext;
  readonly #strip: Strip;
  readonly #slots: readonly Slot[];
  readonly #newSpots: readonly (Spot | undefined)[];
  readonly #oldSpots: readonly (Spot | undefined)[];
  #anchors: readonly number[] | undefined;

  constructor(ctx: PlaceContext, strip: Strip) {
    this.#ctx = ctx;
    this.#strip = strip;
    this.#slots = strip.slots;
    this.#newSpots = spotsOf(strip, (slot) => slot.kind !== 'removed');
    this.#oldSpots = spotsOf(strip, (slot) => slot.kind !== 'added');
  }

  /** Where a word belongs in the new text; undefined for one that goes. */
  newSpot(index: number): Spot | undefined {
    return this.#newSpots[index];
  }

  /** Where a leaf belonged in the old text; undefined for an added word. */
  oldSpot(index: number): Spot | undefined {
    return this.#oldSpots[index];
  }

  wordAt(index: number): Word {
    return (this.#slots[index] as Slot).word;
  }

  /** Where a leaf starts; past the last one, the end of the strip. */
  startOf(index: number): number {
    const slot = this.#slots[index];
    return slot !== undefined && slot.kind !== 'added' ? slot.leaf.start : this.#strip.end;
  }

  /** Where a leaf ends; before the first one, the start of the strip. */
  endOf(index: number): number {
    const slot = this.#slots[index];
    return slot !== undefined && slot.kind !== 'added' ? slot.leaf.end : this.#strip.start;
  }

  isFirstOnLine(index: number): boolean {
    return standsFirstOnLine(this.#ctx.text, this.startOf(index));
  }

  /** The indentation of a leaf's line, moved in or out with it. */
  indentForKept(index: number): string {
    const spot = this.#newSpots[index] as Spot;
    const old = this.#oldSpots[index] as Spot;
    if (!this.isFirstOnLine(index)) return this.indentFor(index);
    const indent = indentOfLineAt(this.#ctx.text, this.startOf(index));
    return spot.atMargin ? indent : moveIndent(indent, spot.depth - old.depth, this.#ctx.unit);
  }

  /** The indentation of a line that a word begins: as its nearest neighbours of the same depth have it. */
  indentFor(index: number): string {
    const spot = this.#newSpots[index] as Spot;
    if (spot.atMargin) return '';
    if (spot.depth === 0 && !this.#strip.isMacro) return '';
    const above = this.#nearestAnchor(index, -1, spot.depth);
    if (above?.depth === spot.depth) return above.indent;
    const below = this.#nearestAnchor(index, 1, spot.depth);
    if (below?.depth === spot.depth) return below.indent;
    const anchor = above ?? below ?? { depth: 0, indent: this.#strip.isMacro ? '\t' : '' };
    return moveIndent(anchor.indent, spot.depth - anchor.depth, this.#ctx.unit);
  }

  /** The nearest line start in a direction that is as deep as asked for, or the first that is less deep. */
  #nearestAnchor(index: number, step: 1 | -1, depth: number): { depth: number; indent: string } | undefined {
    this.#anchors ??= [...this.#slots.keys()].filter((at) => this.#isAnchor(at));
    const anchors = this.#anchors;
    const above = countBelow(anchors, index);
    const first = step === -1 ? above - 1 : above + (anchors[above] === index ? 1 : 0);
    for (let nth = first; nth >= 0 && nth < anchors.length; nth += step) {
      const at = anchors[nth] as number;
      const slot = this.#slots[at] as Slot;
      const old = this.#oldSpots[at] as Spot;
      const now = slot.kind === 'kept' ? (this.#newSpots[at] as Spot).depth : old.depth;
      if (now > depth) continue;
      const indent = indentOfLineAt(this.#ctx.text, this.startOf(at));
      return { depth: now, indent: moveIndent(indent, now - old.depth, this.#ctx.unit) };
    }
    return undefined;
  }

  /** A word that began a line, and whose line tells how deep its neighbours are indented. */
  #isAnchor(index: number): boolean {
    const slot = this.#slots[index] as Slot;
    const old = this.#oldSpots[index];
    if (slot.kind === 'added' || !old?.startsLine || old.atMargin) return false;
    return !/^(case|default)$/.test(slot.word.text) && this.isFirstOnLine(index);
  }

  /** A function that is added stands apart from what is above it. */
  wantsBlankLine(index: number): boolean {
    const spot = this.#newSpots[index];
    return spot?.depth === 0 && spot.startsLine && this.beginsFunction(index);
  }

  /** Whether a function's definition begins here, or the comment above it. */
  beginsFunction(index: number): boolean {
    let start = index;
    while (this.#slots[start]?.word.kind === 'comment') start++;
    if (!this.#newSpots[start]?.startsStatement || this.#strip.isMacro) return false;
    for (let at = start; at < this.#slots.length; at++) {
      const spot = this.#newSpots[at];
      if (spot === undefined) continue;
      if (at > start && spot.depth === 0 && spot.startsStatement) return false;
      if (this.wordAt(at).text === '{') return spot.startsLine;
    }
    return false;
  }
}

function spotsOf({ slots, isWithin }: Strip, counts: (slot: Slot) => boolean): readonly (Spot | undefined)[] {
  const chosen = slots.flatMap((slot, index) => (counts(slot) ? [index] : []));
  const spots = layoutLines(
    chosen.map((index) => (slots[index] as Slot).word),
    isWithin,
  );
  const out = new Array<Spot | undefined>(slots.length).fill(undefined);
  chosen.forEach((index, at) => {
    out[index] = spots[at];
  });
  return out;
}
