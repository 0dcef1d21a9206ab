import type { PNode, When } from '../smpl/syntax.ts';
import type { Formula } from './formula.ts';
import { hasChange, onlyOf } from './shape.ts';
import {
  type After,
  listOf,
  matchPiece,
  type Place,
  quantify,
  splitVariables,
  type Translation,
  translateList,
  translateNeighbour,
  withBound,
} from './statements.ts';

/** `...` between statements: a path on which neither neighbour occurs, nor what its `when`s forbid. */
export function translateDots(t: Translation, node: PNode, after: After, place: Place): Formula {
  return dotsFormula(t, node, after, place, t.make.yes, t.make.yes);
}

/** `<... P ...>`: dots on which P is found (and remembered) wherever it occurs; `<+... P ...+>`: at least once. */
export function translateNest(t: Translation, node: PNode, after: After, place: Place): Formula {
  const code = node.children[1] as PNode;
  const { shared } = splitVariables(t, [whenCode(node.whens), [code]], place);
  const inner = withBound(place, shared);
  if (place.guard && !node.atLeastOnce)
    return quantify(t, shared, dotsFormula(t, node, after, inner, t.make.yes, t.make.yes), place);
  const beyond: After = after.kind === 'then' ? { kind: 'guard', formula: after.formula } : after;
  const found = translateList(t, listOf(code), beyond, inner, true);
  const limits = whenLimits(t, node.whens, inner);
  const flag = `$once${t.fresh()}`;
  const counted = node.atLeastOnce ? t.make.and(found, t.make.flag(flag)) : found;
  const nest = t.make.or(counted, t.make.and(t.make.not(t.make.quiet(found)), limits));
  const formula = dotsFormula(t, node, after, inner, nest, nest);
  return quantify(t, shared, node.atLeastOnce ? t.make.flagged(flag, formula) : formula, place);
}

const whenCode = (whens: readonly When[]): readonly PNode[] =>
  whens.flatMap((when) => (when.kind === 'not' || when.kind === 'only' ? [when.code] : []));

/**
 * The path itself. `nest` is what holds at each of its vertices beside what all dots ask for (for plain dots the
 * `when`s), `inBranch` what holds in a branch that is left early.
 */
function dotsFormula(
  t: Translation,
  node: PNode,
  after: After,
  place: Place,
  nest: Formula,
  inBranch: Formula,
): Formula {
  const { make } = t;
  const around = t.neighbours.get(node) ?? { before: [], after: [] };
  const any = node.whens.some((when) => when.kind === 'any');
  // Labels are checked by the dots themselves, so what is next to them is looked for without.
  const free: Place = { ...place, within: undefined };
  const following = make.or(...around.after.map((neighbour) => translateNeighbour(t, neighbour, free)));
  const preceding = make.or(...around.before.map((neighbour) => translateNeighbour(t, neighbour, free)));
  const isNest = node.kind === 'nest';
  const hold = make.and(
    withinLabel(t, place),
    any ? make.yes : make.not(make.or(preceding, following)),
    isNest && nest.kind !== 'true' ? nest : whenLimits(t, node.whens, free),
    removedCode(t, node, place),
  );
  const every = quantifierOf(node.whens) ?? make.every;
  const goal = endOfDots(t, after, place);
  const early = every ? earlyEnds(t, node, after, place, goal, following, inBranch) : make.no;
  return make.until(every, hold, make.or(goal, early));
}

const withinLabel = (t: Translation, place: Place): Formula =>
  place.within === undefined ? t.make.yes : t.make.scope(place.within, 'within');

function quantifierOf(whens: readonly When[]): boolean | undefined {
  if (whens.some((when) => when.kind === 'exists')) return false;
  return whens.some((when) => when.kind === 'forall') ? true : undefined;
}

/** `- ...`: all that is passed goes. */
function removedCode(t: Translation, node: PNode, place: Place): Formula {
  const dots = node.kind === 'nest' ? (node.children[0] as PNode) : node;
  if (place.guard || dots.mark !== 'minus') return t.make.yes;
  return matchPiece(t, 'all', { ...dots, kind: 'dots', children: [], whens: [] }, place);
}

function whenLimits(t: Translation, whens: readonly When[], place: Place): Formula {
  const guard: Place = { ...place, guard: true, within: undefined };
  const code = (pattern: PNode): Formula => translateList(t, listOf(pattern), { kind: 'tail' }, guard, true);
  const limits = whens.map((when): Formula => {
    switch (when.kind) {
      case 'not':
        return t.make.not(code(when.code));
      case 'only':
        return code(when.code);
      case 'not-true':
        return t.make.not(branchOf(t, when.condition, true, guard));
      case 'not-false':
        return t.make.not(branchOf(t, when.condition, false, guard));
      default:
        return t.make.yes;
    }
  });
  return t.make.and(...limits);
}

/** The mark behind a condition that is the pattern itself, on the side where it held (or did not). */
function branchOf(t: Translation, condition: PNode, held: boolean, place: Place): Formula {
  const { make } = t;
  const asked = make.previous(false, matchPiece(t, 'condition', onlyOf(condition), place));
  const marks = held
    ? make.or(make.mark('true'), make.mark('inloop'))
    : make.or(make.mark('false'), make.mark('fallthrough'), make.mark('loopfall'));
  return make.and(marks, asked);
}

/** Where dots may end: at what follows, or at the end of the function (or of the statement they belong to). */
function endOfDots(t: Translation, after: After, place: Place): Formula {
  const { make } = t;
  switch (after.kind) {
    case 'then':
      return make.and(withinLabel(t, place), after.formula);
    case 'guard':
      return make.and(withinLabel(t, place), make.quiet(after.formula));
    case 'very-end':
      return make.or(make.mark('exit'), make.mark('errorexit'));
    case 'end':
      return make.yes;
    case 'tail':
      if (place.within === undefined) return make.mark('exit');
      return make.or(
        make.scope(place.within, 'same'),
        make.previous(false, make.or(make.mark('return'), make.mark('goto'))),
      );
  }
}

/**
 * On all paths, but for error exits: the true branch of an if may be left by return, goto, break or continue without
 * meeting what follows the dots, as long as that does not come later after all.
 */
function earlyEnds(
  t: Translation,
  node: PNode,
  after: After,
  place: Place,
  goal: Formula,
  following: Formula,
  inBranch: Formula,
): Formula {
  const { make } = t;
  if (after.kind === 'tail' || after.kind === 'very-end') return make.mark('errorexit');
  if (node.whens.some((when) => when.kind === 'strict')) return make.no;
  const name = `$branch${t.fresh()}`;
  const inside = make.scope(name, 'within');
  const notFollowing = make.not(following);
  const leaves = make.or(
    make.and(make.or(make.mark('return'), make.mark('continue')), notFollowing),
    make.and(make.or(make.mark('goto'), make.mark('break')), make.never(following)),
  );
  const way = make.until(
    make.every,
    make.and(inside, make.not(make.quiet(goal)), inBranch),
    make.and(inside, leaves),
  );
  const branch = make.and(make.mark('escaping-true'), withinLabel(t, place), make.scope(name, 'same'), way);
  return make.exists([name], [], branch);
}

export const isPlainDots = (node: PNode): boolean =>
  node.kind === 'dots' && node.whens.length === 0 && !hasChange(node);
