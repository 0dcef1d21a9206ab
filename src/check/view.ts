import type { Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import { tokenize } from '../c/tokens.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import { callsOf } from '../driver/calls.ts';
import type { DriverUnit } from '../driver/model.ts';
import { driversOf } from '../driver/units.ts';
import { followDriver } from '../lifetimes/follow.ts';
import { FunctionTable } from '../lifetimes/function-table.ts';
import { changesElsewhere } from '../lifetimes/ground.ts';
import { Mentions } from '../lifetimes/mentions.ts';
import { sideEffectOf } from '../lifetimes/paths/calls.ts';
import { type AcquireTable, acquireTable } from '../lifetimes/sites.ts';
import { vocabularyFrom } from '../proof/words-of-pattern.ts';
import { withWhatStaysByHand } from './blocks.ts';
import { type Held, heldIn, needsItsPointer } from './held.ts';
import { callbackUnits, functionUnit, moduleUnit, namedUnits } from './other-units.ts';
import type { DriverView, FileView } from './rule.ts';
import { Watch } from './watch.ts';

/** What every file of a run is judged by, made once for a catalogue. */
export interface Facts {
  readonly catalogue: Catalogue;
  readonly vocabulary: FileView['vocabulary'];
  readonly table: AcquireTable;
  /** Names of functions that deal with resources: who calls none of them, directly or not, is not followed. */
  readonly deals: (word: string) => boolean;
}

export function factsFrom(resources: Catalogue): Facts {
  const catalogue = withWhatStaysByHand(resources);
  const { known, pools } = catalogue;
  const ofPatterns = catalogue.patterns.flatMap(({ acquires, starts, others, releases }) => [
    ...[...acquires, ...starts, ...others].map(({ callee }) => callee),
    ...releases.flatMap(({ call, tail }) => [call, ...tail].map(({ callee }) => callee)),
  ]);
  const words = new Set([...ofPatterns, ...pools.flatMap(({ ends }) => ends.map(({ callee }) => callee))]);
  const lists = [
    known.actions,
    known.actionsOrReset,
    known.dataSetters,
    known.dataKeepers,
    known.managed,
    known.counted,
    known.opened,
  ];
  return {
    catalogue,
    vocabulary: vocabularyFrom(resources),
    table: acquireTable(catalogue),
    deals: (word) => words.has(word) || lists.some((list) => list.has(word)),
  };
}

export function viewOf(text: string, { catalogue, vocabulary, table }: Facts): FileView {
  const file = openC(text);
  const calls = callsOf(file);
  const mentions = new Mentions(file);
  const functions = new FunctionTable(file, calls, mentions, catalogue.known.scoped, (word) =>
    sideEffectOf(catalogue.known, word),
  );
  return { file, calls, drivers: driversOf(file, calls), mentions, functions, catalogue, vocabulary, table };
}

/** All that a file has to follow: its drivers, then the module, then callbacks that belong together, then what none of them has come to. */
export function unitViews(view: FileView, facts: Facts): readonly DriverView[] {
  const accounted = new Set<number>();
  const drivers = view.drivers.units.flatMap(
    (unit) => driverView(view, unit, facts, 'driver', accounted) ?? [],
  );
  const module = moduleUnit(view);
  const whole = module === undefined ? undefined : driverView(view, module, facts, 'module', accounted);
  const bound = [...drivers, ...(whole === undefined ? [] : [whole])];
  const callbacks = callbackUnits(view).flatMap(
    (unit) => driverView(view, unit, facts, 'callbacks', accounted) ?? [],
  );
  const roots = new Set([...bound, ...callbacks].map(({ unit }) => unit.probe.name));
  const named = namedUnits(view, roots).flatMap(
    (unit) => driverView(view, unit, facts, 'names', accounted) ?? [],
  );
  const followed = [...bound, ...callbacks, ...named];
  const seen = new Set(followed.flatMap(({ watch }) => [...watch.functions]));
  const pools = livesOfPools(view);
  const others = view.mentions.functions.filter(
    (item) => !seen.has(item.name ?? '') && (acquires(view, item, facts) || pools.has(item)),
  );
  const alone = others.flatMap((item) => {
    const unit = functionUnit(view, item);
    return unit === undefined ? [] : (driverView(view, unit, facts, 'function', accounted) ?? []);
  });
  return [...followed, ...alone];
}

/** It acquires by hand itself. */
const acquires = ({ mentions }: FileView, item: Item, { table }: Facts): boolean =>
  [...mentions.wordsOf(item)].some((word) => table.has(word));

/** Functions that may hold all of a pool's life: they end one and take blocks, directly or by others. */
function livesOfPools({ file, mentions, catalogue: { pools } }: FileView): ReadonlySet<Item> {
  const found = new Set<Item>();
  for (const { ends, takes } of pools) {
    if (!ends.some(({ callee }) => file.text.includes(callee))) continue;
    const leadingTo = (forms: typeof ends): ReadonlySet<Item> =>
      mentions.leadingTo(mentions.functions, (item) =>
        forms.some(({ callee }) => mentions.wordsOf(item).has(callee)),
      );
    const takers = leadingTo(takes);
    for (const item of leadingTo(ends)) if (takers.has(item)) found.add(item);
  }
  return found;
}

/** Which function acquires what can only be released by the pointer that its acquire gave back, by the site. */
const acquirersOf = (held: readonly Held[]): ReadonlyMap<number, string> =>
  new Map(
    held
      .filter((site) => site.managed === undefined && needsItsPointer(site))
      .map(({ id, functionName }) => [id, functionName]),
  );

/** Follows a driver through probe and remove; undefined where that cannot be done, or there is nothing to see. */
export function driverView(
  view: FileView,
  unit: DriverUnit,
  facts: Facts,
  kind: DriverView['kind'],
  accounted: Set<number>,
): DriverView | undefined {
  const { file, mentions, functions, catalogue } = view;
  const { definition } = unit.probe;
  if (definition.kind !== 'here') return undefined;
  const held = heldIn(view, [...mentions.reachedFrom(definition.item)], facts.table);
  if (held.length === 0) return undefined;
  const isOfInterest = interestIn(view, unit, facts);
  const watch = new Watch(acquirersOf(held));
  const interest = { isOfInterest, changesElsewhere: changesElsewhere({ unit, mentions }, isOfInterest) };
  const notes = followDriver(file.text, unit, catalogue, functions, held, interest, new Set(), watch);
  if (notes === undefined) return undefined;
  for (const [at, { sites }] of watch.releases) if (sites.size > 0) accounted.add(at);
  return { ...view, kind, unit, held, watch, accounted };
}

/** Functions of more tokens than this are no mere way from one object to another. */
const shortest = 80;

function interestIn(
  { file, mentions, catalogue }: FileView,
  unit: DriverUnit,
  facts: Facts,
): (name: string) => boolean {
  const { known } = catalogue;
  const leads = (word: string) =>
    known.containers.has(word) || known.dataGetters.has(word) || unit.bus.getData.includes(word);
  const isOne = (item: Item) => {
    const called = [...mentions.wordsOf(item)];
    if (called.some((word) => facts.deals(word) || unit.bus.setData.includes(word))) return true;
    return called.some(leads) && tokenize(file.text, item.start, item.end).count < shortest;
  };
  const names = new Set([...mentions.leadingTo(mentions.functions, isOne)].map(({ name }) => name ?? ''));
  return (name) => names.has(name);
}

/** A file that has none of these holds nothing to judge: no driver, nothing managed, no end of a pool. */
export const wordsToCheck = ({ catalogue }: Facts): readonly string[] => [
  '_driver',
  'devm_',
  'dmam_',
  'pcim_',
  ...catalogue.pools.flatMap(({ ends }) => ends.map(({ callee }) => callee)),
];
