import type { Diagnostic } from '../../report/diagnostic.ts';
import { LineIndex } from '../../text/line-index.ts';
import { codeFrame } from './frame.ts';
import type { Paint } from './paint.ts';

/** A diagnostic as people read it: what and where, the lines, why, and what to do. `text` is what its span refers to. */
export function diagnosticText(diagnostic: Diagnostic, text: string | undefined, paint: Paint): string {
  const { severity, code, message, span, why, advice, related } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const frame = (place: typeof span): readonly string[] =>
    text === undefined || place === undefined ? [] : [codeFrame(text, place, paint)];
  return [
    `${paint('bold', `${placeText(diagnostic, text)}`)}${paint(colour, severity)}: ${message} ${paint('dim', `[${code}]`)}`,
    ...frame(span),
    ...(related ?? []).flatMap((other) => [
      `  ${paint('cyan', 'see')}: ${other.message}`,
      ...frame(other.span),
    ]),
    ...(why === undefined ? [] : [`  ${paint('cyan', 'why')}: ${why}`]),
    ...(advice === undefined ? [] : [`  ${paint('cyan', 'try')}: ${advice}`]),
    '',
  ].join('\n');
}

/** `file:line:column: `, as editors read it; as much of it as is known. */
function placeText({ file, span }: Diagnostic, text: string | undefined): string {
  if (span === undefined || text === undefined) return file === undefined ? '' : `${file}: `;
  const { line, column } = new LineIndex(text).placeAt(span.start);
  return `${file ?? '<input>'}:${line}:${column}: `;
}
