// Right results, broken on purpose in every way that bench/mutants.mjs knows: the proof has to notice. The run over
// many seeds and over a kernel tree is bench/mutate-proofs.mjs; this is a small one, so that it is never forgotten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mutantsOf, mutationKinds, randomFrom } from '../../bench/mutants.mjs';
import { openC } from '../../src/c/open.ts';
import { verify } from '../../src/proof/verify.ts';
import { vocabularyFrom } from '../../src/proof/words-of-pattern.ts';
import { shipped } from '../support/driver-cases.ts';

const { catalogue } = shipped;
const { meanings } = vocabularyFrom(catalogue);
const fixtures = [
  'lifetimes/lessons/irq-of-the-kernel',
  'lifetimes/lessons/mixed-with-nothing-else',
  'lifetimes/review/registration-stays',
  'lifetimes/review/some-stay-by-hand',
  'lifetimes/reasons/helper-allocates-and-frees',
  'lifetimes/reasons/registers-silenced-before-the-irq',
  'patterns/clk/clk-prepare-enable/looked-up-by-hand',
  'patterns/io/request-mem-region/kept-in-a-field',
];

/**
 * Equal to the right result, for reasons of their own: what is asked of the device twice, or a statement earlier, is a
 * question whose answer stays the same as long as the device is bound (patterns/known/getters.txt).
 */
const isEqual = ({ kind, what }: { kind: string; what: string }): boolean =>
  (kind === 'statement-twice' || kind === 'statements-swapped') && what.includes('platform_get_resource(');

const made = fixtures.map((name) => {
  const [before, after] = ['.c', '.expected.c'].map((end) =>
    readFileSync(join(process.cwd(), 'test', `${name}${end}`), 'utf8'),
  ) as [string, string];
  const mutants = mutantsOf({ openC, meanings }, before, after, randomFrom(1), 2);
  return { name, before, after, mutants };
});

describe('results broken on purpose', () => {
  test.each(made)('$name', ({ before, after, mutants }) => {
    expect(verify(before, after, catalogue).verified).toBe(true);
    const missed = mutants.filter(
      (mutant) => !isEqual(mutant) && verify(before, mutant.text, catalogue).verified,
    );
    expect(missed.map(({ kind, line, what }) => `${line}: ${kind}: ${what}`)).toEqual([]);
  });

  test('every kind occurs, and hundreds of them', () => {
    const kinds = new Set(made.flatMap(({ mutants }) => mutants.map(({ kind }) => kind)));
    expect([...mutationKinds].filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(made.flatMap(({ mutants }) => mutants).length).toBeGreaterThan(200);
  });

  test('the same seed breaks the same things', () => {
    const [{ before, after, mutants }] = made as [(typeof made)[0]];
    expect(mutantsOf({ openC, meanings }, before, after, randomFrom(1), 2)).toEqual(mutants);
  });
});
