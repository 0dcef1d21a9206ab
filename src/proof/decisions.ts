import type { Node } from '../c/syntax.ts';
import { failureSaid, says, signSaid } from './failure.ts';
import type { Path, Trail } from './path.ts';
import type { Arm, DecideStep } from './state.ts';
import type { ValueTest } from './values.ts';

const loops: ReadonlySet<string> = new Set(['while', 'for', 'iterator', 'do']);
const mostRounds = 2;

/** What is asked, apart from the answer. */
export const questionOf = (test: ValueTest): string => `${test.test}:${test.value}`;

/** A loop asks anew each round: one answer tells nothing of the next, nor of another loop with the same words. */
export const isLoop = (node: Node): boolean => loops.has(node.kind);

/** The ways on from a decision: those that can be taken, and a loop not for ever. */
export const isOpen = (path: Path, step: DecideStep, arm: Arm): boolean =>
  isLoop(step.node) ? !isOnceTooOften(path.trail, step.node, arm) : isPossible(path, step.test, arm);

/**
 * The arms that each side takes for the same answer; undefined when the two decide different things. Where the managed
 * form fails in another way than the plain one, each side has to ask for failure in its own way.
 */
export function pairArms(
  path: Path,
  b: DecideStep,
  a: DecideStep,
): readonly (readonly [Arm, Arm])[] | undefined {
  if (b.test.value !== a.test.value) return undefined;
  const same = meansTheSame(path, b.test, a.test);
  if (same === undefined) return undefined;
  const pairs: (readonly [Arm, Arm])[] = [];
  for (const armB of b.arms) {
    const armA = a.arms.find((arm) =>
      armB.truth === undefined || arm.truth === undefined
        ? arm.label === armB.label
        : (says(a.test, arm) === says(b.test, armB)) === same,
    );
    if (!armA) return undefined;
    pairs.push([armB, armA]);
  }
  return pairs;
}

/** Whether the same answer to both tests means the same (true), or the opposite (false), or nothing of the kind. */
function meansTheSame(path: Path, before: ValueTest, after: ValueTest): boolean | undefined {
  const resource = [...path.held, ...path.failed].find(
    (held) => held.id === before.value && held.managed === 'after',
  );
  const failed = [
    failureSaid(resource?.plainFails, before, true),
    failureSaid(resource?.fails, after, true),
  ] as const;
  if (failed[0] !== undefined && failed[1] !== undefined) return failed[0] === failed[1];
  if (failed[0] !== undefined || failed[1] !== undefined) return undefined;
  return before.test === after.test ? true : undefined;
}

/** Whether an arm can be taken, after all that is known of the value on this path. */
export function isPossible(path: Path, test: ValueTest, arm: Arm): boolean {
  if (arm.truth === undefined) return true;
  const said = says(test, arm);
  const assumed = path.assumed.get(questionOf(test));
  if (assumed !== undefined && assumed !== said) return false;
  const failed = failureSaid(path.failed.find((held) => held.id === test.value)?.fails, test, said);
  if (failed === false) return false;
  // That it could not be acquired, the side after has found out where it looked it up.
  return !path.held.some(
    ({ folded }) =>
      typeof folded === 'object' && folded.result === test.value && failureSaid('errno', test, said),
  );
}

/** What an arm tells about a resource, and about the condition should it be asked again. */
export function learn(path: Path, test: ValueTest, arm: Arm, remembered: ReadonlySet<string>): Path {
  if (arm.truth === undefined) return path;
  const said = says(test, arm);
  const key = questionOf(test);
  const assumed = remembered.has(key) ? new Map(path.assumed).set(key, said) : path.assumed;
  const sign = signSaid(test, said) ?? (isAcquired(path, test, said) ? 'zero' : undefined);
  const told = { ...path, assumed, signs: sign ? new Map(path.signs).set(test.value, sign) : path.signs };
  const resources = path.held.filter(
    (held) => held.id === test.value && failureSaid(held.fails, test, said) === true,
  );
  if (resources.length === 0) return told;
  return {
    ...told,
    held: path.held.filter((held) => !resources.includes(held)),
    failed: [...path.failed, ...resources],
  };
}

/** A status that is no error is 0: `ret < 0` is no less of a check than `ret`. */
const isAcquired = (path: Path, test: ValueTest, said: boolean): boolean =>
  path.held.some(
    ({ id, fails }) => id === test.value && fails === 'errno' && failureSaid(fails, test, said) === false,
  );

/** Loops are followed for two rounds: no, one and several times round. What a third would show, the second has shown. */
function isOnceTooOften(trail: Trail | undefined, node: Node, arm: Arm): boolean {
  if (arm.truth !== true) return false;
  let rounds = 0;
  for (let at = trail; at; at = at.previous)
    if (at.last.node === node && at.last.label === 'true') rounds += 1;
  return rounds >= mostRounds;
}
