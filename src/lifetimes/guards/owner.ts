import type { Case } from '../case.ts';
import { boundDevice, memberBehind } from '../paths/values.ts';
import { ownerArgumentsOf, type Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** A call that names a device, or a node of the device tree, must name the one that probe binds. */
export function objectionToOwner({ notes, owner }: Case, site: Site): Objection | undefined {
  const key = notes.keys.get(site.id);
  const bound = new Map([
    ['dev', owner],
    ['device', boundDevice],
    ['node', memberBehind(owner, 'of_node')],
  ]);
  const isBound = (name: string) => key?.get(name) === bound.get(name);
  return ownerArgumentsOf(site).every(isBound)
    ? undefined
    : objection('owner-foreign', site.call, 'for another device');
}
