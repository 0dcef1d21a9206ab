import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/cli/arguments/usage-error.ts';
import { findFiles } from '../../src/cli/files/find-files.ts';
import { excluder } from '../../src/cli/files/glob.ts';
import { readSource } from '../../src/cli/files/read-file.ts';
import { replaceFile } from '../../src/cli/files/write-file.ts';
import { inNewFolder } from './run-devmify.ts';

/** Makes files of the given names (folders end with a slash). */
function make(folder: string, ...names: string[]): void {
  for (const name of names) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : join(path, '..'), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, `/* ${name} */\n`);
  }
}

const find = (
  folder: string,
  paths: readonly string[],
  more: { listed?: string[]; exclude?: string[] } = {},
) =>
  findFiles({
    paths,
    listed: more.listed ?? [],
    excluded: excluder(more.exclude ?? []),
    currentFolder: folder,
  });

const diffPaths = (found: ReturnType<typeof find>) => found.files.map(({ diffPath }) => diffPath);

describe('walking folders', () => {
  test('finds .c files only, in the order of their names, without hidden folders', () =>
    inNewFolder(async (folder) => {
      make(folder, 'b.c', 'a/z.c', 'a/b/c.c', 'a.c', 'x.h', '.git/y.c', 'a.S', 'Makefile');
      expect(diffPaths(find(folder, ['.']))).toEqual(['a.c', 'a/b/c.c', 'a/z.c', 'b.c']);
    }));

  test('a header is looked at when it is named', () =>
    inNewFolder(async (folder) => {
      make(folder, 'x.h');
      expect(diffPaths(find(folder, ['x.h']))).toEqual(['x.h']);
    }));

  test('a file that is asked for twice is worked on once', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a/b.c');
      symlinkSync('a', join(folder, 'link'));
      expect(diffPaths(find(folder, ['a/b.c', 'a', './a/../a/b.c', 'link/b.c']))).toEqual(['a/b.c']);
    }));

  test('links met on the way are not followed, so that circles end', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a/b.c');
      symlinkSync('..', join(folder, 'a', 'circle'));
      symlinkSync('b.c', join(folder, 'a', 'c.c'));
      const found = find(folder, ['a']);
      expect(diffPaths(found)).toEqual(['a/b.c']);
      expect(found.left.map(({ reason }) => reason)).toEqual(['link', 'link']);
    }));

  test('a folder without C is named', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a/x.txt', 'b/');
      expect(find(folder, ['a', 'b']).emptyFolders).toEqual(['a', 'b']);
    }));

  test('what is excluded is counted, not forgotten', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a/b.c', 'a/b_test.c', 'staging/c.c');
      const found = find(folder, ['.'], { exclude: ['*_test.c', 'staging/'] });
      expect(diffPaths(found)).toEqual(['a/b.c']);
      expect(found.left).toHaveLength(2);
    }));
});

describe('paths that lead nowhere', () => {
  const complaint = (folder: string, path: string): string => {
    try {
      find(folder, [path]);
    } catch (error) {
      if (error instanceof UsageError) return `${error.message} | ${error.advice}`;
      throw error;
    }
    return 'none';
  };

  test('a missing path is a mistake of the caller, with a guess what was meant', () =>
    inNewFolder(async (folder) => {
      make(folder, 'drivers/input/lamp.c');
      expect(complaint(folder, 'drivers/input/lmap.c')).toContain('did you mean drivers/input/lamp.c?');
      expect(complaint(folder, 'driver/input/lamp.c')).toContain('did you mean drivers/input/lamp.c?');
      expect(complaint(folder, '')).toContain('an empty path names nothing');
    }));

  test('a link into nothing and a link in a circle say so', () =>
    inNewFolder(async (folder) => {
      symlinkSync('gone.c', join(folder, 'a.c'));
      symlinkSync('b.c', join(folder, 'b.c'));
      expect(complaint(folder, 'a.c')).toContain('leads nowhere');
      expect(complaint(folder, 'b.c')).toContain('leads in a circle');
    }));

  test('a missing path from a list has vanished, and what is not C is left out', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a.c', 'Makefile');
      const found = find(folder, [], { listed: ['a.c', 'gone.c', 'Makefile'] });
      expect(diffPaths(found)).toEqual(['a.c']);
      expect(found.left).toEqual([
        { shown: 'gone.c', reason: 'vanished' },
        { shown: 'Makefile', reason: 'not-c' },
      ]);
    }));
});

describe('the root that diffs are relative to', () => {
  test('a kernel tree counts more than the git repository around it', () =>
    inNewFolder(async (folder) => {
      make(folder, '.git/', 'linux/Kbuild', 'linux/MAINTAINERS', 'linux/drivers/a.c', 'other/b.c');
      expect(diffPaths(find(folder, ['linux/drivers/a.c', 'other']))).toEqual(['other/b.c', 'drivers/a.c']);
    }));

  test('elsewhere it is the current folder', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a/b/c.c');
      expect(diffPaths(find(folder, ['a/b']))).toEqual(['a/b/c.c']);
    }));

  test('for files outside the current folder it is the folder that holds all of them', () =>
    inNewFolder(async (folder) => {
      make(folder, 'here/', 'there/x/a.c', 'there/y/b.c');
      expect(diffPaths(find(join(folder, 'here'), ['../there/x/a.c', '../there/y']))).toEqual([
        'x/a.c',
        'y/b.c',
      ]);
    }));

  test('a link is followed within the tree, and not out of it', () =>
    inNewFolder(async (folder) => {
      make(folder, 'tree/Kbuild', 'tree/MAINTAINERS', 'tree/real.c', 'secret.c');
      symlinkSync('real.c', join(folder, 'tree', 'inside.c'));
      symlinkSync('../secret.c', join(folder, 'tree', 'outside.c'));
      const found = find(folder, ['tree/inside.c', 'tree/outside.c']);
      expect(diffPaths(found)).toEqual(['real.c']);
      expect(found.left).toMatchObject([{ shown: 'tree/outside.c', reason: 'link-out-of-tree' }]);
    }));
});

describe('--exclude', () => {
  test.each([
    ['*.c', 'a/b.c', true],
    ['staging', 'drivers/staging/a.c', true],
    ['staging/', 'drivers/staging/a.c', true],
    ['drivers/*/a.c', 'drivers/x/a.c', true],
    ['drivers/*/a.c', 'drivers/x/y/a.c', false],
    ['drivers/**/a.c', 'drivers/x/y/a.c', true],
    ['drivers/**', 'drivers/x/y/a.c', true],
    ['**/y', 'drivers/x/y/a.c', true],
    ['/a.c', 'a.c', true],
    ['/a.c', 'b/a.c', false],
    ['a?.c', 'ab.c', true],
    ['a[!b].c', 'ab.c', false],
    ['a+b.c', 'a+b.c', true],
    ['stag', 'staging/a.c', false],
  ])('%s leaves out %s: %p', (glob, path, out) => {
    expect(excluder([glob])(path)).toBe(out);
  });
});

describe('reading', () => {
  test('says why a file can not be read', () =>
    inNewFolder(async (folder) => {
      make(folder, 'folder.c/');
      writeFileSync(join(folder, 'b.c'), Buffer.from([0x7f, 0x45, 0, 1]));
      expect(readSource(join(folder, 'gone.c'))).toMatchObject({ kind: 'failed', reason: 'vanished' });
      expect(readSource(join(folder, 'folder.c'))).toMatchObject({ kind: 'failed', reason: 'unreadable' });
      expect(readSource(join(folder, 'b.c'))).toMatchObject({ kind: 'failed', reason: 'binary' });
    }));
});

describe('writing', () => {
  const before = Buffer.from('before\n');
  const after = Buffer.from('after\n');

  test('keeps the mode and leaves nothing else behind', () =>
    inNewFolder(async (folder) => {
      const path = join(folder, 'a.c');
      writeFileSync(path, before);
      chmodSync(path, 0o754);
      expect(replaceFile(path, before, after)).toBeUndefined();
      expect(readFileSync(path)).toEqual(after);
      expect(statSync(path).mode & 0o7777).toBe(0o754);
      expect(readdirSync(folder)).toEqual(['a.c']);
    }));

  test('leaves a file alone that somebody changed meanwhile', () =>
    inNewFolder(async (folder) => {
      const path = join(folder, 'a.c');
      writeFileSync(path, 'something else\n');
      expect(replaceFile(path, before, after)).toContain('changed on disk');
      expect(readFileSync(path, 'utf8')).toBe('something else\n');
      expect(readdirSync(folder)).toEqual(['a.c']);
    }));

  test('says so when the file is gone', () =>
    inNewFolder(async (folder) => {
      make(folder, 'a.c');
      rmSync(join(folder, 'a.c'));
      expect(replaceFile(join(folder, 'a.c'), before, after)).toContain('no such file');
      expect(readdirSync(folder)).toEqual([]);
    }));
});
