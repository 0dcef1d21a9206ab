import { createHash } from 'node:crypto';
import { unifiedDiff } from '../../patch/unified-diff.ts';
import { type Encoding, encode } from '../../text/bytes.ts';

export interface FileChange {
  readonly diffPath: string;
  readonly before: string;
  readonly after: string;
  readonly encoding: Encoding;
  readonly executable: boolean;
}

/** The diff of one file, in the file's own bytes: what `git apply` and `patch -p1` take. */
export function fileDiff(change: FileChange): Uint8Array {
  return encode(diffText(change), change.encoding);
}

export function diffText({ diffPath, before, after, encoding, executable }: FileChange): string {
  return unifiedDiff({
    path: diffPath,
    before,
    after,
    ids: { before: blobId(encode(before, encoding)), after: blobId(encode(after, encoding)) },
    mode: executable ? '100755' : '100644',
  });
}

/** What git calls a file of these bytes, as long as the kernel's own patches print it. */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex').slice(0, 12);
}
