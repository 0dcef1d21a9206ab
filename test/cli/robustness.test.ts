// What happens around a run: disks run full, files go away, processes are ended.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { scheduleInWorkers } from '../../src/cli/workers/schedule.ts';
import { command, devmify, inNewFolder, program, project } from './run-devmify.ts';

const rule = '@@ expression e; @@\n- drop(e);\n+ release(e);\n';
const code = (n: number): string => `void f${n}(void)\n{\n\tdrop(a${n});\n}\n`;

const inFiles = (many: number, body: (folder: string) => Promise<void>): Promise<void> =>
  inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'r.cocci'), rule);
    mkdirSync(join(folder, 'src'));
    for (let n = 0; n < many; n++) writeFileSync(join(folder, 'src', `a${n}.c`), code(n));
    await body(folder);
  });

const isRoot = process.getuid?.() === 0;

/** A disk of so many kilobytes; only root may make one. */
async function onDisk(
  folder: string,
  kilobytes: number,
  body: (disk: string) => Promise<void>,
): Promise<void> {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk]);
  // Elsewhere there is nothing to be seen; /dev/full below shows the rest.
  if (mounted.status !== 0) return;
  try {
    await body(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
}

describe('a disk that is full', () => {
  test.each([[[]], [['--json']]])('results that cannot be written are no success: %j', (words) =>
    inFiles(3, async (folder) => {
      if (!existsSync('/dev/full')) return;
      const full = openSync('/dev/full', 'w');
      const ran = spawnSync(process.execPath, [program, 'spatch', 'r.cocci', 'src', ...words], {
        cwd: folder,
        stdio: ['ignore', full, 'pipe'],
      });
      expect(ran.status).toBe(3);
      const said = ran.stderr.toString();
      expect(said).toMatch(/^devmify: the result could not be written: no space left on the device$/m);
      expect(said).not.toMatch(/^ +at /m);
    }));

  test('nor when a part of them was', () =>
    inFiles(60, (folder) =>
      onDisk(folder, 8, async (disk) => {
        const script = `exec ${process.execPath} ${program} spatch r.cocci src > ${join(disk, 'out')}`;
        const { code, stderr } = await command('sh', ['-c', script], { cwd: folder });
        expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/could not be written/) });
      }),
    ));

  test('leaves files as they are, and says so of each', () =>
    inFiles(1, (folder) =>
      onDisk(folder, 16, async (disk) => {
        writeFileSync(join(disk, 'b.c'), code(1));
        spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'fill')}`, 'bs=1k']);
        const words = ['spatch', '--in-place', 'r.cocci', disk];
        const env = { XDG_CACHE_HOME: disk };
        const { code: exit, stderr } = await devmify(words, { cwd: folder, env });
        expect(exit).toBe(3);
        expect(stderr).toMatch(/b\.c: error: no space left on the device/);
        expect(readFileSync(join(disk, 'b.c'), 'utf8')).toBe(code(1));
        expect(
          readdirSync(disk, { recursive: true }).filter((name) => /devmify-|\.new/.test(`${name}`)),
        ).toEqual([]);
      }),
    ));
});

test('files that go or change while a run is at it are told, and the others are done', () =>
  inFiles(40, async (folder) => {
    const files = Array.from({ length: 40 }, (_, n) => ({
      realPath: join(folder, 'src', `a${n}.c`),
      shown: `a${n}.c`,
      diffPath: `a${n}.c`,
      root: { path: folder, kind: 'folder' as const },
    }));
    rmSync(join(folder, 'src', 'a7.c'));
    rmSync(join(folder, 'src', 'a8.c'));
    mkdirSync(join(folder, 'src', 'a8.c'));
    writeFileSync(join(folder, 'src', 'a9.c'), Buffer.from([0, 1, 2]));
    const { scheduleInWorkers: schedule } = (await import(
      join(project, 'dist', 'cli', 'workers', 'schedule.js')
    )) as { scheduleInWorkers: typeof scheduleInWorkers };
    const recipe = {
      ...{ kind: 'spatch' as const, path: join(folder, 'r.cocci'), options: {}, quiet: true, writes: false },
      ...{ scripts: undefined, expected: [], isoFiles: [] },
    };
    const ends = new Map<string, string>();
    for await (const { file, outcome } of schedule(files, recipe, 2))
      ends.set(file.shown, outcome.kind === 'failed' ? outcome.code : outcome.kind);
    expect([7, 8, 9].map((n) => ends.get(`a${n}.c`))).toEqual(['vanished', 'unreadable', 'binary']);
    expect([...ends.values()].filter((kind) => kind === 'changed')).toHaveLength(37);
  }));

test('what may not be read or written is told, with exit code 3', () =>
  inFiles(3, async (folder) => {
    // Root may do everything.
    if (isRoot) return;
    chmodSync(join(folder, 'src', 'a0.c'), 0);
    chmodSync(join(folder, 'src', 'a1.c'), 0o444);
    const { code: exit, stderr } = await devmify(['spatch', '--in-place', 'r.cocci', 'src'], { cwd: folder });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/a0\.c: error: could not be read: no permission to read it/);
    expect(stderr).toMatch(/a1\.c: error: no permission to write it/);
  }));

test('a folder with a broken pattern: it is shown, and nothing is done', () =>
  inFiles(1, async (folder) => {
    for (const path of ['known', join('memory', 'kzalloc.cocci')])
      cpSync(join(project, 'patterns', path), join(folder, 'patterns', path), { recursive: true });
    writeFileSync(
      join(folder, 'patterns', 'memory', 'broken.cocci'),
      '@acquire@\nexpresion x;\n@@\n- f(x)\n',
    );
    const { code: exit, stdout, stderr } = await devmify(['--patterns', 'patterns', 'src'], { cwd: folder });
    expect([exit, stdout.length]).toEqual([2, 0]);
    expect(stderr).toMatch(/broken\.cocci:2:1: error: /);
  }));

describe('a run that is ended', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s tells what was finished, and ends with %d', (signal, exit) =>
    inFiles(2, async (folder) => {
      // So large that a run is at it for long.
      const lines = Array.from({ length: 400_000 }, (_, n) => `\tdrop(a${n});\n`).join('');
      for (const name of ['b1.c', 'b2.c'])
        writeFileSync(join(folder, 'src', name), `void f(void)\n{\n${lines}}\n`);
      const start = performance.now();
      const {
        code: ended,
        stdout,
        stderr,
      } = await devmify(['spatch', '--json', 'r.cocci', 'src'], {
        cwd: folder,
        signal,
        interruptWhen: () => performance.now() - start > 3000,
      });
      expect(ended).toBe(exit);
      expect(stderr).toMatch(/devmify: interrupted: [0-3] of 4 files were done/);
      const last = JSON.parse(stdout.toString().trimEnd().split('\n').at(-1) ?? '') as object;
      expect(last).toMatchObject({ kind: 'summary', interrupted: true });
    }));

  test('with --in-place no file is half written', () =>
    inFiles(2, async (folder) => {
      const lines = Array.from({ length: 400_000 }, (_, n) => `\tdrop(a${n});\n`).join('');
      const large = `void f(void)\n{\n${lines}}\n`;
      writeFileSync(join(folder, 'src', 'b1.c'), large);
      const start = performance.now();
      const { code: ended, stderr } = await devmify(['spatch', '--in-place', 'r.cocci', 'src'], {
        cwd: folder,
        signal: 'SIGTERM',
        interruptWhen: () => performance.now() - start > 2000,
      });
      expect(ended).toBe(143);
      expect(stderr).toMatch(/devmify: interrupted: [0-2] of 3 files were done, and nothing is half done/);
      expect(readFileSync(join(folder, 'src', 'b1.c'), 'utf8')).toBe(large);
      for (const n of [0, 1])
        expect([code(n), code(n).replace('drop', 'release')]).toContain(
          readFileSync(join(folder, 'src', `a${n}.c`), 'utf8'),
        );
      expect(readdirSync(join(folder, 'src')).sort()).toEqual(['a0.c', 'a1.c', 'b1.c']);
    }));
});
