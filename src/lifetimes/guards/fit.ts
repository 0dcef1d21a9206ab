import { ownerDeviceIn } from '../../driver/owner.ts';
import { addedCheck } from '../added/check.ts';
import type { Case } from '../case.ts';
import { type Fit, fitAcquire, fitRelease } from '../fit.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';
import { fitJoin, objectionToJoin } from './joined.ts';
import { ownerAt } from './owner-at.ts';
import { releasesOf } from './paths.ts';

/** The pattern's rules must fit the acquire and each of its releases as they are written. */
export function objectionToFit(known: Case, site: Site): Objection | undefined {
  if (hasToName(site) && ownerAt(known, site) === undefined) {
    const owner = ownerDeviceIn(site.functionName, known.unit, known.drivers, known.calls);
    const why = owner.kind === 'refusal' ? owner : undefined;
    return objection('owner-unknown', why?.span ?? site.call, 'here', why?.message);
  }
  const cannotChange = needsCheck(site) ? addedCheck(known, site) === undefined : failsOtherwise(site);
  if (cannotChange) return objection('check-cannot-be-rewritten', site.call, 'acquired here');
  const apart = objectionToJoin(known, site);
  if (apart !== undefined) return apart;
  return fitsOf(known, site) === undefined
    ? objection('form-not-matched', site.call, 'acquired here')
    : undefined;
}

const failsOtherwise = ({ pattern }: Site): boolean =>
  pattern.lookup === undefined && pattern.fails !== pattern.managedFails;

/** Reports whether only the managed form can fail, so that it needs a check of its own. */
export const needsCheck = ({ pattern }: Site): boolean =>
  pattern.fails === 'never' && pattern.managedFails === 'errno';

/**
 * How the rules fit a site and all its releases; undefined when one of them does not. Of a site that another one is
 * `joined` with, the acquire is that one's affair.
 */
export function fitsOf(known: Case, site: Site, joined = false): readonly Fit[] | undefined {
  const acquire = joined ? [] : acquireFits(known, site);
  const releases = releaseFits(known, site);
  return acquire === undefined || releases === undefined ? undefined : [...acquire, ...releases];
}

/** How the release rule fits all releases of a site. */
export function releaseFits({ file, notes }: Case, site: Site): readonly Fit[] | undefined {
  const fits: Fit[] = [];
  for (const { call } of releasesOf(notes.releases, site.id)) {
    const item = file.items.find((one) => one.start <= call.start && call.end <= one.end);
    const fit =
      item === undefined
        ? undefined
        : fitRelease(file.text, site.pattern.release, file.read(item).tree, call);
    if (fit === undefined) return undefined;
    fits.push(fit);
  }
  return fits;
}

function acquireFits(known: Case, site: Site): readonly Fit[] | undefined {
  if (site.pattern.lookup !== undefined) return fitJoin(known, site);
  if (site.pattern.rides) return [];
  const owner = ownerAt(known, site) ?? (hasToName(site) ? undefined : '');
  const fit = owner === undefined ? undefined : fitAcquire(known.file.text, site, owner);
  return fit === undefined ? undefined : [fit];
}

/**
 * Whether the managed form has to name the bound device by itself. Where the plain call names it already, it is
 * written there, and that it is the one is a question of values.
 */
const hasToName = ({ pattern: { acquire, ownerArguments } }: Site): boolean =>
  !ownerArguments.includes('dev') &&
  acquire.metavariables.some((each) => each.name === 'dev' && each.from === 'driver');
