import type { CFile, Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import { equalTokens } from '../c/walk.ts';
import type { Catalogue, WordList } from '../catalogue/pattern.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Graph } from '../cfg/graph.ts';
import { deviceData } from '../driver/buses.ts';
import { callsOf } from '../driver/calls.ts';
import type { Callback, DriverUnit } from '../driver/model.ts';
import { driversOf } from '../driver/units.ts';
import { type Movement, maySwap } from './commute.ts';
import { outcomeOf } from './evaluate.ts';
import { localsOf } from './locals.ts';
import { begin } from './machine.ts';
import { decisions, type Exit, type Finding, type Held, type Sides, startPath } from './path.ts';
import { simulate } from './simulate.ts';
import type { MachineState, Surroundings } from './state.ts';
import type { Vocabulary } from './vocabulary.ts';
import { vocabularyFrom } from './words-of-pattern.ts';

/** What was shown of one driver, or what stood in the way. */
export interface UnitProof {
  readonly driver: string;
  readonly verified: boolean;
  /** Ends of probe, and ends of probe followed by remove, that were compared. */
  readonly paths: number;
  readonly findings: readonly Finding[];
  /** Each release that runs later than it did, with what it now follows and why that is right. */
  readonly movements: readonly Movement[];
}

export interface Verdict {
  readonly verified: boolean;
  readonly units: readonly UnitProof[];
  /** Changes outside of what any driver's proof covers. */
  readonly outside: readonly {
    readonly name: string;
    readonly message: string;
    readonly span: { readonly start: number; readonly end: number };
  }[];
}

/**
 * Proves that two versions of a file release the same resources on the same paths. Independent of how the second was
 * made: it reads both texts anew, and shares only the C reader, the driver model and the catalogue with the planner.
 */
export function verify(before: string, after: string, catalogue: Catalogue): Verdict {
  const sides = { before: new Side(openC(before)), after: new Side(openC(after)) };
  const changed = changedFunctions(sides.before, sides.after);
  const covered = new Set<string>();
  const vocabulary = vocabularyFrom(catalogue);
  const units = sides.before.units.flatMap((unit) => {
    const other = sides.after.units.find((one) => one.name === unit.name && one.bus === unit.bus);
    const proof = other
      ? proveUnit(unit, other, sides, changed, { catalogue, vocabulary }, covered)
      : undefined;
    return proof ? [proof] : [];
  });
  const outside = [...changedElsewhere(sides), ...uncovered(sides.before, changed, covered)];
  return { verified: outside.length === 0 && units.every((unit) => unit.verified), units, outside };
}

/** One version of the file, with what is asked of it again and again. */
class Side {
  readonly file: CFile;
  readonly calls: ReturnType<typeof callsOf>;
  readonly units: readonly DriverUnit[];
  readonly #graphs = new Map<string, Graph | undefined>();

  constructor(file: CFile) {
    this.file = file;
    this.calls = callsOf(file);
    this.units = driversOf(file, this.calls).units;
  }

  /** The graph of a function that is defined once and read without a problem. */
  graphOf(name: string): Graph | undefined {
    if (!this.#graphs.has(name)) this.#graphs.set(name, this.#build(name));
    return this.#graphs.get(name);
  }

  #build(name: string): Graph | undefined {
    const [item, ...more] = this.calls.definitionsOf(name);
    if (!item || more.length > 0) return undefined;
    const reading = this.file.read(item);
    if (reading.problem || reading.tree.kind !== 'fundef') return undefined;
    const { graph, problems } = buildGraph(reading.tree);
    return problems.length > 0 ? undefined : graph;
  }

  functions(): readonly Item[] {
    return this.file.items.filter((item) => item.kind === 'function' && item.name !== undefined);
  }
}

interface TwoSides {
  readonly before: Side;
  readonly after: Side;
}

/** Names of functions whose tokens differ, or that are on one side only. */
function changedFunctions(before: Side, after: Side): ReadonlySet<string> {
  const changed = new Set<string>();
  const names = new Set([...before.functions(), ...after.functions()].map((item) => item.name ?? ''));
  for (const name of names) {
    const [one, two] = [before.calls.definitionsOf(name), after.calls.definitionsOf(name)];
    const same =
      one.length === two.length && one.every((item, i) => sameItem(before, item, after, two[i] as Item));
    if (!same) changed.add(name);
  }
  return changed;
}

function sameItem(before: Side, one: Item, after: Side, two: Item): boolean {
  if (before.file.text.slice(one.start, one.end) === after.file.text.slice(two.start, two.end)) return true;
  return equalTokens(before.file.read(one).tree, after.file.read(two).tree);
}

/** File-level code may differ in the driver structs' own fields and in prototypes of functions that are gone. */
function changedElsewhere({ before, after }: TwoSides): Verdict['outside'] {
  const others = (side: Side): readonly Item[] => side.file.items.filter((item) => item.kind !== 'function');
  const textOf = (side: Side, item: Item): string => side.file.text.slice(item.start, item.end);
  const left = new Map<string, number>();
  for (const item of others(after)) left.set(textOf(after, item), (left.get(textOf(after, item)) ?? 0) + 1);
  const structs = new Set(before.units.map((unit) => unit.item.start));
  const gone = new Set(
    before
      .functions()
      .map((item) => item.name)
      .filter((name) => name !== undefined && after.calls.definitionsOf(name).length === 0),
  );
  return others(before).flatMap((item) => {
    const count = left.get(textOf(before, item)) ?? 0;
    if (count > 0) {
      left.set(textOf(before, item), count - 1);
      return [];
    }
    if (
      structs.has(item.start) ||
      [...gone].some((name) => name !== undefined && new RegExp(`\\b${name}\\b`).test(textOf(before, item)))
    )
      return [];
    return [
      { name: item.name ?? item.kind, message: 'this is no part of a driver’s probe or remove', span: item },
    ];
  });
}

function uncovered(
  before: Side,
  changed: ReadonlySet<string>,
  covered: ReadonlySet<string>,
): Verdict['outside'] {
  return [...changed]
    .filter((name) => !covered.has(name))
    .map((name) => {
      const [item] = before.calls.definitionsOf(name);
      return {
        name,
        message: `${name}() has changed, and no driver’s proof covers it`,
        span: item ?? { start: 0, end: 0 },
      };
    });
}

/** What is known of resources, and the same as words of calls: read off once for all drivers of a file. */
interface Words {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
}

function proveUnit(
  before: DriverUnit,
  after: DriverUnit,
  sides: TwoSides,
  changed: ReadonlySet<string>,
  { catalogue, vocabulary }: Words,
  covered: Set<string>,
): UnitProof | undefined {
  const followed = followedFunctions(before, sides, changed, (name) => vocabulary.meanings.has(name));
  const roots = [before.probe, before.remove].flatMap((callback) => (callback ? [callback.name] : []));
  const mine = new Set([...roots, ...followed]);
  if (![...mine].some((name) => changed.has(name))) return undefined;
  for (const name of mine) covered.add(name);

  const owner = before.bus.owner.replace('$', 'DEV').replace(/\s/g, '');
  const devices = new Set(['DEV', owner]);
  const acquires = (name: string): boolean =>
    vocabulary.meanings.get(name)?.some(({ role }) => role === 'acquire' || role === 'managed') ?? false;
  const around = (side: Side): Surroundings => ({
    followed: (name) => (followed.has(name) ? side.graphOf(name) : undefined),
    acquires,
    known: catalogue.known,
    setData: new Set([...before.bus.setData, deviceData.set]),
    getData: new Set([...before.bus.getData, deviceData.get]),
    devices,
    localsOf,
  });
  const surroundings = around(sides.before);
  // The driver core clears the data of a device that is unbound, so clearing it by hand is no step of its own.
  const isRead = [...surroundings.getData].some((getter) => sides.after.file.text.includes(getter));
  const settings: Sides = {
    before: surroundings,
    after: around(sides.after),
    vocabulary,
    keepsUnusedData: (name, values) =>
      surroundings.setData.has(name) && (values[1] === 'NULL' || values[1] === '0' || !isRead),
    defers: deferring(sides.after, catalogue.known.defers),
    owners: devices,
  };
  return runBoth(before, after, sides, settings);
}

/** Answers whether a function of the file has something run later, itself or by what it calls. */
function deferring(side: Side, words: WordList): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  const defers = (name: string): boolean => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    answers.set(name, false);
    const calls = side.calls.definitionsOf(name).flatMap((item) => side.calls.callsIn(item));
    const found = calls.some((call) => words.has(call.name) || defers(call.name));
    answers.set(name, found);
    return found;
  };
  return defers;
}

/** Functions of the file that probe or remove reach by calls, and in which something of a resource happens or changed. */
function followedFunctions(
  unit: DriverUnit,
  sides: TwoSides,
  changed: ReadonlySet<string>,
  isWord: (name: string) => boolean,
): ReadonlySet<string> {
  const matters = new Map<string, boolean>();
  const visit = (name: string): boolean => {
    const known = matters.get(name);
    if (known !== undefined) return known;
    matters.set(name, false);
    const items = [
      ...sides.before.calls.definitionsOf(name).map((item) => ({ item, side: sides.before })),
      ...sides.after.calls.definitionsOf(name).map((item) => ({ item, side: sides.after })),
    ];
    let found = changed.has(name) && items.length > 0;
    for (const { item, side } of items)
      for (const call of side.calls.callsIn(item)) if (isWord(call.name) || visit(call.name)) found = true;
    matters.set(name, found);
    return found;
  };
  const roots = [unit.probe.name, unit.remove?.name ?? ''];
  for (const root of roots) visit(root);
  return new Set([...matters].filter(([name, yes]) => yes && !roots.includes(name)).map(([name]) => name));
}

/** Conditions that remove asks as well as probe are remembered from one to the other, if it does not go without. */
function runBoth(before: DriverUnit, after: DriverUnit, sides: TwoSides, settings: Sides): UnitProof {
  const first = runOnce(before, after, sides, settings, new Set());
  if (first.proof.verified || first.shared.size === 0) return first.proof;
  return runOnce(before, after, sides, settings, first.shared).proof;
}

interface Attempt {
  readonly proof: UnitProof;
  /** Conditions that both probe and remove decide. */
  readonly shared: ReadonlySet<string>;
}

function runOnce(
  before: DriverUnit,
  after: DriverUnit,
  sides: TwoSides,
  settings: Sides,
  remembered: ReadonlySet<string>,
): Attempt {
  const failed = (message: string): Attempt => ({
    proof: unreadable(before.name, message),
    shared: new Set(),
  });
  const graphs = { before: graphOf(before.probe, sides.before), after: graphOf(after.probe, sides.after) };
  if (!graphs.before || !graphs.after)
    return failed(`${before.probe.name}() could not be read on both sides`);
  const empty = { store: new Map(), acquired: 0, entered: 0 };
  const probe = simulate(
    startPath(begin(graphs.before, arguments_, empty), begin(graphs.after, arguments_, empty), []),
    settings,
    remembered,
  );
  const shared = new Set<string>();
  const findings: Finding[] = [...probe.findings];
  const movements: Movement[] = [...probe.movements];
  let paths = probe.exits.length;
  const bound = new Map<string, Exit>();
  for (const exit of probe.exits) {
    const outcome = resultOf(exit);
    if (outcome !== 'success') findings.push(...endOf(withoutReturned(exit)));
    if (outcome !== 'failure') bound.set(boundKey(exit), exit);
  }
  for (const exit of bound.values()) {
    if (findings.length > 0) break;
    const removal = removeAfter(exit, before, after, sides, settings, remembered);
    if (typeof removal === 'string') return failed(removal);
    for (const key of removal.asked) if (probe.asked.has(key)) shared.add(key);
    paths += removal.exits.length;
    movements.push(...removal.movements);
    findings.push(...removal.findings, ...removal.exits.flatMap(endOf));
  }
  findings.push(
    ...handledElsewhere(after, probe.exits, sides, settings),
    ...betweenRemoveAndRelease(before, movements, sides),
  );
  const proof = {
    driver: before.name,
    verified: findings.length === 0,
    paths,
    findings: findings.slice(0, 5),
    movements,
  };
  return { proof, shared };
}

const unreadable = (driver: string, message: string): UnitProof => ({
  driver,
  verified: false,
  paths: 0,
  findings: [{ code: 'cannot-follow', message, before: undefined, after: undefined, trail: [] }],
  movements: [],
});

/**
 * Functions that no path of probe or remove runs through, and that both name the field a managed resource is kept in
 * and free or exchange something of its kind: by whatever other name, it may be this one.
 */
function handledElsewhere(
  { probe, remove }: DriverUnit,
  exits: readonly Exit[],
  { after }: TwoSides,
  settings: Sides,
): readonly Finding[] {
  const { meanings, exchanges } = settings.vocabulary;
  const found = new Map<string, Finding>();
  const elsewhere = after
    .functions()
    .filter(
      ({ name = '' }) => name !== probe.name && name !== remove?.name && !settings.after.followed(name),
    );
  for (const { path } of exits) {
    for (const held of path.held.filter((one) => one.managed === 'after')) {
      const fields = [...path.after.store].flatMap(([place, value]) =>
        value === held.id ? (/(?:->|\.)(\w+)$/.exec(place)?.[1] ?? []) : [],
      );
      const frees = (name: string): boolean =>
        exchanges.has(name) ||
        meanings
          .get(name)
          ?.some(
            ({ role, pattern }) => pattern === held.pattern && (role === 'release' || role === 'other'),
          ) === true;
      for (const item of fields.length > 0 ? elsewhere : []) {
        const text = after.file.text.slice(item.start, item.end);
        if (!fields.some((field) => new RegExp(`(->|\\.)${field}\\b`).test(text))) continue;
        const call = after.calls.callsIn(item).find(({ name }) => frees(name));
        if (call === undefined) continue;
        const message = `${item.name ?? '?'}() has ${call.name}() and the field that ${held.name}() is kept in`;
        found.set(message, {
          code: 'released-by-hand-too',
          message,
          before: held.node,
          after: call.call,
          trail: [],
        });
      }
    }
  }
  return [...found.values()];
}

/**
 * What a bus does between remove and the device's own releases: one turns the device off, which nothing active may
 * meet; another forgets the driver's data, which nothing active may ask for then.
 */
function betweenRemoveAndRelease(
  { bus, probe, remove }: DriverUnit,
  movements: readonly Movement[],
  { after }: TwoSides,
): readonly Finding[] {
  const active = movements.find(({ held }) => held.class === 'active')?.held;
  if (!active) return [];
  if (bus.turnsOff) {
    const message = `the bus turns the device off before ${active.name}() is released`;
    return [{ code: 'order', message, before: active.node, after: undefined, trail: [] }];
  }
  if (!bus.clearsData) return [];
  const asks = after
    .functions()
    .some(
      (item) =>
        item.name !== probe.name &&
        item.name !== remove?.name &&
        after.calls.callsIn(item).some(({ name }) => bus.getData.includes(name)),
    );
  const message = `the bus clears the driver's data before ${active.name}() is released, and callbacks ask for it`;
  return asks ? [{ code: 'order', message, before: active.node, after: undefined, trail: [] }] : [];
}

const arguments_ = ['DEV', 'P1', 'P2'];

function graphOf(callback: Callback, side: Side): Graph | undefined {
  return callback.definition.kind === 'here' ? side.graphOf(callback.name) : undefined;
}

/** Runs remove on what a successful probe has left. A side without a remove does nothing. */
function removeAfter(
  exit: Exit,
  before: DriverUnit,
  after: DriverUnit,
  sides: TwoSides,
  settings: Sides,
  remembered: ReadonlySet<string>,
): ReturnType<typeof simulate> | string {
  const first = before.remove ? graphOf(before.remove, sides.before) : undefined;
  const second = after.remove ? graphOf(after.remove, sides.after) : undefined;
  if (before.remove && !first) return `${before.remove.name}() could not be read`;
  if (after.remove && !second) return `${after.remove.name}() could not be read`;
  const nothing = emptyFunction();
  const enter = (graph: Graph | undefined, state: MachineState): MachineState =>
    begin(graph ?? nothing, arguments_, state);
  const start = startPath(enter(first, exit.path.before), enter(second, exit.path.after), exit.path.held);
  return simulate({ ...start, assumed: exit.path.assumed, failed: exit.path.failed }, settings, remembered);
}

const emptyFunction = (): Graph => {
  const file = openC('static void nothing(void)\n{\n}\n');
  return buildGraph(file.read(file.items[0] as Item).tree).graph;
};

/** `return register_foo();`, `return PTR_ERR_OR_ZERO(foo);`: when that is a failure, the resource was not acquired. */
const withoutReturned = (exit: Exit): Exit => ({
  ...exit,
  path: { ...exit.path, held: exit.path.held.filter((one) => !tellsOf(one, exit.value)) },
});

const tellsOf = (one: Held, returned: string | undefined): boolean =>
  one.fails === 'errno' ? returned === one.id : returned?.endsWith(`(${one.id})`) === true;

/** Whether probe failed here: by what it returns, and by what was found out of that on the way. */
function resultOf({ path, value }: Exit): ReturnType<typeof outcomeOf> {
  const sign = value === undefined ? undefined : path.signs.get(value);
  if (sign !== undefined) return sign === 'zero' ? 'success' : 'failure';
  return path.failed.some((held) => value === held.id) ? 'failure' : outcomeOf(value);
}

/** What remove can see of how probe ended: the same key, the same future. */
const boundKey = (exit: Exit): string => {
  const { held, before, after, assumed } = exit.path;
  const memory = [...before.store].filter(
    ([place, value]) => after.store.get(place) !== value || /new[0-9]/.test(`${place}=${value}`),
  );
  return [
    held.map((one) => `${one.id}:${one.managed}`).join(','),
    ...[...assumed].map(([key, said]) => `${key}:${said}`).sort(),
    ...memory.map(([place, value]) => `${place}=${value}`).sort(),
  ].join('\n');
};

/** At an end after which the device is unbound: is everything released once, and in an order that may be? */
function endOf(exit: Exit): readonly Finding[] {
  const { held, moved, trail } = exit.path;
  const at = (code: Finding['code'], message: string, one: Held): Finding => ({
    code,
    message,
    before: one.node,
    after: exit.node,
    trail: decisions(trail),
  });
  const leaked = held.filter((one) => one.managed === 'after');
  const findings = leaked.map((one) =>
    at('mends-leak', `${one.name}() was not released on this path before; the managed form releases it`, one),
  );
  const managed = [...held.filter((one) => one.managed === 'both'), ...moved];
  const order = [
    ...moved,
    ...held.filter((one) => one.managed === 'both').sort((a, b) => b.active - a.active),
  ];
  for (const [i, first] of order.entries()) {
    for (const second of order.slice(i + 1)) {
      if (!managed.includes(second) || first.active > second.active) continue;
      const judged = maySwap(first, second);
      if (!judged.commutes) findings.push(at('order', judged.why, first));
    }
  }
  return findings;
}
