// Runs drivers through planner and patterns. A case is a folder's `name.c`: beside `name.expected.c` it has to become
// that, alone it has to stay as it is. `/* want "code" */` on an acquire's line pins what is said about it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { type Converted, convertFile } from '../../src/lifetimes/convert-file.ts';
import { LineIndex } from '../../src/text/line-index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const shipped = readCatalogue(join(root, 'patterns'));

export const convertCase = (text: string, review = false): Converted =>
  convertFile(text, shipped.catalogue, { review, wants: () => true, declares: () => true });

/** The cases of a folder, as paths below it, without what they are expected to become. */
export const casesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.c') && !path.endsWith('.expected.c'))
    .sort();

export function checkCase(path: string, review = false): void {
  const before = readFileSync(path, 'utf8');
  const { text: after, plan } = convertCase(before, review);
  const expected = path.replace(/\.c$/, '.expected.c');
  if (process.env.UPDATE === '1' && after !== before) writeFileSync(expected, after);
  expect(wishesOf(before)).toEqual(saidAbout(before, plan, wishesOf(before)));
  if (existsSync(expected)) {
    const wanted = readFileSync(expected, 'utf8');
    expect(wanted).not.toBe(before);
    expect(after).toBe(wanted);
  } else expect(after).toBe(before);
  expect(convertCase(after, review).text).toBe(after);
  expect(problemsOf(after)).toBeLessThanOrEqual(problemsOf(before));
}

type Wish = readonly [line: number, code: string];

const wishesOf = (text: string): readonly Wish[] =>
  text.split('\n').flatMap((line, index): readonly Wish[] => {
    const wish = /\/\* want "(.*)" \*\//.exec(line)?.[1];
    return wish === undefined ? [] : [[index + 1, wish]];
  });

function saidAbout(text: string, { units }: Converted['plan'], wishes: readonly Wish[]): readonly Wish[] {
  const lines = new LineIndex(text);
  const verdicts = units.flatMap(({ sites }) => sites);
  return wishes.map(([line, wish]) => {
    const here = verdicts.filter(({ site }) => lines.lineAt(site.call.start) === line);
    const codes = here.map(({ code }) => code);
    return [line, codes.find((code) => code === wish) ?? (codes.join() || 'nothing')];
  });
}

const problemsOf = (text: string): number => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).length;
};
