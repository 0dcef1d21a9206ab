// Shows a diagnostic with the lines it is about, as plain text.
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
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
  /** What the first line of the text is called, where the text is a part of a file. */
  readonly firstLine?: number;
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
  const place = index === undefined || span === undefined ? undefined : index.placeAt(span.start);
  const above = (options.firstLine ?? 1) - 1;
  const where = [file, ...(place === undefined ? [] : [place.line + above, place.column])].filter(
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
  { paint = noPaint, linesBefore = 1, firstLine = 1 }: FrameOptions,
): readonly string[] {
  const { line } = index.placeAt(span.start);
  const first = Math.max(1, line - linesBefore);
  const width = String(line + firstLine - 1).length;
  const shown: string[] = [];
  for (let number = first; number <= line; number++)
    shown.push(
      `  ${paint.faint(`${String(number + firstLine - 1).padStart(width)} |`)} ${widen(index.lineText(number))}`.trimEnd(),
    );
  return [...shown, `  ${' '.repeat(width)} ${paint.faint('|')} ${caretsBelow(index, span, line, colour)}`];
}

/** Tabs as spaces, so that carets stand below what they point at whatever the terminal makes of tabs. */
function widen(text: string): string {
  let wide = '';
  for (const character of text) wide += character === '\t' ? ' '.repeat(8 - (wide.length % 8)) : character;
  return wide;
}

function caretsBelow(index: LineIndex, span: Span, line: number, colour: (text: string) => string): string {
  const text = index.lineText(line);
  const start = span.start - index.startOf(line);
  // a place that goes on over the line's end is marked up to there
  const end = Math.max(Math.min(span.end - index.startOf(line), text.length), start + 1);
  const before = widen(text.slice(0, start)).length;
  const length = Math.max(widen(text.slice(0, end)).length - before, 1);
  return `${' '.repeat(before)}${colour('^'.repeat(length))}`;
}
