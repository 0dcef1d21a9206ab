import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning';

/**
 * Something to tell the user about a place in a text: what is wrong, why, and what to do about it.
 * `code` is permanent and kebab-case, so that scripts and documentation can name it.
 */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  /** One sentence in plain words, without the place: the frame shows that. */
  readonly message: string;
  /** The file the span refers to, as it should be printed. */
  readonly file?: string;
  readonly span?: Span;
  readonly why?: string;
  readonly advice?: string;
  /** Further places that matter, each with a few words. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** Outcomes are data: a value as far as it could be made, with everything there is to say about it. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
