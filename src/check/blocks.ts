import type { Catalogue, KnownWords, ResourcePattern } from '../catalogue/pattern.ts';
import type { Pool } from '../catalogue/pools.ts';

/** The blocks of a pool, as resources: taken from it, and given back to it. */
export const blockPattern = (pool: Pool, like: ResourcePattern): ResourcePattern => ({
  ...like,
  name: blockName(pool),
  class: 'passive',
  fails: 'null',
  managedFails: 'null',
  acquires: pool.takes,
  releases: pool.gives.map((call) => ({ call, tail: [] })),
  lookups: [],
  starts: [],
  others: [],
  declared: [],
  ownerArguments: [],
  managedWith: undefined,
  lasts: false,
  rides: false,
  key: ['pool', 'block'],
});

export const blockName = ({ name }: Pool): string => `block of ${name}`;

/** A catalogue that knows blocks of pools as well. Nothing converts them, so the planner does not ask for them. */
export function withBlocks(catalogue: Catalogue): Catalogue {
  const [like] = catalogue.patterns;
  if (like === undefined) return catalogue;
  const blocks = catalogue.pools.map((pool) => blockPattern(pool, like));
  return {
    ...catalogue,
    known: withCallbackData(catalogue.known),
    patterns: [...catalogue.patterns, ...blocks],
  };
}

/** Callbacks that are followed by themselves come to their data in ways that probe and remove do not know. */
const withCallbackData = (known: KnownWords): KnownWords => ({
  ...known,
  getters: {
    names: known.getters.names,
    has: (name) => known.getters.has(name) || known.callbackData.has(name),
  },
});
