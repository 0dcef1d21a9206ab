// Every pattern that is shipped: it can be read, it says what it must, and it has a case that converts.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { convertText } from '../../src/cli/convert-text.ts';
import { targetKernel } from '../../src/cli/target.ts';
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

test('merges go by the patterns that are merged, and by what the target has', () => {
  const before = readFileSync(join(here, 'merges/platform-ioremap-resource/looked-up-next.c'), 'utf8');
  const names = new Set(shipped.catalogue.patterns.map(({ name }) => name));
  const converted = (version: string) =>
    convertText(before, shipped.catalogue, {
      review: false,
      actions: false,
      wants: (name) => names.has(name),
      declares: targetKernel(version, undefined, [...shipped.catalogue.patterns, ...shipped.catalogue.merges]),
    }).after;
  expect(converted('6.1')).toContain('devm_platform_ioremap_resource(');
  expect(converted('4.4')).toContain('devm_ioremap_resource(');
  expect(converted('3.0')).toContain('devm_ioremap(');
});
