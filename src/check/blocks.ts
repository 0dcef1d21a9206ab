import type { ByHand } from '../catalogue/by-hand.ts';
import type { Catalogue, KnownWords, ResourcePattern } from '../catalogue/pattern.ts';
import type { Pool } from '../catalogue/pools.ts';

/** The blocks of a pool, as resources: taken from it, and given back to it. */
export const blockPattern = (pool: Pool, like: ResourcePattern): ResourcePattern =>
  plainPattern({ ...pool, name: blockName(pool), class: 'passive', fails: 'null' }, like);

/** A resource that has no managed form. */
const plainPattern = (
  { name, class: of, fails, takes, gives }: ByHand,
  like: ResourcePattern,
): ResourcePattern => ({
  ...like,
  name,
  class: of,
  fails,
  managedFails: fails,
  acquires: takes,
  releases: gives.map((call) => ({ call, tail: [] })),
  lookups: [],
  starts: [],
  others: [],
  declared: [],
  takenBy: [],
  ownerArguments: [],
  managedWith: undefined,
  contents: false,
  zeroed: false,
  lasts: false,
  rides: false,
  key: [
    ...new Set(
      gives.flatMap(({ args }) => args.flatMap(({ kind, text }) => (kind === 'meta' ? [text] : []))),
    ),
  ],
});

export const blockName = ({ name }: Pool): string => `block of ${name}`;

/** A catalogue that knows what nothing converts as well: blocks of pools, what has no managed form. */
export function withWhatStaysByHand(catalogue: Catalogue): Catalogue {
  const [like] = catalogue.patterns;
  if (like === undefined) return catalogue;
  const blocks = catalogue.pools.map((pool) => blockPattern(pool, like));
  const others = catalogue.byHand.map((one) => plainPattern(one, like));
  return {
    ...catalogue,
    known: withCallbackData(catalogue.known),
    patterns: [...catalogue.patterns, ...blocks, ...others],
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
