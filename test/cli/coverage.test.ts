import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { coverageOf, describedIn, leftOutOf } from '../../src/cli/coverage.ts';
import { shipped } from '../support/driver-cases.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const reasons = leftOutOf(readFileSync(join(root, 'patterns', 'NOT-INCLUDED.md'), 'utf8'));
const judge = (...names: readonly string[]) =>
  coverageOf(new Map(names.map((name) => [name, 'include/linux/x.h'])), shipped.catalogue, reasons);

describe('what becomes of a managed function', () => {
  test('a pattern offers it, also where it is only one of several forms', () => {
    expect(judge('devm_kzalloc', 'devm_clk_get_optional_enabled').map(({ coverage }) => coverage)).toEqual([
      { kind: 'offered', pattern: 'clk/clk-prepare-enable', reason: undefined },
      { kind: 'offered', pattern: 'memory/kzalloc', reason: undefined },
    ]);
  });

  test('a pattern knows it and gives the reason for not offering it', () => {
    const [{ coverage } = {}] = judge('devm_gen_pool_create');
    expect(coverage).toMatchObject({ kind: 'refused', pattern: 'memory/gen-pool-create' });
    expect(coverage).toHaveProperty('reason', expect.stringContaining('only one managed pool'));
  });

  test('a line says why there is none, also for a whole family', () => {
    const kinds = judge('devm_mux_state_get', 'drmm_kzalloc', 'devm_ioremap_resource_wc').map(
      ({ coverage }) => coverage.kind,
    );
    expect(kinds).toEqual(['not-included', 'not-included', 'not-included']);
  });

  test('what only gives back needs no pattern, and what merely sounds like it does', () => {
    const [back, input, released] = judge(
      'devm_clk_put',
      'devm_input_allocate_lamp',
      'devm_lamp_get_released',
    );
    expect(back?.coverage.kind).toBe('gives-back');
    expect(input?.coverage.kind).toBe('missing');
    expect(released?.coverage.kind).toBe('missing');
  });
});

test('the lines of NOT-INCLUDED.md name functions and give a reason', () => {
  const [line] = leftOutOf('text\n- `devm_a()`, `devm_b_*`: too new.\n- no names: nothing\n');
  expect(line?.reason).toBe('too new.');
  expect(['devm_a', 'devm_b_c', 'devm_ab'].map((name) => line?.matches(name))).toEqual([true, true, false]);
  expect(reasons.length).toBeGreaterThan(30);
});

test('no line leaves out what a pattern offers', () => {
  const offered = shipped.catalogue.patterns.filter(({ refused }) => refused === undefined);
  const both = offered.flatMap(({ declared }) =>
    declared.filter((name) => reasons.some(({ matches }) => matches(name))),
  );
  expect(both).toEqual([]);
});

test('the documentation of a tree names functions, too', () => {
  expect(describedIn('LAMP\n  devm_lamp_get()\n  pcim_x()\t: words\ndevm_not_indented()\n')).toEqual([
    'devm_lamp_get',
    'pcim_x',
  ]);
});
