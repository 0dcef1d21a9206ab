import type { Diagnostic } from '../../report/diagnostic.ts';
import { renderDiagnostic } from '../../report/frame.ts';
import type { Paint } from './paint.ts';
import { visible } from './visible.ts';

/**
 * A diagnostic as people read it, with the lines it is about. `text` is what its spans refer to; the number of its first
 * line tells where it is a part of a file only.
 */
export function diagnosticText(
  diagnostic: Diagnostic,
  text: string | undefined,
  paint: Paint,
  firstLine = 1,
): string {
  const { severity, message } = diagnostic;
  // Said aloud, because editors look for the word.
  const said = severity === 'error' ? `${paint('red', 'error')}: ${message}` : message;
  const shown = renderDiagnostic(
    { ...diagnostic, message: said },
    {
      ...(text === undefined ? {} : { text: visible(text) }),
      firstLine,
      paint: {
        strong: (part) => paint('bold', part),
        error: (part) => paint('red', part),
        warning: (part) => paint('yellow', part),
        faint: (part) => paint('dim', part),
      },
    },
  );
  return `${shown}\n`;
}
