import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unifiedDiff } from '../../src/patch/unified-diff.ts';
import { seededRandom } from '../support/seeded.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'devmify-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  input = '',
): { status: number | null; out: string } {
  // Outside of any repository and of the user's settings, which could change how git prints.
  const env = {
    PATH: process.env.PATH,
    GIT_CEILING_DIRECTORIES: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    HOME: folder,
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, input, env, encoding: 'latin1' });
  if (error) throw error;
  return { status, out: stdout + stderr };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'latin1');
}

/** What git prints for two files, from its first hunk on. */
function gitHunks(before: string, after: string): string {
  write(join(folder, 'old.c'), before);
  write(join(folder, 'new.c'), after);
  const { out } = run('git', ['diff', '--no-index', '--no-color', 'old.c', 'new.c'], folder);
  return out.slice(out.indexOf('@@'));
}

const hunks = (diff: string): string => diff.slice(diff.indexOf('@@'));

const lines = (count: number, prefix = '\tline'): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}_${index}();\n`);

const body = (name: string): string =>
  `static int ${name}(struct device *dev)\n{\n${lines(12, `\t${name}`).join('')}\n\treturn 0;\n}\n\n`;

const file = body('probe') + body('remove') + body('suspend');

const samples: readonly (readonly [string, string, string])[] = [
  ['one line', file, file.replace('remove_5', 'changed')],
  ['near the start', file, file.replace('probe_0', 'changed')],
  ['two hunks', file, file.replace('probe_3', 'a').replace('remove_9', 'b')],
  ['hunks that share lines', file, file.replace('probe_3', 'a').replace('probe_9', 'b')],
  ['hunks that just do not', file, file.replace('probe_3', 'a').replace('probe_10();', 'b')],
  ['a removed block', file, file.replace(body('remove'), '')],
  ['an added block', file, file + body('resume')],
  ['an added block between', file, file.replace(body('suspend'), body('resume') + body('suspend'))],
  ['a doubled line', file, file.replace('\tprobe_3();\n', '\tprobe_3();\n\tprobe_3();\n')],
  ['from nothing', '', 'a\nb\n'],
  ['to nothing', 'a\n', ''],
  ['newline lost', 'a\nb\n', 'a\nb'],
  ['newline won', 'a\nb', 'a\nb\n'],
  ['never a newline', 'a\nb\nc', 'a\nx\nc'],
  ['CRLF', file.replaceAll('\n', '\r\n'), file.replace('remove_5', 'changed').replaceAll('\n', '\r\n')],
  ['CR alone changes', 'a\r\nb\r\n', 'a\nb\r\n'],
  ['Latin-1', file.replace('probe_4', '\xfc'), file.replace('probe_4', '\xfd')],
  [
    'a long heading',
    file.replaceAll('device *dev', `device *${'d'.repeat(90)}`),
    file.replace('remove_5', 'changed').replaceAll('device *dev', `device *${'d'.repeat(90)}`),
  ],
  ['a blank line of two', 'a\n\n\nb\n', 'a\n\nb\n'],
];

describe.each(samples)('%s', (_, before, after) => {
  test('is what git prints', () => {
    const diff = unifiedDiff({ path: 'x.c', before, after, functionNames: 'plain' });
    expect(hunks(diff)).toBe(gitHunks(before, after));
  });

  test.each([
    ['git', ['apply', '-p1', '--whitespace=nowarn']],
    ['patch', ['-p1', '--no-backup-if-mismatch', '-s', '--binary']],
  ])('applies with %s', (command, args) => {
    const path = 'drivers/x y.c';
    // Both take an empty file for one that is not there, so that they would want /dev/null in its place.
    if (before === '' || after === '') return;
    write(join(folder, path), before);
    const applied = run(command, args, folder, unifiedDiff({ path, before, after }));
    expect(applied).toEqual({ status: 0, out: '' });
    expect(readFileSync(join(folder, path), 'latin1')).toBe(after);
  });
});

test('nothing differs, nothing is printed', () => {
  expect(unifiedDiff({ path: 'x.c', before: file, after: file })).toBe('');
});

test('the header names the file, its blobs and its mode', () => {
  const id = (text: string): string =>
    createHash('sha1')
      .update(`blob ${Buffer.byteLength(text)}\0${text}`)
      .digest('hex')
      .slice(0, 7);
  const [before, after] = ['a\nb\n', 'a\nc\n'];
  write(join(folder, 'old.c'), before);
  write(join(folder, 'new.c'), after);
  const git = run('git', ['diff', '--no-index', '--no-color', 'old.c', 'new.c'], folder).out;
  const diff = unifiedDiff({ path: 'x.c', before, after, ids: { before: id(before), after: id(after) } });
  expect(diff).toBe(git.replaceAll('old.c', 'x.c').replaceAll('new.c', 'x.c'));
});

test.each([
  ['x y.c', 'diff --git a/x y.c b/x y.c\n--- a/x y.c\t\n+++ b/x y.c\t\n'],
  [
    '\u00e9".c',
    'diff --git "a/\\303\\251\\".c" "b/\\303\\251\\".c"\n--- "a/\\303\\251\\".c"\n+++ "b/\\303\\251\\".c"\n',
  ],
])('the path %s is written as git does', (path, header) => {
  expect(unifiedDiff({ path, before: 'a\n', after: 'b\n' })).toBe(`${header}@@ -1 +1 @@\n-a\n+b\n`);
});

test('labels head no hunk where C is known to be C', () => {
  const before = `int f(void)\n{\nerr_free:\n${lines(8).join('')}}\n`;
  const after = before.replace('line_6', 'x');
  expect(unifiedDiff({ path: 'x.c', before, after })).toContain(' @@ int f(void)\n');
  expect(unifiedDiff({ path: 'x.c', before, after, functionNames: 'plain' })).toContain(' @@ err_free:\n');
  expect(unifiedDiff({ path: 'x.c', before, after, functionNames: false })).toContain(' @@\n');
});

test('a diff of random changes gives the changed text', () => {
  const words = ['\ta();\n', '\tb();\n', '\n', '}\n', 'int f(void)\n', '{\n'];
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const pick = (): string => words[random(words.length)] as string;
    const old = Array.from({ length: 5 + random(30) }, pick);
    const now = old.flatMap((line) => (random(6) === 0 ? [] : random(6) === 0 ? [pick(), line] : [line]));
    const [before, after] = [old.join(''), now.join('')];
    if (after === '') continue;
    expect(applyHunks(before, unifiedDiff({ path: 'x.c', before, after, context: random(4) }))).toBe(after);
  }
});

/** Applies a diff as strictly as can be: every line that it shows must be there. */
function applyHunks(before: string, diff: string): string {
  if (diff === '') return before;
  const old = before.split(/(?<=\n)/);
  const out: string[] = [];
  let at = 0;
  for (const line of diff.split(/(?<=\n)/).slice(3)) {
    const head = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      out.push(...old.slice(at, start));
      at = start;
      continue;
    }
    if (line.startsWith('+')) out.push(line.slice(1));
    else if (old[at] !== line.slice(1)) throw new Error(`line ${at + 1} is not ${line}`);
    else if (line.startsWith(' ')) out.push(old[at++] as string);
    else at++;
  }
  return out.concat(old.slice(at)).join('');
}

test('large files take no time', () => {
  const before = lines(40_000).join('');
  const scattered = before.replaceAll(/_(\d*)50\(/g, '_x$150(');
  const other = lines(40_000, 'other').join('');
  const start = Date.now();
  expect(unifiedDiff({ path: 'x.c', before, after: scattered }).length).toBeGreaterThan(1000);
  expect(unifiedDiff({ path: 'x.c', before, after: other }).length).toBeGreaterThan(1000);
  expect(Date.now() - start).toBeLessThan(3000);
});
