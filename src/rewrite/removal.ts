import { blanksAtEnd, blanksAtStart, commentsAtEnd, cutGap, isWhite, joinGap } from './gap.ts';
import { wouldGlue } from './word.ts';

/** The two sides of something that is taken out, and what stands next to it. */
export interface Removal {
  /** The text between the word on the left and the first removed one. */
  readonly before: string;
  /** The text between the last removed word and the word on the right. */
  readonly after: string;
  /** The words to either side; '' at the ends of the file. */
  readonly left: string;
  readonly right: string;
  /** The left word is a `{` that opens lines; the right one a `}` that closes them. */
  readonly opensBlock: boolean;
  readonly closesBlock: boolean;
  /** A statement or an item begins on the right, so that a line may. */
  readonly rightStartsLine: boolean;
  readonly newline: string;
}

/** What remains between left and right when all between the two gaps is gone. */
export function closeGap(removal: Removal): string {
  const before = cutGap(removal.before);
  const after = cutGap(removal.after);
  const startedLine = before.leading !== undefined || removal.left === '';
  const endedLine = after.leading !== undefined || removal.right === '';
  if (startedLine && endedLine)
    return removal.rightStartsLine || removal.right === '' ? closeLines(removal) : closeInline(removal);
  if (startedLine && removal.rightStartsLine) return removal.before + commentsWithSpace(removal.after);
  if (endedLine && removal.rightStartsLine) return removal.after;
  return closeInline(removal);
}

/**
 * Whole lines went. A comment right above them stays if code follows right below (it may speak of both), and goes
 * with them if they were the end of a paragraph or of the block; one behind them goes. Of blank lines on both sides those of one side
 * stay; none comes to stand at the edge of a block.
 */
function closeLines(removal: Removal): string {
  // At the ends of the file there is no line to end or to begin: one is put there for the time being.
  const before = cutGap(removal.left === '' ? `\n${removal.before}` : removal.before);
  const after = cutGap(removal.right === '' ? `${removal.after}\n` : removal.after);
  const comments = commentsAtEnd(before.lines);
  const endsParagraph =
    blanksAtStart(after.lines) > 0 ||
    (after.lines.length === 0 && (removal.closesBlock || removal.right === ''));
  const setApart = comments > 0 && endsParagraph;
  const above = setApart ? before.lines.slice(0, before.lines.length - comments) : before.lines;
  const blanksAbove = blanksAtEnd(above);
  const blanksBelow = blanksAtStart(after.lines);
  const atTop = above.length === blanksAbove && (removal.opensBlock || removal.left === '');
  const atBottom = after.lines.length === blanksBelow && (removal.closesBlock || removal.right === '');
  const blanks = blankLinesLeft({
    above: above.slice(above.length - blanksAbove),
    below: after.lines.slice(0, blanksBelow),
    atTop,
    atBottom,
  });
  const lines = [...above.slice(0, above.length - blanksAbove), ...blanks, ...after.lines.slice(blanksBelow)];
  const joined = joinGap({ trailing: before.trailing, lines, leading: after.leading }, removal.newline);
  const { length } = removal.newline;
  return joined.slice(removal.left === '' ? length : 0, removal.right === '' ? -length : undefined);
}

interface BlankLines {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly atTop: boolean;
  readonly atBottom: boolean;
}

/** Those of one side; at the edge of a block those that the author had put at the edge. */
function blankLinesLeft({ above, below, atTop, atBottom }: BlankLines): readonly string[] {
  if (atTop && atBottom) return [];
  if (atTop) return above;
  if (atBottom) return below;
  return above.length >= below.length ? above : below;
}

/** Something within a line went, or what began a line whose rest stays. */
function closeInline({ before, after, left, right }: Removal): string {
  if (/^[)\],;]$/.test(right)) return commentsWithSpace(before) + after;
  if (/^[([]$/.test(left)) return before + commentsWithSpace(after);
  const gap = before === '' ? after : before + commentsWithSpace(after);
  return gap === '' && wouldGlue(left, right) ? ' ' : gap;
}

const commentsWithSpace = (gap: string): string => (isWhite(gap) ? '' : gap);
