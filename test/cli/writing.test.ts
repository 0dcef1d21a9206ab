/** What can go wrong while files are written: nothing is half-written, it is said, and the next run finishes the work. */
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { command, devmify, type Ended, inNewFolder, program, project } from './run-devmify.ts';

const lamp = readFileSync(join(project, 'examples', 'lamp.c'));

function put(folder: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), lamp);
  }
}

/** What `--write` makes of the example, whatever happened before. */
async function expected(): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  await inNewFolder(async (folder) => {
    put(folder, ['lamp.c']);
    await devmify(['--write', '-q', 'lamp.c'], { cwd: folder });
    bytes = readFileSync(join(folder, 'lamp.c'));
  });
  expect(bytes.equals(lamp)).toBe(false);
  return bytes;
}

describe('names', () => {
  const names = [
    'größe.c',
    'two words/in a folder/a lamp.c',
    `it's "quoted".c`,
    'new\nline.c',
    '-w.c',
    `${'n'.repeat(253)}.c`,
  ];

  test('of all kinds are written, and shown without doing harm', async () => {
    const after = await expected();
    await inNewFolder(async (folder) => {
      put(folder, names);
      const ended = await devmify(['--write', '.'], { cwd: folder });
      expect(ended).toMatchObject({ code: 0 });
      for (const name of names) expect(readFileSync(join(folder, name)).equals(after)).toBe(true);
      expect(ended.stderr).not.toContain('new\nline.c');
    });
  });

  test('of all kinds have mails that git am takes', async () => {
    const after = await expected();
    await inNewFolder(async (folder) => {
      put(folder, names);
      const git = async (...words: readonly string[]): Promise<Ended> => {
        const identity = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.org'];
        const ended = await command('git', [...identity, ...words], { cwd: folder });
        if (ended.code !== 0) throw new Error(`git ${words.join(' ')}: ${ended.stderr}`);
        return ended;
      };
      await git('init', '-q');
      await git('add', '.');
      await git('commit', '-q', '-m', 'all of it');
      const words = [
        'format-patch',
        '--from',
        'Jo <jo@example.org>',
        '--date',
        '@1700000000 +0000',
        '-o',
        'out',
        '.',
      ];
      const ended = await devmify(words, { cwd: folder });
      expect(ended).toMatchObject({ code: 0 });
      const mails = ended.stdout
        .toString()
        .split('\n')
        .filter((path) => path !== '' && !path.includes('cover'));
      expect(mails).toHaveLength(names.length);
      for (const path of mails) await git('am', '-q', path);
      for (const name of names) expect(readFileSync(join(folder, name)).equals(after)).toBe(true);
    });
  });
});

describe('a place that can not be written', () => {
  test('is named when it is the folder, and the others are written', async () => {
    await inNewFolder(async (folder) => {
      const [free, locked] = [join(folder, 'free'), join(folder, 'locked')];
      put(folder, ['free/lamp.c', 'locked/lamp.c']);
      chmodSync(locked, 0o555);
      const ended = await asNobody(folder, ['--write', '-q', 'free', 'locked']);
      if (ended === undefined) return;
      expect(ended).toMatchObject({ code: 3 });
      expect(ended.stderr).toContain(`locked/lamp.c: error: no permission to write in the folder ${locked}`);
      expect(readFileSync(join(locked, 'lamp.c')).equals(lamp)).toBe(true);
      expect(readFileSync(join(free, 'lamp.c')).equals(lamp)).toBe(false);
    });
  });

  test('is left as it was when the disk is full; with space again, the next run finishes', async () => {
    const after = await expected();
    await inNewFolder(async (folder) => {
      const small = join(folder, 'small');
      mkdirSync(small);
      const words = ['-t', 'tmpfs', '-o', 'size=24k', 'none', small];
      const mounted = await command('mount', words).catch(() => undefined);
      if (mounted?.code !== 0) {
        process.stderr.write('only root may mount: a full disk was not tried\n');
        return;
      }
      try {
        put(small, ['lamp.c', 'later/lamp.c']);
        writeFileSync(join(small, 'ballast'), Buffer.alloc(4096 * 4));
        const full = await devmify(['--write', '-q', 'small'], { cwd: folder });
        expect(full).toMatchObject({ code: 3 });
        expect(full.stderr).toContain('no space left on the device');
        for (const name of ['lamp.c', 'later/lamp.c'])
          expect([lamp, after].some((text) => readFileSync(join(small, name)).equals(text))).toBe(true);
        expect(readdirSync(small).sort()).toEqual(['ballast', 'lamp.c', 'later']);
        await command('mount', ['-o', 'remount,size=1m', small]);
        expect(await devmify(['--write', '-q', 'small'], { cwd: folder })).toMatchObject({ code: 0 });
        for (const name of ['lamp.c', 'later/lamp.c'])
          expect(readFileSync(join(small, name)).equals(after)).toBe(true);
      } finally {
        await command('umount', [small]);
      }
    });
  });
});

test('kill -9 leaves each file as it was or as it is to be, and the next run finishes and tidies up', async () => {
  const after = await expected();
  await inNewFolder(async (folder) => {
    const names = Array.from({ length: 30 }, (_, index) => `d${index % 3}/lamp${index}.c`).sort();
    put(folder, names);
    const isDone = (name: string): boolean => readFileSync(join(folder, name)).equals(after);
    for (const last of [0, 9, 14]) {
      const killed = await devmify(['--write', '-q', '.'], {
        cwd: folder,
        interruptWhen: () => isDone(names[last] ?? ''),
        signal: 'SIGKILL',
      });
      expect(killed.code).toBeNull();
      for (const name of names)
        expect(isDone(name) || readFileSync(join(folder, name)).equals(lamp)).toBe(true);
      expect(names.slice(0, last + 1).every(isDone)).toBe(true);
    }
    expect(names.every(isDone)).toBe(false);
    // As if the kill had come just before a new version took its place. No process has so high a number.
    const leftOver = join(folder, 'd2', `.devmify-${hostname()}-4194305`);
    writeFileSync(leftOver, after.subarray(0, 100));
    expect(await devmify(['--write', '-q', '.'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(names.every(isDone)).toBe(true);
    for (const name of ['d0', 'd1', 'd2'])
      expect(readdirSync(join(folder, name)).filter((one) => one.startsWith('.'))).toEqual([]);
  });
});

/** Root may write everywhere: somebody else has to try. Undefined when there is no way to be somebody else. */
async function asNobody(folder: string, words: readonly string[]): Promise<Ended | undefined> {
  if (process.getuid?.() !== 0) return devmify(words, { cwd: folder });
  for (const path of [
    folder,
    join(folder, 'free'),
    join(folder, 'free', 'lamp.c'),
    join(folder, 'locked'),
    join(folder, 'locked', 'lamp.c'),
  ])
    chownSync(path, 65534, 65534);
  const other = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, program, ...words];
  const ended = await command('setpriv', other, { cwd: folder, env: { HOME: folder } }).catch(
    () => undefined,
  );
  if (ended === undefined)
    process.stderr.write(
      'root may write everywhere, and there is no setpriv: a read-only folder was not tried\n',
    );
  return ended;
}
