// What tidy makes of a conversion: fixtures/NAME.before.c is the driver as it was, NAME.after.c as the planner leaves
// it, NAME.expected.c as it should look. A missing expected file is written (except in CI): read it in the diff.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { kernelNames } from '../../src/tidy/names.ts';
import { tidy } from '../../src/tidy/tidy.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const names = readdirSync(fixtures)
  .filter((file) => file.endsWith('.before.c'))
  .map((file) => file.slice(0, -'.before.c'.length));
const update = process.argv.includes('-u') || process.env.UPDATE === '1';

const read = (name: string, part: string): string =>
  readFileSync(new URL(`${name}.${part}.c`, fixtures), 'utf8');

/** The names of the functions that cannot be read. */
const unreadable = (text: string): readonly (string | undefined)[] => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).map((item) => item.name);
};

describe.each(names)('%s', (name) => {
  const before = read(name, 'before');
  const after = read(name, 'after');
  const { text } = tidy(before, after, kernelNames);

  test('looks as expected', () => {
    const expected = new URL(`${name}.expected.c`, fixtures);
    if (process.env.CI === undefined && (update || !existsSync(expected))) writeFileSync(expected, text);
    expect(text).toBe(read(name, 'expected'));
  });

  test('can be read, and is not changed by a second run', () => {
    expect(unreadable(text).filter((each) => !unreadable(after).includes(each))).toEqual([]);
    expect(tidy(before, text, kernelNames).text).toBe(text);
  });

  test('without a conversion nothing changes', () => {
    expect(tidy(before, before, kernelNames)).toEqual({ text: before, notes: [], diagnostics: [] });
    expect(tidy(after, after, kernelNames).text).toBe(after);
  });
});
