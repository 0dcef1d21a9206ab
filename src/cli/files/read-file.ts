import { closeSync, openSync, readSync } from 'node:fs';

export type ReadOutcome =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'failed'; readonly reason: ReadFailure; readonly message: string };

export type ReadFailure = 'vanished' | 'unreadable' | 'binary';

export function readSource(path: string): ReadOutcome {
  const read = readNext(path);
  return read.kind === 'bytes' ? { kind: 'bytes', bytes: Buffer.from(read.bytes) } : read;
}

/** For those who read many files: the bytes are good until the next one is read, all into the same memory. */
export function readNext(path: string): ReadOutcome {
  let bytes: Buffer;
  try {
    bytes = readWhole(path);
  } catch (error) {
    return failure(error as NodeJS.ErrnoException);
  }
  if (looksBinary(bytes))
    return { kind: 'failed', reason: 'binary', message: 'holds NUL bytes, so it is no C source' };
  return { kind: 'bytes', bytes };
}

let room = Buffer.allocUnsafeSlow(1 << 20);

/** Fresh memory for each file would cost more than reading does. */
function readWhole(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const got = readSync(file, room, size, room.length - size, null);
      size += got;
      if (got === 0) return room.subarray(0, size);
      if (size === room.length) room = Buffer.concat([room], 2 * size);
    }
  } finally {
    closeSync(file);
  }
}

function failure(error: NodeJS.ErrnoException): ReadOutcome {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return { kind: 'failed', reason: 'vanished', message: 'was gone when its turn came' };
  const why = error.code === 'EACCES' ? 'no permission to read it' : error.message;
  return { kind: 'failed', reason: 'unreadable', message: `could not be read: ${why}` };
}

/** git's rule: a NUL among the first 8000 bytes. */
function looksBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}
