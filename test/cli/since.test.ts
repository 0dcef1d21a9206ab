import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { git, makeRepository } from './repository.ts';
import { devmify, inNewFolder, project } from './run-devmify.ts';

jest.setTimeout(120_000);

const drivers = { 'drivers/a/lamp.c': 'lamp.c', 'drivers/b/lämp 2.c': 'lamp.c', 'sound/knob.c': 'knob.c' };

/** The files that have a diff on stdout. */
async function changed(folder: string, words: readonly string[], input?: string): Promise<readonly string[]> {
  const ended = await devmify(['--json', '--quiet', ...words], { cwd: folder, ...(input && { input }) });
  expect(ended).toMatchObject({ code: 0 });
  const lines = ended.stdout.toString().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
}

test('--since takes what differs from a commit: committed, changed, new; not what has gone', async () => {
  await inNewFolder(async (folder) => {
    await makeRepository(folder, drivers);
    appendFileSync(join(folder, 'drivers/b/lämp 2.c'), '/* more */\n');
    await git(folder, 'commit', '-q', '-a', '-m', 'more');
    cpSync(join(project, 'examples', 'knob.c'), join(folder, 'drivers/new.c'));
    rmSync(join(folder, 'sound/knob.c'));
    writeFileSync(join(folder, 'notes.txt'), 'x');
    expect(await changed(folder, ['--since', 'HEAD~1'])).toEqual(['drivers/b/lämp 2.c', 'drivers/new.c']);
    expect(await changed(folder, ['--since', 'HEAD'])).toEqual(['drivers/new.c']);
    expect(await changed(folder, ['--since', 'HEAD~1', 'drivers/b'])).toEqual(['drivers/b/lämp 2.c']);
    expect(await changed(join(folder, 'drivers'), ['--since', 'HEAD~1'])).toEqual(['b/lämp 2.c', 'new.c']);
    const unknown = await devmify(['--since', 'nowhere'], { cwd: folder });
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('--since nowhere: git knows no such commit here');
  });
});

test('--diff takes what a diff touches, whatever its paths need to be quoted', async () => {
  await inNewFolder(async (folder) => {
    await makeRepository(folder, drivers);
    appendFileSync(join(folder, 'drivers/b/lämp 2.c'), '/* more */\n');
    const diff = await git(folder, 'diff');
    expect(await changed(folder, ['--diff', '-'], diff)).toEqual(['drivers/b/lämp 2.c']);
    writeFileSync(join(folder, 'x.diff'), diff);
    expect(await changed(folder, ['--diff', 'x.diff', 'drivers/a'])).toEqual([]);
  });
});

test('--since outside of a repository is a mistake', async () => {
  await inNewFolder(async (folder) => {
    mkdirSync(join(folder, 'a'));
    const ended = await devmify(['--since', 'HEAD', '.'], { cwd: join(folder, 'a') });
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain('--since HEAD: this is no git repository');
  });
});
