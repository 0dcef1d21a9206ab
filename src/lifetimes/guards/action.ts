import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** What the driver's own action releases needs no conversion, unless it is released by hand as well. */
export function objectionToAction({ notes }: Case, site: Site): Objection | undefined {
  const handed = notes.handedOver.get(site.id);
  if (handed === undefined) return undefined;
  const twice = notes.releasedTwice.get(site.id);
  return twice === undefined
    ? objection('already-managed', handed.call, `released by ${handed.callback}() from here on`)
    : objection('released-twice', twice, 'released again here');
}
