// The examples of docs/smpl.md are true.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { check } from '../support/check.ts';
import { devmify, inNewFolder } from './run-devmify.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/smpl.md', import.meta.url)), 'utf8');

interface Example {
  readonly title: string;
  readonly rule: string;
  readonly before: string;
  readonly form: 'c' | 'text' | 'diff';
  readonly result: string;
}

const blocks = /```(cocci|c|text|diff)\n([\s\S]*?\n)```/g;

const examples: readonly Example[] = page.split(/^## /m).flatMap((section): Example[] => {
  const [rule, before, result, ...more] = [...section.matchAll(blocks)];
  if (rule === undefined) return [];
  const title = section.slice(0, section.indexOf('\n'));
  if (rule[1] !== 'cocci' || before?.[1] !== 'c' || result === undefined || more.length > 0)
    throw new Error(`the example "${title}" is not a patch, code and what comes of it`);
  const form = result[1] as Example['form'];
  return [{ title, rule: rule[2] as string, before: before[2] as string, form, result: result[2] as string }];
});

test('there are examples', () => expect(examples.length).toBeGreaterThan(45));

describe('each example does what it says', () => {
  test.each(examples.filter(({ form }) => form === 'c'))('$title', ({ rule, before, result }) =>
    check({ rule, before, after: result, again: true }));

  test.each(examples.filter(({ form }) => form !== 'c'))('$title', ({ rule, before, form, result }) =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'r.cocci'), rule);
      writeFileSync(join(folder, 'a.c'), before);
      const words = ['spatch', '--quiet', '--allow-scripts', '--sp-file', 'r.cocci', 'a.c'];
      const { stdout } = await devmify(words, { cwd: folder });
      const lines = stdout.toString().split(/(?<=\n)/);
      const shown = form === 'text' ? lines : lines.filter((line) => /^[-+]\t/.test(line));
      expect(shown.join('')).toBe(result);
    }));
});
