import { readFileSync } from 'node:fs';

export type ReadOutcome =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'failed'; readonly reason: ReadFailure; readonly message: string };

export type ReadFailure = 'vanished' | 'unreadable' | 'binary';

export function readSource(path: string): ReadOutcome {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return failure(error as NodeJS.ErrnoException);
  }
  if (looksBinary(bytes))
    return { kind: 'failed', reason: 'binary', message: 'holds NUL bytes, so it is no C source' };
  return { kind: 'bytes', bytes };
}

function failure(error: NodeJS.ErrnoException): ReadOutcome {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return { kind: 'failed', reason: 'vanished', message: 'was gone when its turn came' };
  const why = error.code === 'EACCES' ? 'no permission to read it' : error.message;
  return { kind: 'failed', reason: 'unreadable', message: `could not be read: ${why}` };
}

/** git's rule: a NUL among the first 8000 bytes. */
const looksBinary = (bytes: Buffer): boolean => bytes.subarray(0, 8000).includes(0);
