import type { Node } from '../c/syntax.ts';

/** What a metavariable stands for. */
export type Value =
  /** Code: one node, or several for lists. `source` is the original text from the first to the last of them. */
  | { readonly kind: 'code'; readonly nodes: readonly Node[]; readonly source: string }
  /** A word that stands nowhere in the text: a fresh identifier, a `-D name=value`. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'position'; readonly places: readonly CodePlace[] };

/** A place as position metavariables carry it: offsets into the file's text as it was when the patch started. */
export interface CodePlace {
  readonly file: string;
  readonly fn: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Metavariables to values. Immutable: adding one gives a new one, so that backtracking needs no undo. */
export type Bindings = ReadonlyMap<string, Value>;
