import type { CFile } from '../c/file.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import type { DriverUnit } from '../driver/model.ts';
import { isOnlyFromProbe, reachOf } from '../driver/reach.ts';
import { objectionToHandingOver, registrar } from './added/action.ts';
import { actionsThatHelp, helpedBy } from './added/help.ts';
import type { Case } from './case.ts';
import { canFollow } from './follow.ts';
import type { Obstacle } from './function-table.ts';
import { caseOf, type FileGround, type Ground, groundOf } from './ground.ts';
import { objectionToFit } from './guards/fit.ts';
import { releasesOf } from './guards/paths.ts';
import { objectionToStanding } from './guards/place.ts';
import { objectionToUnit } from './guards/unit.ts';
import { Notes } from './paths/notes.ts';
import { type Plan, planDriver } from './plan.ts';
import type { ReasonCode } from './reasons.ts';
import type { Site } from './site.ts';
import { loopAround } from './sites.ts';
import { type Evidence, type Objection, objection, sentence } from './verdict.ts';

/** What the caller decides: which patterns, what the target tree has, whether doubtful ones are wanted. */
export interface PlanOptions {
  /** Convert what is right but should be looked at, too. */
  readonly review: boolean;
  /** Write actions for what has no managed form, where that lets others be converted. */
  readonly actions: boolean;
  readonly wants: (pattern: string) => boolean;
  /** Let two managed forms stay two, even if one could do both. */
  readonly apart?: boolean;
  /** Reports whether the target tree declares a managed function. */
  readonly declares: (name: string) => boolean;
  /** Sites, by where their call starts, of which an earlier plan could not be proved. */
  readonly withheld?: ReadonlySet<number>;
}

export type Verdict = 'converted' | 'review' | 'refused';

export interface SiteVerdict {
  readonly site: Site;
  /** The driver struct's variable. */
  readonly driver: string;
  readonly verdict: Verdict;
  readonly code: ReasonCode;
  readonly detail: string | undefined;
  readonly evidence: readonly Evidence[];
  /** The functions that manage it, or would. */
  readonly managed: string;
  /** Of what is refused: the acquires for which actions would let this one be converted; itself, perhaps. */
  readonly helped: readonly Site[];
}

/** One driver of the file, with what is to be done to it. */
export interface UnitPlan {
  readonly unit: DriverUnit;
  readonly known: Case;
  readonly sites: readonly SiteVerdict[];
  /** The sites to convert now, which leaves out those for review when review is not asked for. */
  readonly chosen: readonly Site[];
  /** Those of them whose release is handed to the device by an action, not by a managed form. */
  readonly handed: ReadonlySet<number>;
}

export interface FilePlan {
  readonly file: CFile;
  readonly units: readonly UnitPlan[];
  readonly hasDrivers: boolean;
  /** Acquires that no probe of this file reaches: they are out of scope, and counted. */
  readonly outside: number;
}

export const planFile = (text: string, catalogue: Catalogue, options: PlanOptions): FilePlan =>
  planOn(groundOf(text, catalogue), options);

/** Plans a file of which all is known already that does not depend on the options. */
export const planOn = ({ file, units, hasDrivers, outside }: FileGround, options: PlanOptions): FilePlan => ({
  file,
  units: units.map((ground) => planUnit(ground, options)),
  hasDrivers,
  outside,
});

const withoutSites = (ground: Ground): UnitPlan => {
  const known = caseOf(ground, new Notes());
  return { unit: ground.unit, known, sites: [], chosen: [], handed: new Set() };
};

/** What keeps probe or remove from being gone through. */
function obstacleIn({ unit, functions }: Ground): Obstacle | undefined {
  const roots = [unit.probe.name, ...(unit.remove ? [unit.remove.name] : [])];
  return roots.flatMap((name) => functions.obstacleIn(name) ?? [])[0];
}

function planUnit(ground: Ground, options: PlanOptions): UnitPlan {
  const { unit, sites, functions } = ground;
  if (sites.length === 0) return withoutSites(ground);
  const overall = objectionToUnit(ground);
  const isUnread = overall === undefined && !canFollow(unit, functions);
  // What is decided whatever the paths show needs nobody to follow them.
  const isDecided =
    overall !== undefined || isUnread || sites.every((site) => isSettled(ground, site, options));
  const follow = isDecided ? () => undefined : ground.follow;
  const whole = follow();
  // Too many paths: once more, without telling apart those that differ only in what stays as it is anyway.
  const blind =
    whole?.complete === false
      ? new Set(sites.filter((site) => isHopeless(ground, site, options)).map((site) => site.id))
      : new Set<number>();
  const followed = blind.size > 0 ? follow(blind) : whole;
  const notes = followed ?? new Notes();
  const known = caseOf(ground, notes);
  const obstacle = isUnread ? obstacleIn(ground) : undefined;
  const unread = isUnread ? objection('function-unread', obstacle?.span, obstacle?.what ?? '') : undefined;
  const planWith = (handed: ReadonlySet<number>): Plan =>
    planDriver(
      known,
      (site) => unread ?? excluded(site, options, handed.has(site.id) && !blind.has(site.id)),
      (site) => (handed.has(site.id) ? objectionToHandingOver(known, site) : objectionToFit(known, site)),
    );
  const plain = planWith(new Set());
  const actions = actionsThatHelp(known, plain, planWith);
  const { plan, handed } = options.actions ? actions : { plan: plain, handed: new Set<number>() };
  const verdicts = sites.map((site): SiteVerdict => {
    const managed = handed.has(site.id) ? (registrar(known) ?? '') : site.pattern.declared.join(', ');
    const refused = plan.refused.get(site.id);
    if (refused !== undefined) {
      const helped = options.actions ? [] : helpedBy(actions, known, site);
      return { ...verdictOf(unit, site, 'refused', refused), helped, managed };
    }
    const doubt = plan.review.get(site.id);
    if (doubt !== undefined) return { ...verdictOf(unit, site, 'review', doubt), managed };
    return {
      ...verdictOf(unit, site, 'converted', { code: 'converted', evidence: proofOf(notes, site) }),
      managed,
    };
  });
  const wanted = (verdict: SiteVerdict) =>
    verdict.verdict === 'converted' || (verdict.verdict === 'review' && options.review);
  const chosen = verdicts.filter(wanted).map((verdict) => verdict.site);
  return { unit, known, sites: verdicts, chosen, handed };
}

/**
 * Reports whether the reason for leaving a site alone is known before any path is followed: by the pattern, or by where
 * it stands. Of what comes before that only paths tell that the driver has it managed already.
 */
function isSettled(ground: Ground, site: Site, options: PlanOptions): boolean {
  if (excluded(site, options, false) !== undefined) return true;
  if (site.pattern.rides || registersActions(ground)) return false;
  return objectionToStanding(ground, site) !== undefined;
}

/** Whether the driver may have the device call functions of its own, which release what nobody else does. */
const registersActions = ({ mentions, catalogue: { known } }: Ground): boolean =>
  mentions.functions.some((item) =>
    [...mentions.wordsOf(item)].some((word) => known.actions.has(word) || known.actionsOrReset.has(word)),
  );

/** Reports whether a site stays as it is whatever the paths show: by the pattern, or by where it stands. */
function isHopeless({ unit, drivers, calls }: Ground, site: Site, options: PlanOptions): boolean {
  if (excluded(site, options, false) !== undefined || loopAround(site.fn, site.call) !== undefined)
    return true;
  return !isOnlyFromProbe(reachOf(site.functionName, unit, drivers, calls));
}

/** Reasons that need no look at the driver: the pattern itself, the user's choice, the target tree. */
function excluded({ pattern, call }: Site, options: PlanOptions, handed: boolean): Objection | undefined {
  if (options.withheld?.has(call.start)) return objection('not-proved', undefined, '');
  if (handed) return options.wants(pattern.name) ? undefined : objection('pattern-not-chosen', undefined, '');
  if (!pattern.acquire.changes && !pattern.rides) return objection('no-managed-form', undefined, '');
  if (pattern.refused !== undefined)
    return objection('managed-form-refused', undefined, '', sentence(pattern.refused));
  if (!options.wants(pattern.name)) return objection('pattern-not-chosen', undefined, '');
  const missing = pattern.declared.find((name) => !options.declares(name));
  return missing === undefined
    ? undefined
    : objection(
        'managed-form-missing',
        undefined,
        '',
        `It has no ${missing}(), which came with ${pattern.since}${pattern.until === undefined ? '' : ` and was there up to ${pattern.until}`}.`,
      );
}

const proofOf = (notes: Notes, site: Site): readonly Evidence[] =>
  releasesOf(notes.releases, site.id).map(({ call }) => ({ span: call, note: 'released here so far' }));

const verdictOf = (unit: DriverUnit, site: Site, verdict: Verdict, why: Objection): SiteVerdict => ({
  site,
  driver: unit.name,
  verdict,
  code: why.code,
  detail: why.detail,
  evidence: why.evidence,
  managed: '',
  helped: [],
});
