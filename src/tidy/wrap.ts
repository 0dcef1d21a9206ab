import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import { lineStart, newlineOf, nextLine } from './lines.ts';

/** What a line may take before it is broken, in columns. */
const preferredWidth = 80;

/** How many columns a piece of text takes at the start of a line. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width = char === '\t' ? (width | 7) + 1 : width + 1;
  return width;
}

/** White space that takes `width` columns at the start of a line. */
export const indentOf = (width: number): string => '\t'.repeat(width >> 3) + ' '.repeat(width & 7);

/**
 * Breaks the line of a call that is about to move to the right by `columns` and would leave the page then: in front of
 * the last argument that lets the rest fit, aligned to the open parenthesis. Nothing where no break would do.
 */
export function wrapCall(call: Node, columns: number, text: string): readonly Edit[] {
  const line = text.slice(lineStart(text, call.start), nextLine(text, call.end)).trimEnd();
  const was = widthOf(line);
  const args = call.kind === 'call' ? call.children.find((child) => child.kind === 'args') : undefined;
  const fits = was + columns <= preferredWidth || was > preferredWidth;
  if (fits || args === undefined || nextLine(text, call.start) < call.end) return [];
  const column = (at: number): number => widthOf(text.slice(lineStart(text, at), at)) + columns;
  const inside = column(args.start);
  const rest = (at: number): number => inside + was + columns - column(at);
  const values = args.children.filter((child) => child.kind !== 'token').slice(1);
  const place = values.filter((arg) => column(arg.start) - 1 <= preferredWidth).at(-1);
  if (place === undefined || rest(place.start) > preferredWidth) return [];
  const gap = /[ \t]*$/.exec(text.slice(0, place.start))?.[0].length ?? 0;
  return [{ start: place.start - gap, end: place.start, text: newlineOf(text) + indentOf(inside) }];
}
