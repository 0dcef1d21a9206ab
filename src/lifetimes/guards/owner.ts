import type { Case } from '../case.ts';
import { boundDevice, memberBehind, nothing, type Value } from '../paths/values.ts';
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
  const strange = ownerArgumentsOf(site)
    .map((name) => ({ value: key?.get(name) ?? nothing, wanted: bound.get(name) }))
    .filter(({ value, wanted }) => value !== wanted);
  if (strange.length === 0) return undefined;
  return strange.some(({ value }) => isOther(value))
    ? objection('owner-foreign', site.call, 'for another device')
    : objection('owner-unknown', site.call, 'nothing proves which device this is');
}

/** None, the device within something else, a parent: surely not the bound one. Any other value may be. */
const isOther = (value: Value): boolean =>
  value === nothing || (value.startsWith('&') && value.endsWith('dev')) || /[.>]parent\b/.test(value);
