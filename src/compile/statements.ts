/**
 * Turns a list of statement patterns into a formula. Each statement's formula holds at the vertex where the statement
 * begins and speaks of what comes `after` it, so that a list becomes one formula, nested to the right. Where several
 * parts of the list speak of a metavariable, it is bound around them; where one part alone does, inside that part:
 * branches may then give it different values.
 */
import type { PNode } from '../smpl/syntax.ts';
import { translateBlock, translateFunction } from './blocks.ts';
import { translateDo, translateIf, translateLoop, translateSwitch } from './control.ts';
import { translateDots, translateNest } from './dots.ts';
import type { Formula, Part, Piece } from './formula.ts';
import type { FormulaMaker } from './maker.ts';
import { needOf } from './needs.ts';
import type { Neighbour, Neighbours } from './neighbours.ts';
import {
  branchesOf,
  elementsOf,
  hasChange,
  hasPosition,
  isExpression,
  isType,
  makeLeaf,
  makeTree,
  onlyOf,
} from './shape.ts';
import type { Variables } from './variables.ts';

/** What a statement's formula has to say about what follows it. */
export type After =
  | {
      readonly kind: 'then';
      readonly formula: Formula;
      /** What is over then is somebody's only body, as that of a `do` loop. */
      readonly afterBody?: true;
    }
  /** Dots must not go past `formula`, but it is nobody's business whether it comes. */
  | { readonly kind: 'guard'; readonly formula: Formula }
  /** The end of a branch, a loop's body, a `when` */
  | { readonly kind: 'tail' }
  | { readonly kind: 'end' }
  /** The end of the rule: dots there run to the end of the function. */
  | { readonly kind: 'very-end' };

/** What all parts of one pattern share. */
export interface Translation {
  readonly make: FormulaMaker;
  readonly variables: Variables;
  readonly neighbours: ReadonlyMap<PNode, Neighbours>;
  /** Metavariables whose values are needed later (in `+` code, by other rules). */
  readonly kept: ReadonlySet<string>;
  /** Any positions or values that later rules want make pieces without changes worth remembering. */
  readonly fresh: () => number;
}

/** Where in the pattern a statement stands. */
export interface Place {
  /** Metavariables that are bound outside. */
  readonly bound: ReadonlySet<string>;
  /** The variable of the statement that dots must not leave, if there is one. */
  readonly within: string | undefined;
  /** The variables of the loop and the switch around. */
  readonly loop: string | undefined;
  readonly choice: string | undefined;
  /** Inside a negation: nothing is remembered. */
  readonly guard: boolean;
}

export function translateList(
  t: Translation,
  elements: readonly PNode[],
  after: After,
  place: Place,
  afterDots = false,
): Formula {
  const [first, ...rest] = elements;
  if (first === undefined) return after.kind === 'then' ? after.formula : t.make.yes;
  const here = afterDots || isDotsLike(first) ? place : { ...place, within: undefined };
  if (rest.length === 0) return translateStatement(t, first, after, here);
  const shared = sharedVariables(t, first, rest, place);
  const inner = withBound(place, shared);
  const beyond =
    first.kind === 'goto' ? { ...inner, within: undefined, loop: undefined, choice: undefined } : inner;
  const restFormula = translateList(t, rest, after, beyond, isDotsLike(first));
  const formula = translateStatement(
    t,
    first,
    { kind: 'then', formula: restFormula },
    { ...here, bound: inner.bound },
  );
  return quantify(t, shared, formula, place);
}

const isDotsLike = (node: PNode): boolean =>
  node.kind === 'dots' || node.kind === 'nest' || node.kind === 'disj' || node.kind === 'conj';

/**
 * Metavariables that a statement has in common with what follows. Dots have none in common with a neighbour that they
 * must not meet: that is another such statement, whatever its values.
 */
function sharedVariables(
  t: Translation,
  first: PNode,
  rest: readonly PNode[],
  place: Place,
): readonly string[] {
  const others = t.variables.ofAll(rest, !place.guard);
  return [...t.variables.of(first, !place.guard)].filter(
    (name) => others.has(name) && !place.bound.has(name),
  );
}

export const withBound = (place: Place, names: Iterable<string>): Place => ({
  ...place,
  bound: new Set([...place.bound, ...names]),
});

export const quantify = (t: Translation, names: readonly string[], body: Formula, place: Place): Formula =>
  t.make.exists(names, place.guard ? [] : names.filter((name) => t.kept.has(name)), body);

/** The free metavariables of some patterns that are not bound outside. */
export const unbound = (t: Translation, nodes: readonly PNode[], place: Place): readonly string[] =>
  [...t.variables.ofAll(nodes, !place.guard)].filter((name) => !place.bound.has(name));

/** Those of `nodes[0]` alone, and those it shares with the others. */
export function splitVariables(
  t: Translation,
  nodes: readonly (readonly PNode[])[],
  place: Place,
): { readonly shared: readonly string[] } {
  const seen = new Map<string, number>();
  for (const group of nodes) {
    for (const name of t.variables.ofAll(group, !place.guard)) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  const shared = [...seen]
    .filter(([name, count]) => count > 1 && !place.bound.has(name))
    .map(([name]) => name);
  return { shared };
}

/** A piece of pattern, with the metavariables that nobody around it binds. */
export function matchPiece(
  t: Translation,
  part: Part,
  pat: PNode,
  place: Place,
  more: Pick<Partial<Piece>, 'brace' | 'listed'> & { readonly variablesOf?: readonly PNode[] } = {},
): Formula {
  const { variablesOf = [pat], ...rest } = more;
  const names = unbound(t, variablesOf, place);
  const worthless = !hasChange(pat) && !hasPosition(pat);
  const piece = t.make.piece({ part, pat, guard: place.guard || worthless, need: needOf(pat), ...rest });
  return quantify(t, names, piece, place);
}

export const seqAfter = (t: Translation, formula: Formula, after: After): Formula =>
  after.kind === 'then' ? t.make.and(formula, t.make.next(after.formula)) : formula;

/** After a statement of several vertices: what comes when all of it is over. */
export const afterWhole = (t: Translation, formula: Formula, after: After): Formula =>
  after.kind === 'then' ? t.make.and(formula, t.make.skip(t.make.next(after.formula))) : formula;

export function translateStatement(t: Translation, node: PNode, after: After, place: Place): Formula {
  switch (node.kind) {
    case 'dots':
      return translateDots(t, node, after, place);
    case 'nest':
      return translateNest(t, node, after, place);
    case 'disj':
      return translateDisjunction(t, node, after, place);
    case 'conj':
      return translateConjunction(t, node, after, place);
    case 'seq':
      return translateList(t, node.children, after, place);
    case 'nothing':
      return after.kind === 'then' ? after.formula : t.make.yes;
    case 'block':
      return translateBlock(t, node, after, place);
    case 'fundef':
      return translateFunction(t, node, after, place);
    case 'if':
      return translateIf(t, node, after, place);
    case 'while':
    case 'for':
    case 'iterator':
      return translateLoop(t, node, after, place);
    case 'do':
      return translateDo(t, node, after, place);
    case 'switch':
      return translateSwitch(t, node, after, place);
    case 'return':
      return translateReturn(t, node, after, place);
    case 'meta':
      return translateVariable(t, node, after, place);
    case 'marked':
      return translateList(t, node.children, after, place);
    default:
      return translatePlain(t, node, after, place);
  }
}

function translatePlain(t: Translation, node: PNode, after: After, place: Place): Formula {
  const lookup = (name: string) => t.variables.get(name);
  const part: Part = isExpression(node, lookup) ? 'expression' : isType(node, lookup) ? 'type' : 'statement';
  const found = matchPiece(t, part, node, place);
  return seqAfter(t, t.make.and(found, jumpTarget(t, node, place)), after);
}

/** A `break` or `continue` of the pattern leaves the loop or switch of the pattern. */
function jumpTarget(t: Translation, node: PNode, place: Place): Formula {
  const around =
    node.kind === 'break' ? (place.choice ?? place.loop) : node.kind === 'continue' ? place.loop : undefined;
  return around === undefined ? t.make.yes : t.make.scope(around, 'target');
}

/** A statement metavariable stands for a whole statement, however many vertices that has. */
function translateVariable(t: Translation, node: PNode, after: After, place: Place): Formula {
  const kind = t.variables.get(node.text)?.kind;
  if (kind !== 'statement' && kind !== 'metavariable') return translatePlain(t, node, after, place);
  const found = matchPiece(t, 'anything', node, place, {
    listed: !isBody(after) && after.kind !== 'very-end',
  });
  return afterWhole(t, found, after);
}

const isBody = (after: After): boolean =>
  after.kind === 'tail' || (after.kind === 'then' && after.afterBody === true);

function translateDisjunction(t: Translation, node: PNode, after: After, place: Place): Formula {
  const lookup = (name: string) => t.variables.get(name);
  if (isExpression(node, lookup) || isType(node, lookup)) return translatePlain(t, node, after, place);
  const branches = branchesOf(node).map((branch) => translateList(t, elementsOf(branch), after, place, true));
  return place.guard ? t.make.or(...branches) : t.make.firstOf(...branches);
}

function translateConjunction(t: Translation, node: PNode, after: After, place: Place): Formula {
  const branches = branchesOf(node);
  const { shared } = splitVariables(
    t,
    branches.map((branch) => [branch]),
    place,
  );
  const inner = withBound(place, shared);
  const formulas = branches.map((branch) => translateList(t, elementsOf(branch), after, inner, true));
  return quantify(t, shared, t.make.and(...formulas), place);
}

/**
 * `return;` also stands for the end of a function that has none there: what the pattern changes at the return is then
 * done before the last `}`.
 */
function translateReturn(t: Translation, node: PNode, after: After, place: Place): Formula {
  const explicit = seqAfter(t, matchPiece(t, 'statement', node, place), after);
  const [keyword, second] = node.children;
  if (keyword === undefined || second === undefined || second.kind !== 'token') return explicit;
  const removed = keyword.mark === 'minus';
  if (removed !== (second.mark === 'minus') || (!removed && keyword.after.length > 0)) return explicit;
  const plus = [...keyword.before, ...keyword.after, ...second.before, ...second.after];
  const brace = makeLeaf('token', '}', node, { before: plus });
  const implied = t.make.and(
    t.make.mark('function-end'),
    matchPiece(t, 'close', { ...brace, attached: [...keyword.attached, ...node.attached] }, place),
  );
  return t.make.or(explicit, implied);
}

/**
 * What stands next to dots, as something that must not be met on the way. Dots inside of it have no neighbours of
 * their own there: a loop is next to the dots in its own body.
 */
export function translateNeighbour(whole: Translation, neighbour: Neighbour, place: Place): Formula {
  const t: Translation = { ...whole, neighbours: new Map() };
  const guard: Place = { ...place, guard: true };
  switch (neighbour.kind) {
    case 'statement':
      return translateStatement(t, neighbour.node, { kind: 'tail' }, guard);
    case 'list':
      return translateList(t, neighbour.nodes, { kind: 'tail' }, guard, true);
    case 'brace': {
      const name = braceName(neighbour.block);
      const children = neighbour.block.children;
      const token = (neighbour.part === 'open' ? children[0] : children.at(-1)) as PNode;
      const formula = matchPiece(t, neighbour.part, token, guard, { brace: name });
      return place.bound.has(name) ? formula : t.make.exists([name], [], formula);
    }
  }
}

export const braceName = (block: PNode): string => `$brace${block.start}`;

/** The code of a `when`, a nest or a branch as a list of statements. */
export const listOf = (code: PNode): readonly PNode[] => elementsOf(code);

export { makeTree, onlyOf };
