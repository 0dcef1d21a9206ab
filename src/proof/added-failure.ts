import { knowing } from './actions.ts';
import { type Held, type Judge, newHeld, type Path } from './path.ts';
import type { CallStep } from './state.ts';
import type { SymbolicValue } from './values.ts';
import type { AcquireWord, ManagedWord } from './vocabulary.ts';

/**
 * The side after may fail where the side before could not: a release is handed to the device, and that takes memory.
 * Right is what a reviewer would ask for: that probe then ends as it would have ended had the resource itself not been
 * acquired; or, of one that cannot fail, as it ends when the next thing fails, without the release of this one (where
 * nothing comes that can fail, as remove undoes it). Each start that is given here is one of these, to be run like any
 * other pair of paths; one of them has to agree.
 */
export function unwindings(path: Path, held: Held, call: CallStep): readonly Path[] {
  const lost: Held = { ...held, managed: 'after' };
  const failing = (start: Path, unwinding: Path['unwinding']): Path =>
    knowing({ ...start, failed: [...start.failed, lost], unwinding }, call.result, 'failure');
  const rest = path.held.filter((one) => one.id !== held.id);
  const next = failing({ ...path, held: rest }, { kind: 'next', skipped: [] });
  const { origin } = held;
  if (!origin || !sameHeld(origin.held, rest) || held.fails === 'never') return [next];
  return [failing({ ...path, held: rest, before: origin.before }, { kind: 'here', skipped: [] }), next];
}

const sameHeld = (one: readonly Held[], other: readonly Held[]): boolean =>
  one.length === other.length && one.every((held, i) => held.id === other[i]?.id);

/** The side before has come to a call that can fail: from here on it has failed. */
export function awaiting(judge: Judge, path: Path, call: CallStep): Path {
  const words = judge.sides.vocabulary.meanings.get(call.name) ?? [];
  const word = words.find(
    (one): one is AcquireWord | ManagedWord => one.role === 'acquire' || one.role === 'managed',
  );
  const awaited: Path = {
    ...path,
    unwinding: { kind: 'next', skipped: path.unwinding?.skipped ?? [], awaits: call.result },
  };
  if (!word) return knowing(awaited, call.result, 'failure');
  const held = newHeld(word, 'no', call, path.clock, judge.sides.defers);
  return { ...awaited, failed: [...path.failed, held] };
}

/** The side before goes past something that is given these values; the side after never comes to it. */
export function skipping(path: Path, values: readonly SymbolicValue[]): Path {
  const { unwinding } = path;
  if (unwinding?.kind !== 'next') return path;
  return { ...path, unwinding: { ...unwinding, skipped: [...new Set([...unwinding.skipped, ...values])] } };
}

/**
 * Reports whether a call that both sides make on their way out is given what only the side before has set up: work that
 * is flushed and was not initialised.
 */
export function concernsSkipped(judge: Judge, { unwinding }: Path, { name, values }: CallStep): boolean {
  const skipped = unwinding?.skipped ?? [];
  if (skipped.length === 0 || judge.sides.vocabulary.harmless.has(name)) return false;
  const [given, known] = [values, skipped].map((all) => all.filter(leadsSomewhere)) as [string[], string[]];
  return given.some((value) => known.some((other) => isWithin(value, other) || isWithin(other, value)));
}

/** Numbers, texts and constants lead nowhere. */
const leadsSomewhere = (value: SymbolicValue): boolean => /^&?[a-z_]/.test(value);

/** What a pointer leads to is a part of what the other one leads to, or all of it. */
function isWithin(one: SymbolicValue, other: SymbolicValue): boolean {
  const [part, whole] = [regionOf(one), regionOf(other)];
  return part.startsWith(whole) && (whole.endsWith('->') || !/^\w/.test(part.slice(whole.length)));
}

const regionOf = (value: SymbolicValue): string => (value.startsWith('&') ? value.slice(1) : `${value}->`);
