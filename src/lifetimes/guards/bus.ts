import type { Node } from '../../c/syntax.ts';
import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** What the bus does between remove and the device's own releases, which something that can call back would meet. */
export function objectionToBus(known: Case, site: Site): Objection | undefined {
  const { bus } = known.unit;
  if (bus.endsDmaFirst !== undefined && site.pattern.needsDevice)
    return objection('bus-ends-first', site.call, 'acquired here', `It ${bus.endsDmaFirst}.`);
  if (site.pattern.class !== 'active') return undefined;
  if (bus.endsFirst !== undefined)
    return objection('bus-ends-first', site.call, 'acquired here', `It ${bus.endsFirst}.`);
  const powered = bus.detachesDomain
    ? inCallbacks(known, (name) => known.catalogue.known.powers.has(name))
    : undefined;
  if (powered !== undefined)
    return objection(
      'bus-ends-first',
      powered,
      'powered here',
      'It takes the device out of its power domain.',
    );
  const asked = bus.clearsData ? inCallbacks(known, (name) => bus.getData.includes(name)) : undefined;
  return asked && objection('bus-ends-first', asked, 'asked for here', 'It clears the driver’s data.');
}

/** The first such call in a function that may be called back: neither probe nor remove. */
function inCallbacks(
  { unit, file, calls, mentions }: Case,
  isWanted: (name: string) => boolean,
): Node | undefined {
  for (const item of file.items) {
    if (item.kind !== 'function' || item.name === unit.probe.name || item.name === unit.remove?.name)
      continue;
    if (![...mentions.wordsOf(item)].some(isWanted)) continue;
    const found = calls.callsIn(item).find(({ name }) => isWanted(name));
    if (found !== undefined) return found.call;
  }
  return undefined;
}
