// How a finding reads: the code once, then a line a step.
import { expect, test } from '@jest/globals';
import { checkText } from '../../../src/check/check-text.ts';
import { factsFrom } from '../../../src/check/view.ts';
import { judged, told } from '../../../src/cli/check/judged.ts';
import { codeOf, findingText } from '../../../src/cli/check/text.ts';
import { painted, plain } from '../../../src/cli/terminal/paint.ts';
import { shipped } from '../../support/driver-cases.ts';
import { driver, fileAt } from './lamps.ts';

const text = driver(1).join('\n');
const records = told(judged(fileAt('a/lamp.c'), text, checkText(text, factsFrom(shipped.catalogue)), []), {
  rules: ['leak-on-error'],
  least: 'possible',
}).findings;

test('a path is a line a step, which says what is true, and what comes back from a call', () => {
  const [, record] = records;
  if (record === undefined) throw new Error('not found');
  expect(
    findingText(record, plain),
  ).toBe(`a/lamp.c:23:3: warning: lamp_1_probe() fails here and keeps lamp->log, which kzalloc() acquired [leak-on-error]
  22 |         if (err)
  23 |                 return err;
     |                 ^^^^^^^^^^^
  a/lamp.c:16: acquired here: lamp->log = kzalloc(16, GFP_KERNEL)
  a/lamp.c:17: !lamp->log is false
  a/lamp.c:22: err is true
  a/lamp.c:23: returns here: return err;
  why: Nothing releases it any more: remove is not called when probe has failed. Other paths do release it.
  try: Release it on this path as well, or acquire it in its managed form (devm_kzalloc).

`);
});

test('on a terminal the place is faint, and what happens is in colour', () => {
  const [, record] = records;
  if (record === undefined) throw new Error('not found');
  const [line = ''] = findingText(record, painted)
    .split('\n')
    .filter((one) => one.includes('acquired here'));
  expect(line).toContain(`  \x1b[2ma/lamp.c:16:\x1b[22m \x1b[36macquired here\x1b[39m: lamp->log`);
});

test('what is long, or goes on over lines, is cut, and shows it', () => {
  const place = {
    line: 1,
    column: 7,
    end_line: 1,
    end_column: 12,
    start: 0,
    end: 0,
    source: '\tx =  f(1,2);',
    text: '',
  };
  expect(codeOf({ ...place })).toBe('x = f(1,2');
  expect(codeOf({ ...place, end_line: 2 })).toBe('x = f(1,2); …');
  const long = `\tx =  f(${'1,'.repeat(99)}2);`;
  expect(codeOf({ ...place, source: long, end_column: long.length })).toMatch(/^x = f\((1,)+1? …$/);
});
