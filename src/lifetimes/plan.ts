import { isQuietIn } from '../catalogue/quiet.ts';
import type { Case } from './case.ts';
import { objectionToAction } from './guards/action.ts';
import { objectionToBase, objectionToGround } from './guards/base.ts';
import { objectionToBus } from './guards/bus.ts';
import { objectionToExchange } from './guards/exchanged.ts';
import { objectionToKeeping } from './guards/keeping.ts';
import { objectionToKept } from './guards/kept.ts';
import { objectionToOnce } from './guards/once.ts';
import { objectionToOwner } from './guards/owner.ts';
import { objectionToPaths, releasesOf } from './guards/paths.ts';
import { objectionToPlace } from './guards/place.ts';
import { objectionToOtherAcquires, objectionToReleases } from './guards/releases.ts';
import { objectionToUnit } from './guards/unit.ts';
import { objectionToUnread } from './guards/unread.ts';
import type { Event, Notes } from './paths/notes.ts';
import { sitesIn, siteValue, type Value } from './paths/values.ts';
import type { Site } from './site.ts';
import { type Objection, objection, sentence } from './verdict.ts';

/**
 * The plan for one driver: the largest set of its sites that may be converted together, and for each other site the
 * first thing that stands against it. It starts with every site that is sound by itself and takes away, until nothing
 * changes, what the rest of the driver does not allow.
 */
export interface Plan {
  readonly converted: readonly Site[];
  /** Converted ones that a maintainer should look at first, and why. */
  readonly review: ReadonlyMap<number, Objection>;
  readonly refused: ReadonlyMap<number, Objection>;
}

/** What is known without the paths (a missing managed form), or from the text alone (a rule that does not fit). */
export type Excluded = (site: Site) => Objection | undefined;

export function planDriver(known: Case, excluded: Excluded, unfit: Excluded): Plan {
  const refused = new Map<number, Objection>();
  const overall = objectionToUnit(known);
  for (const site of known.sites) {
    const found = overall ?? excluded(site) ?? objectionToSite(known, site) ?? unfit(site);
    if (found !== undefined) refused.set(site.id, found);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const site of known.sites) {
      if (refused.has(site.id)) continue;
      const found = objectionToCompany(known, refused, site);
      if (found === undefined) continue;
      refused.set(site.id, found);
      changed = true;
    }
  }
  const converted = known.sites.filter((site) => !refused.has(site.id));
  const doubt = doubtOf(known, refused);
  return { converted, review: new Map(doubt ? converted.map((site) => [site.id, doubt]) : []), refused };
}

/** What stands against a site whatever becomes of the others. */
const objectionToSite = (known: Case, site: Site): Objection | undefined =>
  objectionToAction(known, site) ??
  objectionToGround(known, site) ??
  objectionToPlace(known, site) ??
  objectionToOwner(known, site) ??
  objectionToUnread(known, site) ??
  objectionToKeeping(known, site) ??
  objectionToReleases(known, site) ??
  objectionToExchange(known, site) ??
  objectionToBus(known, site) ??
  objectionToPaths(known, site) ??
  objectionToOtherAcquires(known, site) ??
  objectionToOnce(known, site);

type Refused = ReadonlyMap<number, Objection>;

/** What stands against a site because of others that stay as they are, or of the order among those that don't. */
function objectionToCompany(known: Case, refused: Refused, site: Site): Objection | undefined {
  return (
    objectionToBase(known, refused, site) ??
    objectionToKept(known, (other) => staysManual(known.notes, refused, other), site) ??
    sharedRelease(known, refused, site) ??
    needsManaged(known, refused, site) ??
    usesManual(known, refused, site) ??
    movesPast(known, refused, site) ??
    swaps(known, refused, site)
  );
}

/** Left alone, and not because the device releases it already. */
const staysManual = (notes: Notes, refused: Refused, { id }: Site): boolean =>
  refused.has(id) &&
  !notes.handedOver.has(id) &&
  (refused.get(id)?.code !== 'already-managed' || releasesOf(notes.releases, id).length > 0);

function sharedRelease({ notes, sites }: Case, refused: Refused, site: Site): Objection | undefined {
  for (const note of releasesOf(notes.releases, site.id))
    for (const other of note.sites)
      if (refused.has(other))
        return objection(
          'release-shared',
          note.call,
          `also releases what ${sites[other]?.form.callee}() acquired`,
        );
  return undefined;
}

/** Some managed registrations look for the managed allocation first, and fail when there is none. */
function needsManaged(
  { notes, sites, catalogue }: Case,
  refused: Refused,
  site: Site,
): Objection | undefined {
  const { needs, key } = site.pattern;
  if (needs.length === 0) return undefined;
  const makers = catalogue.patterns.filter(({ name }) => needs.includes(name));
  const isManaged = (value: Value | undefined) => {
    const maker = sites.find(({ id }) => value === siteValue(id));
    if (maker !== undefined) return needs.includes(maker.pattern.name) && !refused.has(maker.id);
    const [, call] = /^call:(\w+)@/.exec(value ?? '') ?? [];
    return makers.some(({ declared }) => call !== undefined && declared.includes(call));
  };
  const values = notes.keys.get(site.id);
  return key.some((name) => isManaged(values?.get(name)))
    ? undefined
    : objection('needs-managed', site.call, 'registered here');
}

/** What can call back, or is in operation, must not outlive what is released by hand. */
function usesManual(known: Case, refused: Refused, site: Site): Objection | undefined {
  const { notes, sites } = known;
  const values = [...(notes.keys.get(site.id)?.values() ?? [])];
  if (site.pattern.class === 'passive') return liesInManual(known, refused, values);
  const used = values.flatMap(sitesIn);
  for (const other of sites) {
    if (other.id === site.id || !staysManual(notes, refused, other)) continue;
    if (used.includes(other.id) || notes.heldBefore.has(`${other.id}<${site.id}`))
      return objection('uses-what-stays-manual', other.call, 'stays released by hand');
  }
  return undefined;
}

/** What is a part of memory that is freed by hand would be released after that memory. */
function liesInManual(
  { notes, sites }: Case,
  refused: Refused,
  values: readonly Value[],
): Objection | undefined {
  const holders = values.filter((value) => value.startsWith('&#')).flatMap(sitesIn);
  const other = sites.find((one) => holders.includes(one.id) && staysManual(notes, refused, one));
  return other && objection('uses-what-stays-manual', other.call, 'stays released by hand');
}

/** A release that moves to the end moves past everything that is still done after it. */
function movesPast(known: Case, refused: Refused, site: Site): Objection | undefined {
  const { notes, sites } = known;
  const { pattern } = site;
  const { endsChildren } = known.catalogue.known;
  const isLookup = pattern.ownerArguments.length > 0;
  const minds = (event: Event) =>
    (isLookup && endsChildren.has(event.name)) ||
    (event.kind === 'store'
      ? pattern.class === 'active'
      : pattern.class !== 'passive' || (pattern.needsDevice && mayEndDma(known, event)));
  for (const event of notes.after.get(site.id)?.values() ?? [])
    if (minds(event) && !goesToo(notes, refused, event))
      return objection('order', event.call, 'done after its release');
  for (const other of sites) {
    if (pattern.class === 'passive' && !(isLookup && endsWith(other, endsChildren))) continue;
    if (!staysManual(notes, refused, other) || !notes.swapped.has(`${site.id}>${other.id}`)) continue;
    // What was acquired before it would be its ground; what came later and is merely held may go first.
    if (pattern.class === 'stateful' && other.pattern.class === 'passive') continue;
    const [release] = releasesOf(notes.releases, other.id);
    return objection('order', release?.call ?? other.call, 'stays, and runs after its release');
  }
  return undefined;
}

const endsWith = ({ pattern }: Site, words: { has(name: string): boolean }): boolean =>
  pattern.releases.some(({ call }) => words.has(call.callee));

/** What may take away the mapping of DMA memory: known to, by what it calls, or called through a pointer. */
function mayEndDma({ catalogue, calls, mentions }: Case, { kind, name }: Event): boolean {
  if (kind !== 'unknown') return false;
  const { endsDma } = catalogue.known;
  if (!/^\w+$/.test(name) || endsDma.has(name)) return true;
  return calls
    .definitionsOf(name)
    .some((item) =>
      [...mentions.reachedFrom(item)].some((inside) =>
        [...mentions.wordsOf(inside)].some((word) => endsDma.has(word)),
      ),
    );
}

/** A release that is idle on one path, and goes because of what it releases on others. */
function goesToo(notes: Notes, refused: Refused, { call }: Event): boolean {
  const sites = notes.releases.get(call.start)?.sites ?? new Set<number>();
  return sites.size > 0 && [...sites].every((site) => !refused.has(site));
}

/** Two that both go to the device: in reverse order of acquisition, whatever it was before. */
function swaps(known: Case, refused: Refused, site: Site): Objection | undefined {
  if (site.pattern.class === 'passive') return undefined;
  for (const other of known.sites) {
    if (other.id === site.id || staysManual(known.notes, refused, other)) continue;
    if (matters(known, site, other) || matters(known, other, site))
      return objection('order-among-managed', other.call, 'released in another order so far');
  }
  return undefined;
}

/** Reports whether `later` would now go before `earlier`, which has been released first so far, and that matters. */
function matters({ notes, file }: Case, earlier: Site, later: Site): boolean {
  if (notes.swapped.get(`${earlier.id}>${later.id}`) !== true) return false;
  // What a device works on by itself must not go before the device has been turned off.
  if (earlier.pattern.class === 'stateful' && later.pattern.needsDevice) return true;
  // What is only in operation does not use what is merely held: a clock may outlast a mapping, either way round.
  const classes = [earlier.pattern.class, later.pattern.class];
  if (classes.includes('passive') && classes.includes('stateful')) return false;
  const mayGoFirst =
    isQuietIn(later.pattern, file.text) &&
    earlier.pattern.class === 'active' &&
    notes.heldBefore.has(`${later.id}<${earlier.id}`);
  return !mayGoFirst;
}

/** What makes a plan that is right one that should be looked at: a probe that keeps both styles. */
function doubtOf({ notes, unit, sites, catalogue }: Case, refused: Refused): Objection | undefined {
  for (const site of sites) {
    if (!staysManual(notes, refused, site) || site.pattern.class === 'passive') continue;
    const [release] = releasesOf(notes.releases, site.id);
    if (release !== undefined) return objection('mixed-chain', release.call, 'still released by hand');
    if (notes.heldAtSuccess.has(site.id)) return objection('mixed-chain', site.call, 'stays as it is');
  }
  for (const event of notes.inRemove.values())
    if (event.kind !== 'io' && !catalogue.known.quiets.has(event.name) && !goesToo(notes, refused, event))
      return objection('mixed-chain', event.call, 'remove keeps doing this');
  const doubted = sites.find((site) => !refused.has(site.id) && site.pattern.review !== undefined);
  if (doubted !== undefined)
    return objection('form-in-doubt', doubted.call, 'acquired here', sentence(doubted.pattern.review ?? ''));
  const init = unit.flags.find((flag) => flag.kind === 'init-probe');
  return init === undefined ? undefined : objection('init-probe', init.span, 'registered here');
}
