/**
 * What stands between two words: white space and comments, cut into lines. Whatever else is found there (what the
 * parser did not read) counts as a comment: it is kept.
 */
export interface Gap {
  /** What stands behind the word on the left, on its line. */
  readonly trailing: string;
  /** The lines in between, without their line breaks: comments, or blank. */
  readonly lines: readonly string[];
  /** What stands before the word on the right, on its line; undefined when both words share a line. */
  readonly leading: string | undefined;
}

/** Cuts a gap at its line breaks; those within a comment do not count. */
export function cutGap(text: string): Gap {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end === -1 ? text.length : end + 1;
    } else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      at = (end === -1 ? text.length : end) - 1;
    } else if (text[at] === '\n') {
      lines.push(withoutReturn(text.slice(start, at)));
      start = at + 1;
    }
  }
  const last = text.slice(start);
  if (lines.length === 0) return { trailing: last, lines: [], leading: undefined };
  return { trailing: lines[0] as string, lines: lines.slice(1), leading: last };
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** Puts lines together again. In a macro a line that already ends with a backslash keeps it where it is. */
export function joinGap(gap: Gap, newline: string): string {
  if (gap.leading === undefined) return gap.trailing;
  const plain = newline.replace(/^ \\/, '');
  const ended = [gap.trailing, ...gap.lines].map(
    (line) => line + (plain !== newline && line.endsWith('\\') ? plain : newline),
  );
  return ended.join('') + gap.leading;
}

const isBlank = (line: string): boolean => line.trim() === '' || line.trim() === '\\';

/** How many of the last lines are blank. */
export function blanksAtEnd(lines: readonly string[]): number {
  let count = 0;
  while (count < lines.length && isBlank(lines[lines.length - 1 - count] as string)) count++;
  return count;
}

export function blanksAtStart(lines: readonly string[]): number {
  let count = 0;
  while (count < lines.length && isBlank(lines[count] as string)) count++;
  return count;
}

/** The comment lines right above what follows; blank lines end them. */
export function commentsAtEnd(lines: readonly string[]): number {
  let count = 0;
  while (count < lines.length && !isBlank(lines[lines.length - 1 - count] as string)) count++;
  return count;
}

/** Whether a gap is nothing but white space. */
export const isWhite = (text: string): boolean => text.trim() === '';
