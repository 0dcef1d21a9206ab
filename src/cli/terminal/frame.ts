import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Paint } from './paint.ts';

/** The line of `span` with its number, one line above it for context, and carets under the place. */
export function codeFrame(text: string, span: Span, paint: Paint): string {
  const index = new LineIndex(text);
  const { line, column } = index.placeAt(span.start);
  const width = String(line).length;
  const gutter = (label: string): string => paint('dim', `${label.padStart(width + 3)} |`);
  const shownLine = (number: number): string => ` ${visible(index.lineText(number))}`;
  const here = index.lineText(line);
  const before = visible(here.slice(0, column - 1));
  const marked = visible(here.slice(column - 1, column - 1 + Math.max(span.end - span.start, 1)));
  const carets = '^'.repeat(Math.max(widthOf(marked.split('\n')[0] ?? ''), 1));
  return [
    ...(line > 1 && index.lineText(line - 1).trim() !== ''
      ? [gutter(String(line - 1)) + shownLine(line - 1)]
      : []),
    gutter(String(line)) + shownLine(line),
    `${gutter('')} ${' '.repeat(widthOf(before))}${paint('red', carets)}`,
  ].join('\n');
}

/** Tabs at a fixed width, and nothing that would move the terminal's cursor. */
export const visible = (line: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  line.replaceAll('\t', '    ').replace(/[\x00-\x1f\x7f-\x9f]/g, '.');

const widthOf = (text: string): number => [...text].length;
