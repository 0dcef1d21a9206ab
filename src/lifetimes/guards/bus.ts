import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** What the bus does between remove and the device's own releases, which something that can call back would meet. */
export function objectionToBus({ unit, file, calls }: Case, site: Site): Objection | undefined {
  const { bus, probe, remove } = unit;
  if (site.pattern.class !== 'active') return undefined;
  if (bus.turnsOff)
    return objection('bus-ends-first', site.call, 'acquired here', 'It turns the device off.');
  if (!bus.clearsData) return undefined;
  for (const item of file.items) {
    if (item.kind !== 'function' || item.name === probe.name || item.name === remove?.name) continue;
    const asked = calls.callsIn(item).find(({ name }) => bus.getData.includes(name));
    if (asked !== undefined)
      return objection('bus-ends-first', asked.call, 'asked for here', 'It clears the driver’s data.');
  }
  return undefined;
}
