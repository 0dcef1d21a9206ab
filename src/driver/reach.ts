import { contains } from '../text/span.ts';
import type { Calls, Use } from './calls.ts';
import type { Drivers, DriverUnit, Reach, Role } from './model.ts';

type Foreign = NonNullable<Reach['foreign']>;

/**
 * Which callbacks of a unit reach a function, over calls within the file, and whether anything else can. A function
 * of which only probe is the answer runs while probe does: what it acquires belongs to the binding.
 */
export function reachOf(name: string, unit: DriverUnit, drivers: Drivers, calls: Calls): Reach {
  const roles = new Set<Role>();
  let foreign: Foreign | undefined;
  const seen = new Set([name]);
  const open = [name];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    foreign ??= globalOf(at, calls);
    for (const use of calls.usesOf(at)) {
      const role = roleAt(use, unit);
      if (role !== undefined) roles.add(role);
      else if (use.kind === 'call' && use.item.kind === 'function') {
        const caller = use.item.name;
        if (caller === undefined) foreign ??= { why: 'unread', span: use.span };
        else if (!seen.has(caller)) {
          seen.add(caller);
          open.push(caller);
        }
      } else foreign ??= { why: whyOf(use, drivers), span: use.span };
    }
  }
  return { roles, foreign };
}

/** Reports whether a function runs only while this unit's probe does. */
export function isOnlyFromProbe({ roles, foreign }: Reach): boolean {
  return foreign === undefined && roles.size === 1 && roles.has('probe');
}

export const roleAt = (use: Use, unit: DriverUnit): Role | undefined =>
  unit.callbacks.find((callback) => contains(callback.span, use.span))?.role;

function whyOf(use: Use, { units }: Drivers): Foreign['why'] {
  if (use.kind === 'unclear') return 'unread';
  const isField = units.some((unit) => roleAt(use, unit) !== undefined);
  return isField ? 'other-driver' : 'address';
}

function globalOf(name: string, calls: Calls): Foreign | undefined {
  const items = calls.definitionsOf(name);
  const open = items.find((item) => !calls.isStatic(item));
  return open === undefined
    ? undefined
    : { why: 'global', span: { start: open.start, end: open.body ?? open.end } };
}
