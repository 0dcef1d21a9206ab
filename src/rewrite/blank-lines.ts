/** Blank `+` lines: what is added keeps the paragraphs that the rule gave it, but none at the edge of a block. */
import { cutGap, isWhite, joinGap } from './gap.ts';
import type { Placed, PlacedStrip } from './place.ts';

/** The words with the blank lines that their rule has around them, where the file has none there yet. */
export function addBlankLines({ words, tail }: PlacedStrip, lineBreak: string): PlacedStrip {
  if (!words.some(({ word }) => word.blankBefore === true || word.blankAfter === true))
    return { words, tail };
  return {
    words: words.map((placed, index) => withBlankLines(placed, words[index - 1], lineBreak)),
    tail: words.at(-1)?.word.blankAfter === true ? blankAtStart(tail, lineBreak) : tail,
  };
}

/** Behind these stands the only statement of a branch, or of a loop. */
const opensBranch = /^(?:\)|else|do|:)$/;

function withBlankLines(placed: Placed, before: Placed | undefined, lineBreak: string): Placed {
  const { gap, word } = placed;
  if (before === undefined || before.word.text === '{' || word.text === '}') return placed;
  if (word.blankBefore === true && !opensBranch.test(before.word.text))
    return { ...placed, gap: blankAtEnd(gap, lineBreak) };
  if (before.word.blankAfter === true) return { ...placed, gap: blankAtStart(gap, lineBreak) };
  return placed;
}

/** Right below what stands on the left; comments belong to what follows them. */
function blankAtStart(gap: string, lineBreak: string): string {
  const cut = cutGap(gap);
  if (cut.leading === undefined || isWhite(cut.lines[0] ?? 'none')) return gap;
  return joinGap({ ...cut, lines: ['', ...cut.lines] }, lineBreak);
}

/** Right above what stands on the right. */
function blankAtEnd(gap: string, lineBreak: string): string {
  const cut = cutGap(gap);
  if (cut.leading === undefined || isWhite(cut.lines.at(-1) ?? 'none')) return gap;
  return joinGap({ ...cut, lines: [...cut.lines, ''] }, lineBreak);
}
