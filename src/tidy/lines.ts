import { afterComment, afterDirective, afterQuoted } from '../c/tokens.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** Lines, indentation and comments around a place of a C text. */

/** Where the line of `at` starts. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Where the line after the one of `at` starts. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** The white space that the line of `at` begins with. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), nextLine(text, at)))?.[0] ?? '';

export const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

const isBlank = (text: string): boolean => text.trim() === '';

export const opensLine = (text: string, at: number): boolean => isBlank(text.slice(lineStart(text, at), at));
export const closesLine = (text: string, at: number): boolean => isBlank(text.slice(at, nextLine(text, at)));

/** Reports whether nothing else stands on the lines of `span`. */
export const isAlone = (text: string, span: Span): boolean =>
  opensLine(text, span.start) && closesLine(text, span.end);

/** The lines of `span`, whole. */
export const linesOf = (text: string, span: Span): Span => ({
  start: lineStart(text, span.start),
  end: nextLine(text, span.end),
});

export const removal = (span: Span): Edit => ({ start: span.start, end: span.end, text: '' });

/** The comments of a stretch of text that does not start within one. */
export function commentsIn(text: string, span: Span): readonly Span[] {
  const comments: Span[] = [];
  let lineBegins = opensLine(text, span.start);
  for (let at = span.start; at < span.end; ) {
    const char = text[at] as string;
    const after = char === '/' ? afterComment(text, at, span.end) : at;
    if (after !== at) comments.push({ start: at, end: after });
    if (after !== at) at = after;
    else if (char === '"' || char === "'") at = afterQuoted(text, at, span.end);
    else if (char === '#' && lineBegins) at = afterDirective(text, at, span.end);
    else at++;
    lineBegins = char === '\n' || (lineBegins && isBlank(char));
  }
  return comments;
}

/** The comments that stand alone on the lines directly above `at`, no blank line between, back to `limit`. */
export function commentsAbove(text: string, at: number, limit: number): readonly Span[] {
  const above: Span[] = [];
  let top = lineStart(text, at);
  for (const comment of [...commentsIn(text, { start: limit, end: top })].reverse()) {
    if (!opensLine(text, comment.start) || nextLine(text, comment.end) !== top) break;
    if (!closesLine(text, comment.end)) break;
    above.unshift(comment);
    top = lineStart(text, comment.start);
  }
  return above;
}

/** The comments that follow `at` on its line. */
export const commentsAfter = (text: string, at: number): readonly Span[] =>
  commentsIn(text, { start: at, end: nextLine(text, at) });

const releaseWords =
  /\b(free\w*|releas\w*|clean\w*|unwind\w*|undo\w*|roll\w*|deallocat\w*|tear\w*|dispos\w*|destroy\w*|unmap\w*|unregister\w*|error|errors|err|fail\w*|bail\w*|exit|out)\b/i;

const adviceWords = /\b(todo|fixme|xxx|hack|note|must|because|since|otherwise|never|always|why)\b/i;

/** Reports whether a comment says no more than that something is undone here, so that it goes with the undoing. */
export function isAboutRelease(text: string, comment: Span): boolean {
  const words = text.slice(comment.start, comment.end).replace(/[*/]+/g, ' ').trim();
  if (words.length > 60 || words.includes('\n') || adviceWords.test(words)) return false;
  return words === '' || releaseWords.test(words);
}
