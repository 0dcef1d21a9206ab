import { describe, expect, test } from '@jest/globals';
import { applied } from '../../src/patch/apply-patch.ts';
import { readPatch } from '../../src/patch/read-patch.ts';
import { unifiedDiff } from '../../src/patch/unified-diff.ts';

const before = 'one\ntwo\n\nthree\nfour\n';
const after = 'one\n2\n\nthree\nfour\nfive';
const diff = unifiedDiff({ path: 'a/lamp.c', before, after });
const namesIn = (text: string) => readPatch(text).files.map(({ from, to }) => [from, to]);

describe('a patch is taken apart', () => {
  test('and applied, and taken back', () => {
    const { files, problem } = readPatch(diff);
    expect(problem).toBeUndefined();
    expect(files.map(({ from, to }) => [from, to])).toEqual([['a/a/lamp.c', 'b/a/lamp.c']]);
    const [file] = files;
    if (!file) throw new Error('no file');
    expect(applied(before, file, 'forward')).toBe(after);
    expect(applied(after, file, 'back')).toBe(before);
    expect(applied(after, file, 'forward')).toBeUndefined();
    expect(applied(`\n\n\n\n${before}`, file, 'forward')).toBe(`\n\n\n\n${after}`);
    expect(applied(before.replaceAll('\n', '\r\n'), file, 'forward')).toBeDefined();
  });

  test('a mail: its `---`, its words and its signature are no patch', () => {
    const mail = `From: A <a@b.c>\nSubject: [PATCH] x\n\n--- said\nwords\n---\n lamp.c | 2 +-\n\n${diff.replace('\\ No newline at end of file\n', '')}-- \n2.39\n`;
    expect(namesIn(mail)).toEqual([['a/a/lamp.c', 'b/a/lamp.c']]);
    expect(readPatch(mail).problem).toBeUndefined();
  });

  test('a mail in other letters', () => {
    const head = (how: string) => `From: A <a@b.c>\nContent-Transfer-Encoding: ${how}\n\n`;
    const quoted = `${head('quoted-printable')}${diff.replace('three', 'thr=\nee').replace('+five', '=2Bfive')}`;
    const based = `${head('base64')}${Buffer.from(diff).toString('base64')}\n`;
    for (const mail of [quoted, based]) expect(readPatch(mail)).toEqual(readPatch(diff));
  });

  test('an empty line that has lost its blank', () => {
    expect(readPatch(diff.replace('\n \n', '\n\n'))).toEqual(readPatch(diff));
  });

  test('new files, files that go, quoted names, dates', () => {
    const hunk = '@@ -1 +1 @@\n-a\n+b\n';
    expect(namesIn(`--- /dev/null\n+++ b/x.c\n${hunk}--- a/y.c\n+++ /dev/null\n${hunk}`)).toEqual([
      [undefined, 'b/x.c'],
      ['a/y.c', undefined],
    ]);
    expect(namesIn(`--- "a/\\303\\266.c"\n+++ x.c\t2026-01-01\n${hunk}`)).toEqual([['a/ö.c', 'x.c']]);
  });

  test.each([
    ['cut off', diff.slice(0, diff.indexOf(' three'))],
    ['folded', diff.replace(' three', 'three')],
    ['a line too many', diff.replace(' three', ' three\n+more')],
    ['a merge', diff.replaceAll('@@', '@@@')],
  ])('%s is a problem, not half a patch', (_, text) => {
    expect(readPatch(text).problem).toBeDefined();
  });
});
