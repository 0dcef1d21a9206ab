import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import type { Bound, Env } from './env.ts';

/** A leaf of the pattern with the leaf (or the nodes, for a metavariable or dots) of the C tree that it stands on. */
export interface Pair {
  readonly pat: PNode;
  readonly nodes: readonly Node[];
  /** When `nodes` is empty (dots that stand for nothing): the leaf next to the place, and on which side of it that is. */
  readonly beside?: Node;
  readonly side?: 'before' | 'after';
  /** The nodes are all that one of several declarators has: when the others go too, the declaration goes. */
  readonly declaration?: Node;
}

/** A piece of pattern that was found at a vertex. Two of the same piece at the same vertex may differ in their pairs. */
export interface Found {
  readonly vertex: number;
  readonly pairs: readonly Pair[];
}

/**
 * Why a formula holds: the pieces found on the way, each within the scopes of the metavariables that it may speak of.
 * Witnesses are shared a lot, so whoever walks one should remember where it has been.
 */
export type Witness =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'both'; readonly left: Witness; readonly right: Witness }
  | {
      readonly kind: 'scope';
      readonly bindings: readonly (readonly [string, Bound])[];
      readonly inner: Witness | null;
    };

/** Both witnesses; null stands for "nothing worth remembering". */
export const both = (left: Witness | null, right: Witness | null): Witness | null =>
  left === null || left === right ? right : right === null ? left : { kind: 'both', left, right };

/** The witness with the values that end here, for those who will need them. */
export function scoped(kept: readonly string[], env: Env, inner: Witness | null): Witness | null {
  const bindings = kept.flatMap((name): (readonly [string, Bound])[] => {
    const bound = env.bound.get(name);
    return bound === undefined ? [] : [[name, bound]];
  });
  return bindings.length === 0 ? inner : { kind: 'scope', bindings, inner };
}

/** Calls `visit` for each piece found and for each scope (with no piece), with the bindings around it, outermost first. */
export function walkWitness(
  witness: Witness | null,
  visit: (found: Found | undefined, bindings: readonly (readonly [string, Bound])[]) => void,
): void {
  type Around = readonly (readonly [string, Bound])[];
  const seen = new Map<Around, Set<Witness>>();
  const todo: [Witness, Around][] = witness === null ? [] : [[witness, []]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [at, around] = next;
    const visited = seen.get(around) ?? new Set();
    if (visited.has(at)) continue;
    seen.set(around, visited.add(at));
    if (at.kind === 'found') visit(at.found, around);
    else if (at.kind === 'both') todo.push([at.right, around], [at.left, around]);
    else {
      const inner = [...around, ...at.bindings];
      visit(undefined, inner);
      if (at.inner !== null) todo.push([at.inner, inner]);
    }
  }
}
