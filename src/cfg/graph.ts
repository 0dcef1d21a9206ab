import type { Node } from '../c/syntax.ts';

/**
 * What a vertex of a function's control-flow graph stands for. Braces, `else`, labels and gotos are vertices of their
 * own, because a match has to find its way back to the text; marks are vertices without text that tell how an edge
 * was taken, since the temporal logic of the matcher sees vertices, never edges.
 *
 * The marks, and what follows which head (`x -> y` are entries of `next`, `x => y` are entries of `skips`):
 *
 *   if without else   if -> true -> then… -> endif       if -> fallthrough -> endif        if => after => endif
 *   if with else      if -> true -> then… -> endif       if -> false -> else -> … -> endif if => after => endif
 *   while, for,
 *   iterator          head -> inloop -> body… -> head    head -> loopfall -> endif         (loopfall stands in for after)
 *   iterator that runs its body once (scoped_guard)      head -> inloop -> body… -> endif  head => after => endif
 *   do                do -> body… -> dowhile -> inloop -> do   dowhile -> fallthrough -> endif   do => after => endif
 *                     (`while (0)` has no inloop)
 *   switch            switch -> open -> each case, default   switch -> fallthrough -> endif when there is no default
 *                     switch => after => endif
 *   block             open -> … -> close                                                   open => after => close
 *                     (not the function's own block, nor a switch's)
 *   #if               directive -> first branch…, directive -> each #elif, #else;  every branch… -> #endif
 *                     directive -> fallthrough -> #endif when there is no #else. No true or false marks.
 *                     What stands under `#if 0` (or after `#if 1`'s #else) is no code: it has no vertices.
 *
 *  true         the condition of the head before it held. `escapes` says that its branch has no way to its own end:
 *               it leaves by return, goto, break or continue (the branches that "forall" excuses as error exits).
 *  false        the condition did not hold, and there is an else.
 *  fallthrough  nothing was done: no else, no case that fits, the end of a do loop, an #if without #else.
 *  loopfall     the loop is over (or never began). `while (1)` and `for (;;)` have it too.
 *  inloop       the loop's body begins once more.
 *  after        what comes when the whole statement is over, seen from its head: "if the statement ends, it ends
 *               here". No execution takes this edge, so it is in `skips`, and the way back in `skippedBy`. When a
 *               block or an if with else has no way to its own end, it has an after mark for every jump that leaves
 *               it instead, `leaving` tells which kind, and it skips to the copy of the `}` or endif on that jump's way.
 *  endif        the end of an if, loop or switch: the branches meet again. Also after loops and switches.
 *
 * Jumps. A return, goto, break or continue passes a copy (`copy`) of every `}` that it leaves, and of the endif of
 * every if-else that it leaves, innermost first: a pattern that ends in `return; }` finds its brace on the path. A
 * return goes on to `errorexit` when it stands in the branch of an if without else (however deep), to `exit`
 * otherwise; the function's last `}` leads to `exit`.
 *
 * Not in the graph: `&&`, `||`, `?:` and statement expressions stay inside their statement, whole. A path says that
 * the statement was reached, not which of its parts ran. A jump out of a statement expression is a problem that
 * `buildGraph` reports.
 *
 * Vertices without `previous` other than `enter` are unreachable code. `exit` and `errorexit` have no `next`; an
 * engine that needs endless paths has to let them loop.
 */
export type VertexKind =
  | 'enter'
  | 'header' // the function's start, and its head up to before '{'
  | 'open'
  | 'close' // '{' and '}' of a block
  | 'statement' // expression statement, macro statement, asm, empty
  | 'decl'
  | 'directive'
  | 'if'
  | 'else'
  | 'while'
  | 'do'
  | 'dowhile'
  | 'for'
  | 'iterator'
  | 'switch' // heads: condition included, body not
  | 'case'
  | 'default'
  | 'label'
  | 'goto'
  | 'break'
  | 'continue'
  | 'return'
  | 'true'
  | 'false'
  | 'inloop'
  | 'after'
  | 'fallthrough'
  | 'loopfall' // marks without text
  | 'endif' // where the branches of a statement meet again
  | 'exit'
  | 'errorexit'; // the function's normal end, and the end that error exits lead to

/** How a statement is left: at its own end, or by a jump. */
export type Leaving = 'end' | 'return' | 'goto' | 'break' | 'continue';

export interface Vertex {
  readonly id: number;
  readonly kind: VertexKind;
  /** The statement (or the function, or the block for its braces) that this vertex is part of; undefined for marks. */
  readonly node: Node | undefined;
  readonly next: readonly number[];
  readonly previous: readonly number[];
  /** Index into `Graph.scopes`: the statement that the vertex belongs to, marks included. */
  readonly scope: number;
  /** Edges over a whole statement, which no execution takes: head => after, after => endif. */
  readonly skips: readonly number[];
  readonly skippedBy: readonly number[];
  /** Of a true mark: the branch never reaches its own end. */
  readonly escapes: boolean;
  /** Of an after mark: how the statement is left; 'end' elsewhere. */
  readonly leaving: Leaving;
  /** Of a break or continue: the scope of the loop or switch that it speaks of; -1 elsewhere. */
  readonly target: number;
  /** A `}` or endif that a jump passes, beside (or instead of) the real one. */
  readonly copy: boolean;
}

/**
 * A statement as far as nesting goes. Scopes are numbered in preorder, scope 0 is the function: so everything inside
 * scope s has a scope from s to `scopes[s].last`. A block that is a function's or a switch's body has no scope of its
 * own, nor has an #if: what they hold belongs to what is around them.
 */
export interface Scope {
  readonly node: Node;
  /** The scope around it; -1 for the function. */
  readonly parent: number;
  /** The highest scope inside it; itself when it holds none. */
  readonly last: number;
}

/**
 * A function's graph. Ids are indices of `vertices`. Ids of what has text rise in the order of the text (copies of
 * braces aside, which follow their jump).
 */
export interface Graph {
  readonly fn: Node;
  readonly vertices: readonly Vertex[];
  readonly scopes: readonly Scope[];
  readonly enter: number;
  readonly exit: number;
  /** Undefined when no return is an error exit. */
  readonly errorExit: number | undefined;
  /** Where each statement begins. */
  readonly at: ReadonlyMap<Node, number>;
}

/** Reports whether scope `inner` is `outer` or lies within it. */
export const isWithin = (graph: Graph, inner: number, outer: number): boolean =>
  inner >= outer && inner <= (graph.scopes[outer] as Scope).last;
