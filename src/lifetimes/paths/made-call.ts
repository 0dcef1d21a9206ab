import type { Node } from '../../c/syntax.ts';
import type { Value } from './values.ts';

/** A call with its arguments worked out. */
export interface MadeCall {
  readonly call: Node;
  readonly nodes: readonly Node[];
  readonly values: readonly Value[];
}
