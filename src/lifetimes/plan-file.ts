import type { CFile, Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import type { Node } from '../c/syntax.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import { type Calls, callsOf } from '../driver/calls.ts';
import type { Drivers, DriverUnit } from '../driver/model.ts';
import { isOnlyFromProbe, reachOf } from '../driver/reach.ts';
import { driversOf } from '../driver/units.ts';
import { objectionToHandingOver, registrar } from './added/action.ts';
import { actionsThatHelp, helpedBy } from './added/help.ts';
import type { Case } from './case.ts';
import { canFollow, followDriver } from './follow.ts';
import { FunctionTable } from './function-table.ts';
import { objectionToFit } from './guards/fit.ts';
import { releasesOf } from './guards/paths.ts';
import { objectionToUnit } from './guards/unit.ts';
import { Mentions } from './mentions.ts';
import { sideEffectOf } from './paths/calls.ts';
import { Notes } from './paths/notes.ts';
import { boundDevice } from './paths/values.ts';
import { type Plan, planDriver } from './plan.ts';
import type { ReasonCode } from './reasons.ts';
import type { Site } from './site.ts';
import { type AcquireTable, acquireTable, keptIn, loopAround, sitesIn } from './sites.ts';
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
  /** Acquires that no probe of this file reaches: they are out of scope, and counted. */
  readonly outside: number;
}

export function planFile(text: string, catalogue: Catalogue, options: PlanOptions): FilePlan {
  const file = openC(text);
  const calls = callsOf(file);
  const drivers = driversOf(file, calls);
  const table = acquireTable(catalogue);
  const mentions = new Mentions(file);
  const functions = new FunctionTable(file, calls, mentions, catalogue.known.scoped, (word) =>
    sideEffectOf(catalogue.known, word),
  );
  const units = drivers.units.map((unit) =>
    planUnit({ file, calls, drivers, unit, catalogue, table, mentions, functions }, options),
  );
  const reached = new Set(units.flatMap((plan) => plan.known.sites.map((site) => site.call.start)));
  const all = sitesIn(file, calls, acquiring(mentions, mentions.functions, table), table);
  return { file, units, outside: all.filter((site) => !reached.has(site.call.start)).length };
}

const acquiring = (mentions: Mentions, items: Iterable<Item>, table: AcquireTable): readonly Item[] =>
  [...items].filter((item) => [...mentions.wordsOf(item)].some((word) => table.has(word)));

interface Ground {
  readonly file: CFile;
  readonly calls: Calls;
  readonly drivers: Drivers;
  readonly unit: DriverUnit;
  readonly catalogue: Catalogue;
  readonly table: AcquireTable;
  readonly mentions: Mentions;
  readonly functions: FunctionTable;
}

const caseOf = (
  { file, calls, mentions, drivers, unit, catalogue }: Ground,
  sites: readonly Site[],
  notes: Notes,
): Case => {
  const owner = unit.bus.owner.replace('$', boundDevice);
  return { file, calls, mentions, drivers, unit, catalogue, sites, notes, owner };
};

const withoutSites = (ground: Ground): UnitPlan => {
  const known = caseOf(ground, [], new Notes());
  return { unit: ground.unit, known, sites: [], chosen: [], handed: new Set() };
};

/** Follows the paths of a driver; a second time with `blind` sites that are not told apart. */
function follower(
  ground: Ground,
  sites: readonly Site[],
): (blind?: ReadonlySet<number>) => Notes | undefined {
  const { file, unit, catalogue, functions } = ground;
  const isOfInterest = interestIn(ground, sites);
  const interest = { isOfInterest, changesElsewhere: changesElsewhere(ground, isOfInterest) };
  return (blind) => followDriver(file.text, unit, catalogue, functions, sites, interest, blind);
}

/** What hides the ways out of probe or remove. */
function hiddenIn({ unit, functions }: Ground): Node | undefined {
  const roots = [unit.probe.name, ...(unit.remove ? [unit.remove.name] : [])];
  return roots.flatMap((name) => functions.hiddenIn(name) ?? [])[0];
}

function planUnit(ground: Ground, options: PlanOptions): UnitPlan {
  const { file, calls, unit, table, mentions, functions } = ground;
  const { definition } = unit.probe;
  const items = definition.kind === 'here' ? mentions.reachedFrom(definition.item) : [];
  const sites = sitesIn(file, calls, acquiring(mentions, items, table), table);
  if (sites.length === 0) return withoutSites(ground);
  const overall = objectionToUnit(ground);
  const isUnread = overall === undefined && !canFollow(unit, functions);
  // What is decided whatever the paths show needs nobody to follow them.
  const isDecided =
    overall !== undefined || isUnread || sites.every((site) => excluded(site, options, false) !== undefined);
  const follow = isDecided ? () => undefined : follower(ground, sites);
  const whole = follow();
  // Too many paths: once more, without telling apart those that differ only in what stays as it is anyway.
  const blind =
    whole?.complete === false
      ? new Set(sites.filter((site) => isHopeless(ground, site, options)).map((site) => site.id))
      : new Set<number>();
  const followed = blind.size > 0 ? follow(blind) : whole;
  const notes = followed ?? new Notes();
  const known = caseOf(ground, sites, notes);
  const hidden = isUnread ? hiddenIn(ground) : undefined;
  const unread = isUnread
    ? objection(
        'function-unread',
        hidden,
        hidden === undefined ? '' : 'this may leave the function, or end with its block',
      )
    : undefined;
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

/** Longer functions than this are no mere way from one object to another. */
const shortest = 300;

/** `{ return netdev_priv(dev); }`: a name for an expression. */
const onlyReturns = /^\{\s*return\b[^;]*;\s*\}\s*$/;

/** The calls that acquire, start and release what the catalogue knows. */
const wordsOfResources = perCatalogue(
  ({ patterns }): ReadonlySet<string> =>
    new Set(
      patterns.flatMap((pattern) => [
        ...pattern.releases.flatMap((form) => [form.call, ...form.tail].map((call) => call.callee)),
        ...[...pattern.acquires, ...pattern.starts, ...pattern.others].map((form) => form.callee),
      ]),
    ),
);

/** Which functions may deal with these sites: those that acquire, release, keep or hand on, and who calls them. */
function interestIn(
  { unit, catalogue, mentions }: Ground,
  sites: readonly Site[],
): (name: string) => boolean {
  const { known } = catalogue;
  const words = wordsOfResources(catalogue);
  const deals = (word: string) =>
    words.has(word) ||
    unit.bus.setData.includes(word) ||
    known.actions.has(word) ||
    known.actionsOrReset.has(word) ||
    known.dataSetters.has(word) ||
    known.dataKeepers.has(word) ||
    known.exposes.has(word) ||
    known.opens.has(word) ||
    known.lists.has(word);
  const fields = [...new Set(sites.flatMap((site) => keptIn(site) ?? []))];
  const writes = fields.length === 0 ? undefined : new RegExp(`(?:->|\\.)(?:${fields.join('|')})\\s*=[^=]`);
  const leads = (word: string) =>
    known.containers.has(word) || known.dataGetters.has(word) || unit.bus.getData.includes(word);
  const interesting = mentions.leadingTo(mentions.functions, (item) => {
    const called = [...mentions.wordsOf(item)];
    if (called.some(deals) || writes?.test(mentions.textOf(item)) === true) return true;
    // What only leads from one object to another has to be gone through to know which object it is.
    return (
      (called.some(leads) && item.end - item.start < shortest) || onlyReturns.test(mentions.textOf(item))
    );
  });
  const names = new Set([...interesting].map((item) => item.name ?? ''));
  return (name) => names.has(name);
}

/** Which fields the functions write that no path of probe or remove is followed through. */
export function changesElsewhere(
  { unit, mentions }: Pick<Ground, 'unit' | 'mentions'>,
  isOfInterest: (name: string) => boolean,
): (field: string) => boolean {
  const callbacks = [unit.probe, ...(unit.remove === undefined ? [] : [unit.remove])];
  const roots = callbacks.flatMap(({ definition }) => (definition.kind === 'here' ? [definition.item] : []));
  const reached = new Set(roots.flatMap((root) => [...mentions.reachedFrom(root)]));
  const isFollowed = (item: Item) =>
    roots.includes(item) || (reached.has(item) && isOfInterest(item.name ?? ''));
  const fields = new Set<string>();
  for (const item of mentions.functions)
    if (!isFollowed(item))
      for (const [, written, addressed] of mentions.textOf(item).matchAll(writing))
        fields.add(written ?? addressed ?? '');
  return (field) => fields.has(field);
}

/** A field that is assigned, counted or handed out: `p->f = `, `p->f |= `, `p->f++`, `&p->f`. */
const writing =
  /(?:->|\.)(\w+)(?:\[[^\]]*\])?\s*(?:[-+*/|&^%]?=(?!=)|<<=|>>=|\+\+|--)|&\w+(?:->|\.)(?:\w+(?:->|\.))*(\w+)/g;

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
