import type { Span } from '../text/span.ts';

/**
 * How sure a finding is. `certain`: a path through the code is the evidence, and nothing on it is unknown.
 * `likely`: the path is there, and something on it could not be read (a function of another file). `possible`: worth
 * a look, and often deliberate.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

/** From the surest on. */
export const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** A place on the way to what is wrong, in the order in which the program comes to it. Offsets are UTF-16 units. */
export interface Step {
  readonly span: Span;
  readonly text: string;
}

/** One misuse of a resource. */
export interface Finding {
  /** The rule's permanent name, in kebab-case: `double-release`. */
  readonly rule: string;
  readonly confidence: Confidence;
  /** Where somebody has to look first. Offsets are UTF-16 units. */
  readonly span: Span;
  /** The function that the span lies in. */
  readonly functionName: string;
  /** What is wrong, in a sentence about this very place. */
  readonly message: string;
  /** What happens because of it. */
  readonly why: string;
  /** What to do about it. */
  readonly advice: string;
  /** How the program gets there. */
  readonly path: readonly Step[];
  /**
   * What it is about, as the code says it: the acquiring call, the expression that is released. With the rule and the
   * function it tells findings apart when lines move.
   */
  readonly subject: string;
}
