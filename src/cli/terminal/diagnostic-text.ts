import type { Diagnostic } from '../../report/diagnostic.ts';
import { renderDiagnostic } from '../../report/frame.ts';
import type { Place } from '../../text/span.ts';
import type { Paint } from './paint.ts';
import { visible } from './visible.ts';

/**
 * A diagnostic as people read it, with the lines it is about. `text` is what its spans refer to; `place` tells
 * where it begins in the file, where the text is a part of it only.
 */
export function diagnosticText(
  diagnostic: Diagnostic,
  text: string | undefined,
  paint: Paint,
  place?: Place,
): string {
  const { severity, message } = diagnostic;
  // Said aloud, because editors look for the word.
  const said = severity === 'error' ? `${paint('red', 'error')}: ${message}` : message;
  const shown = renderDiagnostic(
    { ...diagnostic, message: said },
    {
      ...(text === undefined ? {} : { text: visible(text) }),
      ...(place === undefined ? {} : { place }),
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
