import type { Node } from '../c/syntax.ts';
import { type Graph, isWithin } from '../cfg/graph.ts';
import { onward } from '../cfg/onward.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import {
  type Advanced,
  type Arm,
  CannotFollow,
  type Frame,
  type MachineState,
  parameterNames,
  type Surroundings,
  top,
} from './state.ts';
import { withoutUntouched } from './untouched.ts';
import {
  decided,
  plainText,
  type Store,
  type SymbolicValue,
  testOf,
  type ValueTest,
  worthOf,
} from './values.ts';

const longestSilence = 10_000;
const deepestCall = 6;
const noResults: Frame['results'] = new Map();

export function begin(
  graph: Graph,
  values: readonly SymbolicValue[],
  from: Pick<MachineState, 'store' | 'acquired' | 'entered'>,
): MachineState {
  const state = {
    frames: [],
    store: withoutUntouched(from.store),
    acquired: from.acquired,
    entered: from.entered,
  };
  return enter(state, graph, values, undefined);
}

function enter(
  state: MachineState,
  graph: Graph,
  values: readonly SymbolicValue[],
  call: Node | undefined,
): MachineState {
  const id = state.entered + 1;
  const store = new Map(state.store);
  for (const [i, name] of parameterNames(graph.fn).entries())
    store.set(`L${id}:${name}`, values[i] ?? `?${name}`);
  const frame: Frame = { graph, vertex: graph.enter, id, again: false, done: 0, results: noResults, call };
  return { ...state, frames: [...state.frames, frame], store, entered: id };
}

/** Runs on to the next observable step. The state that comes back is the one after it, except for a decision. */
export function advance(state: MachineState, around: Surroundings): Advanced {
  let now = state;
  for (let silent = 0; silent < longestSilence; silent++) {
    const moved = move(now, around);
    if ('step' in moved) return moved;
    now = moved;
  }
  throw new CannotFollow('a loop without any effect', top(now).graph.fn);
}

/** Goes on after a decision by one of its arms. */
export const take = (state: MachineState, arm: Arm): MachineState => goTo(state, arm.to);

const withTop = (state: MachineState, frame: Frame): MachineState => ({
  ...state,
  frames: [...state.frames.slice(0, -1), frame],
});

function goTo(state: MachineState, vertex: number): MachineState {
  const frame = top(state);
  const [from, to] = [frame.graph.vertices[frame.vertex], frame.graph.vertices[vertex]];
  const again = to?.kind === 'for' && from !== undefined && isWithin(frame.graph, from.scope, to.scope);
  return withTop(state, {
    ...frame,
    vertex: pastMarks(frame.graph, vertex),
    again,
    done: 0,
    results: noResults,
  });
}

/** The first vertex from here at which something happens. */
function pastMarks(graph: Graph, vertex: number): number {
  const past = onward(graph);
  let at = vertex;
  for (let next = past[at] ?? -1; next !== -1; next = past[at] ?? -1) at = next;
  return at;
}

/** One vertex, or as much of it as there is up to the next observable step. */
function move(state: MachineState, around: Surroundings): MachineState | Advanced {
  const frame = top(state);
  const vertex = frame.graph.vertices[frame.vertex];
  if (!vertex) throw new CannotFollow('a path that leads nowhere', frame.graph.fn);
  if (vertex.kind === 'exit' || vertex.kind === 'errorexit') return leave(state, undefined, vertex.node);

  const seen = evaluate(vertex, state, around);
  if (seen.follow) {
    const graph = around.followed(seen.follow.name);
    if (!graph || state.frames.length >= deepestCall)
      throw new CannotFollow(`calls of ${seen.follow.name}() nest too deep`, seen.follow.node);
    return enter(
      { ...state, store: seen.store, acquired: seen.acquired },
      graph,
      seen.follow.values,
      seen.follow.node,
    );
  }
  const next = seen.steps[frame.done];
  if (next) {
    const counted = withTop(state, { ...frame, done: frame.done + 1 });
    return { step: next, state: counted };
  }
  const after: MachineState = { ...state, store: seen.store, acquired: seen.acquired };
  if (vertex.kind === 'return')
    return leave(after, seen.result === undefined ? undefined : worthOf(seen.result), vertex.node);
  return follow(after, seen, vertex.node);
}

/** On to the only successor, or to a decision between several. */
function follow(state: MachineState, seen: Evaluation, node: Node | undefined): MachineState | Advanced {
  const frame = top(state);
  const vertex = frame.graph.vertices[frame.vertex];
  const next = vertex?.next ?? [];
  if (next.length === 0) throw new CannotFollow('a path that leads nowhere', node);
  if (next.length === 1) return goTo(state, next[0] as number);
  const arms = next.map((to, i): Arm => armTo(frame.graph, to, i));
  const test: ValueTest = seen.result
    ? testOf(seen.result)
    : { value: node ? plainText(node) : '', test: 'non-zero', holds: true };
  const truth = arms.every((arm) => arm.truth !== undefined) ? decided(test) : undefined;
  const only = truth === undefined ? undefined : arms.find((arm) => arm.truth === truth);
  if (only) return goTo(state, only.to);
  return { step: { kind: 'decide', test, arms, node: node ?? frame.graph.fn }, state };
}

function armTo(graph: Graph, to: number, index: number): Arm {
  const kind = graph.vertices[to]?.kind;
  const target = graph.vertices[to]?.node;
  if (kind === 'true' || kind === 'inloop') return { truth: true, label: 'true', to };
  if (kind === 'false' || kind === 'fallthrough' || kind === 'loopfall')
    return { truth: false, label: 'false', to };
  const label = kind === 'case' && target ? plainText(target) : `${kind ?? ''} ${index}`;
  return { truth: undefined, label, to };
}

function withoutLocals(store: Store, frame: number): Store {
  const beginning = `L${frame}:`;
  const rest = new Map(store);
  for (const place of store.keys()) if (place.startsWith(beginning)) rest.delete(place);
  return rest.size === store.size ? store : rest;
}

/** Leaves the function: back to the call that is followed, or out of the whole run. */
function leave(
  state: MachineState,
  value: SymbolicValue | undefined,
  node: Node | undefined,
): MachineState | Advanced {
  const frame = top(state);
  const frames = state.frames.slice(0, -1);
  const store = withoutLocals(state.store, frame.id);
  const caller = frames[frames.length - 1];
  if (!caller || !frame.call)
    return { step: { kind: 'exit', value, node }, state: { ...state, frames, store } };
  const results = new Map(caller.results).set(frame.call, value ?? 'void');
  return { ...state, frames: [...frames.slice(0, -1), { ...caller, results }], store };
}
