import type { CFile, Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import { type Calls, callsOf } from '../driver/calls.ts';
import type { Drivers, DriverUnit } from '../driver/model.ts';
import { driversOf, namesDriver } from '../driver/units.ts';
import type { Meter } from '../engine/meter.ts';
import type { Case } from './case.ts';
import { followDriver } from './follow.ts';
import { FunctionTable } from './function-table.ts';
import { Mentions } from './mentions.ts';
import { sideEffectOf } from './paths/calls.ts';
import type { Notes } from './paths/notes.ts';
import { boundDevice } from './paths/values.ts';
import type { Site } from './site.ts';
import { type AcquireTable, acquireTable, countSites, keptIn, sitesIn } from './sites.ts';

/** What is known of a file whatever is to be converted: plans that differ in their options stand on the same. */
export interface FileGround {
  readonly file: CFile;
  readonly units: readonly Ground[];
  /** There is a driver struct, or what may be one: without, nothing of the file can be converted. */
  readonly hasDrivers: boolean;
  /** Acquires that no probe of this file reaches: they are out of scope, and counted. */
  readonly outside: number;
}

interface Code {
  readonly file: CFile;
  readonly calls: Calls;
  readonly drivers: Drivers;
  readonly catalogue: Catalogue;
  readonly mentions: Mentions;
  readonly functions: FunctionTable;
  readonly meter: Meter | undefined;
}

/** One driver of the file, with the acquires that its probe reaches. */
export interface Ground extends Code {
  readonly unit: DriverUnit;
  readonly sites: readonly Site[];
  /** Follows the paths of the driver, once for each choice of `blind` sites, which are not told apart. */
  readonly follow: (blind?: ReadonlySet<number>) => Notes | undefined;
}

/** `meter` is told how long the paths of each driver take, by its probe. */
export function groundOf(text: string, catalogue: Catalogue, meter?: Meter): FileGround {
  const file = openC(text);
  const calls = callsOf(file);
  const drivers = driversOf(file, calls);
  const table = acquireTable(catalogue);
  const mentions = new Mentions(file);
  const functions = new FunctionTable(file, calls, mentions, catalogue.known.scoped, (word) =>
    sideEffectOf(catalogue.known, word),
  );
  const code = { file, calls, drivers, catalogue, mentions, functions, meter };
  const units = drivers.units.map((unit) => unitGround(code, unit, table));
  return {
    file,
    units,
    hasDrivers: units.length > 0 || namesDriver(file),
    outside: outsideOf(code, units, table),
  };
}

function outsideOf({ file, calls, mentions }: Code, units: readonly Ground[], table: AcquireTable): number {
  const sites = units.flatMap((unit) => unit.sites);
  const reached = new Set(sites.map(({ call }) => call.start));
  const read = new Set(sites.map(({ item }) => item));
  const others = acquiring(mentions, mentions.functions, table).filter((item) => !read.has(item));
  const beside = sitesIn(file, calls, read, table).filter(({ call }) => !reached.has(call.start));
  return beside.length + countSites(file, calls, others, table);
}

function unitGround(code: Code, unit: DriverUnit, table: AcquireTable): Ground {
  const { file, calls, mentions } = code;
  const [probe, ...others] = calls.definitionsOf(unit.probe.name);
  // Words are looked at first: most probes acquire nothing that the catalogue knows, and need no parsing.
  const items = probe && others.length === 0 ? acquiring(mentions, mentions.reachedFrom(probe), table) : [];
  const isRead = items.length > 0 && unit.probe.definition.kind === 'here';
  const sites = isRead ? sitesIn(file, calls, items, table) : [];
  return { ...code, unit, sites, follow: follower(code, unit, sites) };
}

const acquiring = (mentions: Mentions, items: Iterable<Item>, table: AcquireTable): readonly Item[] =>
  [...items].filter((item) => [...mentions.wordsOf(item)].some((word) => table.has(word)));

export const caseOf = (
  { file, calls, mentions, drivers, unit, catalogue, sites }: Ground,
  notes: Notes,
): Case => {
  const owner = unit.bus.owner.replace('$', boundDevice);
  return { file, calls, mentions, drivers, unit, catalogue, sites, notes, owner };
};

function follower(code: Code, unit: DriverUnit, sites: readonly Site[]): Ground['follow'] {
  const { file, catalogue, functions } = code;
  const known = new Map<string, { readonly notes: Notes | undefined }>();
  return (blind = new Set()) => {
    const choice = [...blind].join();
    const before = known.get(choice);
    if (before !== undefined) return before.notes;
    const isOfInterest = interestIn(code, unit, sites);
    const { definition } = unit.probe;
    if (definition.kind === 'here') code.meter?.begin(definition.item);
    const interest = { isOfInterest, changesElsewhere: changesElsewhere({ ...code, unit }, isOfInterest) };
    const notes = followDriver(file.text, unit, catalogue, functions, sites, interest, blind);
    if (definition.kind === 'here') code.meter?.end();
    known.set(choice, { notes });
    return notes;
  };
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
  { catalogue, mentions }: Code,
  unit: DriverUnit,
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
