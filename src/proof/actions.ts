import type { Node } from '../c/syntax.ts';
import { releasedBy } from './calls.ts';
import { advance, begin, take } from './machine.ts';
import { type Held, type Judge, type Path, unknownManaged } from './path.ts';
import { type CallStep, CannotFollow, type MachineState, type Surroundings } from './state.ts';
import type { SymbolicValue } from './values.ts';

/**
 * Releases of the driver's own among the managed ones: a function that it has the device call when it is unbound. What
 * such a function does is found out by running it, with what it will be given, at the moment of its registration.
 */
export interface Action {
  readonly owner: SymbolicValue;
  readonly callback: string;
  readonly data: SymbolicValue;
  /** Where the registration fails, the function is called at once. */
  readonly atOnce: boolean;
}

/** What a call registers; undefined when it is another call, or nobody can say which function is meant. */
export function actionIn({ sides }: Judge, { name, values }: CallStep): Action | undefined {
  const { actions, actionsOrReset } = sides.before.known;
  const atOnce = actionsOrReset.has(name);
  const [owner, callback, data] = values;
  if (!atOnce && !actions.has(name)) return undefined;
  if (owner === undefined || callback === undefined || data === undefined) return undefined;
  const named = /^&?(?:G:)?([A-Za-z_]\w*)$/.exec(callback)?.[1];
  return named === undefined ? undefined : { owner, callback: named, data, atOnce };
}

/** Which resources a function releases, and the first thing that it does besides. */
export interface Effect {
  readonly releases: readonly Held[];
  readonly besides: Node | undefined;
}

/** What the function of an action would do now. */
export function effectOf(
  judge: Judge,
  path: Path,
  side: 'before' | 'after',
  action: Action,
  call: CallStep,
): Effect {
  const around = judge.sides[side];
  const graph = around.callback(action.callback);
  if (!graph) {
    const one = releasedBy(judge, path.held, { ...call, name: action.callback, values: [action.data] });
    return one ? { releases: [one], besides: undefined } : { releases: [], besides: call.node };
  }
  try {
    return perform({ judge, around, held: path.held }, begin(graph, [action.data], path[side]), deepest);
  } catch (error) {
    if (!(error instanceof CannotFollow)) throw error;
    return { releases: [], besides: call.node };
  }
}

interface Stage {
  readonly judge: Judge;
  readonly around: Surroundings;
  readonly held: readonly Held[];
}

const deepest = 6;

function perform(stage: Stage, start: MachineState, depth: number): Effect {
  const { judge, around, held } = stage;
  const releases: Held[] = [];
  let besides: Node | undefined;
  for (let at = start; ; ) {
    const { step, state } = advance(at, around);
    if (step.kind === 'exit') return { releases, besides };
    if (step.kind === 'decide') {
      if (depth === 0) throw new CannotFollow('an action with many ways through it', step.node);
      const left = { ...stage, held: held.filter((one) => !releases.includes(one)) };
      const ways = step.arms.map((arm) => perform(left, take(state, arm), depth - 1));
      return { releases: [...releases, ...onAllWays(ways)], besides: besides ?? besidesOf(ways, step.node) };
    }
    const released = step.kind === 'call' ? releasedBy(judge, held, step) : undefined;
    if (released && !releases.includes(released)) releases.push(released);
    else if (step.kind === 'store' || !judge.sides.vocabulary.harmless.has(step.name)) besides ??= step.node;
    at = state;
  }
}

const onAllWays = ([first, ...others]: readonly Effect[]): readonly Held[] =>
  first?.releases.filter((one) => others.every(({ releases }) => releases.includes(one))) ?? [];

/** What one way does and another does not is something besides as well. */
const besidesOf = (ways: readonly Effect[], node: Node): Node | undefined =>
  ways.find(({ besides }) => besides)?.besides ??
  (ways.some(({ releases }) => releases.length !== onAllWays(ways).length) ? node : undefined);

/** Both sides register the same action: from here on what it releases is managed on both. */
export function registerOnBoth(judge: Judge, path: Path, call: CallStep, action: Action): readonly Path[] {
  const { releases, besides } = effectOf(judge, path, 'after', action, call);
  const twice = releases.find(({ managed }) => managed === 'after');
  if (twice)
    judge.report(
      path,
      'released-by-hand-too',
      `${action.callback}() releases what the managed ${twice.name}() releases again`,
      twice.node,
      call.node,
    );
  const own = judge.sides.owners.has(action.owner);
  const managed = releases.map((one): Held => ({ ...one, managed: 'both', active: path.clock }));
  const rest = path.held.filter((one) => !releases.includes(one));
  const more = besides || !own ? [unknownManaged(call, path.clock)] : [];
  const worked = { ...path, clock: path.clock + 1, held: [...rest, ...managed, ...more] };
  const failed = action.atOnce ? { ...path, held: rest } : path;
  return [knowing(worked, call.result, 'zero'), knowing(failed, call.result, 'failure')];
}

/**
 * The side after does without an action that the side before registers, because what it releases is managed by
 * other means there: then it is managed on both sides, if nothing that matters was acquired in between.
 */
export function withoutAction(judge: Judge, path: Path, call: CallStep, action: Action): Path | undefined {
  const { releases, besides } = effectOf(judge, path, 'before', action, call);
  if (besides || releases.length === 0 || releases.some(({ managed }) => managed !== 'after'))
    return undefined;
  const first = Math.min(...releases.map(({ since }) => since));
  const between = path.held.find(
    (one) => one.since > first && one.class !== 'passive' && !releases.includes(one),
  );
  if (between)
    judge.report(
      path,
      'order',
      `${between.name}() would now be released before what ${action.callback}() released first`,
      call.node,
      between.node,
    );
  const managed = path.held.map((one): Held => (releases.includes(one) ? { ...one, managed: 'both' } : one));
  return knowing({ ...path, held: managed }, call.result, 'zero');
}

/** A path on which it is known how a call ended. */
export function knowing(path: Path, result: SymbolicValue, how: 'zero' | 'failure'): Path {
  const failed = how === 'failure';
  const assumed = new Map(path.assumed)
    .set(`non-zero:${result}`, failed)
    .set(`negative:${result}`, failed)
    .set(`positive:${result}`, false);
  return { ...path, assumed, signs: new Map(path.signs).set(result, how) };
}
