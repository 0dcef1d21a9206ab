import { resultOf } from './ends.ts';
import { outcomeOf } from './evaluate.ts';
import { answerTo, says } from './failure.ts';
import { take } from './machine.ts';
import { isClaim } from './merged.ts';
import type { Held, Judge, Path } from './path.ts';
import type { Advanced, Arm, CallStep, DecideStep, MachineState, Step } from './state.ts';
import { type SymbolicValue, signOf } from './values.ts';

/**
 * Resources of which the two sides say in different ways that they could not be acquired: NULL before and an error
 * pointer after, say. Whether it failed is decided once, for both; from then on each side is held to its own way of
 * asking, so that a check which was not rewritten, or wrongly, goes another way than the one before. (What cannot fail
 * on the side before at all is a matter of its own: added-failure.ts.)
 */
const differs = (one: Held): boolean => one.plainFails !== one.fails && one.plainFails !== 'never';

type WhichSide = 'before' | 'after';

/** A decision of either side about such a resource: what it says follows from whether the acquire failed. */
export function settle(
  judge: Judge,
  path: Path,
  before: Advanced,
  after: Advanced,
): readonly Path[] | undefined {
  if (path.unwinding !== undefined) return undefined;
  return settleOn('before', judge, path, before) ?? settleOn('after', judge, path, after);
}

function settleOn(
  which: WhichSide,
  judge: Judge,
  path: Path,
  { step, state }: Advanced,
): readonly Path[] | undefined {
  if (step.kind !== 'decide') return undefined;
  const go = (arm: Arm): Path => goOn(path, which, state, step, arm);
  const { value } = step.test;
  if (isErrorOfFailed(judge, path, value)) return onlyArm(step, 'errno', true, go);
  const failed = path.failed.find((one) => one.id === value && differs(one));
  if (failed) return onlyArm(step, sideOf(failed, which), true, go);
  const held = path.held.find((one) => one.id === value && differs(one));
  if (!held) return undefined;
  return held.settled ? onlyArm(step, sideOf(held, which), false, go) : bothWays(path, held);
}

const sideOf = (one: Held, which: WhichSide) => (which === 'before' ? one.plainFails : one.fails);

function onlyArm(
  step: DecideStep,
  fails: Held['fails'],
  failed: boolean,
  go: (arm: Arm) => Path,
): readonly Path[] | undefined {
  const answer = answerTo(step.test, fails, failed);
  if (answer === undefined) return undefined;
  return step.arms.filter((arm) => arm.truth !== undefined && says(step.test, arm) === answer).map(go);
}

const goOn = (path: Path, which: WhichSide, state: MachineState, step: DecideStep, arm: Arm): Path => ({
  ...path,
  [which]: take(state, arm),
  trail: { last: { node: step.node, label: arm.label }, previous: path.trail },
});

/** One path on which it could not be acquired, and one on which it was. */
function bothWays(path: Path, held: Held): readonly Path[] {
  const same = path.held.filter((one) => one.id === held.id);
  const others = path.held.filter((one) => one.id !== held.id);
  return [
    { ...path, held: others, failed: [...path.failed, ...same] },
    { ...path, held: path.held.map((one) => (one.id === held.id ? { ...one, settled: true } : one)) },
  ];
}

/** Reports whether both sides mean the same by these values, though they may call it differently. */
export const sameWorth = (judge: Judge, path: Path, before: SymbolicValue, after: SymbolicValue): boolean =>
  before === after || worthOf(judge, path, before) === worthOf(judge, path, after);

/** A status that is known to be a success is 0; the error in an error pointer is the status that took its place. */
function worthOf(judge: Judge, path: Path, value: SymbolicValue): SymbolicValue {
  for (const one of [...path.held, ...path.moved]) {
    if (typeof one.folded === 'object' && one.folded.result === value) return '0';
    if (differs(one) && one.fails === 'errno' && one.settled && one.id === value) return '0';
  }
  const status = [...path.held, ...path.failed].filter((one) => differs(one) && one.fails === 'errno');
  let text = value;
  for (const { id } of status) text = withoutErrorOf(judge, text, id);
  return text;
}

const withoutErrorOf = (judge: Judge, value: SymbolicValue, id: SymbolicValue): SymbolicValue =>
  value.replace(new RegExp(`\\b(\\w+)\\(${id}\\)`, 'g'), (all, name: string) =>
    judge.sides.before.known.errorOfPointer.has(name) ? id : all,
  );

/** A callback that is not there counts as one that returns 0. An error may be another error, if it tells what failed. */
export function sameResult(
  judge: Judge,
  path: Path,
  before: SymbolicValue | undefined,
  after: SymbolicValue | undefined,
): boolean {
  const [b, a] = [before ?? '0', after ?? '0'];
  if (sameWorth(judge, path, b, a)) return true;
  const ended = (value: SymbolicValue) => resultOf({ path, value, node: undefined });
  // The number that says which failure it was may differ where the failure is another one.
  // What remove returns is of no weight.
  if (path.unwinding?.kind === 'unbound') return ended(a) === 'failure';
  if (path.unwinding) return ended(b) === 'failure' && ended(a) === 'failure';
  const isZero = (value: SymbolicValue) => signOf(value) === 'zero' || path.signs.get(value) === 'zero';
  return (isZero(b) && isZero(a)) || (isErrorOfFailed(judge, path, a) && isFailure(judge, path, b));
}

const isFailure = (judge: Judge, path: Path, value: SymbolicValue): boolean =>
  outcomeOf(value) === 'failure' ||
  path.signs.get(value) === 'failure' ||
  isErrorOfFailed(judge, path, value) ||
  path.failed.some((one) => one.plainFails === 'errno' && one.id === value);

/** The error of an acquire that has failed on this path and that the side after makes in another way. */
function isErrorOfFailed(judge: Judge, path: Path, value: SymbolicValue): boolean {
  return path.failed.some(({ id, managed, fails }) => {
    if (managed !== 'after') return false;
    const plain = withoutErrorOf(judge, value, id);
    const isStatus = fails === 'errno' || plain !== value;
    return (
      isStatus && (plain === id || (plain.startsWith('failed ') && plain.slice(7).split(',').includes(id)))
    );
  });
}

/** Reports whether both sides pass the same values on. What is only printed may name another error. */
export function sameArguments(judge: Judge, path: Path, b: CallStep, a: CallStep): boolean {
  if (b.values.length !== a.values.length) return false;
  const printed = judge.sides.vocabulary.harmless.has(a.name);
  return b.values.every((value, i) => {
    const other = a.values[i] ?? '';
    if (!printed && path.failed.some((one) => differs(one) && one.id === other)) return false;
    return printed ? sameResult(judge, path, value, other) : sameWorth(judge, path, value, other);
  });
}

/** The side before keeps a handle that the side after does not have, and in a place that nobody looks at any more. */
export function keepsNothing(judge: Judge, path: Path, step: Step & { kind: 'store' }): boolean {
  const member = /(?:->|\.)(\w+)$/.exec(step.place)?.[1];
  const isHandle = [...path.held, ...path.failed].some(
    (one) =>
      one.id === step.value &&
      ((differs(one) && one.fails === 'errno') || isClaim(judge.sides.vocabulary, one.pattern)),
  );
  return isHandle && member !== undefined && !judge.sides.namesMember(member);
}
