import type { Node } from '../c/syntax.ts';
import type { Failure, ResourceClass } from '../catalogue/pattern.ts';
import type { Movement } from './commute.ts';
import type { ByHand } from './order.ts';
import type { MachineState, Step, Surroundings } from './state.ts';
import { memberOf, type SymbolicValue } from './values.ts';
import type { AcquireWord, ManagedWord, ReleaseWord, Vocabulary } from './vocabulary.ts';

/** A resource on one path, and what the two sides have done with it so far. */
export interface Held {
  /** `new3`: the same on both sides. */
  readonly id: SymbolicValue;
  readonly pattern: string;
  readonly name: string;
  /** What it is now: a resource that only exists so far is passive, whatever it will be once it is started. */
  readonly class: ResourceClass;
  readonly started: ResourceClass;
  readonly quiet: boolean;
  /** 'open': the side before has yet to acquire what the side after holds since the lookup; then its result there. */
  readonly folded: 'no' | 'open' | { readonly result: SymbolicValue };
  /** A function that it was given has something run later: work, a timer. */
  readonly defers: boolean;
  /** When it was acquired, and when it came to be what it is now: counted along the path. */
  readonly since: number;
  readonly active: number;
  readonly fails: Failure | 'unknown';
  /** How the call that the side before makes for it says that it failed. */
  readonly plainFails: Failure | 'unknown';
  /** The path has found out that it was acquired: kept where the sides ask in different ways. */
  readonly settled: boolean;
  /** Managed on no side, on the side after only, or on both. */
  readonly managed: 'no' | 'after' | 'both';
  /** Managed along with something else, so that a release by hand is an early one: the device knows of it. */
  readonly early: boolean;
  /** Values that it goes on pointing to: who frees one of them by hand must release it first. */
  readonly keeps: readonly SymbolicValue[];
  /** Devices work on it by themselves: what is in operation must have been turned off before it goes. */
  readonly needsDevice: boolean;
  readonly looksUp: boolean;
  readonly key: ReadonlyMap<string, SymbolicValue>;
  readonly node: Node;
  /** Where the path stood when both sides had just acquired it by hand. */
  readonly origin?: Pick<Path, 'before' | 'held'>;
}

export interface Path {
  readonly before: MachineState;
  readonly after: MachineState;
  /** Acquired and not released on both sides, in the order of acquisition. */
  readonly held: readonly Held[];
  /** Released by hand on the side before, still held on the side after; in the order of their release. */
  readonly moved: readonly Held[];
  /** All releases by hand so far, in their order: for people to read, and of no weight for the path itself. */
  readonly released: readonly ByHand[];
  /** Counts acquires and starts. */
  readonly clock: number;
  /** Acquires that failed on this path. */
  readonly failed: readonly Held[];
  /** On the way out after a failure that only the side after has, with what the side before is to compare it with. */
  readonly unwinding: Unwinding | undefined;
  /** What was assumed of conditions that are asked more than once. */
  readonly assumed: ReadonlyMap<string, boolean>;
  /** What the conditions so far told of values: whether returning one means failure. Of no weight for the path itself. */
  readonly signs: ReadonlyMap<SymbolicValue, 'zero' | 'failure'>;
  /** The decisions that lead here, the last one first: for people, and to know how often a loop was taken. */
  readonly trail: Trail | undefined;
}

/**
 * 'here': the side before fails to acquire the same. 'next': it goes on to the next call that can fail; `awaits` is
 * the result of that call, which then has to be the failure. 'unbound': nothing came that could fail, so that it goes
 * on with remove, which undoes what there is. `skipped` is what the side before has written to, or handed to calls, on its
 * way to that failure: the side after, which has left earlier, has nothing there.
 */
export interface Unwinding {
  readonly kind: 'here' | 'next' | 'unbound';
  readonly awaits?: SymbolicValue;
  readonly skipped: readonly SymbolicValue[];
}

export interface Trail {
  readonly last: Decision;
  readonly previous: Trail | undefined;
}

export interface Decision {
  readonly node: Node;
  readonly label: string;
}

export interface Exit {
  readonly path: Path;
  readonly value: SymbolicValue | undefined;
  readonly node: Node | undefined;
}

export type FindingCode =
  | 'cannot-follow' // the proof does not understand the code
  | 'too-many-paths'
  | 'other-step' // the side after does something else
  | 'other-result' // it returns something else
  | 'foreign-owner' // a managed resource on another device
  | 'released-by-hand-too' // a managed resource is also released explicitly
  | 'lost-release' // nobody releases it any more
  | 'mends-leak' // nobody released it before
  | 'order'; // a release moved past something with which it does not commute

export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly trail: readonly Decision[];
}

export interface Sides {
  readonly before: Surroundings;
  readonly after: Surroundings;
  readonly vocabulary: Vocabulary;
  /** Reports whether a call of this name, gone from the side after, did nothing but keep data that nobody reads now. */
  readonly keepsUnusedData: (name: string, values: readonly SymbolicValue[]) => boolean;
  /** Reports whether a function of the file, or one that it calls, has something run later. */
  readonly defers: (name: string) => boolean;
  /** Reports whether the code after names a member of a struct. */
  readonly namesMember: (member: string) => boolean;
  /** What a function of the file names that cannot be gone through, itself and below; undefined for all others. */
  readonly unseen: (name: string) => ReadonlySet<string> | undefined;
  /** Has the side before enter remove. */
  readonly unbind: (state: MachineState) => MachineState;
  /** How many states may still be looked at, in all runs over this driver; at 0 it is too much for the proof. */
  readonly effort: { left: number };
  /** The value of the owner device. */
  readonly owners: ReadonlySet<SymbolicValue>;
}

/** What judges a step: what it knows, and where it says what is wrong. */
export interface Judge {
  readonly sides: Sides;
  report(
    path: Path,
    code: FindingCode,
    message: string,
    before: Node | undefined,
    after: Node | undefined,
  ): void;
}

export interface Simulation {
  readonly exits: readonly Exit[];
  readonly findings: readonly Finding[];
  readonly movements: readonly Movement[];
  readonly states: number;
  /** The conditions that were decided, by what they test. */
  readonly asked: ReadonlySet<string>;
}

export const startPath = (before: MachineState, after: MachineState, held: readonly Held[]): Path => ({
  before,
  after,
  held,
  moved: [],
  released: [],
  failed: [],
  unwinding: undefined,
  clock: held.length === 0 ? 0 : 1 + Math.max(...held.map((one) => one.active)),
  assumed: new Map(),
  signs: new Map(),
  trail: undefined,
});

/** The decisions of a trail in the order in which they were taken. */
export function decisions(trail: Trail | undefined): readonly Decision[] {
  const taken: Decision[] = [];
  for (let at = trail; at; at = at.previous) taken.push(at.last);
  return taken.reverse();
}

export function sameKey(held: Held, word: ReleaseWord, call: Step & { kind: 'call' }): boolean {
  return (
    word.key.length > 0 &&
    [...word.constants].every(([argument, text]) => call.values[argument] === text) &&
    word.key.every(({ name, argument, suffix }) => {
      const value = held.key.get(name);
      return value !== undefined && call.values[argument] === `${value}${suffix}`;
    })
  );
}

/** The node in the device tree that a managed form takes from the device that it is given. */
export function nodeOfOwner(
  word: AcquireWord | ManagedWord,
  values: readonly SymbolicValue[],
): SymbolicValue | undefined {
  const owner = word.role === 'managed' ? values[word.owner] : undefined;
  return owner === undefined ? undefined : memberOf(owner, 'of_node');
}

export function newHeld(
  word: AcquireWord | ManagedWord,
  managed: Held['managed'],
  call: Step & { kind: 'call' },
  clock: number,
  defers: (name: string) => boolean,
): Held {
  const key = new Map<string, SymbolicValue>();
  for (const [name, part] of word.key)
    if (part === 'result') key.set(name, call.result);
    else if (part === 'node of owner') key.set(name, nodeOfOwner(word, call.values) ?? '?');
    else key.set(name, call.values[part] ?? '?');
  return {
    id: call.result,
    pattern: word.pattern,
    name: call.name,
    class: word.startsLater ? 'passive' : word.class,
    started: word.class,
    quiet: word.quiet,
    folded: word.role === 'managed' && word.folds && managed === 'after' ? 'open' : 'no',
    defers: call.values.some(defers),
    since: clock,
    active: clock,
    fails: word.fails,
    plainFails: word.role === 'managed' && managed === 'after' ? word.plainFails : word.fails,
    settled: false,
    managed,
    early: false,
    keeps: word.keeps.flatMap((index) => call.values[index] ?? []),
    needsDevice: word.needsDevice,
    looksUp: word.looksUp,
    key,
    node: call.node,
  };
}

/** Something that the device manages and the catalogue says nothing about: nobody knows what may go before it. */
export const unknownManaged = (call: Step & { kind: 'call' }, clock: number): Held => ({
  id: call.result,
  pattern: '',
  name: call.name,
  class: 'active',
  started: 'active',
  quiet: false,
  folded: 'no',
  defers: false,
  since: clock,
  active: clock,
  fails: 'unknown',
  plainFails: 'unknown',
  settled: false,
  managed: 'both',
  early: false,
  keeps: [],
  needsDevice: false,
  looksUp: false,
  key: new Map(),
  node: call.node,
});
