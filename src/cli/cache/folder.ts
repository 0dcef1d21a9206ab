/** The folder of the cache: where it is, and that it does not grow without end. */
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** As the XDG base directory specification has it: a path that is not absolute does not count. */
export function cacheFolder({ XDG_CACHE_HOME: named }: Environment): string {
  const base = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
  return join(base, 'devmify');
}

/** In bytes. */
export function cacheCap({ DEVMIFY_CACHE_MB: named = '' }: Environment): number {
  return (/^\d+$/.test(named) ? Number(named) : 512) * 1e6;
}

/** Others have no business there. Throws when it cannot be made. */
export const makeCacheFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** What was used lately is kept longest. */
export function markUsed(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // It has gone, or belongs to somebody else.
  }
}

/** Somebody who has been at it for so long was killed. */
const forgotten = 3_600_000;

/** Takes away what was not used for longest until the folder is below its cap, and what killed runs have left. */
export function keepBelow(folder: string, cap: number): void {
  const now = Date.now();
  const packs = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !/\.(pack|new)$/.test(name)) return [];
    if (name.endsWith('.pack')) return [{ path, size: stat.size, used: stat.mtimeMs }];
    if (stat.mtimeMs + forgotten < now) rmSync(path, { force: true });
    return [];
  });
  let total = packs.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of packs.sort((a, b) => a.used - b.used)) {
    if (total <= cap) return;
    rmSync(path, { force: true });
    total -= size;
  }
}
