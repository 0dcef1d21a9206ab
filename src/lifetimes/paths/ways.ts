import type { Graph } from '../../cfg/graph.ts';
import { onward } from '../../cfg/onward.ts';
import type { PathState } from './state.ts';

/** A path that has come to a vertex and is still to go on from there. */
export interface Way {
  readonly id: number;
  readonly state: PathState;
}

/** More ways than these through one vertex are too many: their number doubles with each choice that lies ahead. */
export const widest = 400;

/**
 * The ways that are still to be gone, and where ways meet: there, those that differ in nothing that matters are one.
 */
export class Ways {
  readonly #graph: Graph;
  readonly #onward: readonly number[];
  /** Where ways meet that one edge leads to, because a call before it has several ways out. */
  #alsoMeet: Set<number> | undefined;
  readonly #where: string;
  readonly #met = new Map<number, Map<string, PathState>>();
  #only: (Way & { readonly key: string | undefined }) | undefined;
  readonly #open: (Waiting | undefined)[] = [];
  /** How many wait in all, but for that one. */
  #count = 0;
  #lowest = 0;
  /** Some vertex has more ways through it than anyone can follow to their ends. */
  tooWide = false;

  constructor(graph: Graph, where: string) {
    this.#graph = graph;
    this.#onward = onward(graph);
    this.#where = where;
  }

  /** Says that several ways come to a vertex, though only one edge does. */
  meetAt(id: number): void {
    this.#alsoMeet ??= new Set();
    this.#alsoMeet.add(id);
  }

  arrive(at: number, state: PathState): void {
    const id = this.#pastMarks(at);
    if (!this.#meetsAt(id)) {
      this.#wait(id, undefined, state);
      return;
    }
    const met = this.#metAt(id);
    const { key } = state;
    const before = met.get(key);
    const now = before === undefined ? state : before.join(state, `${this.#where}.${id}`);
    if (now === undefined) return;
    met.set(key, now);
    if (met.size > widest) this.tooWide = true;
    this.#wait(id, key, now.copy());
  }

  /** The one that is furthest behind in the text, so that ways have met before anyone goes on from there. */
  next(): Way | undefined {
    const only = this.#only;
    if (only !== undefined) {
      this.#only = undefined;
      return only;
    }
    for (; this.#lowest < this.#open.length; this.#lowest++) {
      const waiting = this.#open[this.#lowest];
      const state = waiting && takeFrom(waiting);
      if (state === undefined) continue;
      this.#count--;
      return { id: this.#lowest, state };
    }
    return undefined;
  }

  /** Mostly there is but one way to be gone, which needs no place to wait at. */
  #wait(id: number, key: string | undefined, state: PathState): void {
    const before = this.#only;
    if (before === undefined && this.#count === 0) {
      this.#only = { id, key, state };
      return;
    }
    this.#only = undefined;
    if (before !== undefined) this.#waitAt(before.id, before.key, before.state);
    this.#waitAt(id, key, state);
  }

  #waitAt(id: number, key: string | undefined, state: PathState): void {
    const { alone, byKey } = this.#waitingAt(id);
    this.#count++;
    if (key === undefined) {
      alone.push(state);
      return;
    }
    // One that waits here already has not gone on: this one goes in its stead.
    if (byKey.delete(key)) this.#count--;
    byKey.set(key, state);
  }

  /**
   * Goes on, forward in the text only, over vertices at which nothing happens and no ways meet. Where ways meet, who
   * is further ahead in the text still comes later: so it waits before that.
   */
  #pastMarks(at: number): number {
    let id = at;
    for (;;) {
      const next = this.#onward[id] ?? -1;
      if (next === -1 || this.#meetsAt(id) || this.#meetsAt(next)) return id;
      id = next;
    }
  }

  #meetsAt(id: number): boolean {
    return (this.#graph.vertices[id]?.previous.length ?? 0) > 1 || this.#alsoMeet?.has(id) === true;
  }

  #metAt(id: number): Map<string, PathState> {
    const known = this.#met.get(id);
    if (known !== undefined) return known;
    const made = new Map<string, PathState>();
    this.#met.set(id, made);
    return made;
  }

  #waitingAt(id: number): Waiting {
    if (id < this.#lowest) this.#lowest = id;
    const known = this.#open[id];
    if (known !== undefined) return known;
    const made: Waiting = { alone: [], byKey: new Map() };
    this.#open[id] = made;
    return made;
  }
}

/** What waits at one vertex: what came before ways met there, and what came since. */
interface Waiting {
  readonly alone: PathState[];
  readonly byKey: Map<string, PathState>;
}

function takeFrom({ alone, byKey }: Waiting): PathState | undefined {
  if (alone.length > 0) return alone.shift();
  for (const [key, state] of byKey) {
    byKey.delete(key);
    return state;
  }
  return undefined;
}
