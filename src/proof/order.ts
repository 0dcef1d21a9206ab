import type { Node } from '../c/syntax.ts';
import { type Swap, swapsOf } from './ends.ts';
import type { Held, Path } from './path.ts';

/** A release by hand, as both sides take it or only the side before. */
export interface ByHand {
  readonly held: Held;
  readonly before: Node;
  /** Undefined where the side after leaves it to the device. */
  readonly after: Node | undefined;
}

/** One thing of the order in which a side releases what it holds: by hand at `node`, else by the device. */
export interface Release {
  readonly held: Held;
  readonly node: Node | undefined;
}

/** What either side releases once the device is unbound, in the order in which it does: for people to read. */
export interface ReleaseOrder {
  readonly before: readonly Release[];
  readonly after: readonly Release[];
  readonly swaps: readonly Swap[];
}

/** The order on a path that has come to the end of remove. */
export function orderOf(path: Path): ReleaseOrder {
  const { released, held, moved } = path;
  // The device releases in the reverse order of acquisition, after remove.
  const byDevice = (all: readonly Held[]): readonly Release[] =>
    [...all]
      .filter(({ managed }) => managed !== 'no')
      .sort((a, b) => b.active - a.active)
      .map((one) => ({ held: one, node: undefined }));
  return {
    before: [
      ...released.map((one) => ({ held: one.held, node: one.before })),
      ...byDevice(held.filter(({ managed }) => managed === 'both')),
    ],
    after: [
      ...released.flatMap((one) => (one.after ? [{ held: one.held, node: one.after }] : [])),
      ...byDevice([...held, ...moved]),
    ],
    swaps: swapsOf(path),
  };
}

/** The one that tells most. */
export const longestOf = (orders: readonly ReleaseOrder[]): ReleaseOrder | undefined =>
  orders.reduce<ReleaseOrder | undefined>(
    (most, one) => (most !== undefined && most.before.length >= one.before.length ? most : one),
    undefined,
  );
