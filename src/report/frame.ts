// Shows a diagnostic with the lines it is about, as plain text.
import { LineIndex } from '../text/line-index.ts';
import type { Place, Span } from '../text/span.ts';
import type { Diagnostic } from './diagnostic.ts';

/** How to mark up parts of a frame; plain text marks up nothing. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly faint: (text: string) => string;
}

const same = (text: string): string => text;
export const noPaint: Paint = { strong: same, error: same, warning: same, faint: same };

const ansi =
  (code: string) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;

export const terminalPaint: Paint = {
  strong: ansi('1'),
  error: ansi('1;31'),
  warning: ansi('1;33'),
  faint: ansi('2'),
};

export interface FrameOptions {
  /** The text that the diagnostic's spans refer to; without it there are no lines to show. */
  readonly text?: string;
  readonly paint?: Paint;
  /** How many lines to show before the place. */
  readonly linesBefore?: number;
  /** Where the diagnostic's span begins in the file, where the text is a part of it. */
  readonly place?: Place;
}

/**
 * The diagnostic in words, the line (or lines) it is about with carets below, why it is so and what to do:
 *
 *     drop.cocci:4:7: `szie` is used after `+` but is never declared
 *        3 | - p = make(size);
 *        4 | + p = keep(szie);
 *          |            ^^^^
 *        why: it is written into the code as it is
 *        try: did you mean `size`?
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: FrameOptions = {}): string {
  const paint = options.paint ?? noPaint;
  const index = options.text === undefined ? undefined : new LineIndex(options.text);
  const colour = diagnostic.severity === 'error' ? paint.error : paint.warning;
  const { span, file } = diagnostic;
  const own = index === undefined || span === undefined ? undefined : index.placeAt(span.start);
  const place = options.place ?? own;
  const where = [file, ...(place === undefined ? [] : [place.line, place.column])].filter(
    (part) => part !== undefined,
  );
  const kind = diagnostic.severity === 'warning' ? `${colour('warning')}: ` : '';
  const head = `${where.length === 0 ? '' : `${paint.strong(where.join(':'))}: `}${kind}${diagnostic.message} ${paint.faint(`[${diagnostic.code}]`)}`;
  return [
    head,
    ...(index === undefined || span === undefined ? [] : frameLines(index, span, colour, options)),
    ...relatedLines(diagnostic, index, paint),
    ...(diagnostic.why === undefined ? [] : [`  ${paint.faint('why:')} ${diagnostic.why}`]),
    ...(diagnostic.advice === undefined ? [] : [`  ${paint.faint('try:')} ${diagnostic.advice}`]),
  ].join('\n');
}

function relatedLines(
  { related }: Diagnostic,
  index: LineIndex | undefined,
  paint: Paint,
): readonly string[] {
  if (index === undefined) return [];
  return (related ?? []).flatMap(({ span, message }) => {
    const { line, column } = index.placeAt(span.start);
    return [
      `  ${paint.faint('see:')} ${line}:${column}: ${message}`,
      ...frameLines(index, span, paint.faint, { linesBefore: 0 }),
    ];
  });
}

function frameLines(
  index: LineIndex,
  span: Span,
  colour: (text: string) => string,
  { paint = noPaint, linesBefore = 1, place }: FrameOptions,
): readonly string[] {
  const { line } = index.placeAt(span.start);
  const above = (place?.line ?? line) - line;
  const first = Math.max(1, line - linesBefore);
  const width = String(line + above).length;
  const shown: string[] = [];
  const show = (number: number, text: string): number =>
    shown.push(`  ${paint.faint(`${String(number + above).padStart(width)} |`)} ${widen(text)}`.trimEnd());
  for (let number = first; number < line; number++) show(number, cut(index.lineText(number), 0, 0).text);
  const start = span.start - index.startOf(line);
  const marked = cut(index.lineText(line), start, span.end - index.startOf(line));
  show(line, marked.text);
  return [...shown, `  ${' '.repeat(width)} ${paint.faint('|')} ${caretsBelow(marked, colour)}`];
}

/** A line, or a part of one, and what is to be marked in it. */
interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Of an endless line what is around the place is shown, so much of it, in UTF-16 units. */
const longest = 400;

function cut(text: string, start: number, end: number): Marked {
  if (text.length <= longest) return { text, start, end };
  const from = Math.max(0, Math.min(start - longest / 4, text.length - longest));
  const before = from > 0 ? '…' : '';
  const behind = from + longest < text.length ? '…' : '';
  const moved = before.length - from;
  const shown = before + text.slice(from, from + longest) + behind;
  return { text: shown, start: start + moved, end: Math.min(end + moved, before.length + longest) };
}

/** Tabs as spaces, so that carets stand below what they point at whatever the terminal makes of tabs. */
function widen(text: string): string {
  let wide = '';
  for (const character of text) wide += character === '\t' ? ' '.repeat(8 - (wide.length % 8)) : character;
  return wide;
}

function caretsBelow({ text, start, end }: Marked, colour: (text: string) => string): string {
  // a place that goes on over the line's end is marked up to there
  const last = Math.max(Math.min(end, text.length), start + 1);
  const before = widen(text.slice(0, start)).length;
  const length = Math.max(widen(text.slice(0, last)).length - before, 1);
  return `${' '.repeat(before)}${colour('^'.repeat(length))}`;
}
