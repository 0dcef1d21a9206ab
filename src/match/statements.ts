import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import { matchChildren } from './lists.ts';
import type { Context, State, Then } from './matcher.ts';

/** Statements as trees, where no graph is at hand or none is needed: one vertex' own statement, or one inside a macro. */
export function matchStatement(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (pat.kind === 'return' && node.kind === 'return') return matchReturn(ctx, pat, node, state, then);
  if (pat.kind === 'for_clauses' && node.kind === 'for_clauses')
    return matchForClauses(ctx, pat, node, state, then);
  if (pat.kind === 'expr_stmt' && node.kind === 'macro_stmt') {
    // A call that ends a macro's line: it has no `;` to remove.
    return matchChildren(ctx, pat.children.slice(0, -1), node.children, state, then);
  }
  return pat.kind === node.kind && matchChildren(ctx, pat.children, node.children, state, then);
}

/** `return ...;` is any return. */
function matchReturn(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const dots = pat.children[1]?.kind === 'dots';
  if (dots && node.children.length === 2) {
    return matchChildren(
      ctx,
      [pat.children[0] as PNode, pat.children[2] as PNode],
      node.children,
      state,
      then,
    );
  }
  return matchChildren(ctx, pat.children, node.children, state, then);
}

/** `for (...)`, and clauses that may be missing: `for (x = 0; ...; ...)`. */
function matchForClauses(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const [only] = pat.children;
  if (pat.children.length === 1 && only?.kind === 'dots')
    return matchChildren(ctx, [only], node.children, state, then);
  const wanted = clausesOf(pat.children);
  const found = clausesOf(node.children);
  if (wanted.length !== found.length) return false;
  return matchClause(ctx, wanted, found, 0, state, then);
}

/** Clauses with the `;` that ends each. A declaration brings its own. */
function clausesOf<T extends { readonly kind: string; readonly text: string }>(
  parts: readonly T[],
): readonly (readonly T[])[] {
  const clauses: T[][] = [[]];
  for (const part of parts) {
    (clauses.at(-1) as T[]).push(part);
    if ((part.kind === 'token' && part.text === ';') || part.kind === 'decl') clauses.push([]);
  }
  return clauses;
}

function matchClause(
  ctx: Context,
  wanted: readonly (readonly PNode[])[],
  found: readonly (readonly Node[])[],
  at: number,
  state: State,
  then: Then,
): boolean {
  const pats = wanted[at];
  if (pats === undefined) return then(state);
  const nodes = found[at] as readonly Node[];
  const rest = (next: State): boolean => matchClause(ctx, wanted, found, at + 1, next, then);
  // Dots stand for a missing clause too.
  const bare = pats[0]?.kind === 'dots' && nodes.length === pats.length - 1 ? pats.slice(1) : pats;
  return matchChildren(ctx, bare, nodes, state, rest);
}
