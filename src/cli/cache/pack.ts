/**
 * One file that remembers the results of many sources: results one behind the other, an index behind them, and a last
 * line that tells where the index begins, with a checksum of all that stands before it.
 *
 * A pack is never changed. A new one takes its place by a rename, so that whoever reads sees a whole one, and whoever is
 * killed in the middle leaves the old one. Of two runs that end together the later one wins, with what the earlier one
 * had found as long as it saw it; what is lost is found anew. Nothing here ever fails a run.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Stamp } from './stamp.ts';

/** What is remembered of one source. */
export interface Entry {
  /** Undefined when the stamp could not be trusted: then only the contents tell. */
  readonly stamp: Stamp | undefined;
  /** Of what decides, besides the recipe: the contents. Undefined where finding out anew is no more work than this. */
  readonly hash: string | undefined;
  /** What each run needs of it. */
  readonly head: unknown;
  /** JSON of all else, '' when there is nothing else. */
  readonly detail: Buffer;
}

export interface Pack {
  /** By the name of the source. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What is remembered about the run as a whole. */
  readonly about: unknown;
}

const magic = 'devmify pack 1\n';
/** `<offset of the index> <checksum>\n`, in as many bytes each time. */
const lastLine = /^([0-9]{15}) ([0-9a-f]{40})\n$/;
const lastLineLength = 57;

const checksum = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

type Row = readonly [
  name: string,
  stamp: 0 | readonly [size: number, modified: number, changed: number, inode: number],
  hash: string,
  head: unknown,
  at: number,
  length: number,
];

/** Undefined when there is none, or none that can be trusted. */
export function readPack(path: string): Pack | undefined {
  try {
    return packIn(readFileSync(path));
  } catch {
    return undefined;
  }
}

function packIn(bytes: Buffer): Pack | undefined {
  const end = bytes.length - lastLineLength;
  const [, at, sum] = lastLine.exec(bytes.toString('latin1', Math.max(0, end))) ?? [];
  if (at === undefined || checksum(bytes.subarray(0, end)) !== sum) return undefined;
  if (bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
  // The checksum vouches that we wrote it.
  const index = JSON.parse(bytes.toString('utf8', Number(at), end)) as {
    about: unknown;
    rows: readonly Row[];
  };
  const entries = new Map<string, Entry>();
  for (const [name, stamp, hash, head, from, length] of index.rows)
    entries.set(name, {
      stamp: stamp === 0 ? undefined : stampIn(stamp),
      hash: hash === '' ? undefined : hash,
      head,
      detail: bytes.subarray(from, from + length),
    });
  return { entries, about: index.about };
}

const stampIn = ([size, modified, changed, inode]: Exclude<Row[1], 0>): Stamp => ({
  size,
  modified,
  changed,
  inode,
});

/** Throws what the file system has to say when it cannot be written; nothing is left behind then. */
export function writePack(path: string, { entries, about }: Pack): void {
  const parts: Buffer[] = [Buffer.from(magic)];
  let at = magic.length;
  const rows: Row[] = [];
  for (const [name, { stamp, hash = '', head, detail }] of entries) {
    const fields = stamp && ([stamp.size, stamp.modified, stamp.changed, stamp.inode] as const);
    rows.push([name, fields ?? 0, hash, head, at, detail.length]);
    parts.push(detail);
    at += detail.length;
  }
  const body = Buffer.concat([...parts, Buffer.from(JSON.stringify({ about, rows }))]);
  const last = `${String(at).padStart(15, '0')} ${checksum(body)}\n`;
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, Buffer.concat([body, Buffer.from(last)]), { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
