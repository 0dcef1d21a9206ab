import type { Node } from '../../c/syntax.ts';
import type { KnownWords } from '../../catalogue/pattern.ts';
import type { Site } from '../site.ts';
import { isAction, registerAction } from './actions.ts';
import { evaluateRow, placeOf, textOf, worth, write } from './expressions.ts';
import type { Frame } from './frame.ts';
import type { MadeCall } from './made-call.ts';
import type { Event } from './notes.ts';
import { acquire, isRelease, release, start } from './resources.ts';
import type { PathState } from './state.ts';
import {
  addressOf,
  belongsTo,
  boundDevice,
  callValue,
  error,
  errorOf,
  nothing,
  sitesIn,
  type Value,
} from './values.ts';
import type { Result, World } from './world.ts';

const deepest = 8;

/** Makes a call on a path: an acquire, a release, a function of this file, or something that can only be noted. */
export function evaluateCall(world: World, frame: Frame, call: Node, state: PathState): readonly Result[] {
  const nodes = argumentsOf(call);
  const rows = evaluateRow(world, frame, nodes, state);
  const [only] = rows;
  return rows.length === 1 && only !== undefined
    ? madeCall(world, frame, { call, nodes, values: only.values }, only.state)
    : rows.flatMap((row) => madeCall(world, frame, { call, nodes, values: row.values }, row.state));
}

export function argumentsOf(call: Node): readonly Node[] {
  const list = call.children[2];
  if (list === undefined) return none;
  const { children } = list;
  // One argument, or none: there is no comma to leave out.
  if (children.length <= 1 && children[0]?.kind !== 'token') return children;
  const known = argumentLists.get(list);
  if (known !== undefined) return known;
  const found = children.filter((child) => child.kind !== 'token');
  argumentLists.set(list, found);
  return found;
}

const none: readonly Node[] = [];
const argumentLists = new WeakMap<Node, readonly Node[]>();

function madeCall(world: World, frame: Frame, made: MadeCall, state: PathState): readonly Result[] {
  const results = makeCall(world, frame, made, state);
  for (const { state: after, value } of results)
    after.made = { at: made.call.start, value, before: after.made };
  return results;
}

function makeCall(world: World, frame: Frame, made: MadeCall, state: PathState): readonly Result[] {
  const callee = made.call.children[0] as Node;
  const name = callee.kind === 'ident' ? callee.text : textOf(world, callee);
  if (world.meanings.lookups.has(name)) world.notes.lookups.set(made.call.start, made);
  const site = world.sites.get(made.call.start);
  if (site !== undefined) return [acquired(world, site, made, state)];
  const registered = isAction(world, name) ? registerAction(world, frame, name, made, state) : undefined;
  return registered ?? makeCallOf(world, frame, name, made, state);
}

/** Makes a call of a function by its name, whatever it is called by. */
export function makeCallOf(
  world: World,
  frame: Frame,
  name: string,
  made: MadeCall,
  state: PathState,
): readonly Result[] {
  noteGround(world, name, made, state);
  if (isRelease(world, name)) {
    release(world, frame, name, made, state);
    return [{ value: callValue(name, made.call.start), state }];
  }
  const started = start(world, name, made, state);
  if (started !== undefined) return [{ value: started, state }];
  const result = known(world, name, made, state);
  return result === undefined ? other(world, frame, name, made, state) : [result];
}

/** From here on other calls that concern the bound device are managed. */
function noteGround(world: World, name: string, made: MadeCall, state: PathState): void {
  const pattern = world.meanings.grounds.get(name);
  if (pattern === undefined || made.values[0] !== boundDevice || state.grounds.includes(pattern)) return;
  state.grounds = [...state.grounds, pattern];
  world.notes.grounds.set(pattern, made.call);
}

function acquired(world: World, site: Site, made: MadeCall, state: PathState): Result {
  return { value: acquire(world, site, made, state), state };
}

/** The functions whose result can be said without looking into them. */
function known(world: World, name: string, made: MadeCall, state: PathState): Result | undefined {
  const { known: words } = world;
  const [first = nothing, second = nothing] = made.values;
  if (world.setData.includes(name) || words.dataSetters.has(name)) {
    if (isBound(world, first)) state.write('driver data', second);
    return { value: nothing, state };
  }
  if (words.dataKeepers.has(name) && isBound(world, second)) state.write('driver data', first);
  if (world.getData.includes(name) || words.dataGetters.has(name))
    return { value: isBound(world, first) ? state.read('driver data') : `${name}(${first})`, state };
  if (words.wrappers.has(name)) return { value: first, state };
  if (words.errorOfPointer.has(name)) return { value: errorOf(first), state };
  if (words.containers.has(name)) return { value: containerOf(world, made) ?? `${name}(${first})`, state };
  if (words.errors.has(name)) {
    const value = callValue(name, made.call.start);
    state.setClasses(value, error);
    return { value, state };
  }
  // One that is defined here tells more when it is gone through.
  if (words.getters.has(name) && !(world.functions.has(name) && world.isOfInterest(name)))
    return { value: `${name}(${made.values.join(',')})`, state };
  return undefined;
}

const isBound = (world: World, value: Value): boolean => value === boundDevice || value === world.owner;

/** `container_of(&x->m, T, m)` is x; undefined when the pointer is no member's address. */
function containerOf(world: World, made: MadeCall): Value | undefined {
  const member = made.nodes[2];
  const pointer = made.values[0] ?? '';
  if (member === undefined || !pointer.startsWith('&')) return undefined;
  const name = textOf(world, member);
  if (pointer.endsWith(`->${name}`)) return pointer.slice(1, -name.length - 2);
  if (pointer.endsWith(`.${name}`)) return addressOf(pointer.slice(1, -name.length - 1));
  return undefined;
}

/** A function of this file is gone through; whatever else is noted as something that happened. */
function other(
  world: World,
  frame: Frame,
  name: string,
  made: MadeCall,
  state: PathState,
): readonly Result[] {
  if (world.functions.has(name) && !world.isOfInterest(name)) {
    const effect = world.functions.sideEffect(name);
    if (effect !== 'none') note(world, effect, name, made, state);
  } else if (world.functions.has(name) && !frame.code.locals.has(name)) {
    const inside = enter(world, frame, name, made, state);
    if (inside !== undefined) return inside;
    note(world, 'unread', name, made, state);
  } else noteOutside(world, name, made, state);
  for (let index = 0; index < made.nodes.length; index++)
    overwritten(world, frame, made.nodes[index] as Node, made.values[index] as Value, state);
  return [{ value: callValue(name, made.call.start), state }];
}

function enter(
  world: World,
  frame: Frame,
  name: string,
  made: MadeCall,
  state: PathState,
): readonly Result[] | undefined {
  const codes = world.functions.all(name);
  if (codes === undefined || frame.callers.length >= deepest || frame.callers.includes(name))
    return undefined;
  world.notes.passed(state, made.call, 'called');
  const results = codes.flatMap((code) => {
    const own = codes.length === 1 ? state : state.copy();
    const inner = frame.inner(made.call.start, code);
    for (const [index, parameter] of code.parameters.entries())
      own.write(inner.placeOf(parameter), made.values[index] ?? `code:${parameter}`);
    return world.run(world, inner, own);
  });
  const locals = `${frame.id}/${made.call.start}:`;
  for (const result of results) result.state.forget(locals);
  forgetPassing(world, name, results);
  return results;
}

/**
 * What a function acquires and releases itself on every way out is nothing to its callers: it was needed for a while,
 * and keeping it in mind would only tell apart paths that are alike.
 */
function forgetPassing(world: World, name: string, results: readonly Result[]): void {
  for (const site of world.sites.values()) {
    if (site.functionName !== name || site.pattern.class !== 'passive' || site.pattern.needsDevice) continue;
    const isSite = (holding: { readonly site: number }) => holding.site === site.id;
    if (results.some(({ state }) => state.held.some(isSite))) continue;
    for (const { state, at } of results) {
      if (!state.released.some(isSite)) continue;
      if (at !== undefined) world.notes.releasedOnSuccess.set(site.id, at);
      state.released = state.released.filter((holding) => !isSite(holding));
      state.order = state.order.filter((turn) => turn !== `${site.id}`);
    }
  }
}

/** A function of another file: what it is known for decides what has to be noted. */
function noteOutside(world: World, name: string, made: MadeCall, state: PathState): void {
  const { known: words } = world;
  if (words.locks.has(name)) state.locks++;
  if (words.unlocks.has(name)) state.locks = Math.max(0, state.locks - 1);
  exposeArguments(world, name, made);
  if (words.opens.has(name) && world.phase === 'probe') world.notes.opens ??= made.call;
  const effect = sideEffectOf(words, name);
  if (effect !== 'none') note(world, effect, name, made, state);
  else if (words.writes.has(name)) note(world, 'store', name, made, state);
}

/** What a function of another file may do, by what is known of it. */
export function sideEffectOf(words: KnownWords, name: string): 'none' | 'io' | 'unknown' {
  if (words.earlyReleases.has(name)) return 'unknown';
  if (words.harmless.has(name) || words.managed.has(name) || words.getters.has(name)) return 'none';
  if (words.wrappers.has(name) || words.dataGetters.has(name) || words.dataSetters.has(name)) return 'none';
  if (words.containers.has(name) || words.errors.has(name) || isMacroLike(name)) return 'none';
  return words.io.has(name) ? 'io' : 'unknown';
}

/** Names all in capitals are macros that compute something, or ask for something, in all but a few cases. */
const isMacroLike = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name);

function note(world: World, kind: Event['kind'], name: string, made: MadeCall, state: PathState): void {
  const { call, values } = made;
  world.notes.event({ kind, name, call, phase: world.phase, values }, state);
  if (kind === 'unknown' || kind === 'unread') state.handOut(values);
}

function exposeArguments(world: World, name: string, made: MadeCall): void {
  const how = world.known.exposes.has(name) ? 'exposed' : world.known.lists.has(name) ? 'list' : undefined;
  if (how === undefined) return;
  for (const value of made.values)
    for (const site of sitesIn(value)) if (belongsTo(value, site)) world.notes.escape(site, how, made.call);
}

/** A place whose address is handed out may be written to: what it held is not known any more. */
function overwritten(world: World, frame: Frame, node: Node, value: Value, state: PathState): void {
  if (node.kind !== 'unary' || node.children[0]?.text !== '&' || !value.startsWith('&')) return;
  const place = placeOf(world, frame, node.children[1] as Node, state);
  if (place === undefined || !state.isWritten(place)) return;
  const was = worth(world, frame, node.children[1] as Node, state);
  for (const site of sitesIn(was)) if (was === `#${site}`) world.notes.escape(site, 'address-taken', node);
  write(world, frame, node.children[1] as Node, `out:${place}@${node.start}`, state);
}
