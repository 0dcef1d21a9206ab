import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folder that the paths of a diff are relative to, and that no symbolic link may lead out of. */
export interface TreeRoot {
  readonly path: string;
  readonly kind: 'kernel' | 'git' | 'folder';
}

/**
 * The nearest kernel tree around `folder`, else the nearest git work tree, else the current folder. A folder outside
 * the current one gets `otherwise`: a diff can't name what is above the place where it is applied.
 */
export function findTreeRoot(folder: string, currentFolder: string, otherwise: string): TreeRoot {
  const kernel = nearestAbove(folder, isKernelTree);
  if (kernel !== undefined) return { path: kernel, kind: 'kernel' };
  const git = nearestAbove(folder, (at) => existsSync(join(at, '.git')));
  if (git !== undefined) return { path: git, kind: 'git' };
  return { path: isWithin(currentFolder, folder) ? currentFolder : otherwise, kind: 'folder' };
}

const isKernelTree = (folder: string): boolean =>
  existsSync(join(folder, 'Kbuild')) && existsSync(join(folder, 'MAINTAINERS'));

function nearestAbove(folder: string, test: (folder: string) => boolean): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (test(at)) return at;
    if (at === dirname(at)) return undefined;
  }
}

export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}

/** The deepest folder that holds all of them. */
export function deepestShared(folders: readonly string[]): string {
  let shared = folders[0] ?? sep;
  while (!folders.every((folder) => isWithin(shared, folder))) shared = dirname(shared);
  return shared;
}
