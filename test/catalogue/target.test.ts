// Which patterns hold in a target tree: asked of each text, and made once for all texts of which the same is true.
import { expect, test } from '@jest/globals';
import { forTarget } from '../../src/catalogue/target.ts';
import { shipped } from '../support/driver-cases.ts';

const { catalogue } = shipped;
const versioned = catalogue.patterns.filter(({ unlessDeclared }) => unlessDeclared.length > 0);
const [pattern] = versioned;
const callee = pattern?.acquires[0]?.callee ?? '';

test('a pattern that a newer one replaces is left out where the tree has the newer one', () => {
  expect(callee).not.toBe('');
  const left = forTarget(catalogue, () => true, `x = ${callee}(y);`).patterns;
  expect(catalogue.patterns).toContain(pattern);
  expect(left).not.toContain(pattern);
  expect(left.length).toBeLessThan(catalogue.patterns.length);
});

test('texts of which the same is true get the very same catalogue, trees that differ do not', () => {
  const one = forTarget(catalogue, () => true, `x = ${callee}(y);`);
  expect(forTarget(catalogue, () => true, `int z = ${callee}(q);`)).toBe(one);
  expect(forTarget(catalogue, () => false, `x = ${callee}(y);`)).toBe(catalogue);
  expect(forTarget(catalogue, () => true, 'int nothing;')).toBe(catalogue);
});
