import type { Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import type { Node } from '../c/syntax.ts';
import { bodyOf, calleeName } from '../c/walk.ts';
import type { Catalogue, KnownWords, WordList } from '../catalogue/pattern.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Graph } from '../cfg/graph.ts';
import { deviceData } from '../driver/buses.ts';
import type { Callback, DriverUnit } from '../driver/model.ts';
import type { Movement } from './commute.ts';
import { boundKey, endOf, resultOf, withoutReturned } from './ends.ts';
import { localsOf } from './locals.ts';
import { begin } from './machine.ts';
import { betweenRemoveAndRelease, handledElsewhere, undoneElsewhere } from './off-path.ts';
import { longestOf, orderOf, type ReleaseOrder } from './order.ts';
import { type Exit, type Finding, type Sides, startPath } from './path.ts';
import type { Side, TwoSides } from './side.ts';
import { simulate } from './simulate.ts';
import type { MachineState, Surroundings } from './state.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was shown of one driver, or what stood in the way. */
export interface UnitProof {
  readonly driver: string;
  readonly verified: boolean;
  /** Ends of probe, and ends of probe followed by remove, that were compared. */
  readonly paths: number;
  readonly findings: readonly Finding[];
  /** Each release that runs later than it did, with what it now follows and why that is right. */
  readonly movements: readonly Movement[];
  /** In which order either side releases after a probe that went well: on the path on which most is released. */
  readonly order: ReleaseOrder | undefined;
}

/** What is known of resources, and the same as words of calls: read off once for all drivers of a file. */
interface Words {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
}

/** Of one driver, in all runs: some seconds of work. What needs more is left as it is. */
const mostStates = 20_000;

export function proveUnit(
  before: DriverUnit,
  after: DriverUnit,
  sides: TwoSides,
  changed: ReadonlySet<string>,
  { catalogue, vocabulary }: Words,
  covered: Set<string>,
): UnitProof | undefined {
  const { known } = catalogue;
  const registers = (name: string): boolean => known.actions.has(name) || known.actionsOrReset.has(name);
  const isWord = (name: string): boolean => vocabulary.meanings.has(name) || registers(name);
  const getData = new Set([...before.bus.getData, deviceData.get]);
  const isGetter = (name: string): boolean => known.containers.has(name) || getData.has(name);
  const followed = followedFunctions(before, sides, changed, isWord, isGetter);
  const roots = [before.probe, before.remove].flatMap((callback) => (callback ? [callback.name] : []));
  const reached = new Set([...roots, ...followed]);
  const mine = new Set([...reached, ...ownActions(sides, reached, registers)]);
  if (![...mine].some((name) => changed.has(name))) return undefined;
  for (const name of mine) if (isReadable(name, sides)) covered.add(name);

  const owner = before.bus.owner.replace('$', 'DEV').replace(/\s/g, '');
  const devices = new Set(['DEV', owner]);
  const acquires = (name: string): boolean =>
    vocabulary.meanings.get(name)?.some(({ role }) => role === 'acquire' || role === 'managed') ?? false;
  // The driver core clears the data of a device that is unbound, so clearing it by hand is no step of its own.
  const isRead = mayBeRead(sides.after, getData, catalogue.known);
  const around = (side: Side): Surroundings => ({
    dataIsShown: isRead,
    followed: (name) => (followed.has(name) ? side.graphOf(name) : undefined),
    callback: (name) => side.graphOf(name),
    acquires,
    zeroes: (name) =>
      vocabulary.meanings
        .get(name)
        ?.some(
          ({ role, pattern }) => (role === 'acquire' || role === 'managed') && vocabulary.zeroed.has(pattern),
        ) ?? false,
    reachOf: (name) => {
      if (!vocabulary.harmless.has(name)) return 'anything';
      return vocabulary.writes.has(name) ? 'given' : 'nothing';
    },
    mayWrite: (name) => !isWord(name) && !vocabulary.harmless.has(name),
    known: catalogue.known,
    setData: new Set([...before.bus.setData, deviceData.set]),
    getData,
    devices,
    localsOf,
  });
  const surroundings = around(sides.before);
  const settings: Sides = {
    before: surroundings,
    after: around(sides.after),
    vocabulary,
    keepsUnusedData: (name, values) =>
      surroundings.setData.has(name) && (values[1] === 'NULL' || values[1] === '0' || !isRead),
    defers: deferring(sides.after, catalogue.known.defers),
    namesMember: membersNamed(sides.after),
    unseen: (name) =>
      sides.after.calls.definitionsOf(name).length > 0 && sides.after.graphOf(name) === undefined
        ? sides.after.wordsBelow(name)
        : undefined,
    unbind: (state) =>
      begin((before.remove && graphOf(before.remove, sides.before)) ?? emptyFunction(), arguments_, state),
    effort: { left: mostStates },
    owners: devices,
  };
  return runBoth(before, after, sides, settings);
}

/** Only what can be run through is compared: not what is defined twice, nor what could not be read. */
const isReadable = (name: string, { before, after }: TwoSides): boolean =>
  [before, after].every(
    (side) => side.calls.definitionsOf(name).length === 0 || side.graphOf(name) !== undefined,
  );

/** Whether driver data that a callback no longer asks for may still be asked for: here, or by code that this file calls in. */
function mayBeRead({ file }: Side, getters: ReadonlySet<string>, { dataReaders }: KnownWords): boolean {
  const words = file.text.match(/\w+/g) ?? [];
  return (
    /^#\s*include\s*"/m.test(file.text) || words.some((word) => getters.has(word) || dataReaders.has(word))
  );
}

/** Answers whether code may name a member: a function of this file does, or its struct is declared in another file. */
function membersNamed({ file }: Side): (member: string) => boolean {
  const isIn = (kind: 'code' | 'declarations', words: RegExp): boolean =>
    file.items.some(
      (item) =>
        (item.kind === 'function') === (kind === 'code') && words.test(file.text.slice(item.start, item.end)),
    );
  return (member) =>
    isIn('code', new RegExp(`(?:->|\\.)\\s*${member}\\b`)) ||
    !isIn('declarations', new RegExp(`[*\\s]${member}\\s*[;,]`));
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

/**
 * Whether all that a function does is to return the struct that holds what it was given, as `to_lamp(led)` does, or what
 * the device keeps.
 */
function leadsBack(fn: Node, leads: (name: string) => boolean): boolean {
  const [only, ...more] = bodyOf(fn)?.children.filter(({ kind }) => kind !== 'token') ?? [];
  if (only?.kind !== 'return' || more.length > 0) return false;
  const [call] = only.children.filter(({ kind }) => kind !== 'token');
  return call?.kind === 'call' && leads(calleeName(call) ?? '');
}

/** Functions of the file that probe or remove reach by calls, and in which something of a resource happens or changed. */
function followedFunctions(
  unit: DriverUnit,
  sides: TwoSides,
  changed: ReadonlySet<string>,
  isWord: (name: string) => boolean,
  isGetter: (name: string) => boolean,
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
  const leads = (name: string): boolean => sides.before.calls.definitionsOf(name).some(isOfGetter);
  const isOfGetter = (item: Item): boolean => leadsBack(sides.before.file.read(item).tree, isGetter);
  // Remove may be what probe calls where it fails: then it is followed there as well.
  return new Set(
    [...matters].flatMap(([name, yes]) => (name !== unit.probe.name && (yes || leads(name)) ? [name] : [])),
  );
}

/**
 * Functions that exist on one side only, and there do nothing but what the device is to do when it is unbound: the proof
 * runs them where they are registered.
 */
function ownActions(
  sides: TwoSides,
  reached: ReadonlySet<string>,
  registers: (name: string) => boolean,
): readonly string[] {
  return [sides.before, sides.after].flatMap((side) => {
    const other = side === sides.before ? sides.after : sides.before;
    return side.functions().flatMap(({ name = '' }) => {
      if (other.calls.definitionsOf(name).length > 0) return [];
      const registered = [...reached].flatMap((function_) =>
        side.calls
          .definitionsOf(function_)
          .flatMap((item) => side.calls.callsIn(item))
          .filter((one) => registers(one.name) && namesFunction(one.call, name)),
      );
      const places = side.file.text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
      return registered.length > 0 && places === registered.length + 1 ? [name] : [];
    });
  });
}

const namesFunction = (call: Node, name: string): boolean =>
  call.children[2]?.children.some((argument) => argument.kind === 'ident' && argument.text === name) === true;

/** Conditions that remove asks as well as probe are remembered from one to the other, if it does not go without. */
function runBoth(before: DriverUnit, after: DriverUnit, sides: TwoSides, settings: Sides): UnitProof {
  const first = runOnce(before, after, sides, settings, new Set());
  if (first.proof.verified || first.shared.size === 0 || settings.effort.left < 0) return first.proof;
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
    return failed(
      `${before.probe.name}() could not be read on both sides, or a macro in it hides where it ends`,
    );
  const empty = { store: new Map(), acquired: 0, entered: 0 };
  const probe = simulate(
    startPath(begin(graphs.before, arguments_, empty), begin(graphs.after, arguments_, empty), []),
    settings,
    remembered,
  );
  const shared = new Set<string>();
  const findings: Finding[] = [...probe.findings];
  const movements: Movement[] = [...probe.movements];
  const orders: ReleaseOrder[] = [];
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
    orders.push(...removal.exits.map(({ path }) => orderOf(path)));
    findings.push(...removal.findings, ...removal.exits.flatMap(endOf));
  }
  findings.push(
    ...handledElsewhere(after, probe.exits, sides, settings),
    ...undoneElsewhere(after, probe.exits, sides, settings),
    ...betweenRemoveAndRelease(before, movements, sides, settings.vocabulary),
  );
  const proof = {
    driver: before.name,
    verified: findings.length === 0,
    paths,
    findings: findings.slice(0, 5),
    movements,
    order: longestOf(orders),
  };
  return { proof, shared };
}

const unreadable = (driver: string, message: string): UnitProof => ({
  driver,
  verified: false,
  paths: 0,
  findings: [{ code: 'cannot-follow', message, before: undefined, after: undefined, trail: [] }],
  movements: [],
  order: undefined,
});

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
