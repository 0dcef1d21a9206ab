import type { Held, Judge, Path } from './path.ts';
import type { CallStep } from './state.ts';
import { isUntouched } from './untouched.ts';

/** The acquire that the side after has made with its lookup. */
export function folded(judge: Judge, path: Path, step: CallStep): Path | undefined {
  const words = judge.sides.vocabulary.meanings.get(step.name) ?? [];
  const held = path.held.find(
    (one) =>
      one.folded === 'open' &&
      words.some(
        (word) =>
          word.role === 'acquire' &&
          word.pattern === one.pattern &&
          [...word.key].every(
            ([name, part]) => typeof part === 'number' && step.values[part] === one.key.get(name),
          ),
      ),
  );
  if (!held) return undefined;
  const done: Held = { ...held, folded: { result: step.result } };
  // Numbers of resources are given alike on both sides.
  const after = { ...path.after, acquired: path.after.acquired + 1 };
  return { ...path, after, held: path.held.map((one) => (one === held ? done : one)) };
}

/** `kfree(NULL)`, of a member as well that is still zero. */
export function isReleaseOfNothing(judge: Judge, { before }: Path, step: CallStep): boolean {
  const { meanings, pointers } = judge.sides.vocabulary;
  return (meanings.get(step.name) ?? []).some(
    ({ role, pattern }) =>
      role === 'release' &&
      step.values.every(
        (one) => /^(0|NULL)$/.test(one) || (pointers.has(pattern) && isUntouched(before.store, one)),
      ),
  );
}
