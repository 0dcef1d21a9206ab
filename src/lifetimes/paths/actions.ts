import type { Node } from '../../c/syntax.ts';
import { makeCallOf } from './calls.ts';
import type { Frame } from './frame.ts';
import type { MadeCall } from './made-call.ts';
import { Notes } from './notes.ts';
import type { Action, PathState } from './state.ts';
import { callValue, error, type Value, zero } from './values.ts';
import type { Result, World } from './world.ts';

/**
 * A driver's own releases among the managed ones: functions that it has the device call when it is unbound, last
 * registered first. Where the registration fails, some forms of it call the function at once.
 */
export const isAction = ({ known }: World, name: string): boolean =>
  known.actions.has(name) || known.actionsOrReset.has(name);

/** Registers an action on a path; undefined when it is tied to another device, or nobody can say what it calls. */
export function registerAction(
  world: World,
  frame: Frame,
  name: string,
  made: MadeCall,
  state: PathState,
): readonly Result[] | undefined {
  const [, callee, node] = made.nodes;
  const [device, , data] = made.values;
  const callback = callee === undefined ? undefined : functionNamed(callee);
  if (device !== world.owner || callback === undefined || node === undefined || data === undefined)
    return undefined;
  const action: Action = { call: made.call, callback, data, node };
  const value = callValue(name, made.call.start);
  const failed = failing(world, frame, action, value, world.known.actionsOrReset.has(name), state.copy());
  state.setClasses(value, zero);
  state.actions = [...state.actions.filter((other) => other.call !== made.call), action];
  handOver(world, frame, action, state);
  return [{ value, state }, ...failed];
}

/** From here on the device releases what the action releases: that is its place in the order. */
function handOver(world: World, frame: Frame, action: Action, state: PathState): void {
  const before = state.held.map(({ site }) => site);
  const apart: World = { ...world, notes: new Notes(), phase: 'managed' };
  const ends = run(apart, frame, action, state.copy());
  const isHeld = (site: number) => ends.some((end) => end.state.held.some((one) => one.site === site));
  const own = before.filter((site) => !isHeld(site));
  const turns = own.flatMap((site) => [`${site}`, `${site}*`]).filter((turn) => state.order.includes(turn));
  const name = turnOf(action);
  state.order = [...state.order.filter((turn) => turn !== name && !turns.includes(turn)), ...turns, name];
  for (const site of own) world.notes.handedOver.set(site, { call: action.call, callback: action.callback });
}

function failing(
  world: World,
  frame: Frame,
  action: Action,
  value: Value,
  atOnce: boolean,
  state: PathState,
): readonly Result[] {
  const states = atOnce ? run(world, frame, action, state).map((result) => result.state) : [state];
  return states.map((after) => {
    after.setClasses(value, error);
    return { value, state: after };
  });
}

const turnOf = ({ call }: Action): string => `!${call.start}`;

/** What the device does by itself once probe has failed, or remove has returned. */
export function runActions(world: World, frame: Frame, state: PathState): readonly PathState[] {
  const action = state.actions.at(-1);
  if (action === undefined) return [state];
  state.actions = state.actions.slice(0, -1);
  const turn = state.order.indexOf(turnOf(action));
  // What was acquired later is released before it, now as ever: no matter who does it.
  state.released = state.released.filter((holding) => state.turnOf(holding) < turn);
  return run(world, frame, action, state).flatMap((result) => runActions(world, frame, result.state));
}

function run(world: World, frame: Frame, action: Action, state: PathState): readonly Result[] {
  const made: MadeCall = { call: action.call, nodes: [action.node], values: [action.data] };
  return makeCallOf(world, frame, action.callback, made, state);
}

/** The function that an argument names, behind casts and the like. */
function functionNamed(node: Node): string | undefined {
  switch (node.kind) {
    case 'ident':
      return node.text;
    case 'paren':
      return functionNamed(node.children[1] as Node);
    case 'cast':
    case 'unary':
      return functionNamed(node.children.at(-1) as Node);
    default:
      return undefined;
  }
}
