import type { Node } from '../c/syntax.ts';
import { isWhollyRemoved } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import { matchChildren } from './lists.ts';
import {
  type Context,
  type Matcher,
  match,
  matchSameKind,
  remember,
  type State,
  type Then,
} from './matcher.ts';
import { isListVariable } from './variables.ts';

export function matchExpression(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  switch (pat.kind) {
    case 'binary':
      return matchBinary(ctx, pat, node, state, then);
    case 'assign':
      return node.kind === 'init'
        ? matchInitialised(ctx, pat, node, state, then)
        : matchSameKind(ctx, pat, node, state, then);
    case 'sizeof':
      return node.kind === 'sizeof' && matchSizeof(ctx, pat, node, state, then);
    case 'strings':
      return node.kind === 'strings' && matchChildren(ctx, pat.children, node.children, state, then);
    default:
      return matchSameKind(ctx, pat, node, state, then);
  }
}

/** `sizeof(lamp_t)` may read like that of an expression. */
function matchSizeof(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const [word, operand] = node.children;
  const reads = pat.children.length === 4 && operand?.kind === 'paren';
  const children = reads ? [word as Node, ...operand.children] : node.children;
  return matchChildren(ctx, pat.children, children, state, then);
}

/** `x = e` (without `;`) is also found in the declaration `int x = e`. */
const matchInitialised: Matcher = (ctx, pat, node, state, then) => {
  const [left, operator, right] = pat.children;
  const [declarator, equals, value] = node.children;
  if (left === undefined || operator === undefined || right === undefined) return false;
  if (declarator === undefined || equals === undefined || value === undefined) return false;
  // An operator that is a metavariable may be replaced by one that no declaration takes.
  if (equals.text !== '=' || operator.kind === 'meta' || !fitsDeclaration(pat)) return false;
  const name = declaredName(declarator);
  if (name === undefined) return false;
  return match(ctx, left, name, state, (afterName) =>
    match(ctx, operator, equals, afterName, (afterEquals) => match(ctx, right, value, afterEquals, then)),
  );
};

/** Whether what a rule makes of an assignment is one again, so that `int` or the like can go on standing before it. */
function fitsDeclaration(pat: PNode): boolean {
  const [left, operator] = pat.children as [PNode, PNode];
  if (left.kind !== 'ident' && left.kind !== 'meta') return false;
  const isTouched = (leaf: PNode): boolean =>
    leaf.mark === 'minus' || leaf.before.length > 0 || leaf.after.length > 0;
  if (pat.before.length > 0 || pat.after.length > 0) return false;
  if (!isTouched(left) && !isTouched(operator)) return true;
  if (!isWhollyRemoved(pat) || left.before.length > 0) return false;
  const [code, ...others] = lastLeaf(pat).after;
  const [name, equals] = code?.leaves ?? [];
  if (name === undefined || others.length > 0 || equals?.text !== '=') return false;
  return name.kind === 'ident' || (name.kind === 'meta' && name.text === left.text);
}

const lastLeaf = (pat: PNode): PNode => {
  const last = pat.children.at(-1);
  return last === undefined ? pat : lastLeaf(last);
};

/** The name in the middle of a declarator. */
export function declaredName(declarator: Node): Node | undefined {
  if (declarator.kind === 'ident') return declarator;
  switch (declarator.kind) {
    case 'init':
    case 'array':
    case 'func':
    case 'bitfield': {
      const [first] = declarator.children;
      return first === undefined ? undefined : declaredName(first);
    }
    case 'parens': {
      const inner = declarator.children[1];
      return inner === undefined ? undefined : declaredName(inner);
    }
    case 'pointer': {
      const last = declarator.children.at(-1);
      return last === undefined ? undefined : declaredName(last);
    }
    default:
      return undefined;
  }
}

const ASSOCIATIVE: ReadonlySet<string> = new Set(['+', '*', '&', '|', '&&', '||']);

/** `a || ...` finds a anywhere in a chain of `||`, one of a alone included: dots stand for what is before and behind. */
function matchBinary(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const [left, operator, right] = pat.children as [PNode, PNode, PNode];
  const leftDots = left.kind === 'dots';
  if (
    leftDots === (right.kind === 'dots') ||
    ctx.disabled.has('comm_assoc') ||
    !ASSOCIATIVE.has(operator.text)
  ) {
    return node.kind === 'binary' && matchChildren(ctx, pat.children, node.children, state, then);
  }
  const [sought, dots] = leftDots ? [right, left] : [left, right];
  if (node.kind !== 'binary' || node.children[1]?.text !== operator.text) {
    return match(ctx, sought, node, state, then);
  }
  const [cLeft, cOperator, cRight] = node.children as [Node, Node, Node];
  // Removed dots take the rest of the chain along, and what is sought with it.
  const whole = (next: State): boolean => then(dots.mark === 'minus' ? remember(next, dots, [node]) : next);
  return match(ctx, operator, cOperator, state, (next) => {
    let any = false;
    for (const member of [cLeft, cRight])
      any = inChain(ctx, sought, operator.text, member, next, whole) || any;
    return any;
  });
}

function inChain(ctx: Context, pat: PNode, operator: string, node: Node, state: State, then: Then): boolean {
  let any = match(ctx, pat, node, state, then);
  if (node.kind === 'binary' && node.children[1]?.text === operator) {
    for (const member of [node.children[0], node.children[2]]) {
      if (member !== undefined) any = inChain(ctx, pat, operator, member, state, then) || any;
    }
  }
  return any;
}

export { isListVariable };
