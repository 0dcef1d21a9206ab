import type { Node } from '../../c/syntax.ts';
import type { Span } from '../../text/span.ts';
import type { Frame } from './frame.ts';
import type { Holding, PathState, Trace } from './state.ts';
import type { Value } from './values.ts';
import type { Result } from './world.ts';

/** Which callback the paths belong to; 'managed' when the device releases what it manages, after them. */
export type Phase = 'probe' | 'remove' | 'managed';

/** A call that is neither acquire nor release of a pattern, and may matter. */
export interface Event {
  readonly kind: 'io' | 'unknown' | 'unread' | 'store';
  readonly name: string;
  readonly call: Node;
  readonly phase: Phase;
  /** What it was given; of a store what is stored. */
  readonly values: readonly Value[];
}

/** One release call of the text, and all that it was seen to release. */
export interface ReleaseNote {
  readonly call: Node;
  readonly callee: string;
  readonly sites: Set<number>;
  /** Those of them that it released in remove. */
  readonly inRemove: Set<number>;
  /** The calls that only finish the job. */
  readonly tails: Set<Node>;
  /** Values that it released and that no site acquired, with the names by which they were called. */
  readonly strangers: Map<Value, string>;
}

export type Escape = 'global' | 'exposed' | 'list' | 'address-taken';

/**
 * What was seen on the way through probe and remove, over all paths. Pure bookkeeping: what follows from it is for
 * the planner and the guards to say.
 */
export class Notes {
  /** Site by site: what came after its release by hand, on some path. */
  readonly after = new Map<number, Map<number, Event>>();
  /** `a>b`: a was released by hand before b; true when b, acquired later, would go first once both are managed. */
  readonly swapped = new Map<string, boolean>();
  /** `a<b`: a was held when b was acquired or started. */
  readonly heldBefore = new Set<string>();
  /** The values of a site's key when it was acquired, of all paths. */
  readonly keys = new Map<number, ReadonlyMap<string, Value>>();
  readonly releases = new Map<number, ReleaseNote>();
  /** Members of memory that was all zero, by their last names, which decided a condition as nobody had written to them. */
  readonly unwritten = new Set<string>();
  /** Site by site: the call by which its release was handed to the device. */
  readonly handedOver = new Map<number, { readonly call: Node; readonly callback: string }>();
  /** Of a site that can be managed only along with others: those that were held when it was acquired. */
  readonly bases = new Map<number, Set<number>>();
  /** Those of these sites that the driver has made managed already: the call that did. */
  readonly grounded = new Map<number, Node>();
  /** Managed calls that made other calls managed, by their pattern. */
  readonly grounds = new Map<string, Node>();
  /** Those of these sites that were also acquired while none of the others was held. */
  readonly baseless = new Set<number>();
  /** The first call in probe that makes something which programs can open. */
  opens: Node | undefined;
  /** Calls by which a driver gets hold of what a later acquire takes, by their start, with their arguments' values. */
  readonly lookups = new Map<number, { readonly call: Node; readonly values: readonly Value[] }>();
  /** Where probe returned an error and a site stayed held. */
  readonly leaks = new Map<number, Span>();
  readonly heldAtSuccess = new Set<number>();
  readonly releasedOnSuccess = new Map<number, Span>();
  /** Where remove returned and a site stayed held. */
  readonly keptByRemove = new Map<number, Span>();
  readonly acquiredAgain = new Map<number, Span>();
  readonly acquiredUnderLock = new Map<number, Span>();
  readonly releasedTwice = new Map<number, Span>();
  readonly escapes = new Map<number, { how: Escape; span: Span }[]>();
  /** The names under which a site was kept: variables and fields. */
  readonly names = new Map<number, Set<string>>();
  readonly reached = new Set<number>();
  /** What remove does besides releasing. */
  readonly inRemove = new Map<number, Event>();
  readonly unread: Event[] = [];
  /** The items whose code was gone through, by their function's name. */
  readonly functions = new Set<string>();
  complete = true;

  event(event: Event, state: PathState): void {
    if (event.phase === 'remove' && event.kind !== 'store') this.inRemove.set(event.call.start, event);
    if (event.kind === 'unread') this.unread.push(event);
    for (const holding of state.released) {
      if ((event.kind === 'io' || event.kind === 'store') && !state.isStarted(holding)) continue;
      entry(this.after, holding.site, () => new Map<number, Event>()).set(event.call.start, event);
    }
  }

  /** What a path has released already is released once more. */
  again({ site }: Holding, call: Node, _state: PathState): void {
    this.releasedTwice.set(site, call);
  }

  /** Notes the order of a release with regard to those before it. Call it before the state notes the release. */
  releasing(holding: Holding, state: PathState, _call: Node, _phase: Phase): void {
    const acquired = state.turnOf(holding);
    for (const earlier of state.released) {
      const pair = `${earlier.site}>${holding.site}`;
      const swap = state.turnOf(earlier) < acquired;
      this.swapped.set(pair, swap || this.swapped.get(pair) === true);
    }
  }

  /** A path went by this place. Who wants to know how a path came to where it is, keeps that in its state. */
  passed(_state: PathState, _node: Node, _what: Trace['what']): void {}

  /** Probe returned an error `at` this place, in this state, and a resource stayed held. */
  leaves({ site }: Holding, at: Span, _state: PathState): void {
    this.leaks.set(site, at);
  }

  /** Remove returned `at` this place, in this state, and a resource stayed held. */
  keeps({ site }: Holding, at: Span, _state: PathState): void {
    this.keptByRemove.set(site, at);
  }

  /** A function is left in these ways; its locals are still known. */
  leaving(_frame: Frame, _results: readonly Result[]): void {}

  release(call: Node, callee: string): ReleaseNote {
    return entry(this.releases, call.start, () => ({
      call,
      callee,
      sites: new Set<number>(),
      inRemove: new Set<number>(),
      tails: new Set<Node>(),
      strangers: new Map<Value, string>(),
    }));
  }

  escape(site: number, how: Escape, span: Span): void {
    const known = entry(this.escapes, site, () => []);
    if (!known.some((other) => other.how === how && other.span.start === span.start))
      known.push({ how, span });
  }

  named(site: number, name: string): void {
    entry(this.names, site, () => new Set<string>()).add(name);
  }
}

/** What a map holds for a key, made on first use. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
