import type { CodeRule, PNode } from '../smpl/syntax.ts';
import type { ByHand } from './by-hand.ts';
import type { CheckRules } from './checks.ts';
import type { Merge } from './merges.ts';
import type { Pool } from './pools.ts';

/**
 * What one pattern file says about one resource (or a family of resources that share a release). All that is known of
 * an API stands there: the planner above works on these values and has no name of a kernel function in its own text.
 */
export type ResourceClass = 'passive' | 'stateful' | 'active';

/** How an acquire says that it failed; `count` is a negative error, or else how many it acquired, one at least. */
export type Failure = 'null' | 'err-ptr' | 'errno' | 'count' | 'never';

/** A call as a rule writes it: its name, and what stands at each argument. */
export interface CallForm {
  readonly callee: string;
  readonly args: readonly PNode[];
  /** The rule has `...` as its last argument. */
  readonly open: boolean;
  /** The metavariable that gets the call's result, when the rule shows one. */
  readonly result: string | undefined;
}

/** One way to release: the call that does it, then the calls that only finish the job (they go along with it). */
export interface ReleaseForm {
  readonly call: CallForm;
  readonly tail: readonly CallForm[];
}

export interface Header {
  /** One sentence: what the pattern does. */
  readonly summary: string;
  /** When a reader should not expect it, or not want it. */
  readonly notWhen: readonly string[];
  readonly class: ResourceClass;
  readonly fails: Failure;
  /** Of a pattern with a lookup: how that says that it failed. */
  readonly lookupFails: Failure;
  readonly managedFails: Failure;
  /** The first kernel version that has the managed form. */
  readonly since: string;
  /** The last kernel version that has it, of a managed form that is gone. */
  readonly until: string | undefined;
  /** Managed functions to look for in the target tree's headers: the pattern is usable when all are declared. */
  readonly declared: readonly string[];
  /** The header that declares the managed form, where it is not the one that declares the plain form. */
  readonly include: string | undefined;
  /** The resource is memory that holds the driver's own objects: what others can reach in it must not outlive it. */
  readonly contents: boolean;
  /** All of that memory is zero at first. */
  readonly zeroed: boolean;
  /** Its release works on the device's own set-up (DMA mappings): what ends that may not be undone before it. */
  readonly needsDevice: boolean;
  /** Others may go on using it after its unregistration, as long as its memory is there. */
  readonly quiet: boolean;
  /** Words of a file in which they may not: what it does then goes on by itself. */
  readonly quietUnless: readonly string[];
  /** It needs no release: in a file that never releases one, it is no resource. */
  readonly lasts: boolean;
  /** Names of patterns: what is registered must have been allocated by the managed form of one of them. */
  readonly needs: readonly string[];
  /**
   * The release takes nothing but the resource, so that a function of the driver's own can make it when the device is
   * unbound: what that function is called, behind the driver's name.
   */
  readonly action: string | undefined;
  /** The managed form exists but must not be offered: the reason. */
  readonly refused: string | undefined;
  /** The managed form is right, and somebody should say first that it is wanted: the reason. */
  readonly review: string | undefined;
  /**
   * The managed form works only on a device on which the resource of this other pattern is managed as well, and was
   * acquired before: `pci/pci-enable-device`.
   */
  readonly managedWith: string | undefined;
  /** Managed functions; in a tree that declares one of them this pattern is void, and another one takes its place. */
  readonly unlessDeclared: readonly string[];
  /** The metavariable of an argument for which the managed form works but once: a BAR that may be mapped once. */
  readonly once: string | undefined;
  /** Metavariables of arguments that the resource goes on pointing to as long as it is held: a region's name. */
  readonly keeps: readonly string[];
  /** Functions that release it along with something else, or take it over: afterwards it is no longer the driver's. */
  readonly takenBy: readonly string[];
}

export interface ResourcePattern extends Header {
  /** The file's place under the patterns folder, without extension: `memory/kzalloc`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly acquire: CodeRule;
  readonly release: CodeRule;
  /**
   * Of a pattern that makes one call of two: the rule for the first of them, by which the driver got hold of what the
   * acquire takes. The acquire goes, and the lookup becomes the managed form of both.
   */
  readonly lookup: CodeRule | undefined;
  readonly lookups: readonly CallForm[];
  /** The managed form of both gives a status, and the lookup's result is nowhere any more. */
  readonly givesStatus: boolean;
  /** Every call that is replaced, with the metavariables of its arguments. */
  readonly acquires: readonly CallForm[];
  readonly releases: readonly ReleaseForm[];
  /** Calls from which on a resource is active: before, it only exists (a device that is allocated, not registered). */
  readonly starts: readonly CallForm[];
  /** Other ways to free or take over what was acquired: one of them in sight forbids the conversion. */
  readonly others: readonly CallForm[];
  /**
   * Metavariables of the driver model among the plain call's arguments, as in a lookup: `dev` for the owner's
   * `struct device`, `device` for the bus's own, `node` for the owner's node in the device tree.
   */
  readonly ownerArguments: readonly string[];
  /** Metavariables that the release inherits: together they say which resource is meant. */
  readonly key: readonly string[];
  /**
   * The acquire stays as it is written and becomes managed by itself, along with what `managedWith` names. A release
   * by hand that is left is then an early one and does no harm.
   */
  readonly rides: boolean;
}

/** What is known of functions that are no resources: lists of words under `patterns/known`. */
export interface KnownWords {
  /** Prints, setters of driver data, local arithmetic: order makes no difference to them. */
  readonly harmless: WordList;
  /** They print, and do nothing else. */
  readonly messages: WordList;
  /** The harmless ones that write to memory they are given: something that can still call back may see that. */
  readonly writes: WordList;
  /** Has the device powered as long as it is used. */
  readonly powers: WordList;
  /** Has something run later, in another context. */
  readonly defers: WordList;
  /** Moves values between the places that it is given. */
  readonly exchanges: WordList;
  /** Makes it unclear from the driver's text when managed resources are released: groups, resources within resources. */
  readonly opaque: WordList;
  /** Reads and writes of device registers. */
  readonly io: WordList;
  /** Same arguments, same result: may be asked again in remove. */
  readonly getters: WordList;
  /** Functions whose result is managed by the device already. */
  readonly managed: WordList;
  /** Functions that release something managed by hand after all. */
  readonly earlyReleases: WordList;
  /** Have the device call a function when it is unbound: the device, the function, what it is given. */
  readonly actions: WordList;
  /** The same; where that fails, the function is called at once. */
  readonly actionsOrReset: WordList;
  /** Functions that always return a negative error, and give it back. */
  readonly errors: WordList;
  /** What they are given can be reached from an open file or through a reference count. */
  readonly exposes: WordList;
  /** They make something that programs can open. */
  readonly opens: WordList;
  /** Power callbacks of a core, which undo nothing that a driver did. */
  readonly powerCallbacks: WordList;
  readonly lists: WordList;
  readonly locks: WordList;
  readonly unlocks: WordList;
  readonly wrappers: WordList;
  readonly errorPointerTests: WordList;
  readonly errorOrNullTests: WordList;
  readonly errorOfPointer: WordList;
  readonly containers: WordList;
  /** Setters and getters of driver data that take any `struct device`. */
  readonly dataSetters: WordList;
  readonly dataGetters: WordList;
  /** Functions through which others than the driver's own callbacks may come to read the driver data. */
  readonly dataReaders: WordList;
  /** They take away devices that may provide what the driver has looked up. */
  readonly endsChildren: WordList;
  /** Of headers that come along with others: those others. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Note what they are given first as the driver data of the device that they are given second, and do more. */
  readonly dataKeepers: WordList;
  /** What ends with the block that it stands in, without a word there: `guard(mutex)(&lock)`, `__free(kfree)`. */
  readonly scoped: WordList;
  /** Take away what the device's DMA memory is mapped by. */
  readonly endsDma: WordList;
  /** Stop, wait for or switch off what is running, and undo no acquire: nobody asks who frees what. */
  readonly quiets: WordList;
  /** Releases by hand that see whether the device was to do it, and take it off the device then. */
  readonly knowsManaged: WordList;
  /** Callbacks that are called any number of times while a device stays bound: `net_device_ops.ndo_open`. */
  readonly repeats: WordList;
  /** Have the function that they are given called later: work, a timer, an interrupt. */
  readonly runsLater: WordList;
  /** What they are given holds a count of its users, who may be there when the driver has gone. */
  readonly counted: WordList;
  /** Programs can open what they are given, and have it open when the driver has gone. */
  readonly opened: WordList;
  /** Wait until something is done: remove may wait so for the last user. */
  readonly waits: WordList;
  /** May keep what they are given, by their names. */
  readonly keeps: WordList;
  /** Use what they are given, and keep none of it. */
  readonly uses: WordList;
  /** May end what they are given, by their names. */
  readonly mayEnd: WordList;
  /** Callbacks that stop something, by their names. */
  readonly stops: WordList;
  /** Words by which the names of two functions differ of which the second undoes the first: `create/destroy`. */
  readonly pairedNames: WordList;
  /** Getters of what a driver keeps with an object that its callbacks are given. */
  readonly callbackData: WordList;
  /** Fields of callbacks of which the second undoes what the first has done: `open/close`. */
  readonly paired: WordList;
}

/** A set of names; `*` in one stands for any letters. */
export interface WordList {
  /** Those that are no shapes, in the order of the list. */
  readonly names: readonly string[];
  has(name: string): boolean;
}

export interface Catalogue {
  readonly patterns: readonly ResourcePattern[];
  readonly known: KnownWords;
  readonly checks: CheckRules;
  readonly merges: readonly Merge[];
  readonly pools: readonly Pool[];
  /** What has no managed form: the planner asks for none of it. */
  readonly byHand: readonly ByHand[];
}
