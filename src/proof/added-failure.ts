import { knowing } from './actions.ts';
import { type Held, type Judge, newHeld, type Path } from './path.ts';
import type { CallStep } from './state.ts';
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
  const next = failing({ ...path, held: rest }, { kind: 'next' });
  const { origin } = held;
  if (!origin || !sameHeld(origin.held, rest) || held.fails === 'never') return [next];
  return [failing({ ...path, held: rest, before: origin.before }, { kind: 'here' }), next];
}

const sameHeld = (one: readonly Held[], other: readonly Held[]): boolean =>
  one.length === other.length && one.every((held, i) => held.id === other[i]?.id);

/** The side before has come to a call that can fail: from here on it has failed. */
export function awaiting(judge: Judge, path: Path, call: CallStep): Path {
  const words = judge.sides.vocabulary.meanings.get(call.name) ?? [];
  const word = words.find(
    (one): one is AcquireWord | ManagedWord => one.role === 'acquire' || one.role === 'managed',
  );
  const awaited: Path = { ...path, unwinding: { kind: 'next', awaits: call.result } };
  if (!word) return knowing(awaited, call.result, 'failure');
  const held = newHeld(word, 'no', call, path.clock, judge.sides.defers);
  return { ...awaited, failed: [...path.failed, held] };
}
