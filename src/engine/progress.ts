/** How far a rule gets in one function: from where it gets furthest, and what stops it there. */
import type { Node } from '../c/syntax.ts';
import { ownSpan } from '../cfg/own.ts';
import type { Piece } from '../compile/formula.ts';
import type { CompiledPattern } from '../compile/rule.ts';
import { Checker } from '../match/check.ts';
import type { Env } from '../match/env.ts';
import type { Context } from '../match/matcher.ts';
import type { Trace } from '../match/trace.ts';
import { matchVertex } from '../match/vertex.ts';
import { nodesOf } from '../smpl/nodes.ts';
import type { PNode } from '../smpl/syntax.ts';
import type { Span } from '../text/span.ts';
import type { Unit } from './units.ts';

/** A line of the rule and the code that it was found at. */
export interface Met {
  readonly pattern: Span;
  readonly code: Span;
}

/** Two things that do not fit, and why where that is more than that they differ. */
export interface Difference {
  readonly pattern: Span;
  readonly code: Span;
  readonly why: string | undefined;
  /** They are trees of different kinds, so that none of their parts were compared. */
  readonly isWhole: boolean;
}

/** The line of the rule that nothing fits, and what comes nearest to it. */
export interface Stop {
  readonly pattern: Span;
  readonly nearest: Nearest | undefined;
  /** Words of the line that the function does not have; none, where it has a choice of words. */
  readonly missing: readonly string[];
  /** The line is a whole statement, and what comes nearest is a part of one. */
  readonly isPart: boolean;
}

export interface Nearest {
  readonly code: Span;
  /** Undefined for code that fits, but is not on the way. */
  readonly difference: Difference | undefined;
}

export interface Progress {
  /** In the order of the rule. */
  readonly met: readonly Met[];
  readonly stop: Stop | undefined;
  /** What was found of that which must not be there: `when != code`, or the ends of dots once more. */
  readonly forbidden: readonly Met[];
}

/** The attempt that gets furthest. Nothing is said when no line of the rule could be tried at all. */
export function progressIn(
  pattern: CompiledPattern,
  unit: Unit,
  ctx: Context,
  env: Env,
): Progress | undefined {
  const starts = pattern.fromStart
    ? unit.graph.vertices.filter(({ kind }) => kind === 'enter' || kind === 'header')
    : unit.graph.vertices;
  let best: Look | undefined;
  for (const { id } of starts) {
    const look = new Look(unit, ctx.text);
    new Checker(unit.graph, { ...ctx, trace: look }).check(pattern.formula, id, env);
    if (best === undefined || look.isAhead(best)) best = look;
  }
  return best?.progress((piece) => nearestAnywhere(piece, unit, ctx, env));
}

/** Of all places of the function, on the way or not. */
function nearestAnywhere(piece: Piece, unit: Unit, ctx: Context, env: Env): Nearest | undefined {
  const look = new Look(unit, ctx.text);
  for (const vertex of unit.graph.vertices) {
    const code = ownSpan(vertex);
    if (code === undefined) continue;
    look.begin();
    const found = matchVertex({ ...ctx, trace: look }, unit.graph, piece, vertex, env);
    if (found.length > 0) return { code, difference: undefined };
    look.end(piece, vertex.id, false);
  }
  return look.nearest();
}

interface Miss {
  readonly pat: PNode;
  readonly nodes: readonly Node[];
  readonly why: string | undefined;
}

/** Notes which pieces were sought and found in one attempt, pieces being known by where they stand in the rule. */
class Look implements Trace {
  readonly #met = new Map<number, { readonly piece: Piece; readonly vertex: number }>();
  readonly #missed = new Map<
    number,
    { readonly piece: Piece; readonly misses: Map<number, Miss | undefined> }
  >();
  readonly #forbidden: { readonly piece: Piece; readonly vertex: number }[] = [];
  readonly #unit: Unit;
  readonly #text: string;
  #forbidding = 0;
  #nearness: readonly [number, number] | undefined;
  #furthest: Miss | undefined;

  constructor(unit: Unit, text: string) {
    this.#unit = unit;
    this.#text = text;
  }

  forbid(begins: boolean): void {
    this.#forbidding += begins ? 1 : -1;
  }

  begin(): void {
    this.#furthest = undefined;
  }

  differs(pat: PNode, nodes: readonly Node[], why?: string): void {
    if (this.#furthest === undefined || pat.start >= this.#furthest.pat.start)
      this.#furthest = { pat, nodes, why };
  }

  end(piece: Piece, vertex: number, matched: boolean): void {
    if (piece.part === 'all') return;
    if (this.#forbidding > 0) {
      if (matched) this.#forbidden.push({ piece, vertex });
      return;
    }
    const key = piece.pat.start;
    if (matched) {
      if (!this.#met.has(key)) this.#met.set(key, { piece, vertex });
      return;
    }
    const known = this.#missed.get(key) ?? { piece, misses: new Map<number, Miss | undefined>() };
    known.misses.set(vertex, this.#furthest);
    this.#missed.set(key, known);
  }

  isAhead(other: Look): boolean {
    const [own, theirs] = [this.#score(), other.#score()];
    return own[0] > theirs[0] || (own[0] === theirs[0] && own[1] > theirs[1]);
  }

  /** How many lines were found; then, how much of the one that was not. */
  #score(): readonly [number, number] {
    const stopped = this.#stopped();
    this.#nearness ??= [
      this.#met.size,
      stopped === undefined ? -1 : (bestMiss(stopped, this.#spanAt, this.#text)?.score ?? 0),
    ];
    return this.#nearness;
  }

  #stopped(): Missed | undefined {
    const furthest = Math.max(-1, ...this.#met.keys());
    const open = [...this.#missed].filter(([key]) => !this.#met.has(key)).sort(([a], [b]) => a - b);
    return (open.find(([key]) => key > furthest) ?? open[0])?.[1];
  }

  readonly #spanAt = (vertex: number): Span | undefined => {
    const at = this.#unit.graph.vertices[vertex];
    return at && ownSpan(at);
  };

  nearest(): Nearest | undefined {
    const stopped = this.#stopped();
    return stopped && bestMiss(stopped, this.#spanAt, this.#text)?.near;
  }

  #stop({ piece }: Missed, nearest: Nearest | undefined): Stop {
    const { tree } = this.#unit;
    const own = new Set(this.#text.slice(tree.start, tree.end).match(/\w+/g));
    const { difference } = nearest ?? {};
    const isPart =
      piece.part === 'statement' && difference?.pattern.start === piece.pat.start && difference.isWhole;
    const [first, ...others] = hasChoice(piece.pat) ? [] : wordsOf(piece.pat);
    const isLike = first === undefined || own.has(first);
    const missing = [first, ...others].flatMap((word) => (word === undefined || own.has(word) ? [] : [word]));
    // What has other words in common with the line, but not what it is about, is not near.
    return { pattern: spanOf(piece.pat), nearest: isLike ? nearest : undefined, missing, isPart };
  }

  progress(elsewhere: (piece: Piece) => Nearest | undefined): Progress | undefined {
    const places = (found: Iterable<{ readonly piece: Piece; readonly vertex: number }>): readonly Met[] =>
      [...found].flatMap(({ piece, vertex }): Met[] => {
        const code = this.#spanAt(vertex);
        return code === undefined ? [] : [{ pattern: spanOf(piece.pat), code }];
      });
    const inOrder = [...this.#met.values()].sort((a, b) => a.piece.pat.start - b.piece.pat.start);
    const stopped = this.#stopped();
    if (inOrder.length === 0 && stopped === undefined) return undefined;
    return {
      met: places(inOrder),
      stop: stopped && this.#stop(stopped, this.nearest() ?? elsewhere(stopped.piece)),
      forbidden: places(this.#forbidden),
    };
  }
}

const hasChoice = (pat: PNode): boolean => [...nodesOf(pat)].some(({ kind }) => kind === 'disj');

interface Missed {
  readonly piece: Piece;
  readonly misses: ReadonlyMap<number, Miss | undefined>;
}

const wordsOf = (pat: PNode): readonly string[] =>
  [...nodesOf(pat)].flatMap((node) => (node.kind === 'ident' ? [node.text] : []));

/** The place that fits best: it has most words of the line, and of those the one that fits furthest. */
function bestMiss(
  { piece, misses }: Missed,
  spanAt: (vertex: number) => Span | undefined,
  text: string,
): { readonly score: number; readonly near: Nearest } | undefined {
  const words = wordsOf(piece.pat);
  let best: { readonly score: number; readonly near: Nearest } | undefined;
  for (const [vertex, miss] of misses) {
    const code = spanAt(vertex);
    if (miss === undefined || code === undefined) continue;
    const own = new Set(text.slice(code.start, code.end).match(/\w+/g));
    const shared = words.filter((word) => own.has(word)).length;
    const fits = miss.pat.start - piece.pat.start;
    if (shared === 0 && (words.length > 0 || fits <= 0)) continue;
    const score = shared * 10000 + fits;
    if (best !== undefined && best.score >= score) continue;
    const [first, last] = [miss.nodes[0], miss.nodes.at(-1)];
    const place = first === undefined || last === undefined ? code : { start: first.start, end: last.end };
    const isWhole = miss.pat.children.length > 0;
    const difference = { pattern: spanOf(miss.pat), code: place, why: miss.why, isWhole };
    best = { score, near: { code, difference } };
  }
  return best;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
