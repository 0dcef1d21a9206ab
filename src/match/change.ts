import type { Node } from '../c/syntax.ts';
import type { PlusCode } from '../smpl/syntax.ts';
import type { Bindings } from './bindings.ts';

/** `+` code with the values of its metavariables. */
export interface Addition {
  readonly code: PlusCode;
  readonly bindings: Bindings;
}

/** What a rule wants done at one leaf of the C tree. A leaf of which two matches want different things is a conflict. */
export interface LeafChange {
  readonly leaf: Node;
  readonly removed: boolean;
  readonly before: readonly Addition[];
  /** Of a removed leaf: what takes its place. */
  readonly after: readonly Addition[];
}
