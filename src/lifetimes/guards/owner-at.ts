import { holdsAt, ownerDeviceIn } from '../../driver/owner.ts';
import type { Case } from '../case.ts';
import type { Site } from '../site.ts';

/** How the bound device is written where a site is, or undefined when it cannot be. */
export function ownerAt({ unit, drivers, calls }: Case, site: Site): string | undefined {
  const owner = ownerDeviceIn(site.functionName, unit, drivers, calls);
  if (owner.kind === 'refusal') return undefined;
  return owner.spellings.find((spelling) => holdsAt(spelling, site.call.start))?.expression;
}
