/**
 * Pattern tree against C tree. A matcher calls its continuation `then` once for each way in which the two fit, with
 * what that way says about the metavariables, and reports whether any continuation was satisfied: so "the first branch
 * that matches" is `a || b`, and lists with dots simply try every split. States are immutable, backtracking is free.
 */
import type { Node } from '../c/syntax.ts';
import { firstLeaf, lastLeaf } from '../c/walk.ts';
import type { Constraint, Metavariable, PNode } from '../smpl/syntax.ts';
import type { WordIndex } from '../text/words.ts';
import type { CodePlace } from './bindings.ts';
import { matchDeclaration } from './declarations.ts';
import type { Bound, Env, EnvTable } from './env.ts';
import { declaredName, matchExpression } from './expressions.ts';
import { matchInitialiser } from './initialisers.ts';
import { matchLeaf } from './leaves.ts';
import { matchChildren } from './lists.ts';
import { matchStatement } from './statements.ts';
import type { Trace } from './trace.ts';
import type { Types } from './types.ts';
import { bindVariable, matchVariable } from './variables.ts';
import type { Pair } from './witness.ts';

export interface State {
  readonly env: Env;
  readonly pairs: PairList | undefined;
  /**
   * Which branches were taken so far, when all are to be tried: where the pattern may stand anywhere in a statement,
   * a branch is out of the question at places that overlap with one where an earlier branch stands.
   */
  readonly choices?: readonly number[];
}

export interface PairList {
  readonly pair: Pair;
  readonly before: PairList | undefined;
}

export type Then = (state: State) => boolean;

export type ScriptConstraint = Extract<Constraint, { readonly kind: 'script' }>;

/** What a rule says about metavariables, and what is known about the code around. */
export interface Context {
  readonly table: EnvTable;
  readonly variable: (name: string) => Metavariable | undefined;
  readonly types: Types;
  readonly file: string;
  readonly text: string;
  readonly words: WordIndex;
  /** The function that is matched, if any. */
  readonly fn: string | undefined;
  /** Engine-made isomorphisms that the rule switches off. */
  readonly disabled: ReadonlySet<string>;
  /**
   * What the pattern does not speak of goes with the declaration being matched when that is removed; when it is
   * replaced, only attributes do.
   */
  readonly removing: 'all' | 'attributes' | 'nothing';
  /** The terms of which only the truth matters, where a pattern asks for that. */
  readonly tests?: ReadonlySet<Node>;
  /** Asks a script about a value; without one, all that scripts would be asked counts as true. */
  readonly judge?: (constraint: ScriptConstraint, variable: Metavariable, own: Bound, env: Env) => boolean;
  /** Inherited metavariables that have no value here: what they stand in does not match. */
  readonly valueless?: ReadonlySet<string>;
  /** In a prototype parameters may be named otherwise, or not at all. */
  readonly looseNames?: boolean;
  readonly trace?: Trace;
}

export type Matcher = (ctx: Context, pat: PNode, node: Node, state: State, then: Then) => boolean;

export function match(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (pat.inTest === true && ctx.tests?.has(node) !== true) return false;
  if (pat.attached.length > 0) {
    return matchBare(ctx, pat, node, state, (next) => bindAttached(ctx, pat, node, next, then));
  }
  // `+` code may hang on a whole construct: outside of all of it, whatever it begins or ends with.
  if (pat.children.length > 0 && (pat.before.length > 0 || pat.after.length > 0)) {
    return matchBare(ctx, pat, node, state, (next) => then(remember(next, pat, [node])));
  }
  return matchBare(ctx, pat, node, state, then);
}

function matchBare(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  switch (pat.kind) {
    case 'meta':
      return matchVariable(ctx, pat, node, state, then);
    case 'dots':
      return then(remember(state, pat, [node]));
    case 'disj': {
      // What is added around a choice hangs on its brackets.
      const [open, close] = [pat.children[0], pat.children.at(-1)];
      if (
        open === undefined ||
        close === undefined ||
        (open.before.length === 0 && close.after.length === 0)
      ) {
        return matchFirst(ctx, pat, node, state, then);
      }
      const around: PNode = {
        ...pat,
        mark: close.mark,
        attached: [],
        before: open.before,
        after: close.after,
      };
      return matchFirst(ctx, pat, node, state, (next) => then(remember(next, around, [node])));
    }
    case 'conj':
      return matchAllOf(
        ctx,
        pat.children.filter((child) => child.kind !== 'token'),
        0,
        node,
        state,
        then,
      );
    case 'seq': {
      const [only] = pat.children;
      return pat.children.length === 1 && only !== undefined && match(ctx, only, node, state, then);
    }
    case 'operator':
      return match(ctx, pat.children[0] as PNode, node, state, then);
    case 'optional':
    case 'nothing':
      return false;
    case 'nest':
      return matchInside(ctx, pat, node, state, then);
    case 'token':
    case 'ident':
    case 'number':
    case 'string':
    case 'char':
    case 'directive':
      return matchLeaf(ctx, pat, node, state, then);
    case 'braces':
    case 'inits':
    case 'designated':
    case 'designator':
    case 'compound':
      return matchInitialiser(ctx, pat, node, state, then);
    case 'decl':
    case 'declarators':
    case 'init':
    case 'specs':
    case 'pointer':
    case 'array':
    case 'func':
    case 'parens':
    case 'bitfield':
    case 'params':
    case 'param':
    case 'type_name':
    case 'struct':
    case 'fields':
    case 'enum':
    case 'enumerators':
    case 'enumerator':
    case 'attribute':
    case 'typeof':
    case 'fundef':
    case 'macro_decl':
      return matchDeclaration(ctx, pat, node, state, then);
    case 'call':
    case 'args':
    case 'index':
    case 'field':
    case 'unary':
    case 'postfix':
    case 'binary':
    case 'assign':
    case 'conditional':
    case 'cast':
    case 'sizeof':
    case 'paren':
    case 'comma':
    case 'strings':
    case 'stmt_expr':
    case 'generic':
      return matchExpression(ctx, pat, node, state, then);
    case 'error':
      return false;
    default:
      return matchStatement(ctx, pat, node, state, then);
  }
}

/** The first branch of a disjunction that fits, all that follows included. */
function matchFirst(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const { choices } = state;
  if (choices !== undefined) {
    let any = false;
    pat.children.forEach((branch, index) => {
      if (branch.kind === 'token') return;
      any = match(ctx, branch, node, { ...state, choices: [...choices, index] }, then) || any;
    });
    return any;
  }
  for (const branch of pat.children) {
    if (branch.kind !== 'token' && match(ctx, branch, node, state, then)) return true;
  }
  return false;
}

function matchAllOf(
  ctx: Context,
  branches: readonly PNode[],
  at: number,
  node: Node,
  state: State,
  then: Then,
): boolean {
  const branch = branches[at];
  if (branch === undefined) return then(state);
  return match(ctx, branch, node, state, (next) => matchAllOf(ctx, branches, at + 1, node, next, then));
}

/** `<+... e ...+>` in an expression: e is dealt with wherever it is, and is there at least once; not so for `<... e ...>`. */
function matchInside(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  // Values in braces are no expression, but what they are made of is.
  if (node.kind === 'braces') return false;
  const code = pat.children[1] as PNode;
  const places: Node[] = [];
  const collect = (at: Node): void => {
    places.push(at);
    for (const child of at.children) collect(child);
  };
  collect(node);
  // Each way in which some place fits fixes what the metavariables are; then every place that agrees takes part.
  const ways = new Set<Env>();
  for (const place of places) {
    match(ctx, code, place, { env: state.env, pairs: undefined }, ({ env }) => {
      ways.add(env);
      return true;
    });
  }
  if (ways.size === 0 && !pat.atLeastOnce) return then(remember(state, pat.children[0] as PNode, [node]));
  let any = false;
  for (const env of ways) {
    let all: State = { env, pairs: state.pairs };
    for (const place of places) {
      match(ctx, code, place, all, (next) => {
        all = next;
        return true;
      });
    }
    // `- <+... f() ...+>` removes all that f() is in.
    any = then(remember(all, pat.children[0] as PNode, [node])) || any;
  }
  return any;
}

/** `f(x)@p@e`: what is attached to a term stands for its place, or for the term itself. */
function bindAttached(ctx: Context, pat: PNode, node: Node, state: State, then: Then, at = 0): boolean {
  const name = pat.attached[at];
  if (name === undefined) return then(state);
  const isArguments = node.kind === 'params' && ctx.variable(name)?.kind === 'expression list';
  const nodes = isArguments ? argumentsOf(node) : [node];
  if (nodes === undefined) return false;
  return bindVariable(ctx, name, nodes, state, (next) => bindAttached(ctx, pat, node, next, then, at + 1));
}

/** `ps@es`: the names of parameters, as they are passed on; undefined where one has none. */
function argumentsOf(params: Node): readonly Node[] | undefined {
  const [only, ...others] = params.children;
  if (others.length === 0 && only?.children.length === 1) return [];
  const names = params.children.map((each) =>
    each.kind === 'token' && each.text === ','
      ? each
      : each.children[1] === undefined
        ? undefined
        : declaredName(each.children[1]),
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Notes that a leaf of the pattern stands on some nodes, if it changes or shows them. */
export function remember(state: State, pat: PNode, nodes: readonly Node[]): State {
  if (pat.mark === 'context' && pat.before.length === 0 && pat.after.length === 0) return state;
  return { ...state, pairs: { pair: { pat, nodes }, before: state.pairs } };
}

/** Notes what a leaf of the pattern wants done although nothing stands for it: next to `leaf` then. */
export function rememberBeside(
  state: State,
  pat: PNode,
  beside: Node | undefined,
  side: 'before' | 'after',
): State {
  if (beside === undefined || (pat.before.length === 0 && pat.after.length === 0)) return state;
  const leaf = side === 'after' ? lastLeaf(beside) : firstLeaf(beside);
  return leaf === undefined
    ? state
    : { ...state, pairs: { pair: { pat, nodes: [], beside: leaf, side }, before: state.pairs } };
}

/** All children of the pattern against all of the node's. */
export function matchSameKind(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (pat.kind === node.kind) return matchChildren(ctx, pat.children, node.children, state, then);
  ctx.trace?.differs(pat, [node]);
  return false;
}

export const placeOf = (ctx: Context, nodes: readonly Node[]): CodePlace => ({
  file: ctx.file,
  fn: ctx.fn,
  start: nodes[0]?.start ?? 0,
  end: nodes.at(-1)?.end ?? 0,
});
