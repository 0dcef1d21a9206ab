import type { Node } from '../../c/syntax.ts';
import { Names } from './names.ts';
import { SparseMap } from './sparse-map.ts';
import { anything, type Classes, error, sitesIn, type Value, valid, zero } from './values.ts';

/** A resource that a path has acquired. */
export interface Holding {
  readonly site: number;
  /** The value that tells whether the acquire worked, and the classes of it that mean it did. */
  readonly proof: Value;
  readonly heldWhen: Classes;
  /**
   * The result of the call that started it: it can call back, or is in operation, unless that call failed. True when
   * the acquire itself does; undefined for what is only allocated.
   */
  readonly startedBy: Value | true | undefined;
  /** What says which resource it is, by the release's metavariables. */
  readonly key: ReadonlyMap<string, Value>;
}

/** A function that the device calls when it is unbound, and what it gives it. */
export interface Action {
  /** The call that registered it. */
  readonly call: Node;
  readonly callback: string;
  readonly data: Value;
  /** How the data is written there. */
  readonly node: Node;
}

/** What a call at a place gave back. */
interface Made {
  readonly at: number;
  readonly value: Value;
  readonly before: Made | undefined;
}

/** How a path came to where it is, newest first: which way it took where it could go two, and what it acquired and released. */
export interface Trace {
  readonly node: Node;
  readonly what: 'true' | 'false' | 'acquired' | 'released' | 'called' | 'returned';
  readonly before: Trace | undefined;
}

export type Certainty = 'held' | 'maybe' | 'not';

/**
 * Where a path stands: what places hold, what is known of values, what is held and what was released by hand. A state
 * belongs to one path: it is changed in place, and copied where paths part. All states that may meet are copies of
 * one, with which they share the numbers of names.
 */
export class PathState {
  readonly #names: Names;
  readonly #places: SparseMap<Value>;
  readonly #classes: SparseMap<Classes>;
  /** The results of the calls of the statement that is being gone through, the latest first. */
  made: Made | undefined;
  /** In the order of acquisition. */
  held: readonly Holding[];
  /** In the order of release. */
  released: readonly Holding[];
  /** What the device will call, in the order of registration. */
  actions: readonly Action[];
  /** All sites in the order in which they were acquired (`3`) and started (`3*`); actions by where they are (`!120`). */
  order: readonly string[];
  /** How many locks are held in which nothing may sleep. */
  locks: number;
  /** Patterns of which the managed form has been called, and which make other calls managed. */
  grounds: readonly string[];
  /** Kept by notes that want it. Of paths that met, the way of the one that was there first. */
  trace: Trace | undefined;

  /**
   * Sites that no path is kept apart for: whatever else is said of them, they stay as they are. Where paths meet, what
   * one of them holds counts as held, and what one has released as released.
   */
  readonly blind: ReadonlySet<number>;

  constructor(from?: PathState, blind: ReadonlySet<number> = new Set()) {
    this.blind = from?.blind ?? blind;
    this.#names = from === undefined ? new Names() : from.#names;
    this.#places = new SparseMap(from === undefined ? undefined : from.#places);
    this.#classes = new SparseMap(from === undefined ? undefined : from.#classes);
    this.made = from?.made;
    this.held = from?.held ?? [];
    this.released = from?.released ?? [];
    this.actions = from?.actions ?? [];
    this.order = from?.order ?? [];
    this.locks = from?.locks ?? 0;
    this.grounds = from?.grounds ?? [];
    this.trace = from?.trace;
  }

  copy(): PathState {
    return new PathState(this);
  }

  write(place: string, value: Value): void {
    this.#places.set(this.#names.idOfPlace(place), value);
  }

  /** Reports whether a path has written to a place. */
  isWritten(place: string): boolean {
    return this.#places.get(this.#names.idOf(place)) !== undefined;
  }

  /** Somebody of whom nothing is known got these: what they lead to may be written to from now on. */
  handOut(values: readonly Value[]): void {
    for (const site of values.flatMap(sitesIn)) this.write(handedOut(site), '1');
  }

  /** Reports whether only what is followed can have written to what a site acquired. */
  isUntouched(site: number): boolean {
    return !this.isWritten(handedOut(site));
  }

  setClasses(value: Value, classes: Classes): void {
    const id = this.#names.idOf(value);
    if (this.#classes.get(id) !== classes) this.#classes.set(id, classes);
  }

  /** What stands at a place; a place that nobody has written holds "what stood there before", named as the place. */
  read(place: string): Value {
    return this.#places.get(this.#names.idOf(place)) ?? place;
  }

  classesOf(value: Value): Classes {
    return this.#classesOf(this.#names.idOf(value));
  }

  #classesOf(id: number): Classes {
    const pointer = this.#names.pointerOf(id);
    if (pointer !== undefined) {
      const of = this.classesOf(pointer);
      return (of & error) | ((of & ~error) === 0 ? 0 : zero);
    }
    return this.#classes.get(id) ?? this.#names.constantOf(id);
  }

  /** Narrows what a value may be; reports whether that leaves anything, so whether a path can go on. */
  narrow(value: Value, to: Classes): boolean {
    const left = this.classesOf(value) & to;
    if (left === 0) return false;
    const pointer = this.#names.pointerOf(this.#names.idOf(value));
    if (pointer !== undefined)
      return this.narrow(pointer, (left & error) | ((left & zero) === 0 ? 0 : zero | valid));
    if (left !== anything) this.setClasses(value, left);
    if (this.held.some((holding) => this.certainty(holding) === 'not'))
      this.held = this.held.filter((holding) => this.certainty(holding) !== 'not');
    return true;
  }

  certainty(holding: Holding): Certainty {
    const now = this.classesOf(holding.proof);
    if ((now & holding.heldWhen) === 0) return 'not';
    return (now & ~holding.heldWhen) === 0 ? 'held' : 'maybe';
  }

  isStarted(holding: Holding): boolean {
    if (holding.startedBy === undefined || holding.startedBy === true) return holding.startedBy === true;
    return (this.classesOf(holding.startedBy) & zero) !== 0;
  }

  /** When a resource came to be what it is: where it was started, else where it was acquired. */
  turnOf(holding: Holding): number {
    const started = this.isStarted(holding) ? this.order.indexOf(`${holding.site}*`) : -1;
    return started === -1 ? this.order.indexOf(`${holding.site}`) : started;
  }

  /** What the call at a place gave back, if it was made in this statement. */
  madeAt(at: number): Value | undefined {
    for (let made = this.made; made !== undefined; made = made.before) if (made.at === at) return made.value;
    return undefined;
  }

  /**
   * Paths with the same key differ in nothing that matters to a resource, so that they may go on as one: the same is
   * held and released, and what will be released next was acquired in the same order with regard to it.
   */
  get key(): string {
    let key = '';
    const turns: Turn[] = [];
    for (const holding of this.held) {
      if (this.blind.has(holding.site)) continue;
      const started = this.isStarted(holding);
      const name = `${holding.site}${started ? '*' : ''}${this.certainty(holding) === 'maybe' ? '?' : ''}`;
      turns.push({ name, at: this.turnOf(holding), isOver: false });
    }
    for (const holding of this.released) {
      if (this.blind.has(holding.site)) continue;
      turns.push({ name: `~${holding.site}`, at: this.turnOf(holding), isOver: true });
    }
    for (const { call } of this.actions)
      turns.push({ name: `!${call.start}`, at: this.order.indexOf(`!${call.start}`), isOver: false });
    sortTurns(turns);
    sortOver(turns);
    for (const { name } of turns) key += `${name},`;
    key += `-${this.#tried()}`;
    return this.locks === 0 && this.grounds.length === 0
      ? key
      : `${key}/${this.locks}/${this.grounds.join()}`;
  }

  /** What this path tried to acquire, or had and has no more: other paths may know other things of it. */
  #tried(): string {
    let one: string | undefined;
    let several: string[] | undefined;
    for (const turn of this.order) {
      if (this.#isLive(turn)) continue;
      if (one === undefined) one = turn;
      else if (several === undefined) several = [one, turn];
      else several.push(turn);
    }
    return several === undefined ? (one ?? '') : several.sort().join();
  }

  #isLive(turn: string): boolean {
    const site = Number.parseInt(turn, 10);
    return (
      Number.isNaN(site) || this.blind.has(site) || isAmong(this.held, site) || isAmong(this.released, site)
    );
  }

  /** The sites that what stands at places leads to, but for plain variables whose names begin with `locals`. */
  sitesBeyond(locals: string): ReadonlySet<number> {
    const found = new Set<number>();
    this.#places.each((id, value) => {
      const place = this.#names.textOf(id);
      if (place.startsWith(locals) && !/[.[>]/.test(place.slice(locals.length))) return;
      // What nobody knows any more is named after its place; and nothing leads to memory from within.
      if (value.startsWith('?')) return;
      for (const site of sitesIn(value)) if (!place.startsWith(`#${site}->`)) found.add(site);
    });
    for (const { data } of this.actions) for (const site of sitesIn(data)) found.add(site);
    return found;
  }

  /** Forgets the places whose names begin so, up to their first colon: the locals of a function that is left. */
  forget(beginning: string): void {
    for (const id of this.#names.placesOf(beginning))
      if (this.#places.get(id) !== undefined) this.#places.set(id, undefined);
  }

  /** Forgets the locals of all functions that were gone through in this phase. */
  forgetAll(beginning: string): void {
    const gone: number[] = [];
    this.#places.each((id) => {
      if (this.#names.textOf(id).startsWith(beginning)) gone.push(id);
    });
    for (const id of gone) this.#places.set(id, undefined);
  }

  /**
   * This state and another one of the same key as one: what differs is unknown afterwards, and named after the place
   * and `where` they met. Undefined when this one already covers `more`.
   */
  join(more: PathState, where: string): PathState | undefined {
    // Mostly this one covers the other, and no copy has to be made.
    const both = new Joined(this);
    this.#joinPlaces(more, both, where);
    this.#joinClasses(more, both);
    addBlind(both, more);
    return both.changed;
  }

  #joinPlaces(more: PathState, both: Joined, where: string): void {
    this.#places.differences(more.#places, (id, mine, theirs) => {
      const place = this.#names.textOf(id);
      const [a, b] = [mine ?? place, theirs ?? place];
      if (a === b) return;
      const unknown = `?${place}@${where}`;
      const classes = this.classesOf(a) | more.classesOf(b);
      if (a === unknown) {
        both.widen(a, classes);
        return;
      }
      const state = both.change();
      state.write(place, unknown);
      state.setClasses(unknown, classes);
    });
  }

  #joinClasses(more: PathState, both: Joined): void {
    let met: ReadonlySet<Value> | undefined;
    const wider = (id: number, known: Classes): void => {
      const all = known | more.#classesOf(id);
      if (all === known) return;
      const value = this.#names.textOf(id);
      // What came into being on this path only: nothing has to be said of it on the other one.
      if (isMade(value) && more.#classes.get(id) === undefined) {
        met ??= more.#values();
        if (!met.has(value)) return;
      }
      both.widen(value, all);
    };
    this.#classes.differences(more.#classes, (id, known) => {
      if (known !== undefined) wider(id, known);
    });
    // What is known of an error number follows from its pointer, so that it may differ where the notes are the same.
    for (const id of this.#names.errors) {
      const known = this.#classes.get(id);
      if (known !== undefined && more.#classes.get(id) === known) wider(id, known);
    }
  }

  #values(): ReadonlySet<Value> {
    const values = new Set<Value>();
    this.#places.each((_, value) => values.add(value));
    return values;
  }
}

/** A state that others are joined to: copied when that first changes it. */
class Joined {
  readonly #from: PathState;
  changed: PathState | undefined;

  constructor(from: PathState) {
    this.#from = from;
  }

  get now(): PathState {
    return this.changed ?? this.#from;
  }

  change(): PathState {
    this.changed ??= this.#from.copy();
    return this.changed;
  }

  widen(value: Value, to: Classes): void {
    const before = this.now.classesOf(value);
    if ((before | to) !== before) this.change().setClasses(value, before | to);
  }
}

/** What is held or has been released, with its place in the order of acquisition. */
interface Turn {
  readonly name: string;
  readonly at: number;
  /** Released: how it stands to others that are released as well has been noted. */
  readonly isOver: boolean;
}

/** Puts them into the order of acquisition. There are few, and mostly they are in it already. */
function sortTurns(turns: Turn[]): void {
  for (let i = 1; i < turns.length; i++) {
    const turn = turns[i] as Turn;
    let to = i;
    for (; to > 0 && (turns[to - 1] as Turn).at > turn.at; to--) turns[to] = turns[to - 1] as Turn;
    turns[to] = turn;
  }
}

/** Puts those that are released and stand side by side into an order of their own, whatever theirs was. */
function sortOver(turns: Turn[]): void {
  for (let i = 1; i < turns.length; i++) {
    const turn = turns[i] as Turn;
    let to = i;
    for (; turn.isOver && to > 0; to--) {
      const before = turns[to - 1] as Turn;
      if (!before.isOver || before.name <= turn.name) break;
      turns[to] = before;
    }
    turns[to] = turn;
  }
}

/** What one of two paths holds or has released of the sites that nobody tells apart, both may. */
function addBlind(both: Joined, more: PathState): void {
  const { now } = both;
  if (now.blind.size === 0) return;
  const missing = (mine: readonly Holding[], theirs: readonly Holding[]) =>
    theirs.filter(({ site }) => now.blind.has(site) && !mine.some((known) => known.site === site));
  const [held, released] = [missing(now.held, more.held), missing(now.released, more.released)];
  const order = more.order.filter((turn) => !now.order.includes(turn));
  if (held.length + released.length + order.length === 0) return;
  const state = both.change();
  state.held = [...state.held, ...held];
  state.released = [...state.released, ...released];
  state.order = [...state.order, ...order];
}

/** A place of nobody's, so that where paths meet it is as with all places. */
const handedOut = (site: number): string => `handed out:${site}`;

function isAmong(holdings: readonly Holding[], site: number): boolean {
  for (const holding of holdings) if (holding.site === site) return true;
  return false;
}

/** A value that comes into being on a path: where that path was not taken, nothing has to be said of it. */
const isMade = (value: Value): boolean => /^(?:call:|out:|item@|[?#=])/.test(value);
