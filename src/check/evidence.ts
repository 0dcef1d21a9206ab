import type { Event } from '../lifetimes/paths/notes.ts';
import type { Trace } from '../lifetimes/paths/state.ts';
import { keptIn } from '../lifetimes/sites.ts';
import type { Held } from './held.ts';
import type { DriverView } from './rule.ts';

/** Some path of probe or remove releases it by hand: so it is the driver that has to. */
export const isReleasedSomewhere = ({ watch }: DriverView, site: number): boolean =>
  watch.byHand.some(({ holding }) => holding.site === site);

/** It was handed to somebody who may release it: put on a list, in a global, given to a reference count. */
export const errorEscape = ({ watch }: DriverView, { id }: Held): boolean => (watch.escapes.get(id) ?? []).length > 0;

/**
 * A function that no path of probe or remove was followed through calls a release of its kind, and names the field
 * that it is kept in: a release callback, a handler, a reset.
 */
export function isReleasedElsewhere(view: DriverView, site: Held): boolean {
  const { mentions, watch } = view;
  const field = keptIn(site);
  const releases = new Set(
    [...site.pattern.releases.map(({ call }) => call.callee), ...site.pattern.others.map(({ callee }) => callee)],
  );
  return mentions.functions.some((item) => {
    if (watch.functions.has(item.name ?? '')) return false;
    if (![...mentions.wordsOf(item)].some((word) => releases.has(word))) return false;
    return field === undefined || new RegExp(`\\b${field}\\b`).test(mentions.textOf(item));
  });
}

/**
 * Calls on the last stretch of a path, behind its last condition, of functions that nobody knows: they may release
 * something. On the whole way through remove with `everywhere`.
 */
export function ownCalls(
  { watch }: DriverView,
  trace: Trace | undefined,
  site: Held,
  everywhere = false,
): readonly Event[] {
  const isEnd = ({ what, node }: Trace): boolean =>
    node.start === site.call.start || (!everywhere && (what === 'true' || what === 'false'));
  return watch.callsBack(trace, isEnd).filter(({ kind, phase }) => kind !== 'io' && (!everywhere || phase === 'remove'));
}
