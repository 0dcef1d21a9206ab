import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';
import type { Branch } from './fields.ts';

/**
 * What a driver is made of: which functions the bus calls when, and which device they are called for. Found from the
 * initialisers of `struct X_driver` variables; all names of buses and of their functions come from the table in
 * `buses.ts`. Nothing here judges a resource: that is what `lifetimes/` is for.
 */

/** How one bus names things. A `$` in a template stands for the device parameter of the callback. */
export interface Bus {
  readonly name: string;
  /** The tag of the driver's struct: `platform_driver`. */
  readonly driver: string;
  /** The tag of the struct that the callbacks take a pointer to: `platform_device`. */
  readonly device: string;
  /** Which parameter of probe and remove that is; the first nearly everywhere. */
  readonly position: number;
  /** Field paths, as in `remove` or `mdiodrv.driver.remove`; the first of several is the usual one. */
  readonly probe: readonly string[];
  readonly remove: readonly string[];
  readonly shutdown: readonly string[];
  /** Fields that the bus calls for a bound device at other times: suspend, resume, reset, hotplug events. */
  readonly power: readonly string[];
  /** The `struct device` that probe binds, as an expression of the parameter: `&$->dev`. */
  readonly owner: string;
  /** Functions that set and get the driver's data of a device, called with the parameter itself. */
  /** The bus forgets the driver's data when remove has returned, before the device's own releases run. */
  readonly clearsData?: boolean;
  /** What the bus ends for all users when remove has returned, before the device's own releases: `turns the device off`. */
  readonly endsFirst?: string;
  /** What the bus does then, that nothing may outlive which is mapped for DMA. */
  readonly endsDmaFirst?: string;
  /** Takes the device out of its power domain after remove, before the device's own releases. */
  readonly detachesDomain?: boolean;
  /** Other devices that the parameter leads to by a function; a `$` stands for the parameter. */
  readonly leadsTo?: readonly string[];
  readonly setData: readonly string[];
  readonly getData: readonly string[];
  /** Functions that take the driver struct and its probe, which then is no field: `platform_driver_probe`. */
  readonly registerWithProbe: readonly string[];
  /** What is unusual about this bus: a state shared by several bindings, releases behind the driver's back. */
  readonly caution?: string;
  /** The caution holds only for files that have one of these names. */
  readonly cautionWhen?: readonly string[];
}

export type Role =
  | 'probe'
  | 'remove'
  | 'shutdown'
  /** Suspend, resume, freeze, ... : from the struct itself, or from the dev_pm_ops that it names. */
  | 'power'
  /** Any other function that the driver struct names (match, id_table functions, reset handlers, hooks). */
  | 'other';

/** Where the function that a field names is. */
export type Definition =
  | { readonly kind: 'here'; readonly item: Item; readonly fn: Node }
  /** Defined in this file, but not (fully) readable: `problem` is the first place that is not. */
  | { readonly kind: 'unread'; readonly item: Item; readonly problem: Span }
  /** Defined twice in this file (under #ifdef and #else): nobody knows which one it is. */
  | { readonly kind: 'several'; readonly items: readonly Item[] }
  /** Not defined in this file: a core helper, another file of the driver, or a macro. */
  | { readonly kind: 'elsewhere' };

/** A function as the driver struct (or its dev_pm_ops, or its registration) names it. */
export interface Callback {
  readonly role: Role;
  /** The path of the field, from the driver struct: `remove`, `driver.shutdown`, `driver.pm.suspend`. */
  readonly field: string;
  readonly name: string;
  /** The whole `.remove = x` without its comma, or the call that registers a probe. */
  readonly span: Span;
  /** What stands around the name: `__exit_p`, `__devexit_p`, `pm_sleep_ptr`. */
  readonly wrapper?: string;
  /** The field stands between #if and #endif. */
  readonly conditional: boolean;
  /** Of a conditional one: the branch that it is in, of those of which one is compiled in any case. */
  readonly branch: Branch | undefined;
  readonly definition: Definition;
}

/** A call, a use of the address, or a place that nobody can read. */
export type UseKind = 'call' | 'address' | 'unclear';

/** What makes a unit less simple than "this probe, this remove, one device". */
export type Flag =
  /** Another driver struct of this file has the same probe; `drivers` are their variables' names. */
  | { readonly kind: 'shared-probe'; readonly drivers: readonly string[] }
  | { readonly kind: 'shared-remove'; readonly drivers: readonly string[] }
  /** Probe is also called, or its address used, elsewhere in the file; the first such place. */
  | { readonly kind: 'probe-used-elsewhere'; readonly how: UseKind; readonly span: Span }
  | { readonly kind: 'remove-used-elsewhere'; readonly how: UseKind; readonly span: Span }
  | { readonly kind: 'probe-elsewhere'; readonly name: string }
  | { readonly kind: 'remove-elsewhere'; readonly name: string }
  | { readonly kind: 'probe-unread'; readonly span: Span }
  | { readonly kind: 'remove-unread'; readonly span: Span }
  | { readonly kind: 'probe-ambiguous'; readonly span: Span }
  | { readonly kind: 'remove-ambiguous'; readonly span: Span }
  /** Probe or remove is a field between #if and #endif. */
  | { readonly kind: 'conditional'; readonly field: string; readonly span: Span }
  /** Two fields of the same role name different functions (`.probe` and `.probe_new`). */
  | { readonly kind: 'several-probes'; readonly names: readonly string[] }
  | { readonly kind: 'several-removes'; readonly names: readonly string[] }
  /** Registered with a probe that is discarded after init: such a driver never binds later. */
  | { readonly kind: 'init-probe'; readonly span: Span }
  /** The struct is not static and not registered in this file: another file may use it in other ways. */
  | { readonly kind: 'registered-elsewhere' }
  /** Another file may call it as well. */
  | { readonly kind: 'not-static'; readonly role: 'probe' | 'remove' }
  /** The callback does not take the parameter that the bus passes first: a wrapper or a cast hides something. */
  | { readonly kind: 'odd-parameter'; readonly span: Span }
  /** What the bus's table entry warns of. */
  | { readonly kind: 'caution'; readonly text: string };

/** One driver struct with what it binds. */
export interface DriverUnit {
  readonly bus: Bus;
  /** The name of the struct variable; '' for an unnamed compound literal. */
  readonly name: string;
  /** The declaration of the variable. */
  readonly item: Item;
  /** The initialiser between its braces, for removing a field. */
  readonly initialiser: Node;
  readonly probe: Callback;
  readonly remove: Callback | undefined;
  /** All callbacks, probe and remove included, in the order of the text. */
  readonly callbacks: readonly Callback[];
  readonly flags: readonly Flag[];
}

/** Something that kept a driver from being understood, with its place. */
export interface DriverProblem {
  readonly code: 'unread-driver' | 'unread-function' | 'callback-not-a-name' | 'conditional-driver';
  readonly message: string;
  readonly span: Span;
}

export interface Drivers {
  readonly units: readonly DriverUnit[];
  readonly problems: readonly DriverProblem[];
}

/** One way to write the owner device in a function, valid from `since` (an offset) up to `until`. */
export interface OwnerSpelling {
  readonly expression: string;
  readonly since: number;
  /** The first label that a jump over the assignment may lead to; the function's end where this is undefined. */
  readonly until?: number | undefined;
  /** `direct`: from the parameter, as `&pdev->dev`; `alias`: a local or parameter that holds it; `field`: `priv->dev`. */
  readonly form: 'direct' | 'alias' | 'field';
}

export type RefusalCode =
  /** Its address is used, it is not static, or the function is a callback of something else. */
  | 'unknown-callers'
  | 'recursive'
  | 'no-device-parameter'
  | 'caller-passes-other-device'
  | 'parameter-reassigned'
  | 'unread-function'
  | 'no-such-function';

/** The device that this unit's probe binds, as it can be written in one function; the preferred spelling is first. */
export type Owner =
  | {
      readonly kind: 'owner';
      readonly spellings: readonly OwnerSpelling[];
      /** The bus's own device (`pdev`) where the function has it: what the bus's data functions take. */
      readonly device: readonly OwnerSpelling[];
    }
  | {
      readonly kind: 'refusal';
      readonly code: RefusalCode;
      readonly message: string;
      readonly span: Span | undefined;
    };

/** Which callbacks of a unit reach a function, over calls within the file. */
export interface Reach {
  readonly roles: ReadonlySet<Role>;
  /**
   * Something outside the unit's callbacks can reach it too: its address is used (irq handler, work item, timer,
   * fops, component bind), it is not static, or a function that is reached so calls it. `undefined`: nothing does.
   */
  readonly foreign:
    | { readonly why: 'address' | 'global' | 'unread' | 'other-driver'; readonly span: Span }
    | undefined;
}
