import type { Node } from '../../c/syntax.ts';
import type { CallForm, KnownWords, ReleaseForm, ResourcePattern } from '../../catalogue/pattern.ts';
import type { Graph } from '../../cfg/graph.ts';
import type { Site } from '../site.ts';
import type { Frame } from './frame.ts';
import type { Notes, Phase } from './notes.ts';
import type { PathState } from './state.ts';
import type { Value } from './values.ts';

/** A function that can be gone through. */
export interface FunctionCode {
  readonly name: string;
  readonly fn: Node;
  readonly graph: Graph;
  /** In order; '' for one without a name. */
  readonly parameters: readonly string[];
  /** What tells each parameter from the others of a callback: its struct's tag, or its position. */
  readonly roles: readonly string[];
  readonly locals: ReadonlySet<string>;
}

export interface Meaning<Form> {
  readonly pattern: ResourcePattern;
  readonly form: Form;
}

/** What the calls of a file mean, by the function's name. */
export interface Meanings {
  readonly releases: ReadonlyMap<string, readonly Meaning<ReleaseForm>[]>;
  readonly tails: ReadonlyMap<string, readonly Meaning<CallForm>[]>;
  readonly starts: ReadonlyMap<string, readonly Meaning<CallForm>[]>;
  readonly lookups: ReadonlySet<string>;
  /** Managed calls that make other calls managed, with the pattern that they are of. */
  readonly grounds: ReadonlyMap<string, string>;
}

/** All that the paths of one driver need to be followed. */
export interface World {
  readonly text: string;
  readonly known: KnownWords;
  readonly setData: readonly string[];
  readonly getData: readonly string[];
  /** The value of the device that probe binds. */
  readonly owner: Value;
  /** Functions of this file that can be read; undefined for one that is there and cannot. */
  readonly functions: {
    has(name: string): boolean;
    /** Every definition of it, or undefined when one of them cannot be gone through. */
    all(name: string): readonly FunctionCode[] | undefined;
    sideEffect(name: string): 'none' | 'io' | 'unknown';
  };
  /** Reports whether a function of this file has to be gone through, because it may deal with resources. */
  readonly isOfInterest: (name: string) => boolean;
  /** Reports whether a field of this name is written by a function that is not gone through: a handler, a helper. */
  readonly changesElsewhere: (field: string) => boolean;
  /** By the start of the acquire's call. */
  readonly sites: ReadonlyMap<number, Site>;
  readonly meanings: Meanings;
  readonly notes: Notes;
  readonly phase: Phase;
  /** Goes through a function, from its head to each way out of it. */
  readonly run: (world: World, frame: Frame, state: PathState) => readonly Result[];
  /** Counts down with every vertex at which something is worked out or decided; at 0 nobody looks further, and `notes.complete` becomes false. */
  readonly budget: { left: number };
}

/** What an expression came to, and where its path stands then. */
export interface Result {
  readonly value: Value;
  readonly state: PathState;
  /** Of a function's end: its return statement. */
  readonly at?: Node;
}
