// What tidy makes of a conversion: fixtures/NAME.before.c is the driver as it was, NAME.after.c as the planner leaves
// it, NAME.expected.c as it should look. A missing expected file is written (except in CI): read it in the diff.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { tidyOptions } from '../../src/lifetimes/tidy-options.ts';
import { tidy } from '../../src/tidy/tidy.ts';
import { shipped } from '../support/driver-cases.ts';

const options = tidyOptions(shipped.catalogue.known);

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
  const { text } = tidy(before, after, options);

  test('looks as expected', () => {
    const expected = new URL(`${name}.expected.c`, fixtures);
    if (process.env.CI === undefined && (update || !existsSync(expected))) writeFileSync(expected, text);
    expect(text).toBe(read(name, 'expected'));
  });

  test('can be read, and is not changed by a second run', () => {
    expect(unreadable(text).filter((each) => !unreadable(after).includes(each))).toEqual([]);
    expect(tidy(before, text, options).text).toBe(text);
  });

  test('without a conversion nothing changes', () => {
    expect(tidy(before, before, options)).toEqual({ text: before, notes: [], diagnostics: [] });
    expect(tidy(after, after, options).text).toBe(after);
  });
});

describe('what is told', () => {
  const driver = (body: string): string => `static void lamp_remove(struct platform_device *pdev)
{
${body}}

static struct platform_driver lamp_driver = {
	.remove = lamp_remove,
};
`;
  const before = driver('\tkfree(platform_get_drvdata(pdev));\n');

  test('each clean-up has a note', () => {
    const { text, notes, diagnostics } = tidy(before, driver(''), options);
    expect(text).toBe('static struct platform_driver lamp_driver = {\n};\n');
    expect(notes).toEqual(['lamp_remove(): function without use gone']);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['.probe = p, .remove = lamp_remove, .id_table = t,', '.probe = p, .id_table = t,'],
    ['.remove = lamp_remove, .probe = p,', '.probe = p,'],
    ['.probe = p, .remove = lamp_remove,', '.probe = p,'],
    ['.probe = p, .remove = lamp_remove', '.probe = p'],
    ['.probe = p,\n\t.id_table = t, .remove = lamp_remove', '.probe = p,\n\t.id_table = t'],
  ])('a field that shares its line goes alone: %j', (fields, expected) => {
    const sharing = (text: string) => text.replace('.remove = lamp_remove,', fields);
    const { text } = tidy(sharing(before), sharing(driver('')), options);
    expect(text).toBe(`static struct platform_driver lamp_driver = {\n\t${expected}\n};\n`);
  });

  test('a comment before it on its line may be about it', () => {
    const sharing = (text: string) => text.replace('.remove', '.probe = p, /* off */ .remove');
    expect(tidy(sharing(before), sharing(driver('')), options).text).toBe(sharing(driver('')));
  });

  test('a function that is to be kept stays', () => {
    const { text } = tidy(before, driver(''), { ...options, keepRemove: ['lamp_remove'] });
    expect(text).toBe(driver(''));
  });

  test('a bus that needs its callback keeps it, and a diagnostic says so at the place', () => {
    const { text, diagnostics } = tidy(before, driver(''), { ...options, optionalRemove: [] });
    expect(text).toBe(driver(''));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['needless-code-left', 'lamp_remove() has nothing left to do.'],
    ]);
    expect(diagnostics[0]?.span?.start).toBe(0);
  });

  test('a value that may have effects keeps its variable', () => {
    const taken = (rest: string): string =>
      driver(`\tstruct lamp *l = lamp_take(pdev);\n\n\tlamp_off(pdev);\n${rest}`);
    const { text, diagnostics } = tidy(taken('\tkfree(l);\n'), taken(''), options);
    expect(text).toBe(taken(''));
    expect(diagnostics.map(({ why }) => why)).toEqual(['What it is set to may have effects.']);
  });
});
