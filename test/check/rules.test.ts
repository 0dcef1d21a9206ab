// The cases of test/check/<rule>/: `/* want "rule" */` marks a line that has to be told of, as surely as `certain` is;
// nothing else may be told of any file. `/* want "rule" likely */` pins a finding that is less sure.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkText } from '../../src/check/check-text.ts';
import { rules } from '../../src/check/rules/index.ts';
import { factsFrom } from '../../src/check/view.ts';
import { LineIndex } from '../../src/text/line-index.ts';
import { shipped } from '../support/driver-cases.ts';

const here = dirname(fileURLToPath(import.meta.url));
const facts = factsFrom(shipped.catalogue);

/** `12 double-release certain`, a line each. */
function toldOf(text: string): readonly string[] {
  const lines = new LineIndex(text);
  return checkText(text, facts)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ rule, confidence, span }) => `${lines.placeAt(span.start).line} ${rule} ${confidence}`)
    .sort();
}

const wantedIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, at) =>
      [...line.matchAll(/\/\* want "([\w-]+)"(?: (likely))? \*\//g)].map(
        ([, rule, less]) => `${at + 1} ${rule} ${less ?? 'certain'}`,
      ),
    )
    .sort();

test('docs/check.md tells all rules, and no other', () => {
  const document = readFileSync(join(here, '..', '..', 'docs', 'check.md'), 'utf8');
  const told = [...document.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, id]) => id);
  expect(told).toEqual(rules.map(({ id }) => id));
});

for (const { id, purpose, cases } of rules) {
  describe(id, () => {
    const folder = join(here, id);
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.c')) : [];

    test('says what it is about, has a case that it finds and one that it leaves alone', () => {
      expect(purpose).toMatch(/\.$/);
      expect(cases.length).toBeGreaterThan(0);
      const wants = files.map((name) => wantedIn(readFileSync(join(folder, name), 'utf8')));
      expect(wants.some((one) => one.some((line) => line.includes(` ${id} `)))).toBe(true);
      expect(wants.some((one) => one.length === 0)).toBe(true);
    });

    for (const name of files)
      test(name, () => {
        const text = readFileSync(join(folder, name), 'utf8');
        expect(toldOf(text)).toEqual(wantedIn(text));
      });
  });
}
