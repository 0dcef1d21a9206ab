import type { Node } from '../c/syntax.ts';
import { isWhollyRemoved, makeLeaf } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import { matchChildren } from './lists.ts';
import {
  type Context,
  match,
  matchSameKind,
  remember,
  rememberBeside,
  type State,
  type Then,
} from './matcher.ts';
import { isListVariable } from './variables.ts';

export function matchInitialiser(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (pat.kind === 'inits' && node.kind === 'inits') {
    if (isByName(ctx, pat)) return matchByName(ctx, pat, node, state, then);
    // `{ }` has nothing against fields by name.
    if (pat.children.length === 0 && node.children.some(({ kind }) => kind === 'designated'))
      return then(state);
  }
  const goes = pat.kind === 'braces' && isWhollyRemoved(pat);
  return matchSameKind(goes ? { ...ctx, removing: 'all' } : ctx, pat, node, state, then);
}

const isComma = (node: Node | PNode): boolean => node.kind === 'token' && node.text === ',';

/** Whether all elements of the pattern say which field they are for: then order does not matter, nor what else there is. */
function isByName(ctx: Context, pat: PNode): boolean {
  const elements = pat.children.filter((child) => !isComma(child) && child.kind !== 'dots');
  return (
    elements.length > 0 &&
    elements.every(
      (element) =>
        element.kind === 'designated' ||
        (element.kind === 'meta' && ctx.variable(element.text)?.kind === 'initialiser'),
    ) &&
    !pat.children.some((child) => child.kind === 'meta' && isListVariable(ctx, child.text))
  );
}

/** Each element of the pattern with the comma behind it against any element of the code with the comma behind that. */
function matchByName(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const dots = pat.children.find((child) => child.kind === 'dots');
  const found = withCommas(node.children);
  return matchElement(ctx, withCommas(pat.children), 0, found, new Set(), state, (next, taken) => {
    // Dots stand for all that nobody else took.
    const rest = found.flatMap(({ element, comma }, index) =>
      taken.has(index) ? [] : comma === undefined ? [element] : [element, comma],
    );
    // When the braces go, so must all that they hold.
    const goes = ctx.removing !== 'nothing';
    if (goes && dots === undefined && taken.size < found.length) return false;
    const bare = goes ? remember(next, goneFrom(pat), node.children.filter(isComma)) : next;
    return then(dots === undefined || rest.length === 0 ? bare : remember(bare, dots, rest));
  });
}

const goneFrom = (pat: PNode): PNode => ({ ...makeLeaf('token', '', pat), mark: 'minus' });

interface Element<T> {
  readonly element: T;
  readonly comma: T | undefined;
}

function withCommas<T extends Node | PNode>(children: readonly T[]): readonly Element<T>[] {
  const elements: Element<T>[] = [];
  children.forEach((child, index) => {
    if (isComma(child) || child.kind === 'dots') return;
    const next = children[index + 1];
    elements.push({ element: child, comma: next !== undefined && isComma(next) ? next : undefined });
  });
  return elements;
}

function matchElement(
  ctx: Context,
  wanted: readonly Element<PNode>[],
  at: number,
  found: readonly Element<Node>[],
  taken: ReadonlySet<number>,
  state: State,
  then: (state: State, taken: ReadonlySet<number>) => boolean,
): boolean {
  const want = wanted[at];
  if (want === undefined) return then(state, taken);
  let any = false;
  found.forEach((candidate, index) => {
    if (taken.has(index)) return;
    const ok = match(ctx, want.element, candidate.element, state, (next) =>
      matchComma(ctx, want.comma, candidate, next, (last) =>
        matchElement(ctx, wanted, at + 1, found, new Set(taken).add(index), last, then),
      ),
    );
    any = ok || any;
  });
  return any;
}

/** The comma behind an element is the writer's choice at the end of the list. */
function matchComma(
  ctx: Context,
  comma: PNode | undefined,
  candidate: Element<Node>,
  state: State,
  then: Then,
): boolean {
  if (comma === undefined) return then(state);
  if (candidate.comma !== undefined) return match(ctx, comma, candidate.comma, state, then);
  return then(rememberBeside(state, comma, candidate.element, 'after'));
}

export { matchChildren };
