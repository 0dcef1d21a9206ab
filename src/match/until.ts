import type { Formula } from '../compile/formula.ts';
import type { Checker, Results } from './check.ts';
import type { Env, EnvTable } from './env.ts';
import { both, type Witness } from './witness.ts';

/** What is known so far for the vertices of a graph, for one `until` under one environment. */
export type Solution = Map<number, Results>;

type Until = Extract<Formula, { kind: 'until' }>;

/** A vertex on the way: what holds there, and whether the goal is there. */
interface Stop {
  readonly goal: Results;
  readonly hold: Results;
  readonly next: readonly number[];
}

const NONE: Results = new Map();

/**
 * A[hold U goal] and E[hold U goal]. First the region: vertices that can be reached without leaving `hold`. Then the
 * results, from the far end back to the start. Round a loop "on every path" may go for ever, as long as each of its
 * vertices has some way to the goal (a weak until, as in the paper's treatment of loops).
 */
export function solveUntil(
  checker: Checker,
  until: Until,
  start: number,
  env: Env,
  solution: Solution,
): Results {
  const known = solution.get(start);
  if (known !== undefined) return known;
  const region = exploreRegion(checker, until, start, env, solution);
  const order = [...region.keys()].reverse();
  const reaching = verticesThatReach(region, solution);
  settle(checker, until, env, region, order, reaching, solution);
  return solution.get(start) ?? NONE;
}

/** The region in depth-first order, each vertex behind those it leads to when read backwards. */
function exploreRegion(
  checker: Checker,
  until: Until,
  start: number,
  env: Env,
  solution: Solution,
): ReadonlyMap<number, Stop> {
  const stops = new Map<number, Stop>();
  const finished: number[] = [];
  const visit = (vertex: number): Stop => {
    const goal = checker.check(until.goal, vertex, env);
    const hold = checker.check(until.hold, vertex, env);
    const next = hold.size === 0 ? [] : (checker.graph.vertices[vertex]?.next ?? []);
    return { goal, hold, next };
  };
  const stack: { readonly vertex: number; readonly stop: Stop; at: number }[] = [];
  const push = (vertex: number): void => {
    const stop = visit(vertex);
    stops.set(vertex, stop);
    stack.push({ vertex, stop, at: 0 });
  };
  push(start);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.stop.next[top.at++];
    if (next === undefined) {
      finished.push(top.vertex);
      stack.pop();
    } else if (!stops.has(next) && !solution.has(next)) push(next);
  }
  return new Map(finished.reverse().map((vertex) => [vertex, stops.get(vertex) as Stop]));
}

/** The vertices from which the goal is reached on some way. */
function verticesThatReach(region: ReadonlyMap<number, Stop>, solution: Solution): ReadonlySet<number> {
  const reaching = new Set<number>();
  const before = new Map<number, number[]>();
  for (const [vertex, stop] of region) {
    if (stop.goal.size > 0 || stop.next.some((next) => (solution.get(next)?.size ?? 0) > 0))
      reaching.add(vertex);
    for (const next of stop.next) {
      const list = before.get(next);
      if (list === undefined) before.set(next, [vertex]);
      else list.push(vertex);
    }
  }
  const todo = [...reaching];
  for (let vertex = todo.pop(); vertex !== undefined; vertex = todo.pop()) {
    for (const previous of before.get(vertex) ?? []) {
      if (!reaching.has(previous)) {
        reaching.add(previous);
        todo.push(previous);
      }
    }
  }
  return reaching;
}

/** How often results are carried round loops before what is there is taken as final. */
const ROUNDS = 12;

function settle(
  checker: Checker,
  until: Until,
  env: Env,
  region: ReadonlyMap<number, Stop>,
  order: readonly number[],
  reaching: ReadonlySet<number>,
  solution: Solution,
): void {
  const { table } = checker;
  const top = checker.just(env);
  const current = new Map<number, Results>();
  const known = (vertex: number): Results =>
    solution.get(vertex) ??
    current.get(vertex) ??
    // Not there yet: the edge closes a loop.
    (until.every ? (reaching.has(vertex) ? top : NONE) : NONE);
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const vertex of order) {
      const stop = region.get(vertex) as Stop;
      const results = reaching.has(vertex) ? resultsAt(table, until, top, stop, known) : NONE;
      const old = current.get(vertex);
      changed ||= old === undefined ? round > 0 : !sameEnvs(old, results);
      current.set(vertex, results);
    }
    if (round > 0 && !changed) break;
    if (round === 0 && !hasLoop(region, order)) break;
  }
  for (const [vertex, results] of current) solution.set(vertex, results);
}

function resultsAt(
  table: EnvTable,
  until: Until,
  top: Results,
  stop: Stop,
  known: (vertex: number) => Results,
): Results {
  if (stop.next.length === 0) return stop.goal;
  const ahead = until.every ? onEvery(table, top, stop.next, known) : onSome(stop.next, known);
  const going = meet(table, stop.hold, ahead);
  if (stop.goal.size === 0) return going;
  const all = new Map(stop.goal);
  for (const [found, witness] of going)
    all.set(found, all.has(found) ? both(all.get(found) ?? null, witness) : witness);
  return all;
}

function onEvery(
  table: EnvTable,
  top: Results,
  next: readonly number[],
  known: (vertex: number) => Results,
): Results {
  let results = top;
  for (const vertex of next) {
    results = meet(table, results, known(vertex));
    if (results.size === 0) return NONE;
  }
  return results;
}

function onSome(next: readonly number[], known: (vertex: number) => Results): Results {
  const results = new Map<Env, Witness | null>();
  for (const vertex of next) {
    for (const [env, witness] of known(vertex)) {
      results.set(env, results.has(env) ? both(results.get(env) ?? null, witness) : witness);
    }
  }
  return results;
}

/** Each of the one with each of the other, as far as they agree. */
function meet(table: EnvTable, left: Results, right: Results): Results {
  if (left.size === 0 || right.size === 0) return NONE;
  if (left === right && left.size === 1) return left;
  const results = new Map<Env, Witness | null>();
  for (const [a, first] of left) {
    for (const [b, second] of right) {
      const env = table.meet(a, b);
      if (env !== undefined) {
        const witness = both(first, second);
        results.set(env, results.has(env) ? both(results.get(env) ?? null, witness) : witness);
      }
    }
  }
  return results;
}

const sameEnvs = (left: Results, right: Results): boolean =>
  left.size === right.size && [...left.keys()].every((env) => right.has(env));

/** Whether an edge of the region leads to a vertex that is settled later. */
function hasLoop(region: ReadonlyMap<number, Stop>, order: readonly number[]): boolean {
  const rank = new Map(order.map((vertex, index) => [vertex, index]));
  return order.some((vertex) =>
    (region.get(vertex) as Stop).next.some((next) => (rank.get(next) ?? -1) >= (rank.get(vertex) as number)),
  );
}
