import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** A lookup that names a device must name the one that probe binds. */
export function objectionToOwner({ notes, owner }: Case, site: Site): Objection | undefined {
  if (!site.pattern.ownerArgument) return undefined;
  const given = notes.keys.get(site.id)?.get('dev');
  return given === owner ? undefined : objection('owner-foreign', site.call, 'for another device');
}
