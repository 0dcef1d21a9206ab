import { commentsAtEnd, cutGap, isWhite, joinGap } from './gap.ts';
import { Ground, type PlaceContext } from './ground.ts';
import { indentOfLineAt, moveIndent, reindent, replaceIndent } from './indentation.ts';
import type { Spot } from './line-layout.ts';
import { closeGap } from './removal.ts';
import type { AddedSlot, Side, Slot, Strip } from './slots.ts';
import { spaceBetween, wantsSpace } from './spacing.ts';
import { type Word, wouldGlue } from './word.ts';

/** A word of the new text with what stands before it. */
export interface Placed {
  readonly gap: string;
  readonly text: string;
  readonly word: Word;
  readonly spot: Spot;
}

export interface PlacedStrip {
  readonly words: readonly Placed[];
  /** What stands behind the last word. */
  readonly tail: string;
}

/** Decides the white space around everything that changes; gaps between words that stay keep their text. */
export function placeWords(ctx: PlaceContext, strip: Strip): PlacedStrip {
  return new Placer(ctx, strip).place();
}

/** A run of changes between two words that stay. Indices are those of the slots; -1 and length are the strip's ends. */
interface Interval {
  readonly left: number;
  readonly right: number;
}

class Placer {
  readonly #ctx: PlaceContext;
  readonly #strip: Strip;
  readonly #slots: readonly Slot[];
  readonly #ground: Ground;
  readonly #placed: Placed[] = [];
  /** Up to where all shares a line that the author had put several statements on. */
  #oneLineUntil = -1;
  /** How far the statement that is being copied has moved in. */
  #moved = 0;

  constructor(ctx: PlaceContext, strip: Strip) {
    this.#ctx = ctx;
    this.#strip = strip;
    this.#slots = strip.slots;
    this.#ground = new Ground(ctx, strip);
  }

  place(): PlacedStrip {
    let left = -1;
    for (let at = 0; at <= this.#slots.length; at++) {
      if (at < this.#slots.length && this.#slots[at]?.kind !== 'kept') continue;
      const gap = this.#placeInterval({ left, right: at });
      if (at === this.#slots.length) return { words: this.#placed, tail: gap };
      this.#push(at, gap);
      left = at;
    }
    return { words: this.#placed, tail: '' };
  }

  #push(index: number, gap: string): void {
    const { word } = this.#slots[index] as Slot;
    const spot = this.#ground.newSpot(index) as Spot;
    const text = word.kind === 'verbatim' ? this.#moveVerbatim(word, gap, index) : word.text;
    this.#placed.push({ gap, text, word, spot });
  }

  #moveVerbatim(word: Word, gap: string, index: number): string {
    const at = gap.lastIndexOf('\n');
    const indent = at === -1 ? this.#ground.indentFor(index) : gap.slice(at + 1);
    return reindent(word.text, word.indent ?? '', indent);
  }

  /** Places what is added between two words that stay, and returns the gap before the second of them. */
  #placeInterval(interval: Interval): string {
    const inside = this.#indicesIn(interval);
    const removed = inside.filter((index) => this.#slots[index]?.kind === 'removed');
    const added = (side: Side): readonly number[] =>
      inside.filter((index) => this.#slots[index]?.kind === 'added' && this.#sideOf(index, removed) === side);
    const { before, after } = this.#gapsAround(interval, removed);
    this.#followStatement(interval.right);
    if (inside.length === 0) return this.#moveGap(before, interval.right);
    if (this.#staysOnOneLine(interval, inside)) this.#oneLineUntil = interval.right;

    let gap = this.#placeBehindLeft(interval, added('left'), before);
    if (removed.length > 0) gap = this.#placeInstead(interval, removed, added('place'), gap, after);
    else gap = this.#placeBehindLeft(interval, added('place'), gap);
    return this.#placeBeforeRight(interval, added('right'), inside.length > 0, gap);
  }

  /** Added words stay in order: what stands behind something that was removed is not placed before it. */
  #sideOf(index: number, removed: readonly number[]): Side {
    const { side } = this.#slots[index] as AddedSlot;
    const [first, last] = [removed[0], removed.at(-1)];
    if (first === undefined || last === undefined) return side;
    if (side === 'left' && index > first) return 'place';
    return side === 'right' && index < last ? 'place' : side;
  }

  /** What begins with the word at `index` moves in or out as a whole. */
  #followStatement(index: number): void {
    const [now, old] = [this.#ground.newSpot(index), this.#ground.oldSpot(index)];
    if (now?.startsLine && old?.startsLine) this.#moved = now.atMargin ? 0 : now.depth - old.depth;
  }

  #indicesIn({ left, right }: Interval): readonly number[] {
    return Array.from({ length: right - left - 1 }, (_, offset) => left + 1 + offset);
  }

  #gapsAround({ left, right }: Interval, removed: readonly number[]): { before: string; after: string } {
    const { text } = this.#ctx;
    const start = this.#ground.endOf(left);
    const end = this.#ground.startOf(right);
    const first = removed[0];
    const last = removed.at(-1);
    if (first === undefined || last === undefined) return { before: text.slice(start, end), after: '' };
    return {
      before: text.slice(start, this.#ground.startOf(first)),
      after: text.slice(this.#ground.endOf(last), end),
    };
  }

  // ---- the three parts of an interval

  /** Additions to the word on the left: behind the comment on its line, before the rest of the gap, which is returned. */
  #placeBehindLeft(interval: Interval, added: readonly number[], gap: string): string {
    const first = added[0];
    if (first === undefined) return gap;
    if (!this.#startsLine(first)) {
      this.#push(first, this.#spaceBefore(first));
      this.#placeRest(added);
      return gap;
    }
    const cut = cutGap(gap);
    const blank = this.#wantsBlankLine(first) && interval.left >= 0 ? this.#ctx.newline : '';
    const breaks = this.#isAtTop() && isWhite(gap) ? '' : this.#ctx.newline + blank;
    // In a macro the line's backslash goes to the end of what is added.
    const own = cut.trailing.replace(/\s*\\?$/, '');
    this.#push(first, own + breaks + this.#ground.indentFor(first));
    this.#placeRest(added);
    if (cut.leading === undefined) return '';
    return gap.slice(cut.trailing.endsWith('\\') ? own.length : cut.trailing.length);
  }

  /** What takes the place of removed words; returns the gap behind it. */
  #placeInstead(
    interval: Interval,
    removed: readonly number[],
    added: readonly number[],
    before: string,
    after: string,
  ): string {
    const first = added[0];
    const last = added.at(-1);
    if (first === undefined || last === undefined) return this.#close(interval, removed, before, after);
    this.#push(first, this.#gapBeforeReplacement(first, removed, added, before));
    const lastRemoved = removed.at(-1) as number;
    const sameBrace = added.length > 1 && this.#isBlockBrace(last) && this.#isBlockBrace(lastRemoved);
    this.#placeRest(sameBrace ? added.slice(0, -1) : added);
    if (!sameBrace) return this.#gapAfterReplacement(last, removed, after, interval.right);
    // A head that is replaced up to its brace leaves the brace where the author had it.
    const { text } = this.#ctx;
    const gap = /\s*$/.exec(text.slice(0, this.#ground.startOf(lastRemoved)))?.[0] ?? '';
    this.#push(last, gap);
    if (!after.includes('\n')) this.#oneLineUntil = interval.right;
    return after;
  }

  /** Additions to the word on the right: below what stands above it. Returns the gap before the word itself. */
  #placeBeforeRight(interval: Interval, added: readonly number[], changed: boolean, gap: string): string {
    const { right } = interval;
    const first = added[0];
    if (first === undefined) return changed ? this.#gapBeforeKept(interval, gap) : gap;
    const isItem = this.#startsLine(first) && this.#ground.newSpot(first)?.depth === 0;
    if (isItem && !this.#strip.isMacro && this.#isCode(added)) return this.#placeAboveItem(added, gap, right);
    if (this.#startsLine(first)) this.#push(first, this.#gapOntoLine(first, gap));
    else if (gap === '' || opensBody(this.#ground.wordAt(first), gap))
      this.#push(first, this.#spaceBefore(first));
    else this.#push(first, gap);
    this.#placeRest(added);
    return this.#gapBeforeKept(interval, '');
  }

  /** Above a function goes: above its comment, with a blank line between. */
  #placeAboveItem(added: readonly number[], gap: string, right: number): string {
    const { newline } = this.#ctx;
    const first = added[0] as number;
    // At the top of the file no line ends before the first comment.
    const atTop = this.#isAtTop();
    const { trailing, lines } = cutGap(atTop ? `\n${gap}` : gap);
    const comments = commentsAtEnd(lines);
    const above = lines.slice(0, lines.length - comments);
    this.#push(first, (atTop ? '' : trailing + newline) + above.map((line) => line + newline).join(''));
    this.#placeRest(added);
    const beforeFunction = this.#ground.beginsFunction(first) || this.#ground.beginsFunction(right);
    const needsBlank = beforeFunction && this.#placed.at(-1)?.word.kind !== 'directive';
    const own = lines.slice(lines.length - comments).map((line) => newline + line);
    return (needsBlank ? newline : '') + own.join('') + newline;
  }

  #isAtTop(): boolean {
    return this.#placed.length === 0 && this.#strip.start === 0;
  }

  #placeRest(added: readonly number[]): void {
    for (const index of added.slice(1)) this.#push(index, this.#gapInside(index));
  }

  // ---- gaps

  #gapInside(index: number): string {
    if (!this.#startsLine(index)) return this.#spaceBefore(index);
    const blank = this.#wantsBlankLine(index) ? this.#ctx.newline : '';
    return this.#ctx.newline + blank + this.#ground.indentFor(index);
  }

  /** The space between the last word that was placed and the one at `index`. */
  #spaceBefore(index: number): string {
    const left = this.#placed.at(-1)?.word;
    const right = this.#slots[index]?.word;
    return left === undefined || right === undefined ? '' : spaceBetween(left, right);
  }

  #gapOntoLine(index: number, gap: string): string {
    const cut = cutGap(gap);
    if (cut.leading === undefined) {
      return this.#isAtTop() ? gap : gap.trimEnd() + this.#ctx.newline + this.#ground.indentFor(index);
    }
    return joinGap(
      { ...cut, leading: this.#ground.indentFor(index) + cut.leading.trimStart() },
      this.#ctx.newline,
    );
  }

  #gapBeforeReplacement(
    first: number,
    removed: readonly number[],
    added: readonly number[],
    before: string,
  ): string {
    const firstRemoved = removed[0] as number;
    const hasBreak = cutGap(before).leading !== undefined || this.#isAtTop();
    if (!this.#startsLine(first)) {
      if (opensBody(this.#ground.wordAt(first), before)) return this.#spaceBefore(first);
      return this.#adjustSpace(
        before,
        this.#placed.at(-1)?.word,
        this.#ground.wordAt(firstRemoved),
        this.#ground.wordAt(first),
      );
    }
    if (hasBreak) return this.#gapOntoLine(first, before);
    const oneLine = added.every((index) => index === first || !this.#startsLine(index));
    const replacesStatement = this.#ground.oldSpot(firstRemoved)?.startsLine === true;
    if (oneLine && replacesStatement) return before;
    return before.trimEnd() + this.#ctx.newline + this.#ground.indentFor(first);
  }

  #gapAfterReplacement(last: number, removed: readonly number[], after: string, right: number): string {
    if (right === this.#slots.length || this.#startsLine(right)) return after;
    const lastRemoved = this.#ground.wordAt(removed.at(-1) as number);
    const [added, kept] = [this.#ground.wordAt(last), this.#ground.wordAt(right)];
    if (after === '' && wantsSpace(added, kept) && !wantsSpace(lastRemoved, kept)) return ' ';
    if (after === ' ' && !wantsSpace(added, kept) && wantsSpace(lastRemoved, kept)) return '';
    return after === '' && wouldGlue(added.text, kept.text) ? ' ' : after;
  }

  /** Keeps the author's spacing, unless the new word wants what the old one did not. */
  #adjustSpace(gap: string, left: Word | undefined, old: Word, now: Word): string {
    if (left === undefined) return gap;
    if (gap === '' && wantsSpace(left, now) && (!wantsSpace(left, old) || wouldGlue(left.text, now.text)))
      return ' ';
    if (gap === ' ' && !wantsSpace(left, now) && wantsSpace(left, old)) return '';
    return gap;
  }

  #close(interval: Interval, removed: readonly number[], before: string, after: string): string {
    const { right } = interval;
    const atEnd = right === this.#slots.length;
    const left = this.#placed.at(-1);
    const { text } = this.#ctx;
    const gap = closeGap({
      before,
      after,
      left: left?.word.text ?? text.slice(Math.max(0, this.#strip.start - 1), this.#strip.start),
      right: atEnd ? text.slice(this.#strip.end, this.#strip.end + 1) : this.#ground.wordAt(right).text,
      opensBlock: left?.word.text === '{' || left?.word.role === 'label-colon',
      closesBlock: !atEnd && this.#ground.wordAt(right).text === '}',
      rightStartsLine: atEnd || this.#startsLine(right),
      newline: this.#ctx.lineBreak,
    });
    const first = removed[0] as number;
    const takesPlace =
      !atEnd &&
      !after.includes('\n') &&
      this.#ground.newSpot(right)?.depth === this.#ground.oldSpot(first)?.depth;
    return takesPlace || atEnd ? gap : this.#moveGap(gap, right, this.#placeOfRemoved(first, right));
  }

  /** What follows a removed head takes over its indentation, whatever the author's was. */
  #placeOfRemoved(first: number, right: number): string | undefined {
    const sameDepth = this.#ground.newSpot(right)?.depth === this.#ground.oldSpot(first)?.depth;
    const movedOut = (this.#ground.oldSpot(right)?.depth ?? 0) !== (this.#ground.newSpot(right)?.depth ?? 0);
    if (!sameDepth || !movedOut || !this.#ground.isFirstOnLine(first)) return undefined;
    return indentOfLineAt(this.#ctx.text, this.#ground.startOf(first));
  }

  /** The gap before a word that stays, after something was placed before it. */
  #gapBeforeKept({ left, right }: Interval, gap: string): string {
    if (right === this.#slots.length) return gap;
    const last = this.#placed.at(-1)?.word;
    if (last === undefined || last.leaf !== undefined) return gap;
    const word = this.#ground.wordAt(right);
    if (cutGap(gap).leading !== undefined)
      return sharesLine(last, word) && isWhite(gap) ? ' ' : this.#moveGap(gap, right);
    if (this.#startsLine(right) && !this.#closesAfterSameLine({ left, right }))
      return gap.trimEnd() + this.#ctx.newline + this.#ground.indentForKept(right);
    // Two words that stay keep the spacing which the author gave them, as far as the added ones let them.
    const wasWanted = last.text !== ',' && left >= 0 && wantsSpace(this.#ground.wordAt(left), word);
    const wereAdjacent = this.#ground.endOf(left) === this.#ground.startOf(right);
    if (gap === '' && wereAdjacent && wasWanted) return wouldGlue(last.text, word.text) ? ' ' : '';
    if (gap === ' ' && wasWanted && !wantsSpace(last, word)) return '';
    return gap === '' ? this.#spaceBefore(right) : gap;
  }

  /** A gap that stays, moved with the statement that follows it. */
  #moveGap(gap: string, right: number, indent?: string): string {
    const spot = this.#ground.newSpot(right);
    if ((this.#moved === 0 && indent === undefined) || right === this.#slots.length) return gap;
    const cut = cutGap(gap);
    if (cut.leading === undefined) return gap;
    const move = (line: string): string => {
      const own = /^[ \t]*/.exec(line)?.[0] as string;
      if (isWhite(line) && line !== cut.leading) return line;
      // What stood before something that went is where it belongs.
      if (own === indent && line !== cut.leading) return line;
      const to =
        indent !== undefined && cut.leading !== undefined
          ? replaceIndent(own, cut.leading, indent)
          : moveIndent(own, this.#moved, this.#ctx.unit);
      return to + line.slice(own.length);
    };
    const leading = spot?.atMargin ? cut.leading : move(cut.leading);
    return joinGap({ trailing: cut.trailing, lines: cut.lines.map(move), leading }, this.#ctx.lineBreak);
  }

  // ---- small questions

  #startsLine(index: number): boolean {
    return index > this.#oneLineUntil && this.#ground.newSpot(index)?.startsLine === true;
  }

  /** Where the author has put statements side by side, one more may join them. */
  #staysOnOneLine({ left, right }: Interval, inside: readonly number[]): boolean {
    if (left < 0 || right >= this.#slots.length) return false;
    if (!/^[;{}:]$/.test(this.#ground.wordAt(left).text)) return false;
    if (this.#ctx.text.slice(this.#ground.endOf(left), this.#ground.startOf(right)).includes('\n'))
      return false;
    const added = inside.filter((index) => this.#slots[index]?.kind === 'added');
    const statements = added.filter((index) => this.#ground.newSpot(index)?.startsStatement);
    return statements.length <= 1 && added.every((index) => isOrdinary(this.#ground.wordAt(index)));
  }

  /** A `}` that shared its line with what went, which is replaced by what begins no line either: `{ .a = 1 }`. */
  #closesAfterSameLine(interval: Interval): boolean {
    if (this.#ground.wordAt(interval.right).text !== '}' || this.#ground.isFirstOnLine(interval.right))
      return false;
    const inside = this.#indicesIn(interval);
    return (
      inside.some((index) => this.#slots[index]?.kind === 'removed') &&
      inside.every((index) => this.#slots[index]?.kind === 'removed' || !this.#startsLine(index))
    );
  }

  /** A function stands apart from what is above it, unless that is an #ifdef. */
  #wantsBlankLine(index: number): boolean {
    const above = this.#placed.at(-1)?.word.kind;
    return this.#ground.wantsBlankLine(index) && above !== 'directive' && above !== 'comment';
  }

  #isBlockBrace(index: number): boolean {
    const { text, brace } = this.#ground.wordAt(index);
    return text === '{' && brace !== 'inits';
  }

  #isCode(added: readonly number[]): boolean {
    return added.some((index) => this.#ground.wordAt(index).kind !== 'comment');
  }
}

/** A brace that is added to a head goes on the head's line, although what follows was on the next. */
const opensBody = ({ text, brace }: Word, gap: string): boolean =>
  text === '{' && brace !== 'inits' && isWhite(gap);

/** `} else`, `} while`, `) {`: what kernel style keeps on one line. */
const sharesLine = (left: Word, right: Word): boolean => left.text === '}' && right.text === 'else';

/** Neither a brace nor anything else that needs lines of its own. */
const isOrdinary = ({ kind, text }: Word): boolean =>
  kind !== 'comment' && kind !== 'directive' && kind !== 'verbatim' && text !== '{' && text !== '}';
