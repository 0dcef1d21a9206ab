import { entriesFor, type MaintainersEntry } from './maintainers.ts';

/** Through whose hands a patch goes. Patches of one subsystem make a series, so that one maintainer can take it. */
export interface Subsystem {
  /** Equal for files that go through the same tree. */
  readonly key: string;
  /** For people, and for the name of a folder. */
  readonly title: string;
  readonly profile: string | undefined;
}

/**
 * The deepest entry that has a tree of its own decides; the highest entry with the same tree gives the name. Without
 * MAINTAINERS the folder has to do: `drivers/input`, `sound/soc`.
 */
export function subsystemOf(path: string, entries: readonly MaintainersEntry[]): Subsystem {
  const around = entriesFor(path, entries);
  const profile = around.find((entry) => entry.profile !== undefined)?.profile;
  const tree = around.find((entry) => entry.tree !== undefined)?.tree;
  const entry = tree === undefined ? around.at(-1) : around.findLast((one) => one.tree === tree);
  if (entry !== undefined) return { key: tree ?? entry.title, title: entry.title, profile };
  const folder = path.split('/').slice(0, -1).slice(0, 2).join('/');
  return { key: folder, title: folder, profile };
}

/** `INPUT (KEYBOARD, MOUSE) DRIVERS` as the name of a folder: `input-keyboard-mouse-drivers`. */
export const folderName = ({ title }: Subsystem): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '') || 'patches';
