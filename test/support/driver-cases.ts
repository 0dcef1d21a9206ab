// Runs drivers through planner, patterns, clean-up and proof. A case is a folder's `name.c`: beside `name.expected.c` it has to become
// that, alone it has to stay as it is. `/* want "code" */` on an acquire's line pins what is said about it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { askedBy, wishOf } from '../../src/cli/case-comments.ts';
import { convertText } from '../../src/cli/convert-text.ts';
import type { Conversion } from '../../src/cli/process-file.ts';
import { targetKernel } from '../../src/cli/target.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const shipped = readCatalogue(join(root, 'patterns'));

/**
 * `for kernel 6.1` in a comment of a case writes for that one instead of the newest; `with review` converts all that is
 * right, `with actions` writes actions.
 */
export function convertCase(text: string, review = false): Conversion {
  const asks = askedBy(text);
  return convertText(text, shipped.catalogue, {
    review: review || asks.review,
    actions: asks.actions,
    wants: () => true,
    declares: targetKernel(asks.kernel, undefined, [
      ...shipped.catalogue.patterns,
      ...shipped.catalogue.merges,
    ]),
  });
}

/** The cases of a folder, as paths below it, without what they are expected to become. */
export const casesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.c') && !path.endsWith('.expected.c'))
    .sort();

export function checkCase(path: string, review = false): void {
  const before = readFileSync(path, 'utf8');
  const { after, sites } = convertCase(before, review);
  const expected = path.replace(/\.c$/, '.expected.c');
  if (process.env.UPDATE === '1' && after !== before) writeFileSync(expected, after);
  expect(wishesOf(before)).toEqual(saidAbout(sites, wishesOf(before)));
  if (existsSync(expected)) {
    const wanted = readFileSync(expected, 'utf8');
    expect(wanted).not.toBe(before);
    expect(after).toBe(wanted);
  } else expect(after).toBe(before);
  expect(convertCase(after, review).after).toBe(after);
  expect(problemsOf(after)).toBeLessThanOrEqual(problemsOf(before));
}

type Wish = readonly [line: number, code: string];

const wishesOf = (text: string): readonly Wish[] =>
  text.split('\n').flatMap((line, index): readonly Wish[] => {
    const wish = wishOf(line);
    return wish === undefined ? [] : [[index + 1, wish]];
  });

function saidAbout(sites: Conversion['sites'], wishes: readonly Wish[]): readonly Wish[] {
  return wishes.map(([line, wish]) => {
    const codes = sites.filter((site) => site.line === line).map(({ code }) => code);
    return [line, codes.find((code) => code === wish) ?? (codes.join() || 'nothing')];
  });
}

const problemsOf = (text: string): number => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).length;
};
