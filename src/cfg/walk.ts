import type { Graph, Vertex } from './graph.ts';

/** The vertices that can be reached from `start` (itself included), as a table indexed by id. */
export function reachableFrom(
  graph: Graph,
  start: number,
  direction: 'next' | 'previous' = 'next',
): Uint8Array {
  const reached = new Uint8Array(graph.vertices.length);
  const open = [start];
  reached[start] = 1;
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const to of (graph.vertices[id] as Vertex)[direction])
      if (reached[to] === 0) {
        reached[to] = 1;
        open.push(to);
      }
  return reached;
}

/** One state met at one vertex, and the visit that it came from. */
export interface Visit<State> {
  readonly vertex: Vertex;
  /** As it was on arrival. */
  readonly state: State;
  readonly from: Visit<State> | undefined;
}

export interface Exploration<State> {
  /** Every vertex with every distinct state that reaches it, in the order in which they were met. */
  readonly visits: readonly Visit<State>[];
  /** False when the cap was hit: then there are states that nobody has seen. */
  readonly complete: boolean;
}

/**
 * Follows all executions from `start` with a state of the caller's making. `step` says what a vertex makes of the
 * state: the states that go on to all its followers (several where the vertex can be taken in several ways, none
 * where the path is impossible or of no interest). Marks are stepped too, so a true mark is the place to learn that
 * its condition held. States with the same `key` at the same vertex are one, so loops end when keys repeat: keys
 * must be finitely many, or `cap` ends it.
 */
export function explore<State>(
  graph: Graph,
  start: number,
  first: State,
  step: (vertex: Vertex, state: State) => readonly State[],
  key: (state: State) => string,
  cap = 100_000,
): Exploration<State> {
  const seen = graph.vertices.map(() => new Set<string>());
  const visits: Visit<State>[] = [];
  const arrive = (id: number, state: State, from: Visit<State> | undefined) => {
    const keys = seen[id] as Set<string>;
    const name = key(state);
    if (keys.has(name)) return;
    keys.add(name);
    visits.push({ vertex: graph.vertices[id] as Vertex, state, from });
  };
  arrive(start, first, undefined);
  // `visits` grows while it is walked: it is the queue as well.
  for (let i = 0; i < visits.length; i++) {
    if (visits.length > cap) return { visits, complete: false };
    const visit = visits[i] as Visit<State>;
    for (const state of step(visit.vertex, visit.state))
      for (const to of visit.vertex.next) arrive(to, state, visit);
  }
  return { visits, complete: true };
}

/** The vertices that an execution went through to come to a visit, that one last. */
export function trailOf<State>(visit: Visit<State>): readonly Vertex[] {
  const trail: Vertex[] = [];
  for (let at: Visit<State> | undefined = visit; at !== undefined; at = at.from) trail.push(at.vertex);
  return trail.reverse();
}

export interface PathOptions {
  /** No more paths than this. */
  readonly cap?: number;
  /** How often a path may come by one vertex: 1 gives the paths without any cycle, 2 those with one round of a loop. */
  readonly rounds?: number;
  /** Ends a path early, at a vertex that belongs to it. */
  readonly until?: (vertex: Vertex) => boolean;
}

export interface Paths {
  readonly paths: readonly (readonly number[])[];
  readonly complete: boolean;
}

/**
 * The paths from `start` to where nothing follows, one by one: for explaining, and for small functions. There are
 * exponentially many; to find something out about all of them use `explore`. A path that could only go on by passing
 * a vertex too often is left out. `complete` is false when the cap (or a hundred times as many steps) was reached.
 */
export function pathsFrom(graph: Graph, start: number, options: PathOptions = {}): Paths {
  const { cap = 1000, rounds = 1, until = () => false } = options;
  const passed = new Uint32Array(graph.vertices.length);
  const path: number[] = [];
  const turns: number[] = [];
  const paths: number[][] = [];
  let steps = cap * 100 + graph.vertices.length;
  const enter = (id: number) => {
    path.push(id);
    turns.push(0);
    passed[id] = (passed[id] as number) + 1;
  };
  enter(start);
  while (path.length > 0) {
    if (paths.length >= cap || steps-- <= 0) return { paths, complete: false };
    const vertex = graph.vertices[path.at(-1) as number] as Vertex;
    const turn = turns[turns.length - 1] as number;
    const ended = vertex.next.length === 0 || until(vertex);
    if (ended) paths.push([...path]);
    const to = ended ? undefined : vertex.next[turn];
    if (to === undefined) {
      path.pop();
      turns.pop();
      passed[vertex.id] = (passed[vertex.id] as number) - 1;
    } else {
      turns[turns.length - 1] = turn + 1;
      if ((passed[to] as number) < rounds) enter(to);
    }
  }
  return { paths, complete: true };
}
