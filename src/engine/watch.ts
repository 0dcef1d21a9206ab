/** What happens while a patch runs, for those who explain it. */
import type { CompiledRule } from '../compile/rule.ts';
import type { Bound } from '../match/env.ts';
import type { FileState } from './file-state.ts';

/** Why a rule was not even tried. */
export type Held =
  | { readonly kind: 'depends' }
  /** Metavariables of other rules without which it does not run, as `rule.name`. */
  | { readonly kind: 'valueless'; readonly names: readonly string[] };

/** A rule in its turn, on the text as the rules before it left it. */
export interface Attempt {
  readonly rule: CompiledRule;
  readonly state: FileState;
  /** The distinct values that it was tried with; none when something held it back. */
  readonly tried: readonly ReadonlyMap<string, Bound>[];
  readonly held: Held | undefined;
}

export type Watch = (attempt: Attempt) => void;
