/**
 * The diff of a mail, made by git itself: which of two equal lines has gone is a matter of taste, and who applies the
 * mail and formats the commit again should get the same bytes. What this user has configured does not count.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Encoding } from '../../text/bytes.ts';
import { withScratchFolder } from '../files/scratch-folder.ts';
import { diffBytes } from '../git.ts';

export interface TwoVersions {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly encoding: Encoding;
  readonly executable: boolean;
}

/** Undefined when git can't: no room for its files, a git too old. */
export function gitDiff(versions: TwoVersions): string | undefined {
  try {
    return withScratchFolder((folder) => diffIn(folder, versions));
  } catch {
    return undefined;
  }
}

function diffIn(
  folder: string,
  { path, before, after, encoding, executable }: TwoVersions,
): string | undefined {
  for (const [side, bytes] of [
    ['a', before],
    ['b', after],
  ] as const) {
    const place = join(folder, side, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    chmodSync(place, executable ? 0o755 : 0o644);
  }
  // The kernel's own attributes: they make git show the function around a change.
  writeFileSync(join(folder, 'attributes'), '*.[ch] diff=cpp\n');
  const text = diffBytes(folder, `a/${path}`, `b/${path}`);
  return text === undefined ? undefined : Buffer.from(text).toString(encoding);
}
