import type { Node } from '../../c/syntax.ts';
import type { CallForm, Failure } from '../../catalogue/pattern.ts';
import type { PNode } from '../../smpl/syntax.ts';
import type { Site } from '../site.ts';
import { textOf } from './expressions.ts';
import type { Frame } from './frame.ts';
import type { MadeCall } from './made-call.ts';
import { entry } from './notes.ts';
import type { Holding, PathState } from './state.ts';
import { asAtFirst } from './untouched.ts';
import {
  type Classes,
  callValue,
  error,
  lastName,
  memberBehind,
  nothing,
  siteResult,
  siteValue,
  type Value,
  valid,
  zero,
} from './values.ts';
import type { Meaning, World } from './world.ts';

/** What a path does with the resources themselves: acquires, starts and releases them. */
export function acquire(world: World, site: Site, made: MadeCall, state: PathState): Value {
  const { notes } = world;
  const { id, pattern } = site;
  notes.reached.add(id);
  notes.passed(state, made.call, 'acquired');
  if (
    state.held.some((holding) => holding.site === id) ||
    state.released.some((holding) => holding.site === id)
  )
    notes.acquiredAgain.set(id, made.call);
  if (state.locks > 0) notes.acquiredUnderLock.set(id, made.call);
  for (const holding of state.held) notes.heldBefore.add(`${holding.site}<${id}`);

  const key = ownedAlike(site, keyOf(site, made), notes.keys.get(id));
  notes.keys.set(id, key);
  if (pattern.managedWith !== undefined) noteBase(world, site, pattern.managedWith, key, state);
  const isPointer = pattern.fails === 'null' || pattern.fails === 'err-ptr';
  const value = isPointer ? siteValue(id) : siteResult(id);
  const outcomes: Readonly<Record<Failure, Classes>> = {
    null: zero | valid,
    'err-ptr': error | valid,
    errno: zero | error,
    count: error | valid,
    never: zero,
  };
  const holding: Holding = {
    site: id,
    proof: value,
    heldWhen: isPointer || pattern.fails === 'count' ? valid : zero,
    startedBy: pattern.class !== 'passive' && pattern.starts.length === 0 ? true : undefined,
    key,
  };
  state.setClasses(value, outcomes[pattern.fails]);
  state.held = [...state.held.filter((other) => other.site !== id), holding];
  state.released = state.released.filter((other) => other.site !== id);
  state.order = [...state.order.filter((other) => other !== `${id}` && other !== `${id}*`), `${id}`];
  return value;
}

/** Notes on which resource it depends whether a site is managed: one that is surely held here, of the same device. */
function noteBase(
  world: World,
  site: Site,
  managedWith: string,
  key: ReadonlyMap<string, Value>,
  state: PathState,
): void {
  const ground = state.grounds.includes(managedWith) ? world.notes.grounds.get(managedWith) : undefined;
  if (ground !== undefined) {
    world.notes.grounded.set(site.id, ground);
    return;
  }
  const base = state.held.find(
    (holding) =>
      patternOf(world, holding.site) === managedWith &&
      state.certainty(holding) === 'held' &&
      [...holding.key].every(([name, value]) => !key.has(name) || key.get(name) === value),
  );
  if (base === undefined) world.notes.baseless.add(site.id);
  else entry(world.notes.bases, site.id, () => new Set<number>()).add(base.site);
}

/** A site that is come to on several paths is for the bound device only if it is so on all of them. */
function ownedAlike(
  { pattern }: Site,
  key: ReadonlyMap<string, Value>,
  before: ReadonlyMap<string, Value> | undefined,
): ReadonlyMap<string, Value> {
  const changed = pattern.ownerArguments.filter(
    (name) => before !== undefined && before.get(name) !== key.get(name),
  );
  return changed.length === 0 ? key : new Map([...key, ...changed.map((name) => [name, '?'] as const)]);
}

function keyOf(site: Site, made: MadeCall): ReadonlyMap<string, Value> {
  const key = new Map<string, Value>();
  if (site.form.result !== undefined) key.set(site.form.result, siteValue(site.id));
  site.form.args.forEach((arg, index) => {
    if (arg.kind === 'meta') key.set(arg.text, made.values[index] ?? nothing);
  });
  return key;
}

export const isRelease = (world: World, name: string): boolean =>
  world.meanings.releases.has(name) || world.meanings.tails.has(name);

/** Notes what a release call releases: a resource that is held, the rest of one, nothing, or a stranger. */
export function release(world: World, frame: Frame, name: string, made: MadeCall, state: PathState): void {
  const note = world.notes.release(made.call, name);
  world.notes.functions.add(frame.code.name);
  const releases = world.meanings.releases.get(name) ?? [];
  const fits = (holding: Holding, meanings: readonly Meaning<CallForm>[]) =>
    meanings.some(
      ({ pattern, form }) => patternOf(world, holding.site) === pattern.name && means(form, holding, made),
    );
  const asReleases = releases.map(({ pattern, form }) => ({ pattern, form: form.call }));
  const held = state.held.find((holding) => fits(holding, asReleases));
  if (held !== undefined) {
    note.sites.add(held.site);
    if (world.phase === 'remove') note.inRemove.add(held.site);
    world.notes.passed(state, made.call, 'released');
    releaseByHand(world, made, held, state);
    return;
  }
  const finishing = state.released.find((holding) => fits(holding, world.meanings.tails.get(name) ?? []));
  if (finishing !== undefined) {
    note.sites.add(finishing.site);
    note.tails.add(made.call);
    return;
  }
  const again = state.released.find((holding) => fits(holding, asReleases));
  if (again !== undefined) {
    note.sites.add(again.site);
    world.notes.again(again, made.call, state);
    return;
  }
  strange(world, name, made, state);
}

function releaseByHand(world: World, { call }: MadeCall, holding: Holding, state: PathState): void {
  world.notes.releasing(holding, state, call, world.phase);
  state.held = state.held.filter((other) => other !== holding);
  state.released = [...state.released, holding];
}

/** Something is released that no site of this path acquired: by another function, another file, or not at all. */
function strange(world: World, name: string, made: MadeCall, state: PathState): void {
  const [value = nothing] = made.values;
  if (state.classesOf(value) === zero || isStillNothing(world, value, state)) return;
  const node = made.nodes[0];
  world.notes.release(made.call, name).strangers.set(value, node === undefined ? '' : nameIn(world, node));
  const { call, values } = made;
  world.notes.event({ kind: 'unknown', name, call, phase: world.phase, values }, state);
}

/** A pointer that nobody has written so far: `kfree(NULL)`. */
const isStillNothing = (world: World, value: Value, state: PathState): boolean =>
  value.startsWith('#') &&
  !world.changesElsewhere(lastName(value)) &&
  asAtFirst(world, value, state) === nothing;

const nameIn = (world: World, node: Node): string => lastName(textOf(world, node));

/** From here on the resource is live: its place in the order is here, not where it was allocated. */
export function start(world: World, name: string, made: MadeCall, state: PathState): Value | undefined {
  const meanings = world.meanings.starts.get(name);
  if (meanings === undefined) return undefined;
  const holding = state.held.find((one) =>
    meanings.some(
      ({ pattern, form }) => patternOf(world, one.site) === pattern.name && means(form, one, made),
    ),
  );
  if (holding === undefined) return undefined;
  const result = callValue(name, made.call.start);
  state.setClasses(result, zero | error);
  for (const other of state.held)
    if (other !== holding) world.notes.heldBefore.add(`${other.site}<${holding.site}`);
  state.held = [...state.held.filter((other) => other !== holding), { ...holding, startedBy: result }];
  state.order = [...state.order.filter((other) => other !== `${holding.site}*`), `${holding.site}*`];
  return result;
}

function patternOf(world: World, site: number): string | undefined {
  for (const one of world.sites.values()) if (one.id === site) return one.pattern.name;
  return undefined;
}

/** Reports whether a call, as a form shows it, is about a resource: each part of the key that it names must agree. */
function means(form: CallForm, holding: Holding, made: MadeCall): boolean {
  let compared = 0;
  for (const [index, arg] of form.args.entries()) {
    const expected = expectedValue(arg, holding.key);
    if (expected === undefined) continue;
    if (made.values[index] !== expected) return false;
    compared++;
  }
  return compared > 0;
}

/** What a key says an argument must be: `held`, or `held->start`. */
function expectedValue(arg: PNode, key: ReadonlyMap<string, Value>): Value | undefined {
  if (arg.kind === 'meta') return key.get(arg.text);
  if (arg.kind !== 'field') return undefined;
  const [base, operator, name] = arg.children;
  const value = base === undefined ? undefined : expectedValue(base, key);
  return value === undefined || operator?.text !== '->' || name === undefined
    ? undefined
    : memberBehind(value, name.text);
}
