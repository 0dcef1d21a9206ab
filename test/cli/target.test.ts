import { expect, test } from '@jest/globals';
import { targetKernel } from '../../src/cli/target.ts';
import { shipped } from '../support/driver-cases.ts';

const { patterns } = shipped.catalogue;
const has = (version: string, name: string): boolean => targetKernel(version, undefined, patterns)(name);

test.each([
  // Before a managed form came, there is nothing to convert to.
  ['2.6.20', 'devm_kzalloc', false],
  ['2.6.21', 'devm_kzalloc', true],
  ['5.19', 'devm_clk_get_enabled', false],
  ['6.0', 'devm_clk_get_enabled', true],
  ['6.0-rc1', 'devm_clk_get_enabled', true],
  // Some have gone again; a release of the stable tree is still that version.
  ['4.12', 'dmam_alloc_noncoherent', true],
  ['4.12.9', 'dmam_alloc_noncoherent', true],
  ['4.13', 'dmam_alloc_noncoherent', false],
  ['6.1', 'devm_ioremap_nocache', false],
  ['6.9', 'devm_device_add_groups', false],
])('Linux %s and %s(): %s', (version, name, there) => expect(has(version, name)).toBe(there));

test('what has gone had come before', () => {
  const gone = patterns.filter(({ until }) => until !== undefined);
  expect(gone.length).toBeGreaterThan(3);
  for (const { since, declared } of gone) for (const name of declared) expect(has(since, name)).toBe(true);
});
