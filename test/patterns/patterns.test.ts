// Every pattern that is shipped: it can be read, it says what it must, and it has a case that converts.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { casesIn, checkCase, shipped } from '../support/driver-cases.ts';

const here = dirname(fileURLToPath(import.meta.url));

test('every pattern can be read', () => {
  expect(shipped.diagnostics).toEqual([]);
});

describe('every pattern has a case that converts', () => {
  const patterns = shipped.catalogue.patterns
    // Where only the managed form can fail, or fails in another way, the case says what becomes of the check.
    .filter((pattern) => pattern.refused === undefined && pattern.fails === pattern.managedFails)
    .map((pattern) => pattern.name);
  const names = [...patterns, ...shipped.catalogue.merges.map(({ name }) => name)];
  test.each(names)('%s', (name) => {
    const folder = join(here, name);
    const cases = existsSync(folder) ? casesIn(folder) : [];
    const converts = (path: string) => existsSync(join(folder, path.replace(/\.c$/, '.expected.c')));
    expect(cases.some(converts)).toBe(true);
  });
});

describe('cases', () => {
  test.each(casesIn(here))('%s', (path) => checkCase(join(here, path)));
});
