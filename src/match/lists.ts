/**
 * Lists: arguments, parameters, fields, initialisers, declarators. `...` and list metavariables take any number of
 * elements; the commas next to something that stands for nothing are not there either.
 */
import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import { type Context, match, remember, rememberBeside, type State, type Then } from './matcher.ts';
import { bindVariable, isListVariable } from './variables.ts';

/** Child against child. Lists with dots are tried in every split. */
export function matchChildren(
  ctx: Context,
  pats: readonly PNode[],
  nodes: readonly Node[],
  state: State,
  then: Then,
): boolean {
  if (pats.some((pat) => isStretchy(ctx, pat))) return matchFrom(ctx, pats, 0, nodes, 0, state, then);
  if (pats.length !== nodes.length && !endsWithComma(pats, nodes)) return false;
  return matchFixed(ctx, pats, nodes, 0, state, then);
}

function matchFixed(
  ctx: Context,
  pats: readonly PNode[],
  nodes: readonly Node[],
  at: number,
  state: State,
  then: Then,
): boolean {
  const pat = pats[at];
  if (pat === undefined) return then(state);
  const node = nodes[at];
  if (node === undefined) return then(state);
  if (at === pats.length - 1) return match(ctx, pat, node, state, then);
  return match(ctx, pat, node, state, (next) => matchFixed(ctx, pats, nodes, at + 1, next, then));
}

/** The last comma of `{ 1, 2, }` is a matter of taste. */
function endsWithComma(pats: readonly PNode[], nodes: readonly Node[]): boolean {
  return (
    (pats.length === nodes.length + 1 && isComma(pats.at(-1)) && pats.length > 1) ||
    (nodes.length === pats.length + 1 && isComma(nodes.at(-1)) && nodes.length > 1)
  );
}

const isComma = (node: Node | PNode | undefined): boolean => node?.kind === 'token' && node.text === ',';

/** Whether a pattern may stand for any number of elements. */
const isStretchy = (ctx: Context, pat: PNode): boolean =>
  pat.kind === 'dots' ||
  pat.kind === 'optional' ||
  (pat.kind === 'meta' && isListVariable(ctx, pat.text)) ||
  (pat.kind === 'disj' &&
    pat.children.some(
      (child) => child.kind === 'nothing' || child.kind === 'args' || isStretchy(ctx, child),
    ));

function matchFrom(
  ctx: Context,
  pats: readonly PNode[],
  i: number,
  nodes: readonly Node[],
  j: number,
  state: State,
  then: Then,
): boolean {
  const pat = pats[i];
  if (pat === undefined) {
    // A comma at the end of an initialiser is nobody's.
    return (j === nodes.length || (j === nodes.length - 1 && j > 0 && isComma(nodes[j]))) && then(state);
  }
  if (isStretchy(ctx, pat)) return matchStretch(ctx, pats, i, nodes, j, state, then);
  const node = nodes[j];
  if (node !== undefined) {
    const found = match(ctx, pat, node, state, (next) =>
      matchFrom(ctx, pats, i + 1, nodes, j + 1, next, then),
    );
    if (found) return true;
  }
  if (!isComma(pat)) return false;
  const following = pats[i + 1];
  // `x, ...` where nothing follows x, and the comma that ends a list.
  if (following === undefined)
    return node === undefined && then(rememberBeside(state, pat, nodes[j - 1], 'after'));
  if (node !== undefined || !isStretchy(ctx, following) || mustBeThere(pat, nodes[j - 1])) return false;
  // A comma that stays beside dots that go: there must be something that goes.
  if (pat.mark === 'context' && following.mark === 'minus') return false;
  const beside = rememberBeside(state, withComma(pat), nodes[j - 1], 'after');
  return matchFrom(ctx, pats, i + 1, nodes, j, beside, then);
}

/**
 * A comma in whose place something comes, or behind which, must be there; but the one at the end of an enumeration's names
 * is a matter of taste.
 */
const mustBeThere = (comma: PNode, left: Node | undefined): boolean =>
  comma.after.length > 0 && (comma.mark === 'minus' || left?.kind !== 'enumerator');

/** What is added behind a comma that is not there brings it along. */
function withComma(comma: PNode): PNode {
  const [first, ...others] = comma.after;
  const [word] = first?.leaves ?? [];
  if (first === undefined || word === undefined) return comma;
  const own = {
    ...word,
    kind: 'token' as const,
    text: ',',
    role: 'plain' as const,
    lineBreak: false,
    spaceBefore: false,
  };
  return { ...comma, after: [{ ...first, leaves: [own, ...first.leaves] }, ...others] };
}

/** Dots or a list metavariable at `i`: nothing at all, or elements from `j` on. */
function matchStretch(
  ctx: Context,
  pats: readonly PNode[],
  i: number,
  nodes: readonly Node[],
  j: number,
  state: State,
  then: Then,
): boolean {
  const pat = pats[i] as PNode;
  let any = false;
  // What is last takes all that is left.
  for (let end = i === pats.length - 1 ? nodes.length : j; end <= nodes.length; end++) {
    const taken = nodes.slice(j, end);
    if (!isWholeElements(taken, nodes, end)) continue;
    const found = takeElements(ctx, pat, taken, nodes, j, state, (next) =>
      taken.length === 0
        ? afterNothing(ctx, pats, i, nodes, j, next, then)
        : matchFrom(ctx, pats, i + 1, nodes, end, next, then),
    );
    any = found || any;
  }
  return any;
}

/** Whether what is taken ends where an element ends. */
function isWholeElements(taken: readonly Node[], nodes: readonly Node[], end: number): boolean {
  if (taken.length === 0) return true;
  if (isComma(taken.at(-1)) && end < nodes.length) return false;
  return !isComma(taken[0]) && (end === nodes.length || isComma(nodes[end]) || !nodes.some(isComma));
}

/** Dots that stand for nothing take the comma behind them along. */
function afterNothing(
  ctx: Context,
  pats: readonly PNode[],
  i: number,
  nodes: readonly Node[],
  j: number,
  state: State,
  then: Then,
): boolean {
  const comma = pats[i + 1];
  const skipsComma = isComma(comma);
  if (skipsComma && pats[i]?.mark === 'minus' && (comma?.before.length ?? 0) > 0) return false;
  const beside =
    skipsComma && comma !== undefined
      ? nodes[j] === undefined
        ? rememberBeside(state, comma, nodes[j - 1], 'after')
        : rememberBeside(state, comma, nodes[j], 'before')
      : state;
  return matchFrom(ctx, pats, i + (skipsComma ? 2 : 1), nodes, j, beside, then);
}

function takeElements(
  ctx: Context,
  pat: PNode,
  taken: readonly Node[],
  nodes: readonly Node[],
  j: number,
  state: State,
  then: Then,
): boolean {
  const note = (next: State): State =>
    taken.length > 0
      ? remember(next, pat, taken)
      : nodes[j - 1] !== undefined
        ? rememberBeside(next, pat, nodes[j - 1], 'after')
        : rememberBeside(next, pat, nodes[j], 'before');
  // What takes the place of nothing would stand beside another element without a comma.
  if (taken.length === 0 && nodes.length > 0 && pat.mark === 'minus' && pat.after.length > 0) return false;
  switch (pat.kind) {
    case 'dots':
      return forbidden(ctx, pat, taken, state) ? false : then(note(state));
    case 'meta':
      return bindVariable(ctx, pat.text, taken, state, (next) => then(note(next)));
    case 'optional': {
      const inner = pat.children.find((child) => child.kind !== 'token') as PNode;
      if (taken.length === 0) return then(state);
      return taken.length === 1 && match(ctx, inner, taken[0] as Node, state, then);
    }
    default: {
      for (const branch of pat.children) {
        if (branch.kind === 'token') continue;
        if (branch.kind === 'nothing') {
          if (taken.length === 0 && then(state)) return true;
        } else if (branch.kind === 'args' || branch.kind === 'seq') {
          if (matchFrom(ctx, branch.children, 0, taken, 0, state, then)) return true;
        } else if (isStretchy(ctx, branch)) {
          if (takeElements(ctx, branch, taken, nodes, j, state, then)) return true;
        } else if (taken.length === 1 && match(ctx, branch, taken[0] as Node, state, then)) return true;
      }
      return false;
    }
  }
}

/** `... when != x` among arguments or fields: no element that is taken may be x. */
function forbidden(ctx: Context, pat: PNode, taken: readonly Node[], state: State): boolean {
  return pat.whens.some(
    (when) =>
      when.kind === 'not' &&
      taken.some((node) => match(ctx, when.code, node, { env: state.env, pairs: undefined }, () => true)),
  );
}
