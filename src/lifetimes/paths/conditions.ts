import type { Node } from '../../c/syntax.ts';
import { bare } from '../../c/walk.ts';
import { evaluate, evaluateRow, textOf } from './expressions.ts';
import type { Frame } from './frame.ts';
import type { PathState } from './state.ts';
import { asAtFirst } from './untouched.ts';
import {
  anything,
  type Classes,
  constantClasses,
  error,
  lastName,
  nothing,
  type Value,
  valid,
  zero,
} from './values.ts';
import type { World } from './world.ts';

/**
 * The states in which a condition came out as `outcome`, none when it can't. Calls in the condition are made, and what
 * the outcome tells about a value (that it is NULL, an error, valid) is noted.
 */
export function whenTrue(
  world: World,
  frame: Frame,
  condition: Node,
  outcome: boolean,
  state: PathState,
): readonly PathState[] {
  const [first, second, third] = condition.children as [Node, Node, Node];
  if (condition.kind === 'paren') return whenTrue(world, frame, second, outcome, state);
  if (condition.kind === 'unary' && first.text === '!')
    return whenTrue(world, frame, second, !outcome, state);
  if (condition.kind === 'binary') {
    if (second.text === '&&' || second.text === '||')
      return shortCut(world, frame, condition, outcome, state);
    // Of whole numbers, `x < 1` is `x <= 0`.
    if (third.text === '1' && (second.text === '<' || second.text === '>='))
      return narrowed(world, frame, first, second.text === '<' ? error | zero : valid, outcome, state);
    const compared = comparison(second.text);
    if (compared !== undefined) return compare(world, frame, [first, third], compared, outcome, state);
  }
  if (condition.kind === 'call') {
    const tested = testedByCall(world, condition);
    if (tested?.argument !== undefined && tested.passes === 'itself')
      return whenTrue(world, frame, tested.argument, outcome, state);
    if (tested?.argument !== undefined && tested.passes !== 'itself')
      return narrowed(world, frame, tested.argument, tested.passes, outcome, state);
  }
  return narrowed(world, frame, condition, error | valid, outcome, state);
}

function shortCut(
  world: World,
  frame: Frame,
  condition: Node,
  outcome: boolean,
  state: PathState,
): readonly PathState[] {
  const [left, operator, right] = condition.children as [Node, Node, Node];
  // `a && b` is true when both are; `a || b` is false when both are.
  const allMustBe = (operator.text === '&&') === outcome;
  if (allMustBe)
    return whenTrue(world, frame, left, outcome, state).flatMap((after) =>
      whenTrue(world, frame, right, outcome, after),
    );
  return [
    ...whenTrue(world, frame, left, outcome, state.copy()),
    ...whenTrue(world, frame, left, !outcome, state.copy()).flatMap((after) =>
      whenTrue(world, frame, right, outcome, after),
    ),
  ];
}

/** What a test function says of its first argument when it is true; 'itself' when it only passes it on. */
function testedByCall(
  world: World,
  call: Node,
): { readonly argument: Node | undefined; readonly passes: Classes | 'itself' } | undefined {
  const [callee, , args] = call.children;
  if (callee?.kind !== 'ident') return undefined;
  const argument = args?.children[0];
  if (world.known.wrappers.has(callee.text)) return { argument, passes: 'itself' };
  if (world.known.errorPointerTests.has(callee.text)) return { argument, passes: error };
  if (world.known.errorOrNullTests.has(callee.text)) return { argument, passes: zero | error };
  return undefined;
}

/** What the left side is when it stands in this relation to 0. */
function comparison(operator: string): Classes | undefined {
  switch (operator) {
    case '==':
      return zero;
    case '!=':
      return error | valid;
    case '<':
      return error;
    case '<=':
      return error | zero;
    case '>':
      return valid;
    case '>=':
      return valid | zero;
    default:
      return undefined;
  }
}

const mirrored: ReadonlyMap<Classes, Classes> = new Map([
  [error, valid],
  [error | zero, valid | zero],
  [valid, error],
  [valid | zero, error | zero],
]);

function compare(
  world: World,
  frame: Frame,
  sides: readonly [Node, Node],
  relation: Classes,
  outcome: boolean,
  state: PathState,
): readonly PathState[] {
  return evaluateRow(world, frame, sides, state).flatMap(({ values, state: after }) => {
    const [left, right] = values.map((value) => asAtFirst(world, value, after)) as [Value, Value];
    const isZero = (value: Value) => after.classesOf(value) === zero;
    if (isZero(right) && mayHaveChanged(world, sides[0], left)) return [after];
    if (isZero(right)) return keepIf(after, left, outcome ? relation : anything & ~relation);
    const mirror = relation === zero || relation === (error | valid) ? relation : mirrored.get(relation);
    if (isZero(left) && mirror !== undefined)
      return keepIf(after, right, outcome ? mirror : anything & ~mirror);
    // `ret == -ENODEV`: equal means of the same class; different tells nothing.
    const equal = (relation === zero) === outcome && (relation === zero || relation === (error | valid));
    if (equal) return keepIf(after, left, after.classesOf(right));
    return [after];
  });
}

function narrowed(
  world: World,
  frame: Frame,
  node: Node,
  whenItHolds: Classes,
  outcome: boolean,
  state: PathState,
): readonly PathState[] {
  return evaluate(world, frame, node, state).flatMap((result) => {
    const value = asAtFirst(world, result.value, result.state);
    return mayHaveChanged(world, node, value)
      ? [result.state]
      : keepIf(result.state, value, outcome ? whenItHolds : anything & ~whenItHolds);
  });
}

/** A constant that was written to a field may have given way to another one, where others write to that field too. */
function mayHaveChanged(world: World, node: Node, value: Value): boolean {
  const place = bare(node);
  const isMemory = place.kind === 'field' || place.kind === 'index';
  return (
    isMemory &&
    constantClasses(value) !== anything &&
    !value.startsWith('&') &&
    world.changesElsewhere(lastName(textOf(world, place)))
  );
}

function keepIf(state: PathState, value: Value, classes: Classes): readonly PathState[] {
  if (value === nothing) return (classes & zero) === 0 ? [] : [state];
  return state.narrow(value, classes) ? [state] : [];
}
