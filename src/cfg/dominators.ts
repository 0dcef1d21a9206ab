import type { Graph, Vertex } from './graph.ts';

/**
 * For each vertex the nearest one that all ways to it (or, for `postDominators`, all ways from it to the function's
 * end) pass. -1 for the root itself, and for what the root does not reach.
 */
export interface Dominators {
  readonly nearest: Int32Array;
  /** Reports whether every way to (from) `id` passes `by`; a vertex dominates itself. */
  dominates(by: number, id: number): boolean;
}

interface Side {
  readonly roots: readonly number[];
  readonly next: (id: number) => readonly number[];
  readonly previous: (id: number) => readonly number[];
}

export function dominators(graph: Graph): Dominators {
  return solve(graph.vertices.length, {
    roots: [graph.enter],
    next: (id) => (graph.vertices[id] as Vertex).next,
    previous: (id) => (graph.vertices[id] as Vertex).previous,
  });
}

export function postDominators(graph: Graph): Dominators {
  const ends = graph.errorExit === undefined ? [graph.exit] : [graph.exit, graph.errorExit];
  return solve(graph.vertices.length, {
    roots: ends,
    next: (id) => (graph.vertices[id] as Vertex).previous,
    previous: (id) => (graph.vertices[id] as Vertex).next,
  });
}

/** The well-known iteration over reverse postorder: in practice two or three rounds, whatever the size. */
function solve(count: number, side: Side): Dominators {
  const root = count; // above all roots
  const order = postorder(count, root, side);
  const rank = new Int32Array(count + 1).fill(-1);
  order.forEach((id, index) => {
    rank[id] = index;
  });
  const nearest = new Int32Array(count + 1).fill(-1);
  nearest[root] = root;
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = order.length - 2; i >= 0; i--) {
      const id = order[i] as number;
      const found = meetAll(id, side, root, nearest, rank);
      if (nearest[id] !== found) {
        nearest[id] = found;
        changed = true;
      }
    }
  }
  return answer(nearest, root);
}

function meetAll(id: number, side: Side, root: number, nearest: Int32Array, rank: Int32Array): number {
  let found = side.roots.includes(id) ? root : -1;
  for (const from of side.previous(id)) {
    if (nearest[from] === -1) continue;
    found = found === -1 ? from : meet(from, found, nearest, rank);
  }
  return found;
}

function meet(a: number, b: number, nearest: Int32Array, rank: Int32Array): number {
  let [x, y] = [a, b];
  while (x !== y)
    if ((rank[x] as number) < (rank[y] as number)) x = nearest[x] as number;
    else y = nearest[y] as number;
  return x;
}

/** The ids that the roots reach, each after all that it leads to first; the root above the roots is last. */
function postorder(count: number, root: number, side: Side): readonly number[] {
  const order: number[] = [];
  const met = new Uint8Array(count + 1);
  const stack: { readonly id: number; readonly next: readonly number[]; turn: number }[] = [];
  const push = (id: number, next: readonly number[]) => {
    met[id] = 1;
    stack.push({ id, next, turn: 0 });
  };
  push(root, side.roots);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = top.next[top.turn++];
    if (to === undefined) {
      order.push(top.id);
      stack.pop();
    } else if (met[to] === 0) push(to, side.next(to));
  }
  return order;
}

function answer(solved: Int32Array, root: number): Dominators {
  const nearest = solved.slice(0, root);
  nearest.forEach((id, index) => {
    if (id === root) nearest[index] = -1;
  });
  return {
    nearest,
    dominates(by, id) {
      let at = id;
      while (at !== by && at !== -1) at = nearest[at] as number;
      return at === by;
    },
  };
}
