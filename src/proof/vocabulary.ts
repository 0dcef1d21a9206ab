import type { Merge } from '../catalogue/merges.ts';
import type { Failure, KnownWords, ResourceClass, WordList } from '../catalogue/pattern.ts';

/**
 * The words by which the proof knows resources: which calls acquire, which release, and where each has the key that
 * says which resource is meant. Derived from the catalogue alone, so that the proof shares no conclusion of the planner.
 */
/**
 * Where a call holds a part of the key: its result, or an argument counted from 0. A managed form may find the node of
 * its owner device by itself.
 */
export type KeyPart = 'result' | 'node of owner' | number;

export interface AcquireWord {
  readonly role: 'acquire';
  readonly name: string;
  readonly pattern: string;
  readonly class: ResourceClass;
  readonly fails: Failure;
  readonly key: ReadonlyMap<string, KeyPart>;
  /** Until a `start` it only exists, and is as good as passive. Managed, it is stopped where its start has its turn. */
  readonly startsLater: boolean;
  /** Others may go on using it after it has been stopped, as long as its memory is there. */
  readonly quiet: boolean;
  /** Devices work on it by themselves: what is in operation must have been turned off before it goes. */
  readonly needsDevice: boolean;
  /** Looked up for the device: one of its children may be what provides it. */
  readonly looksUp: boolean;
  /** Arguments that it goes on pointing to while it is held: by their place. */
  readonly keeps: readonly number[];
  /** The pattern of what has to be managed for this call to become managed as it stands. */
  readonly rides: string | undefined;
}

/** A managed form, and the plain call that it stands for. */
export interface ManagedWord {
  readonly role: 'managed';
  readonly name: string;
  readonly pattern: string;
  readonly class: ResourceClass;
  readonly fails: Failure;
  /** How the plain call that it stands for says that it failed. */
  readonly plainFails: Failure;
  readonly key: ReadonlyMap<string, KeyPart>;
  readonly startsLater: boolean;
  readonly quiet: boolean;
  readonly needsDevice: boolean;
  /** Looked up for the device: one of its children may be what provides it. */
  readonly looksUp: boolean;
  readonly keeps: readonly number[];
  /** The catalogue offers it for the plain call; otherwise it only is a managed form of it. */
  readonly offered: boolean;
  /** The pattern of what has to be managed for this call to work. */
  readonly needs: string | undefined;
  /** Stands for a lookup and for the acquire that follows it, which the side after does not make any more. */
  readonly folds: boolean;
  /** Which argument is the owner device. */
  readonly owner: number;
  /** The plain call, and for each of its arguments the one of the managed form that holds it (undefined: gone; or it is the node of the owner). */
  readonly plain: string;
  readonly plainArguments: readonly (number | 'node of owner' | undefined)[];
  /** What the managed form has at its other arguments, where the pattern says so word by word. */
  readonly literals: ReadonlyMap<number, string>;
  /** How many arguments it has; the last one of an open list stands for any number, from there on as in the plain call. */
  readonly arguments: { readonly count: number; readonly open: boolean };
}

/** Releases what the key says, only finishes what a release has begun (`tail`), makes it active (`start`), or frees it in another way (`other`). */
export interface ReleaseWord {
  readonly role: 'release' | 'tail' | 'start' | 'other';
  readonly name: string;
  readonly pattern: string;
  readonly key: readonly ReleaseKey[];
  /** Arguments that must be just this: `0` in `pci_intx(device, 0)`. */
  readonly constants: ReadonlyMap<number, string>;
}

/** `kfree(held)`: argument 0 is the key's `held`; `release_region(held->start, ...)`: it is that with `->start` behind. */
export interface ReleaseKey {
  readonly name: string;
  readonly argument: number;
  readonly suffix: string;
}

export type Word = AcquireWord | ManagedWord | ReleaseWord;

/** All that a name may mean: `kfree` releases what several patterns acquire. */
export interface Vocabulary {
  readonly meanings: ReadonlyMap<string, readonly Word[]>;
  /** Managed forms that claim and map at once. */
  readonly merges: ReadonlyMap<string, Merge>;
  readonly messages: WordList;
  /** Calls to which order makes no difference: prints, setters of driver data. */
  readonly harmless: WordList;
  /** The harmless ones that something active may mind. */
  readonly writes: WordList;
  /** What the device manages by itself, known or not. */
  readonly managed: WordList;
  readonly exchanges: WordList;
  readonly opaque: WordList;
  /** Has the device powered as long as it is used. */
  readonly powers: WordList;
  readonly endsChildren: WordList;
  /** Patterns of memory that is all zero at first. */
  readonly zeroed: ReadonlySet<string>;
  /** Patterns of what is a pointer, NULL where there is none: nothing that a member itself could be. */
  readonly pointers: ReadonlySet<string>;
  /** Patterns of what a device has one of: their releases name the device and nothing else. */
  readonly byDevice: ReadonlySet<string>;
}

const isPointer = (word: Word): boolean => word.role === 'acquire' && word.fails === 'null';

export const vocabularyOf = (
  words: readonly Word[],
  known: KnownWords,
  byDevice: ReadonlySet<string>,
  zeroed: ReadonlySet<string>,
  merges: readonly Merge[],
): Vocabulary => {
  const meanings = new Map<string, Word[]>();
  for (const word of words) {
    const known = meanings.get(word.name);
    if (known) known.push(word);
    else meanings.set(word.name, [word]);
  }
  const { harmless, messages, writes, managed, exchanges, opaque, powers, endsChildren } = known;
  const byName = new Map(merges.map((merge) => [merge.managed.name, merge]));
  return {
    meanings,
    merges: byName,
    messages,
    harmless,
    writes,
    managed,
    exchanges,
    opaque,
    powers,
    endsChildren,
    zeroed,
    pointers: new Set(words.flatMap((word) => (isPointer(word) ? [word.pattern] : []))),
    byDevice,
  };
};
