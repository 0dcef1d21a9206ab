import type { Span } from '../text/span.ts';
import type { Finding } from './scene.ts';

/** Something that has become needless and yet stays, because taking it out might cost more than it saves. */
export const left = (span: Span, message: string, why: string): Finding => ({
  kind: 'left',
  diagnostic: {
    severity: 'warning',
    code: 'needless-code-left',
    message,
    span: { start: span.start, end: span.end },
    why,
    advice: 'Look at this place and clean it up by hand.',
  },
});
