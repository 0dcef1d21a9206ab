import type { Span } from '../text/span.ts';
import type { ReasonCode } from './reasons.ts';

/** A place that proves a reason, with a few words. */
export interface Evidence {
  readonly span: Span;
  readonly note: string;
}

/** Why a site cannot be converted, or not without a second look. */
export interface Objection {
  readonly code: ReasonCode;
  readonly evidence: readonly Evidence[];
  /** Said in addition to the reason's own sentence. */
  readonly detail?: string;
}

export const objection = (
  code: ReasonCode,
  span: Span | undefined,
  note: string,
  detail?: string,
): Objection => ({
  code,
  evidence: span === undefined ? [] : [{ span, note }],
  ...(detail === undefined ? {} : { detail }),
});

/** A reason from a pattern file's head, as a sentence. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
