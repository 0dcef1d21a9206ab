import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { copyExamples, devmify, type Ended, inNewFolder, project } from './run-devmify.ts';

const cacheOf = (folder: string): string => join(folder, 'cache');
const packs = (folder: string): readonly string[] =>
  readdirSync(join(cacheOf(folder), 'devmify')).map((name) => join(cacheOf(folder), 'devmify', name));

/** With few patterns, so that each run is quick; a semantic patch brings its own. */
const run = (folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  devmify(words[0] === 'spatch' ? words : ['--patterns', join(folder, 'patterns'), ...words], {
    cwd: folder,
    env: { XDG_CACHE_HOME: cacheOf(folder), ...env },
  });

const told = ({ code, stdout, stderr }: Ended): object => ({ code, stdout: stdout.toString(), stderr });

const recalledIn = ({ stderr }: Ended): string =>
  /\d+ of \d+ files? from the cache/.exec(stderr)?.[0] ?? stderr;

const howMany = async (folder: string, words: readonly string[] = ['--stats', 'src']): Promise<string> =>
  recalledIn(await run(folder, words));

/** As old as sources are that nobody is writing at the moment. */
function age(folder: string): void {
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1, 1);
}

/** Nothing but memory, so that the few patterns are enough. */
const lamp = `#include <linux/platform_device.h>
#include <linux/slab.h>

struct lamp {
	int level;
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	kfree(lamp);
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
};
module_platform_driver(lamp_driver);
`;

const inExamples = (body: (folder: string) => Promise<void>): Promise<void> =>
  inNewFolder(async (folder) => {
    mkdirSync(join(folder, 'src'));
    copyExamples(join(folder, 'src'));
    for (const path of ['known', join('memory', 'kzalloc.cocci')])
      cpSync(join(project, 'patterns', path), join(folder, 'patterns', path), { recursive: true });
    writeFileSync(join(folder, 'src', 'lamp.c'), lamp);
    writeFileSync(join(folder, 'src', 'nothing.c'), 'int nothing;\n');
    writeFileSync(join(folder, 'src', 'empty.c'), '');
    await body(folder);
  });

test('a second run says the same, in every form', () =>
  inExamples(async (folder) => {
    writeFileSync(
      join(folder, 'src', 'broken.c'),
      'static int lamp_probe(struct platform_device *pdev)\n{\n\tx = kzalloc(1, 2;;; }}}} (((\n',
    );
    await run(folder, ['src']);
    // Patches, text and tables show no more of a file than JSON does.
    for (const form of [['--json'], ['--format', 'html'], ['--explain', '--check']]) {
      const [cold, warm] = await Promise.all(
        [['--no-cache'], []].map((words) => run(folder, [...form, 'src', ...words])),
      );
      expect(told(warm as Ended)).toEqual(told(cold as Ended));
    }
    expect(await howMany(folder)).toMatch(/^[4-6] of 6 files/);
  }));

test('what was written is read again, and the second write changes nothing', () =>
  inExamples(async (folder) => {
    await run(folder, ['src']);
    expect((await run(folder, ['--write', 'src'])).stderr).toMatch(/[1-9] changed/);
    expect((await run(folder, ['--write', 'src'])).stderr).toMatch(/ 0 changed/);
  }));

test('a file that changes within a tick of the clock, to as many bytes and with its old date, is seen', () =>
  inExamples(async (folder) => {
    const path = join(folder, 'src', 'lamp.c');
    utimesSync(path, 1000, 1000);
    const before = await run(folder, ['src']);
    writeFileSync(path, lamp.replaceAll('kzalloc', 'kzaiioc'));
    utimesSync(path, 1000, 1000);
    const after = await run(folder, ['src']);
    expect(told(after)).not.toEqual(told(before));
    expect(told(after)).toEqual(told(await run(folder, ['src', '--no-cache'])));
  }));

test('contents count, not dates or names', () =>
  inExamples(async (folder) => {
    await run(folder, ['src/lamp.c', 'src/bell.c']);
    cpSync(join(folder, 'src', 'lamp.c'), join(folder, 'other.c'));
    age(join(folder, 'src'));
    expect(await howMany(folder, ['--stats', 'other.c', 'src/bell.c'])).toBe('2 of 2 files from the cache');
    expect((await run(folder, ['other.c'])).stdout.toString()).toContain('+++ b/other.c');
  }));

test('other patterns, other options, another tree: nothing of it is taken from elsewhere', () =>
  inExamples(async (folder) => {
    await run(folder, ['src/lamp.c']);
    const stats = ['--stats', 'src/lamp.c'];
    expect(await howMany(folder, stats)).toBe('1 of 1 file from the cache');
    expect(await howMany(folder, [...stats, '--review'])).toBe('0 of 1 file from the cache');
    writeFileSync(join(folder, 'patterns', 'known', 'locks.txt'), 'lock_of_mine\n', { flag: 'a' });
    expect(await howMany(folder, stats)).toBe('0 of 1 file from the cache');
  }));

test('what the headers of the tree declare counts', () =>
  inExamples(async (folder) => {
    mkdirSync(join(folder, 'include'));
    writeFileSync(join(folder, 'Kbuild'), '');
    writeFileSync(join(folder, 'MAINTAINERS'), '');
    const header = join(folder, 'include', 'device.h');
    writeFileSync(header, 'void *devm_kzalloc(struct device *dev, size_t size, gfp_t gfp);\n');
    const first = await run(folder, ['src/lamp.c']);
    // Nothing of the tree's headers is trusted while it is being written.
    writeFileSync(header, 'void *devm_nothing(void);\n');
    const second = await run(folder, ['src/lamp.c']);
    expect(second.stdout.toString()).not.toBe(first.stdout.toString());
    expect(told(second)).toEqual(told(await run(folder, ['src/lamp.c', '--no-cache'])));
  }));

const damages: Readonly<Record<string, (path: string) => void>> = {
  cut: (path) => truncateSync(path, statSync(path).size >> 1),
  empty: (path) => truncateSync(path, 0),
  foreign: (path) => writeFileSync(path, 'x'.repeat(5000)),
  'with a flipped bit': (path) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(path, bytes);
  },
};

test(`a pack that is ${Object.keys(damages).join(', ')} does no harm, and is made anew`, () =>
  inExamples(async (folder) => {
    const words = ['--json', '--stats', 'src'];
    const cold = await run(folder, words);
    for (const [what, damage] of Object.entries(damages)) {
      for (const path of packs(folder)) damage(path);
      const anew = await run(folder, words);
      expect([what, anew.code, anew.stdout.toString()]).toEqual([what, cold.code, cold.stdout.toString()]);
      expect(recalledIn(anew)).toMatch(/^0 of 5/);
    }
    expect(await howMany(folder)).toMatch(/^[3-5] of 5/);
  }));

test('runs that share it do each other no harm, nor does one that is killed', () =>
  inExamples(async (folder) => {
    const cold = told(await run(folder, ['--json', 'src', '--no-cache']));
    const killed = devmify(['--patterns', 'patterns', '--json', 'src'], {
      cwd: folder,
      env: { XDG_CACHE_HOME: cacheOf(folder) },
      interruptWhen: () => existsSync(cacheOf(folder)),
      signal: 'SIGKILL',
    });
    const runs = await Promise.all([1, 2].map(() => run(folder, ['--json', 'src'])));
    await killed;
    for (const one of runs) expect(told(one)).toEqual(cold);
    expect(told(await run(folder, ['--json', 'src']))).toEqual(cold);
    // The one that was killed may have left what it was writing: the next test shows that it goes, once it is old.
    expect(packs(folder).filter((path) => path.endsWith('.new')).length).toBeLessThanOrEqual(1);
  }));

test('what a killed run left is taken away, and the folder keeps below its cap', () =>
  inExamples(async (folder) => {
    await run(folder, ['src']);
    const left = join(cacheOf(folder), 'devmify', 'abc.pack.99.new');
    writeFileSync(left, 'half');
    utimesSync(left, 1, 1);
    const [old] = packs(folder).filter((path) => path.endsWith('.pack'));
    utimesSync(old as string, 1, 1);
    await run(folder, ['--review', 'src'], { DEVMIFY_CACHE_MB: '0' });
    expect(packs(folder)).toEqual([]);
  }));

test('--no-cache leaves nothing, and where nothing can be left the run is the same', () =>
  inExamples(async (folder) => {
    const without = await run(folder, ['src', '--no-cache']);
    expect(existsSync(cacheOf(folder))).toBe(false);
    writeFileSync(cacheOf(folder), 'not a folder');
    expect(told(await run(folder, ['src']))).toEqual(told(without));
  }));

test('semantic patches are remembered, but not those with scripts', () =>
  inExamples(async (folder) => {
    writeFileSync(join(folder, 'r.cocci'), '@@ expression e; @@\n- kfree(e);\n+ release(e);\n');
    const words = ['spatch', '--profile', 'r.cocci', 'src'];
    const cold = await run(folder, [...words, '--no-cache']);
    await run(folder, words);
    const warm = await run(folder, words);
    expect(recalledIn(warm)).toMatch(/^[3-5] of 5/);
    expect(warm.stdout.toString()).toBe(cold.stdout.toString());
    const script = '@r@ expression e; @@\nkfree(e);\n@script:python@ e << r.e; @@\nprint(e)\n';
    writeFileSync(join(folder, 's.cocci'), script);
    const scripted = ['spatch', '--allow-scripts', '--profile', 's.cocci', 'src'];
    await run(folder, scripted);
    expect(recalledIn(await run(folder, scripted))).toMatch(/^0 of 5/);
  }));
