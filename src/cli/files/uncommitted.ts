import { basename, dirname } from 'node:path';
import { git } from '../git.ts';

/**
 * Whether git knows this file in another version than it has now: writing it would mix two changes, and `git checkout`
 * would take back both. False for files that are in no repository, or that git does not track.
 */
export function hasUncommittedChanges(path: string): boolean {
  const words = ['status', '--porcelain', '--untracked-files=no', '--', `:(literal)${basename(path)}`];
  const { ok, out } = git(words, { folder: dirname(path) });
  return ok && out !== '';
}
