import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { devmify, type Ended, inNewFolder } from './run-devmify.ts';

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

async function shards(
  run: (words: readonly string[]) => Promise<Ended>,
  folder: string,
  words: readonly string[],
): Promise<readonly string[]> {
  const names = [1, 2, 3, 4, 5].map((number) => join(folder, `part-${number}`));
  for (const [index, name] of names.entries())
    writeFileSync(name, (await run(['spatch', '--shard', `${index + 1}/5`, ...words])).stdout);
  return names;
}

test('results of all shards together are those of the whole, byte for byte', () =>
  inTree(async (run, folder) => {
    const words = ['r.cocci', '.'];
    const [json, diff] = [await run(['spatch', '--json', ...words]), await run(['spatch', ...words])];
    const names = [...(await shards(run, folder, ['--json', ...words]))].reverse();
    const merged = await run(['merge', ...names]);
    expect(merged.stdout.equals(json.stdout)).toBe(true);
    expect([merged.code, merged.stderr]).toEqual([json.code, json.stderr]);
    expect((await run(['merge', '--format', 'diff', ...names])).stdout.equals(diff.stdout)).toBe(true);
    const ofDiffs = await run(['merge', ...(await shards(run, folder, words))]);
    expect(ofDiffs.stdout.equals(diff.stdout)).toBe(true);
  }));

test('the diff of a shard can be applied as it is', () =>
  inTree(async (run, folder) => {
    const { stdout } = await run(['spatch', '--shard', '2/3', 'r.cocci', '.']);
    const { command } = await import('./run-devmify.ts');
    const applied = await command('git', ['apply', '-'], { cwd: folder, input: stdout });
    expect([applied.code, applied.stderr]).toEqual([0, '']);
  }));

test('what is missing, twice, cut, or of another run is refused', () =>
  inTree(async (run, folder) => {
    const names = await shards(run, folder, ['--json', 'r.cocci', '.']);
    const complaint = async (files: readonly string[]): Promise<string> => {
      const { code, stderr, stdout } = await run(['merge', ...files]);
      expect([code, stdout.length]).toEqual([2, 0]);
      return stderr;
    };
    expect(await complaint(names.slice(1))).toMatch(/missing: shard 1\/5/);
    expect(await complaint([...names, names[2] as string])).toMatch(/shard 3\/5 is there twice/);
    expect(await complaint([join(folder, 'a1.c')])).toMatch(/no result of a shard/);
    const cut = join(folder, 'cut');
    for (const part of [readFileSync(names[0] as string), Buffer.from('# devmify shard 1/5\ndiff --git')]) {
      writeFileSync(cut, part.subarray(0, part.length - 3));
      expect(await complaint([cut, ...names.slice(1)])).toMatch(/cut: this shard has not come to its end/);
    }
    writeFileSync(cut, (await run(['spatch', '--json', 'r.cocci', '.'])).stdout);
    expect(await complaint([cut])).toMatch(/of a whole run/);
  }));

test.each([
  [['--shard', '0/5', '.'], /no part of a whole/],
  [['--shard', '6/5', '.'], /no part of a whole/],
  [['--shard', '1/2', '--format', 'html', '.'], /nobody could put the parts together/],
  [['spatch', '--shard', '1/2', '--expect', 'r', 'r.cocci', '.'], /cannot speak for all files/],
])('%j is refused', (words, why) =>
  inTree(async (run) => {
    const { code, stderr } = await run(words);
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
  }));
