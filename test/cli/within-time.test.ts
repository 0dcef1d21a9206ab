import { expect, test } from '@jest/globals';
import { withinTime } from '../../src/cli/workers/within-time.ts';

test('what takes too long is broken off, wherever it is', () => {
  let turns = 0;
  const run = (): void => {
    for (;;)
      try {
        for (;;) turns++;
      } catch {
        // Nothing in here keeps it from being broken off.
      }
  };
  expect(withinTime(50, run)).toBeUndefined();
  expect(turns).toBeGreaterThan(0);
});

test('all else is as without it', () => {
  expect(withinTime(1000, () => ({ a: 1 }))).toEqual({ a: 1 });
  expect(withinTime(0, () => 1)).toBeUndefined();
  expect(() =>
    withinTime(1000, () => {
      throw new TypeError('mine');
    }),
  ).toThrow('mine');
});
