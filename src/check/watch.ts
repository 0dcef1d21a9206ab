import type { Node } from '../c/syntax.ts';
import type { Frame } from '../lifetimes/paths/frame.ts';
import { type Event, entry, Notes, type Phase } from '../lifetimes/paths/notes.ts';
import type { Holding, PathState, Trace } from '../lifetimes/paths/state.ts';
import { callValue, error, sitesIn, type Value } from '../lifetimes/paths/values.ts';
import type { Result } from '../lifetimes/paths/world.ts';
import type { Span } from '../text/span.ts';

/** A way out on which something stayed held. */
export interface Left {
  readonly holding: Holding;
  readonly at: Span;
  readonly trace: Trace | undefined;
  /** It surely is held: the path has tested that the acquire worked, or the acquire cannot fail. */
  readonly surely: boolean;
}

/** The same, where nobody knows it any more. */
export interface Lost extends Left {
  /** The calls that were given it and are known to have failed on this way, by where they start. */
  readonly refused: ReadonlySet<number>;
}

/** A release by hand, with what was held at that moment. */
export interface Release {
  readonly holding: Holding;
  readonly call: Node;
  readonly phase: Phase;
  readonly surely: boolean;
  readonly trace: Trace | undefined;
  /** What else was held, may call back, and was acquired or started after what is released: it may use that. */
  readonly later: readonly { readonly holding: Holding; readonly surely: boolean }[];
}

/** A second release of the same resource on one path. */
export interface Again {
  readonly holding: Holding;
  readonly call: Node;
  readonly trace: Trace | undefined;
  readonly surely: boolean;
}

/** A pool that ends, or may end: by whatever call that names one. */
export interface Ending {
  readonly call: Node;
  readonly name: string;
  readonly pool: Value;
  /** What was held then. */
  readonly held: readonly Holding[];
  /** Of these, what surely was held. */
  readonly surely: readonly Holding[];
  readonly trace: Trace | undefined;
}

/** Notes of what happened on a driver's paths, with the paths themselves. */
export class Watch extends Notes {
  readonly leftOnError: Left[] = [];
  readonly leftByRemove: Left[] = [];
  /** Ways out of a function behind which nobody knows any more what it acquired. */
  readonly lost: Lost[] = [];
  readonly byHand: Release[] = [];
  readonly endings: Ending[] = [];
  readonly twice: Again[] = [];
  /** What functions were given that nobody knows, in the order of the paths. */
  readonly given: Event[] = [];
  readonly #acquirers: ReadonlyMap<number, string>;
  /** Where something acquired was stored for others to see, by how the path had come there. */
  readonly #stores = new Map<Trace | undefined, Event[]>();
  /** What was called that nobody knows, by how the path had come there. */
  readonly #calls = new Map<Trace | undefined, Event[]>();

  /** `acquirers`: which function acquires what, by its site. */
  constructor(acquirers: ReadonlyMap<number, string> = new Map()) {
    super();
    this.#acquirers = acquirers;
  }

  override event(event: Event, state: PathState): void {
    super.event(event, state);
    if (event.kind === 'unknown') this.#end(event.call, event.name, event.values[0], state);
    if (event.kind === 'store') {
      if (event.values.some((value) => sitesIn(value).length > 0))
        entry(this.#stores, state.trace, (): Event[] => []).push(event);
      return;
    }
    this.given.push(event);
    entry(this.#calls, state.trace, (): Event[] => []).push(event);
  }

  override passed(state: PathState, node: Node, what: Trace['what']): void {
    state.trace = { node, what, before: state.trace };
  }

  override leaving({ id, code }: Frame, results: readonly Result[]): void {
    for (const { at, state, value } of results) {
      const own = state.held.filter((one) => this.#acquirers.get(one.site) === code.name);
      if (own.length === 0) continue;
      const known = new Set([...state.sitesBeyond(`${id}:`), ...sitesIn(value)]);
      for (const holding of own)
        if (!known.has(holding.site) && state.certainty(holding) === 'held')
          this.lost.push({
            holding,
            at: at ?? { start: code.fn.end - 1, end: code.fn.end },
            trace: state.trace,
            surely: true,
            refused: this.#refused(holding.site, state),
          });
    }
  }

  #refused(site: number, state: PathState): ReadonlySet<number> {
    const given = this.given.filter(({ values }) => values.some((value) => sitesIn(value).includes(site)));
    const failed = given.filter(({ name, call }) => state.classesOf(callValue(name, call.start)) === error);
    return new Set(failed.map(({ call }) => call.start));
  }

  override leaves(holding: Holding, at: Span, state: PathState): void {
    super.leaves(holding, at, state);
    const surely = state.certainty(holding) === 'held';
    this.leftOnError.push({ holding, at, trace: state.trace, surely });
  }

  override keeps(holding: Holding, at: Span, state: PathState): void {
    super.keeps(holding, at, state);
    const surely = state.certainty(holding) === 'held';
    this.leftByRemove.push({ holding, at, trace: state.trace, surely });
  }

  override again(holding: Holding, call: Node, state: PathState): void {
    super.again(holding, call, state);
    this.twice.push({ holding, call, trace: state.trace, surely: state.certainty(holding) === 'held' });
  }

  override releasing(holding: Holding, state: PathState, call: Node, phase: Phase): void {
    super.releasing(holding, state, call, phase);
    this.#end(call, call.children[0]?.text ?? '', holding.key.get('held'), state);
    const turn = state.turnOf(holding);
    this.byHand.push({
      holding,
      call,
      phase,
      surely: state.certainty(holding) === 'held',
      trace: state.trace,
      later: state.held
        .filter((one) => one !== holding && state.isStarted(one) && state.turnOf(one) > turn)
        .map((one) => ({ holding: one, surely: state.certainty(one) === 'held' })),
    });
  }

  #end(call: Node, name: string, pool: Value | undefined, state: PathState): void {
    if (pool === undefined || state.held.length === 0) return;
    const held = state.held.filter((one) => one.key.get('pool') === pool);
    const surely = held.filter((one) => state.certainty(one) === 'held');
    if (held.length > 0) this.endings.push({ call, name, pool, held, surely, trace: state.trace });
  }

  /** What was called on a path that nobody knows, as far back as `until` says; the latest first. */
  callsBack(from: Trace | undefined, until: (trace: Trace) => boolean): readonly Event[] {
    return back(this.#calls, from, until);
  }

  /** What was stored on a path, likewise. */
  storesBack(from: Trace | undefined, until: (trace: Trace) => boolean): readonly Event[] {
    return back(this.#stores, from, until);
  }
}

function back(
  events: ReadonlyMap<Trace | undefined, readonly Event[]>,
  from: Trace | undefined,
  until: (trace: Trace) => boolean,
): readonly Event[] {
  const found: Event[] = [];
  for (let trace = from; ; trace = trace.before) {
    found.push(...(events.get(trace) ?? []));
    if (trace === undefined || until(trace)) return found;
  }
}
