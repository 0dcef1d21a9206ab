/** Makes series of patches: which go together, their numbers, names, threads. */
import { grouped } from './grouped.ts';
import { folderName, type Subsystem } from './subsystem.ts';

/** Patches that are sent together. */
export interface Series<Patch> {
  readonly subsystem: Subsystem;
  /** A name for a folder, different from all others'. */
  readonly name: string;
  readonly patches: readonly Patch[];
}

/** One series for each subsystem, or several when there are more than `most` patches for it. */
export function splitIntoSeries<Patch extends { readonly subsystem: Subsystem }>(
  patches: readonly Patch[],
  most: number,
): readonly Series<Patch>[] {
  const used = new Set<string>();
  return [...grouped(patches, ({ subsystem }) => subsystem.key).values()].flatMap((same) => {
    const { subsystem } = same[0] as Patch;
    const name = unused(folderName(subsystem), used);
    const parts = evenParts(same, most);
    return parts.map((part, index) => ({
      subsystem,
      name: parts.length === 1 ? name : `${name}-${index + 1}`,
      patches: part,
    }));
  });
}

function unused(name: string, used: Set<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name}-part-${number}`;
  used.add(free);
  return free;
}

/** 16 patches of at most 15 are two times 8, not 15 and 1. */
function evenParts<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / Math.max(most, 1));
  const parts: (readonly Item[])[] = [];
  for (let at = 0; parts.length < count; ) {
    const size = Math.ceil((items.length - at) / (count - parts.length));
    parts.push(items.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** What stands in the brackets of a subject: `PATCH v2 03/12`; a patch on its own has no number. */
export function bracketOf(
  prefix: string,
  version: number,
  number: number,
  total: number,
  cover: boolean,
): string {
  const revision = version > 1 ? ` v${version}` : '';
  const width = String(total).length;
  const place = total > 1 || cover ? ` ${String(number).padStart(width, '0')}/${total}` : '';
  return `${prefix}${revision}${place}`;
}

/** For the sender to fill in before a later version is sent. */
export const changeLogPlace = (version: number): string | undefined =>
  version > 1 ? `Changes in v${version}:\n- *** WHAT HAS CHANGED SINCE v${version - 1} ***` : undefined;
