/** How to know that a file is the same as it was. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';

/** What the file system says of a file, so that nobody need read it to know that it is the same. */
export interface Stamp {
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with as much of their fraction as a double holds: a quarter of a microsecond. */
  readonly modified: number;
  /** The same of its inode: the one time that no program can set back. */
  readonly changed: number;
  readonly inode: number;
}

/** Undefined when there is no such file, or nobody may ask. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat && { size: stat.size, modified: stat.mtimeMs, changed: stat.ctimeMs, inode: stat.ino };
  } catch {
    return undefined;
  }
}

export const isSame = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode;

/** The coarsest clock of a file system that is still about, FAT's. */
const tick = 2000;

/**
 * Whether a change after `now` would give the file another stamp. One that was changed just now could be changed again
 * within the same tick of the file system's clock: git calls that racily clean, and looks into the file, as we do.
 */
export const isSettled = ({ modified, changed }: Stamp, now: number): boolean =>
  Math.max(modified, changed) + tick < now;

/** A file as it was before it was read. */
export interface Seen {
  /** Undefined when the stamp could not tell whether the file has changed since. */
  readonly stamp: Stamp | undefined;
  /** Of the contents; undefined when nothing was done with them. */
  readonly hash: string | undefined;
}

export function settledStampOf(path: string): Stamp | undefined {
  const now = Date.now();
  const stamp = stampOf(path);
  return stamp !== undefined && isSettled(stamp, now) ? stamp : undefined;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
