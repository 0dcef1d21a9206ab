import { tokenize } from '../c/tokens.ts';
import type { Slot } from './slots.ts';

/**
 * What goes and comes back as it was stays: a rule that writes `x == NULL` as `!x` and met `!x` has nothing to change
 * there, and must not lay out anew what the author wrote.
 */
export function keepEchoes(slots: readonly Slot[]): readonly Slot[] {
  if (!slots.some(({ kind }) => kind === 'removed') || !slots.some(({ kind }) => kind === 'added'))
    return slots;
  const result: Slot[] = [];
  let run: Slot[] = [];
  for (const slot of slots) {
    if (slot.kind !== 'kept') {
      run.push(slot);
      continue;
    }
    result.push(...(isEcho(run) ? keepRemoved(run) : run), slot);
    run = [];
  }
  return [...result, ...(isEcho(run) ? keepRemoved(run) : run)];
}

const keepRemoved = (run: readonly Slot[]): readonly Slot[] =>
  run.flatMap((slot) => (slot.kind === 'removed' ? [{ ...slot, kind: 'kept' as const }] : []));

function isEcho(run: readonly Slot[]): boolean {
  if (run.some(({ kind, word }) => kind === 'added' && word.kind === 'comment')) return false;
  const removed = tokensOf(run, 'removed');
  const added = tokensOf(run, 'added');
  return (
    removed.length > 0 && removed.length === added.length && removed.every((text, at) => text === added[at])
  );
}

const tokensOf = (run: readonly Slot[], kind: Slot['kind']): readonly string[] =>
  run.flatMap((slot) => (slot.kind === kind ? tokenize(slot.word.text).texts : []));
