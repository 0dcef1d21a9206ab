import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { momentaryName, takeAwayLeftOver } from './left-over.ts';
import { whyNot } from './why-not.ts';

/** Undefined when the file was written, else why it was left as it is. */
export type WriteProblem = string | undefined;

/**
 * Puts `after` in place of `before`, at once or not at all: readers of the file see the one or the other, and so does
 * whoever finds it after a crash. A file that somebody changed since it was read is left alone.
 */
export function replaceFile(path: string, before: Uint8Array, after: Uint8Array): WriteProblem {
  const folder = dirname(path);
  // The name of the file is no part of it: that may be as long as a name can be.
  const temporary = join(folder, momentaryName('.'));
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    return problemOf(error as NodeJS.ErrnoException, 'it');
  }
  try {
    if (!readFileSync(path).equals(before)) return 'changed on disk while devmify ran; run it again';
    takeAwayLeftOver(folder, '.');
    writeFileSync(temporary, after, { flag: 'wx', flush: true });
    copyRights(path, temporary);
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return problemOf(error as NodeJS.ErrnoException, `in the folder ${folder}`);
  }
}

function copyRights(from: string, to: string): void {
  const { mode, uid, gid } = statSync(from);
  const made = statSync(to);
  try {
    if (made.uid !== uid || made.gid !== gid) chownSync(to, uid, gid);
  } catch {
    // Only root can give a file away. Who may write it without owning it gets a copy of their own, as from git.
  }
  // Changing the owner clears set-id bits, so the mode comes last.
  chmodSync(to, mode & 0o7777);
}

function problemOf(error: NodeJS.ErrnoException, where: string): string {
  const isForbidden = error.code === 'EACCES' || error.code === 'EPERM';
  return isForbidden ? `no permission to write ${where}` : whyNot(error);
}
