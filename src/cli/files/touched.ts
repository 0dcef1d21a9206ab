/** Which files a change touches: the change since a commit, or the one that a diff shows. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { unquotePath } from '../../patch/unquote-path.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { git } from '../git.ts';
import { readText } from './path-list.ts';
import { findTreeRoot } from './tree-root.ts';

export interface ChangeWish {
  /** A commit: what differs from it, committed or not. */
  readonly since: string | undefined;
  /** A file with a diff, or "-". */
  readonly diff: string | undefined;
}

/** The real paths of the files, or undefined when no change was named. */
export async function touchedFiles(
  wish: ChangeWish,
  folder: string,
  headers = false,
): Promise<readonly string[] | undefined> {
  const lists: (readonly string[])[] = [];
  if (wish.since !== undefined) lists.push(changedSince(wish.since, folder));
  if (wish.diff !== undefined) lists.push(pathsOfDiff(await readText('diff', wish.diff), folder));
  const isWanted = (path: string): boolean => path.endsWith('.c') || (headers && path.endsWith('.h'));
  const [first, ...more] = lists;
  // Who names both wants what both touch.
  return first?.filter((path) => isWanted(path) && more.every((other) => other.includes(path)));
}

function changedSince(commit: string, folder: string): readonly string[] {
  const top = git(['rev-parse', '--show-toplevel'], { folder });
  if (!top.ok) throw new UsageError(`--since ${commit}: this is no git repository (${top.complaint})`);
  const root = top.out.trimEnd();
  if (!git(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], { folder }).ok)
    throw new UsageError(`--since ${commit}: git knows no such commit here`);
  const changed = git(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', commit, '--'], {
    folder: root,
  });
  const added = git(['ls-files', '-z', '--others', '--exclude-standard'], { folder: root });
  return real(root, `${changed.out}${added.out}`.split('\0'));
}

/** Paths of a diff are those of the tree's root; without `b/`, they count from where we are. */
function pathsOfDiff(text: string, folder: string): readonly string[] {
  const { path: root } = findTreeRoot(folder, folder, folder);
  const paths = [...text.matchAll(/^\+\+\+ (?:"(.*)"|([^\t\n\r]*))/gm)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain as string) : unquotePath(quoted),
  );
  return paths.flatMap((path) => real(path.startsWith('b/') ? root : folder, [path.replace(/^b\//, '')]));
}

/** Only C files can be drivers, or be included by them; and what a change has removed can't be looked at. */
const real = (root: string, paths: readonly string[]): readonly string[] =>
  paths
    .filter((path) => /\.[ch]$/.test(path) && existsSync(resolve(root, path)))
    .map((path) => realpathSync(resolve(root, path)));
