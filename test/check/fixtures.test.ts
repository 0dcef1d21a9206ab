// The drivers of test/patterns, before and after their conversion, have no finding but those that they declare, by a
// comment `devmify: ignore RULE why`; and none declares what is not found.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { checkText } from '../../src/check/check-text.ts';
import { rules } from '../../src/check/rules/index.ts';
import { sift } from '../../src/check/suppress.ts';
import { factsFrom } from '../../src/check/view.ts';
import { LineIndex } from '../../src/text/line-index.ts';
import { shipped } from '../support/driver-cases.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'patterns');
const facts = factsFrom(shipped.catalogue);
const names = rules.map(({ id }) => id);

/** `x.c:12: leak-on-error`, and comments that have nothing to ignore. */
function undeclared(path: string): readonly string[] {
  const text = readFileSync(join(folder, path), 'utf8');
  const lines = new LineIndex(text);
  const told = checkText(text, facts).filter(({ confidence }) => confidence !== 'possible');
  const { findings, diagnostics } = sift(text, told, names);
  return [
    ...findings.map(({ rule, span }) => `${path}:${lines.placeAt(span.start).line}: ${rule}`),
    ...diagnostics.map(({ message }) => `${path}: ${message}`),
  ];
}

test('no fixture has a finding that it does not declare', () => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.c'),
  );
  expect(paths.length).toBeGreaterThan(300);
  expect(paths.sort().flatMap(undeclared)).toEqual([]);
});
