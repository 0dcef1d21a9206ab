import type { Case } from '../case.ts';
import { boundDevice } from '../paths/values.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** A call that names a device must name the one that probe binds. */
export function objectionToOwner({ notes, owner }: Case, site: Site): Objection | undefined {
  const key = notes.keys.get(site.id);
  const isBound = (name: string) => key?.get(name) === (name === 'dev' ? owner : boundDevice);
  return site.pattern.ownerArguments.every(isBound)
    ? undefined
    : objection('owner-foreign', site.call, 'for another device');
}
