import type { Node } from '../c/syntax.ts';
import { nameOfParameter, parameters } from '../c/walk.ts';
import type { KnownWords } from '../catalogue/pattern.ts';
import type { Graph } from '../cfg/graph.ts';
import type { Store, SymbolicValue, ValueTest } from './values.ts';

/**
 * Runs a function symbolically, one observable step at a time. What a function does is the sequence of its calls,
 * of its stores to memory that others can see, of its decisions and of its exit; everything else (locals, jumps,
 * braces, labels) is how it gets there, and two functions that differ only in that are equal to the proof.
 * States are immutable, so that a run can fork at each decision.
 */
export interface MachineState {
  /** Calls of functions of the file that are followed; the last one is being run. */
  readonly frames: readonly Frame[];
  readonly store: Store;
  /** How many resources were acquired so far, which numbers them alike on both sides. */
  readonly acquired: number;
  /** How many frames were ever entered: keeps the locals of two calls apart. */
  readonly entered: number;
}

export interface Frame {
  readonly graph: Graph;
  readonly vertex: number;
  readonly id: number;
  /** The vertex is the head of a loop, and was come to from within: it began already. */
  readonly again: boolean;
  /** Steps of the vertex that were already handed out. */
  readonly done: number;
  /** Results of followed calls within the vertex. */
  readonly results: ReadonlyMap<Node, SymbolicValue>;
  /** The call that this frame answers, in the frame before. */
  readonly call: Node | undefined;
}

export type Step =
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly values: readonly SymbolicValue[];
      readonly result: SymbolicValue;
      /** What is in the locals whose addresses are passed, as far as it was put there by hand. */
      readonly contents: string;
      readonly node: Node;
    }
  | { readonly kind: 'store'; readonly place: string; readonly value: SymbolicValue; readonly node: Node }
  | { readonly kind: 'decide'; readonly test: ValueTest; readonly arms: readonly Arm[]; readonly node: Node }
  | { readonly kind: 'exit'; readonly value: SymbolicValue | undefined; readonly node: Node | undefined };

export type CallStep = Step & { readonly kind: 'call' };
export type DecideStep = Step & { readonly kind: 'decide' };
export type ExitStep = Step & { readonly kind: 'exit' };

export interface Arm {
  /** What the test said, for a two-way decision. */
  readonly truth: boolean | undefined;
  readonly label: string;
  readonly to: number;
}

export interface Advanced {
  readonly step: Step;
  readonly state: MachineState;
}

/** What a machine must know about the file around the function it runs. */
export interface Surroundings {
  /** The graph of a function of the file whose calls are to be followed, or undefined. */
  followed(name: string): Graph | undefined;
  /** The graph of a function of the file that a driver's own action names. */
  callback(name: string): Graph | undefined;
  /** Reports whether the call acquires a resource, so that its result is a new one. */
  acquires(name: string): boolean;
  /** Whether driver data may be read by others than the callbacks that are followed. */
  readonly dataIsShown: boolean;
  /** Reports whether what it acquires is memory that is all zero at first. */
  zeroes(name: string): boolean;
  /** What the call may write to: nothing, just what it is given, or whatever can be reached by anybody. */
  reachOf(name: string): 'nothing' | 'given' | 'anything';
  /** Reports whether the call may write to what it is given, as far as that decides on a path. */
  mayWrite(name: string): boolean;
  readonly known: KnownWords;
  readonly setData: ReadonlySet<string>;
  readonly getData: ReadonlySet<string>;
  /** Values by which the bound device is passed: the parameter, and its `struct device`. */
  readonly devices: ReadonlySet<SymbolicValue>;
  localsOf(graph: Graph): ReadonlySet<string>;
}

/** Thrown when a function does what the proof cannot follow; caught by simulate(), and never leaves the folder. */
export class CannotFollow extends Error {
  readonly node: Node | undefined;
  constructor(message: string, node: Node | undefined) {
    super(message);
    this.node = node;
  }
}

export const top = (state: MachineState): Frame => state.frames[state.frames.length - 1] as Frame;

/** The names of a function's parameters, in order; '' for one without a name. */
export const parameterNames = (fn: Node): readonly string[] =>
  parameters(fn).map((param) => nameOfParameter(param)?.text ?? '');
