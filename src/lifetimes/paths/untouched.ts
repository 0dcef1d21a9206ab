import type { PathState } from './state.ts';
import { lastName, nothing, type Value } from './values.ts';
import type { World } from './world.ts';

/** What stood in memory before this driver wrote to it, named as its place: 0 where probe acquired it all zero. */
export function asAtFirst(world: World, value: Value, state: PathState): Value {
  const site = /^#(\d+)->\w+$/.exec(value)?.[1];
  if (site === undefined || world.phase !== 'probe' || !state.isUntouched(Number(site))) return value;
  for (const { id, pattern } of world.sites.values()) {
    if (id !== Number(site)) continue;
    if (!pattern.zeroed) return value;
    world.notes.unwritten.add(lastName(value));
    return nothing;
  }
  return value;
}
