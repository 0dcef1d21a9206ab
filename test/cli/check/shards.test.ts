// Parts of a run of `devmify check`, put together: the same as the whole, in every form.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { mergeChecks } from '../../../src/cli/check/merge.ts';
import { type CheckFormat, checkFormats } from '../../../src/cli/check/printer.ts';
import type { CheckWishes } from '../../../src/cli/check/run-check.ts';
import { judgedIn } from '../../../src/cli/check/run-check.ts';
import { openCheckSettings } from '../../../src/cli/check/settings.ts';
import { Teller } from '../../../src/cli/check/teller.ts';
import { type Found, findFiles } from '../../../src/cli/files/find-files.ts';
import type { Settings } from '../../../src/cli/process-file.ts';
import { finishFile } from '../../../src/cli/schedule.ts';
import { partsOf } from '../../../src/cli/shards/parts.ts';
import { partOf } from '../../../src/cli/shards/shard.ts';
import { devmify, inNewFolder } from '../run-devmify.ts';
import { collected, wishes } from './in-process.ts';
import { driver } from './lamps.ts';

const { streams: unheard } = collected();
const settings = openCheckSettings(undefined, unheard) as Settings;

function runOf(found: Found, wanted: CheckWishes) {
  const { streams, results, said } = collected();
  const teller = new Teller(wanted, streams, found.files.length);
  teller.left(found);
  for (const file of found.files) {
    const finished = { file, ...finishFile(file.realPath, file.shown, settings, { stamped: false }) };
    teller.file(finished, judgedIn(finished));
  }
  teller.end();
  return { result: results(), said: said(), code: teller.exitCode };
}

function mergedAs(format: CheckFormat, results: readonly string[]) {
  const { streams, results: result, said } = collected();
  const parts = partsOf(results.map((text, at) => ({ name: `part-${at}`, bytes: Buffer.from(text) })));
  const code = mergeChecks(parts, format, false, streams);
  return { result: result(), said: said(), code };
}

const inFiles = (body: (found: Found) => void): Promise<void> =>
  inNewFolder(async (folder) => {
    for (let n = 0; n < 5; n++) writeFileSync(join(folder, `lamp-${n}.c`), driver(n).join('\n'));
    const text = driver(9)
      .join('\n')
      .replace('\t\tkfree(lamp);', '\t\t/* devmify: ignore double-release so */\n\t\tkfree(lamp);');
    writeFileSync(join(folder, 'ignored.c'), `/* devmify: ignore leak-on-error */\n${text}`);
    writeFileSync(join(folder, 'nul.c'), 'int a;\0\n');
    writeFileSync(join(folder, 'notes.txt'), '');
    const listed = ['gone.c', 'notes.txt'].map((name) => join(folder, name));
    body(findFiles({ paths: [folder], listed, excluded: () => false, currentFolder: folder }));
  });

test('all parts together say what the whole says, byte for byte, in every form', () =>
  inFiles((found) => {
    const results = [3, 2, 1].map((number) => {
      const shard = { number, of: 3 };
      return runOf(partOf(found, shard), { ...wishes, shard }).result;
    });
    for (const format of checkFormats) {
      const whole = runOf(found, { ...wishes, format });
      const merged = mergedAs(format, results);
      expect([format, merged.result]).toEqual([format, whole.result]);
      expect(whole.said).toContain(merged.said);
      expect([whole.code, merged.code]).toEqual([3, 3]);
    }
  }));

test('parts of different runs are refused', () =>
  inFiles((found) => {
    const part = (number: number, more: Partial<CheckWishes>) =>
      runOf(partOf(found, { number, of: 2 }), { ...wishes, ...more, shard: { number, of: 2 } });
    const [one, two] = [part(1, {}), part(2, { least: 'certain' })];
    expect(() => mergedAs('json', [one.result, two.result])).toThrow(/not of one run/);
  }));

test('as commands: --shard, --stats and merge', () =>
  inNewFolder(async (folder) => {
    for (const n of [1, 2]) writeFileSync(join(folder, `lamp-${n}.c`), driver(n).join('\n'));
    const run = (...words: readonly string[]) => devmify(words, { cwd: folder });
    for (const n of [1, 2]) {
      const part = await run('check', '--json', '--stats', '--shard', `${n}/2`, '.');
      expect([part.code, part.stderr]).toEqual([1, expect.stringMatching(/lamp-\d\.c\n$/)]);
      writeFileSync(join(folder, `part-${n}`), part.stdout);
    }
    const whole = await run('check', '--json', '.');
    const merged = await run('merge', 'part-2', 'part-1');
    expect([merged.code, merged.stderr]).toEqual([whole.code, whole.stderr]);
    expect(merged.stdout.equals(whole.stdout)).toBe(true);
    const page = await run('merge', '--format', 'html', '-q', 'part-1', 'part-2');
    expect(page.stdout.toString()).toContain('<!doctype html>');
    const refused = await run('check', '--shard', '1/2', '.');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('take --json for each shard'),
    ]);
    const diff = await run('merge', '--format', 'diff', 'part-1', 'part-2');
    expect([diff.code, diff.stderr]).toEqual([2, expect.stringContaining('makes no diffs')]);
  }));
