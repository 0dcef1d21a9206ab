import { isWhite } from './gap.ts';

/** The white space that the line of `offset` starts with. */
export function indentOfLineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
}

/** Whether nothing but white space stands before `offset` on its line; a line may be long, so it is not looked at as a whole. */
export function standsFirstOnLine(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0 && text[at] !== '\n'; at--)
    if (!isWhite(text[at] as string)) return false;
  return true;
}

/** How wide white space is, with tabs at every eighth column; `from` is the column it starts at. */
export function widthOf(text: string, from = 0): number {
  let width = from;
  for (const character of text) width = character === '\t' ? width + 8 - (width % 8) : width + 1;
  return width;
}

/** White space of a given width as the kernel writes it: tabs first. */
export const spaceOfWidth = (width: number): string =>
  '\t'.repeat(Math.floor(width / 8)) + ' '.repeat(width % 8);

/** An indentation moved in (or, with a negative count, out) by so many units, written as the original is. */
export function moveIndent(indent: string, levels: number, unit: string): string {
  // In front, so that the spaces which align a continuation line stay behind the tabs.
  if (levels >= 0)
    return indent.startsWith(unit) ? unit.repeat(levels) + indent : indent + unit.repeat(levels);
  let moved = indent;
  for (let level = 0; level < -levels; level++) moved = moveOut(moved, unit);
  return moved;
}

function moveOut(indent: string, unit: string): string {
  if (indent.startsWith(unit)) return indent.slice(unit.length);
  const width = Math.max(0, widthOf(indent) - widthOf(unit));
  return indent.includes('\t') ? spaceOfWidth(width) : ' '.repeat(width);
}

/** A text of several lines of which the first was indented by `from`, as it looks when that becomes `to`. */
export function reindent(text: string, from: string, to: string): string {
  if (from === to) return text;
  return text.replace(/\n([ \t]*)(?=[^\s])/g, (_, indent: string) => `\n${replaceIndent(indent, from, to)}`);
}

export function replaceIndent(indent: string, from: string, to: string): string {
  if (indent.startsWith(from)) return to + indent.slice(from.length);
  const width = Math.max(0, widthOf(indent) + widthOf(to) - widthOf(from));
  return indent.includes('\t') || to.includes('\t') ? spaceOfWidth(width) : ' '.repeat(width);
}

/** What one level of a text is indented by: what its first deeper line has more than the line that opens it. */
export function indentUnit(text: string): string {
  let above: string | undefined;
  let opens = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '' || /^\s*(#|\w+:|\*|\/)/.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] as string;
    if (above !== undefined && opens && indent.length > above.length && indent.startsWith(above))
      return indent.slice(above.length);
    above = indent;
    opens = /\{\s*(\/\*.*)?$/.test(line.trimEnd());
  }
  return '\t';
}
