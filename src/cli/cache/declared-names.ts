/** Which managed functions a tree's headers declare, remembered by what the file system says of each header. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { headerPaths, managedNames } from '../files/kernel-headers.ts';
import { makeCacheFolder } from './folder.ts';
import { readPack, writePack } from './pack.ts';
import { isSettled, stampOf } from './stamp.ts';

/** A checksum of the names, since these and not the headers decide. */
export function declaredNames(root: string, folder: string): string {
  const hash = createHash('sha1');
  const now = Date.now();
  let settled = true;
  for (const path of headerPaths(root)) {
    const stamp = stampOf(path);
    settled &&= stamp !== undefined && isSettled(stamp, now);
    hash.update(`${path}\0${stamp?.size} ${stamp?.modified} ${stamp?.changed} ${stamp?.inode}\n`);
  }
  const stamps = hash.digest('hex');
  const pack = join(folder, `headers-${createHash('sha1').update(root).digest('hex')}.pack`);
  const known = readPack(pack)?.about as { readonly stamps: string; readonly names: string } | undefined;
  if (known?.stamps === stamps) return known.names;
  const names = createHash('sha1')
    .update([...(managedNames(root) ?? ['none'])].sort().join('\n'))
    .digest('hex');
  if (settled) {
    try {
      makeCacheFolder(folder);
      writePack(pack, { entries: new Map(), about: { stamps, names } });
    } catch {
      // Then they are read again the next time.
    }
  }
  return names;
}
