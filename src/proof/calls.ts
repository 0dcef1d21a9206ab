import { type Held, type Judge, newHeld, nodeOfOwner, type Path, sameKey, unknownManaged } from './path.ts';
import type { CallStep, Step } from './state.ts';
import type { SymbolicValue } from './values.ts';
import type { AcquireWord, ManagedWord, ReleaseWord } from './vocabulary.ts';

/** What the lookup itself acquires: released by hand so far, or managed already. */
export function lookedUp(judge: Judge, path: Path, call: CallStep): readonly Held[] {
  const words = judge.sides.vocabulary.meanings.get(call.name) ?? [];
  const word = words.find((one) => one.role === 'acquire' || (one.role === 'managed' && !one.folds));
  if (word?.role !== 'acquire' && word?.role !== 'managed') return [];
  return [newHeld(word, word.role === 'acquire' ? 'after' : 'both', call, path.clock, judge.sides.defers)];
}

/** The managed form of which the side before makes the plain call, with the same arguments. */
export function conversion(judge: Judge, b: CallStep, a: CallStep): ManagedWord | undefined {
  return judge.sides.vocabulary.meanings.get(a.name)?.find((word): word is ManagedWord => {
    if (word.role !== 'managed' || word.plain !== b.name) return false;
    return sameArguments(word, b.values, a.values);
  });
}

function sameArguments(
  word: ManagedWord,
  before: readonly SymbolicValue[],
  after: readonly SymbolicValue[],
): boolean {
  const { count, open } = word.arguments;
  if (open ? after.length < count - 1 : after.length !== count) return false;
  const last = word.plainArguments.length - 1;
  const more = (values: readonly SymbolicValue[], from: number): string => values.slice(from + 1).join('\n');
  return (
    [...word.literals].every(([at, text]) => after[at] === text) &&
    word.plainArguments.every((at, i) => {
      if (at === 'node of owner') return before[i] === nodeOfOwner(word, after);
      return at === undefined || after[at] === before[i];
    }) &&
    (!open || more(after, count - 1) === more(before, last))
  );
}

/** Reports whether only the managed form can fail. */
export const cannotFail = (judge: Judge, managed: ManagedWord, b: CallStep): boolean =>
  managed.fails === 'errno' &&
  judge.sides.vocabulary.meanings
    .get(b.name)
    ?.some(
      (word) => word.role === 'acquire' && word.pattern === managed.pattern && word.fails === 'never',
    ) === true;

/** A call that both sides make: it may acquire or release something by hand. */
export function sameCall(judge: Judge, path: Path, call: CallStep): Path {
  const words = judge.sides.vocabulary.meanings.get(call.name) ?? [];
  const acquire = words.find((word): word is AcquireWord => word.role === 'acquire');
  if (acquire) {
    const plain = newHeld(acquire, 'no', call, path.clock, judge.sides.defers);
    const base = baseOf(path, plain, acquire.rides);
    const origin = { before: path.before, held: path.held };
    const held: Held = base ? { ...plain, origin, managed: base.managed, early: true } : { ...plain, origin };
    return { ...path, clock: path.clock + 1, held: [...path.held, held] };
  }
  const forms = words.filter((word): word is ManagedWord => word.role === 'managed');
  const managed = forms.find((word) => word.offered) ?? forms[0];
  if (managed)
    return {
      ...path,
      clock: path.clock + 1,
      held: [...path.held, newHeld(managed, 'both', call, path.clock, judge.sides.defers)],
    };
  forbidden(judge, path, call);
  if (words.length === 0 && judge.sides.vocabulary.managed.has(call.name))
    return { ...path, clock: path.clock + 1, held: [...path.held, unknownManaged(call, path.clock)] };
  const started = releasedBy(judge, path.held, call, 'start');
  if (started) {
    const active = { ...started, class: started.started, active: path.clock };
    return {
      ...path,
      clock: path.clock + 1,
      held: path.held.map((held) => (held === started ? active : held)),
    };
  }
  const again = releasedBy(judge, path.moved, call) ?? releasedBy(judge, path.moved, call, 'tail');
  if (again)
    judge.report(
      path,
      'released-by-hand-too',
      `${call.name}() is left over from the release of ${again.name}(), which is managed now`,
      undefined,
      call.node,
    );
  // Where handing a release to the device fails, the device has released at once.
  const reset = path.unwinding && path.failed.filter(({ managed }) => managed === 'after');
  const twice = reset && releasedBy(judge, reset, call);
  if (twice)
    judge.report(
      path,
      'released-by-hand-too',
      `${call.name}() releases what ${twice.name}() has released when it failed`,
      undefined,
      call.node,
    );
  const released = releasedBy(judge, path.held, call);
  if (!released) return path;
  if (released.managed === 'after' && !released.early) {
    judge.report(
      path,
      'released-by-hand-too',
      `${call.name}() releases what the managed ${released.name}() releases again`,
      undefined,
      call.node,
    );
  }
  return { ...path, held: path.held.filter((held) => held !== released) };
}

/** What is managed already, and makes calls that concern the same device managed. */
export const baseOf = (path: Path, held: Held, pattern: string | undefined): Held | undefined =>
  pattern === undefined
    ? undefined
    : path.held.find(
        (one) =>
          one.pattern === pattern &&
          one.managed !== 'no' &&
          [...one.key].every(([name, value]) => !held.key.has(name) || held.key.get(name) === value),
      );

/** Registering adds to what the parent manages, so the parent has to be the device that probe binds. */
export function otherParent(
  judge: Judge,
  path: Path,
  { place, value, node }: Step & { kind: 'store' },
): void {
  const held = path.held.find(
    (one) => one.managed !== 'no' && one.class !== one.started && place === `${one.id}->dev.parent`,
  );
  if (held && !judge.sides.owners.has(value))
    judge.report(
      path,
      'foreign-owner',
      `${held.name}() is released by its parent, which is ${value} from here on`,
      node,
      undefined,
    );
}

/** Calls after which nobody can say any more who frees what. */
function forbidden(judge: Judge, path: Path, call: CallStep): void {
  const ours = path.held.filter((held) => held.managed === 'after' && !held.early);
  const { exchanges, opaque } = judge.sides.vocabulary;
  const other = releasedBy(judge, ours, call, 'other');
  if (other)
    judge.report(
      path,
      'released-by-hand-too',
      `${call.name}() does with ${other.name}() what only its owner may`,
      call.node,
      undefined,
    );
  const moved = exchanges.has(call.name) ? ours.find((held) => call.values.includes(held.id)) : undefined;
  if (moved)
    judge.report(
      path,
      'cannot-follow',
      `${call.name}() puts something else in the place of ${moved.name}()`,
      call.node,
      undefined,
    );
  const words = ours.length > 0 ? judge.sides.unseen(call.name) : undefined;
  const endangered =
    words && ours.find((held) => [...words].some((word) => isReleaseOf(judge, held.pattern, word)));
  if (endangered)
    judge.report(
      path,
      'cannot-follow',
      `${call.name}() could not be gone through, and may release ${endangered.name}()`,
      call.node,
      undefined,
    );
  if (opaque.has(call.name))
    judge.report(
      path,
      'cannot-follow',
      `${call.name}() makes it unclear when managed resources are released`,
      call.node,
      undefined,
    );
}

const isReleaseOf = (judge: Judge, pattern: string, word: string): boolean =>
  (judge.sides.vocabulary.meanings.get(word) ?? []).some(
    (one) => one.role !== 'acquire' && one.role !== 'managed' && one.pattern === pattern,
  );

/** Which of these the call releases, starts, or frees in another way. */
export function releasedBy(
  judge: Judge,
  held: readonly Held[],
  call: CallStep,
  role: ReleaseWord['role'] = 'release',
): Held | undefined {
  const words = (judge.sides.vocabulary.meanings.get(call.name) ?? []).filter(
    (word): word is ReleaseWord => word.role === role,
  );
  // Of two that are the same thing on this path, the one that was acquired last.
  return held.findLast((one) =>
    words.some((word) => word.pattern === one.pattern && sameKey(one, word, call)),
  );
}
