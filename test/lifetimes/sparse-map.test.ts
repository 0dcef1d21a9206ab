import { expect, test } from '@jest/globals';
import { SparseMap } from '../../src/lifetimes/paths/sparse-map.ts';

/** Numbers that look random, the same in each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let now = seed; ; ) {
    now = (now * 1103515245 + 12345) % 2147483648;
    yield now;
  }
}

type Pair = { map: SparseMap<string>; model: Map<number, string> };

const contentOf = ({ map }: Pair): Map<number, string> => {
  const all = new Map<number, string>();
  map.each((key, value) => all.set(key, value));
  return all;
};

function differences(one: Pair, other: Pair): Map<number, readonly [string | undefined, string | undefined]> {
  const found = new Map<number, readonly [string | undefined, string | undefined]>();
  one.map.differences(other.map, (key, mine, theirs) => found.set(key, [mine, theirs]));
  return found;
}

function expected(one: Pair, other: Pair): Map<number, readonly [string | undefined, string | undefined]> {
  const keys = [...new Set([...one.model.keys(), ...other.model.keys()])].sort((a, b) => a - b);
  return new Map(
    keys
      .map((key) => [key, [one.model.get(key), other.model.get(key)] as const] as const)
      .filter(([, [mine, theirs]]) => mine !== theirs),
  );
}

test.each([1, 2, 3])('copies of copies hold what plain maps hold (seed %d)', (seed) => {
  const random = numbers(seed);
  const below = (count: number): number => Math.floor((random.next().value / 2147483648) * count);
  const pairs: Pair[] = [{ map: new SparseMap(), model: new Map() }];
  for (let i = 0; i < 3000; i++) {
    const pair = pairs[below(pairs.length)] as Pair;
    if (below(40) === 0 && pairs.length < 30)
      pairs.push({ map: new SparseMap(pair.map), model: new Map(pair.model) });
    const key = below([10, 300, 5000][below(3)] as number);
    const value = below(5) === 0 ? undefined : `${below(4)}`;
    pair.map.set(key, value);
    if (value === undefined) pair.model.delete(key);
    else pair.model.set(key, value);
    expect(pair.map.get(key)).toBe(value);
  }
  for (const pair of pairs)
    expect(contentOf(pair)).toEqual(new Map([...pair.model].sort(([a], [b]) => a - b)));
  for (const other of pairs.slice(1)) {
    const one = pairs[0] as Pair;
    expect(differences(one, other)).toEqual(expected(one, other));
  }
});
