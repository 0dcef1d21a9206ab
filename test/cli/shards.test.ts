import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConvertArguments } from '../../src/cli/arguments/convert-arguments.ts';
import { partsOf, type ShardFile } from '../../src/cli/shards/parts.ts';
import { command, devmify, type Ended, inNewFolder } from './run-devmify.ts';

const rule = '@@ expression e; @@\n- drop(e);\n+ release(e);\n';
const code = (n: number): string => `void f${n}(void)\n{\n\tdrop(a${n});\n}\n`;

/** Thirteen files, some with changes, one that is not UTF-8, one that is gone. */
const inTree = (body: (run: (words: readonly string[]) => Promise<Ended>, folder: string) => Promise<void>) =>
  inNewFolder(async (folder) => {
    const run = (words: readonly string[]) => devmify(words, { cwd: folder });
    writeFileSync(join(folder, 'r.cocci'), rule);
    for (let n = 0; n < 12; n++) writeFileSync(join(folder, `a${n}.c`), n % 3 === 0 ? 'int x;\n' : code(n));
    writeFileSync(join(folder, 'latin.c'), Buffer.from(`/* \xe4 */\n${code(1)}`, 'latin1'));
    await body(run, folder);
  });

/** What each of three shards printed, in files. */
async function shards(
  run: (words: readonly string[]) => Promise<Ended>,
  folder: string,
  words: readonly string[],
): Promise<readonly string[]> {
  const ended = await Promise.all(
    [1, 2, 3].map((number) => run(['spatch', '--shard', `${number}/3`, ...words])),
  );
  return ended.map(({ stdout }, index) => {
    const name = join(folder, `part-${index + 1}`);
    writeFileSync(name, stdout);
    return name;
  });
}

test('results of all shards together are those of the whole, byte for byte, and each diff applies as it is', () =>
  inTree(async (run, folder) => {
    const words = ['r.cocci', '.'];
    const [json, diff] = [await run(['spatch', '--json', ...words]), await run(['spatch', ...words])];
    const names = [...(await shards(run, folder, ['--json', ...words]))].reverse();
    const merged = await run(['merge', ...names]);
    expect(merged.stdout.equals(json.stdout)).toBe(true);
    expect([merged.code, merged.stderr]).toEqual([json.code, json.stderr]);
    expect((await run(['merge', '--format', 'diff', ...names])).stdout.equals(diff.stdout)).toBe(true);
    const diffs = await shards(run, folder, words);
    const ofDiffs = await run(['merge', ...diffs]);
    expect(ofDiffs.stdout.equals(diff.stdout)).toBe(true);
    const applied = await command('git', ['apply', '-'], {
      cwd: folder,
      input: readFileSync(diffs[1] as string),
    });
    expect([applied.code, applied.stderr]).toEqual([0, '']);
  }));

test('what is missing, twice, cut, or of another run is refused', () =>
  inTree(async (run, folder) => {
    const names = await shards(run, folder, ['--json', 'r.cocci', '.']);
    const files = names.map((name) => ({ name, bytes: readFileSync(name) }));
    const [first] = files;
    if (first === undefined) throw new Error('no shard');
    expect(() => partsOf(files.slice(1))).toThrow(/missing: shard 1\/3/);
    expect(() => partsOf([...files, files[2] as ShardFile])).toThrow(/shard 3\/3 is there twice/);
    expect(() => partsOf([{ name: 'a1.c', bytes: Buffer.from(code(1)) }])).toThrow(/no result of a shard/);
    for (const whole of [first.bytes, Buffer.from('# devmify shard 1/3\ndiff --git')]) {
      const cut = { name: 'cut', bytes: whole.subarray(0, whole.length - 3) };
      expect(() => partsOf([cut, ...files.slice(1)])).toThrow(/cut: this shard has not come to its end/);
    }
    const { shard: _, ...summary } = JSON.parse(
      first.bytes.toString().trim().split('\n').at(-1) ?? '',
    ) as Record<string, unknown>;
    const ofWhole = Buffer.from(`${JSON.stringify(summary)}\n`);
    expect(() => partsOf([{ name: 'whole', bytes: ofWhole }])).toThrow(/of a whole run/);
    const refused = await run(['merge', ...names.slice(1)]);
    expect([refused.code, refused.stdout.length, refused.stderr]).toEqual([
      2,
      0,
      expect.stringContaining('missing: shard 1/3'),
    ]);
  }));

test.each([
  [['--shard', '0/5', '.'], /no part of a whole/],
  [['--shard', '6/5', '.'], /no part of a whole/],
  [['--shard', '1/2', '--format', 'html', '.'], /nobody could put the parts together/],
])('%j is refused', (words, why) => expect(parseConvertArguments(words)).rejects.toThrow(why));

test('a shard cannot speak for all files', () =>
  inTree(async (run) => {
    const { code, stderr } = await run(['spatch', '--shard', '1/2', '--expect', 'r', 'r.cocci', '.']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot speak for all files')]);
  }));
