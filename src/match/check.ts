/**
 * Checks a formula at a vertex of a graph: in which environments does it hold there, and why. Checking goes from the
 * formula down and hands on what is known, so that only what can still matter is looked at; what was found once for a
 * formula, a vertex and an environment is remembered. Results with the same environment are one: their witnesses are
 * put together, since whatever is found in any of them is to be changed.
 */

import { type Graph, isWithin, type Vertex } from '../cfg/graph.ts';
import { ownSpan } from '../cfg/own.ts';
import { type Formula, type Mark, needAtVertex, type Piece } from '../compile/formula.ts';
import { isMet, isName, isNothing } from '../compile/words.ts';
import type { Span } from '../text/span.ts';
import type { Bound, Env, EnvTable } from './env.ts';
import type { Context } from './matcher.ts';
import { type Solution, solveUntil } from './until.ts';
import { matchVertex } from './vertex.ts';
import { both, scoped, type Witness } from './witness.ts';

/** Environments in which a formula holds, with the reasons worth remembering. */
export type Results = ReadonlyMap<Env, Witness | null>;

export const NONE: Results = new Map();

const [UNKNOWN, NO_CHANCE, CHANCE] = [0, 1, 2];

export class Checker {
  readonly graph: Graph;
  readonly table: EnvTable;
  readonly #ctx: Context;
  readonly #memo = new Map<number, Map<number, Results>>();
  /** By formula and vertex. */
  readonly #chances = new Map<number, Uint8Array>();
  /** Where the text of a vertex stands, once it was asked for; null: nowhere. */
  readonly #spans: (Span | null | undefined)[] = [];
  readonly #alone = new Map<Env, Results>();
  readonly #solutions = new Map<number, Map<Env, Solution>>();

  constructor(graph: Graph, ctx: Context) {
    this.graph = graph;
    this.#ctx = ctx;
    this.table = ctx.table;
  }

  check(formula: Formula, at: number, env: Env): Results {
    switch (formula.kind) {
      case 'true':
        return this.just(env);
      case 'false':
        return NONE;
      case 'mark':
        return this.#isMarked(formula.mark, at) ? this.just(env) : NONE;
      case 'scope':
        return this.#checkScope(formula.name, formula.relation, at, env);
      case 'flag':
        return single(this.table.bind(env, formula.name, YES));
      case 'and':
        return this.#checkAnd(formula.left, formula.right, at, env);
      case 'or':
        return union(this.check(formula.left, at, env), this.check(formula.right, at, env));
      case 'else':
        return this.#checkElse(formula.left, formula.right, at, env);
      case 'not':
        return this.#checkNot(formula.body, at, env);
      case 'quiet':
        return withoutWitness(this.check(formula.body, at, env));
      case 'flagged':
        return this.#checkFlagged(formula.name, formula.body, at, env);
      case 'skip':
        return this.#checkSkip(formula.body, at, env);
      case 'exists':
        return this.#hasChance(formula, at) ? this.#remembered(formula, at, env) : NONE;
      case 'piece':
      case 'next':
      case 'previous':
      case 'until':
      case 'never':
      case 'everywhere':
        return this.#remembered(formula, at, env);
    }
  }

  /** That the formula holds as it is: the same for everybody, since it is asked for at nearly every vertex. */
  just(env: Env): Results {
    const known = this.#alone.get(env);
    if (known !== undefined) return known;
    const made: Results = new Map([[env, null]]);
    this.#alone.set(env, made);
    return made;
  }

  /** Whether the words are there without which the formula holds nowhere: the same in all environments, so it is asked once. */
  #hasChance(formula: Formula, at: number): boolean {
    const need = needAtVertex(formula);
    // Whoever is told why something does not match wants to know more than that a word is missing.
    if (isNothing(need) || this.#ctx.trace !== undefined) return true;
    const chances = this.#chances.get(formula.id) ?? new Uint8Array(this.graph.vertices.length);
    this.#chances.set(formula.id, chances);
    if (chances[at] === UNKNOWN) {
      const span = this.#spanOf(this.#vertex(at));
      const has = span !== undefined && isMet(need, this.#ctx.words.within(span), () => []);
      chances[at] = has ? CHANCE : NO_CHANCE;
    }
    return chances[at] === CHANCE;
  }

  #remembered(formula: Formula, at: number, env: Env): Results {
    const memo = entryOf(this.#memo, formula.id);
    const key = env.id * this.graph.vertices.length + at;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const results = this.#compute(formula, at, env);
    memo.set(key, results);
    return results;
  }

  #compute(formula: Formula, at: number, env: Env): Results {
    switch (formula.kind) {
      case 'piece':
        return this.#checkPiece(formula.piece, at, env);
      case 'exists':
        return this.#checkExists(formula.names, formula.kept, formula.body, at, env);
      case 'next':
        return this.#checkNeighbours(this.#vertex(at).next, formula.every, formula.body, env);
      case 'previous':
        return this.#checkNeighbours(this.#vertex(at).previous, formula.every, formula.body, env);
      case 'until': {
        const solution = entryOf(entryOf(this.#solutions, formula.id), env);
        return solveUntil(this, formula, at, env, solution);
      }
      case 'never':
        return this.#checkAllReachable(at, env, (vertex, known) =>
          this.#checkNot(formula.body, vertex, known),
        );
      case 'everywhere':
        return this.#checkAllReachable(at, env, (vertex, known) => {
          const found = this.check(formula.body, vertex, known);
          return union(found, complement(this.table, known, found));
        });
      default:
        return NONE;
    }
  }

  #vertex(at: number): Vertex {
    return this.graph.vertices[at] as Vertex;
  }

  #isMarked(mark: Mark, at: number): boolean {
    const vertex = this.#vertex(at);
    switch (mark) {
      case 'escaping-true':
        return vertex.kind === 'true' && vertex.escapes;
      case 'leaves-by-goto':
        return (
          vertex.skips.length > 0 && vertex.skips.every((after) => this.#vertex(after).leaving === 'goto')
        );
      case 'copy':
        return vertex.kind === 'close' && vertex.copy && this.#isOuterBlock(vertex);
      case 'function-end':
        return vertex.kind === 'close' && !vertex.copy && vertex.node === this.graph.fn.children.at(-1);
      case 'errorexit':
        return vertex.kind === 'errorexit';
      default:
        return vertex.kind === mark;
    }
  }

  /** Whether a brace belongs to a function's or switch's own block, which are no statements. */
  #isOuterBlock(vertex: Vertex): boolean {
    return this.graph.scopes[vertex.scope]?.node !== vertex.node;
  }

  #checkScope(name: string, relation: 'same' | 'within' | 'target', at: number, env: Env): Results {
    const vertex = this.#vertex(at);
    const bound = env.bound.get(name);
    const scope = relation === 'target' ? vertex.target : vertex.scope;
    if (bound === undefined)
      return relation === 'within' ? NONE : single(this.table.bind(env, name, scopeBound(scope)));
    const known = Number(bound.key);
    const holds = relation === 'within' ? isWithin(this.graph, scope, known) : scope === known;
    return holds ? this.just(env) : NONE;
  }

  #checkPiece(piece: Piece, at: number, env: Env): Results {
    const vertex = this.#vertex(at);
    const { trace } = this.#ctx;
    if (vertex.node === undefined) return NONE;
    // Whoever is told why something does not match wants to know more than that a word is missing.
    if (trace === undefined && !this.#mayMatch(piece, vertex, env)) return NONE;
    trace?.begin(piece, at);
    const matches = matchVertex(this.#ctx, this.graph, piece, vertex, env);
    trace?.end(piece, at, matches.length > 0);
    if (matches.length === 0) return NONE;
    const results = new Map<Env, Witness | null>();
    for (const { env: found, pairs } of matches) {
      const witness: Witness | null =
        piece.guard && pairs.length === 0 ? null : { kind: 'found', found: { vertex: at, pairs } };
      results.set(found, results.has(found) ? both(results.get(found) ?? null, witness) : witness);
    }
    return results;
  }

  /** Whether the words that the piece needs are there at all. */
  #mayMatch(piece: Piece, vertex: Vertex, env: Env): boolean {
    if (piece.part === 'anything' || piece.part === 'all') return true;
    const span = this.#spanOf(vertex);
    const { words } = this.#ctx;
    if (span === undefined) return isNothing(piece.need);
    return isMet(piece.need, words.within(span), (name) => wordsOf(env.bound.get(name)));
  }

  #spanOf(vertex: Vertex): Span | undefined {
    const known = this.#spans[vertex.id];
    if (known !== undefined) return known ?? undefined;
    const span = ownSpan(vertex);
    this.#spans[vertex.id] = span ?? null;
    return span;
  }

  #checkAnd(left: Formula, right: Formula, at: number, env: Env): Results {
    const first = this.check(left, at, env);
    if (first.size === 0) return NONE;
    const results = new Map<Env, Witness | null>();
    for (const [known, witness] of first) {
      for (const [more, other] of this.check(right, at, known)) put(results, more, both(witness, other));
    }
    return results;
  }

  #checkElse(left: Formula, right: Formula, at: number, env: Env): Results {
    const first = this.check(left, at, env);
    if (first.has(env)) return first;
    if (first.size === 0) return this.check(right, at, env);
    const rest = complement(this.table, env, first);
    const results = new Map(first);
    for (const [known] of rest)
      for (const [more, witness] of this.check(right, at, known)) put(results, more, witness);
    return results;
  }

  #checkNot(body: Formula, at: number, env: Env): Results {
    this.#ctx.trace?.forbid(true);
    const found = this.check(body, at, env);
    this.#ctx.trace?.forbid(false);
    return found.size === 0 ? this.just(env) : complement(this.table, env, found);
  }

  #checkExists(
    names: readonly string[],
    kept: readonly string[],
    body: Formula,
    at: number,
    env: Env,
  ): Results {
    // A name that is bound outside too means something else in here.
    const shadowed = names.filter((name) => env.bound.has(name));
    const start = shadowed.length > 0 ? this.table.forget(env, shadowed) : env;
    if (start === undefined) return NONE;
    const results = new Map<Env, Witness | null>();
    for (const [found, witness] of this.check(body, at, start)) {
      const rest = this.table.forget(found, names);
      if (rest === undefined) continue;
      const whole = shadowed.length > 0 ? this.table.meet(rest, env) : rest;
      if (whole !== undefined) put(results, whole, scoped(kept, found, witness));
    }
    return results;
  }

  #checkFlagged(name: string, body: Formula, at: number, env: Env): Results {
    const results = new Map<Env, Witness | null>();
    for (const [found, witness] of this.check(body, at, env)) {
      if (!found.bound.has(name)) continue;
      const rest = this.table.forget(found, [name]);
      if (rest !== undefined) put(results, rest, witness);
    }
    return results;
  }

  #checkNeighbours(neighbours: readonly number[], every: boolean, body: Formula, env: Env): Results {
    if (neighbours.length === 0) return NONE;
    if (!every) {
      let results: Results = NONE;
      for (const next of neighbours) results = union(results, this.check(body, next, env));
      return results;
    }
    let results: Results = this.just(env);
    for (const next of neighbours) {
      const more = new Map<Env, Witness | null>();
      for (const [known, witness] of results) {
        for (const [found, other] of this.check(body, next, known)) put(more, found, both(witness, other));
      }
      if (more.size === 0) return NONE;
      results = more;
    }
    return results;
  }

  /** A statement of one vertex is over at that vertex, others where their after mark (or that of the loop) says. */
  #checkSkip(body: Formula, at: number, env: Env): Results {
    const ends = this.#endsOf(at);
    let results: Results = NONE;
    for (const end of ends) results = union(results, this.check(body, end, env));
    return results;
  }

  #endsOf(at: number): readonly number[] {
    const vertex = this.#vertex(at);
    if (vertex.skips.length > 0) return vertex.skips.flatMap((after) => this.#vertex(after).skips);
    if (vertex.kind === 'while' || vertex.kind === 'for' || vertex.kind === 'iterator') {
      return vertex.next
        .filter((next) => this.#vertex(next).kind === 'loopfall')
        .flatMap((next) => this.#vertex(next).next);
    }
    // A compound statement that is always left by a jump has no end.
    return COMPOUND.has(vertex.kind) ? [] : [at];
  }

  #checkAllReachable(at: number, env: Env, ask: (vertex: number, env: Env) => Results): Results {
    let results: Results = this.just(env);
    const seen = new Set([at]);
    const todo = [at];
    for (let vertex = todo.pop(); vertex !== undefined; vertex = todo.pop()) {
      const more = new Map<Env, Witness | null>();
      for (const [known, witness] of results) {
        for (const [found, other] of ask(vertex, known)) put(more, found, both(witness, other));
      }
      if (more.size === 0) return NONE;
      results = more;
      for (const next of this.#vertex(vertex).next) {
        if (!seen.has(next)) {
          seen.add(next);
          todo.push(next);
        }
      }
    }
    return results;
  }
}

const COMPOUND: ReadonlySet<string> = new Set(['open', 'if', 'do', 'switch']);

const YES: Bound = { key: 'yes', value: { kind: 'word', text: 'yes' } };

const scopeBound = (scope: number): Bound => ({
  key: String(scope),
  value: { kind: 'word', text: String(scope) },
});

const single = (env: Env | undefined): Results => (env === undefined ? NONE : new Map([[env, null]]));

/** The inner map of a key, made when it is not there yet. */
function entryOf<K, A, B>(maps: Map<K, Map<A, B>>, key: K): Map<A, B> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<A, B>();
  maps.set(key, made);
  return made;
}

/** Adds a result; one with the same environment is completed. */
export function put(results: Map<Env, Witness | null>, env: Env, witness: Witness | null): void {
  results.set(env, results.has(env) ? both(results.get(env) ?? null, witness) : witness);
}

export function union(left: Results, right: Results): Results {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  const results = new Map(left);
  for (const [env, witness] of right) put(results, env, witness);
  return results;
}

/** `env` without what was found under it. */
export function complement(table: EnvTable, env: Env, found: Results): Results {
  let rest: Env | undefined = env;
  for (const other of found.keys()) {
    if (other === env) return NONE;
    rest = table.excludeMatch(rest, other);
    if (rest === undefined) return NONE;
  }
  return new Map([[rest, null]]);
}

function withoutWitness(results: Results): Results {
  const quiet = new Map<Env, Witness | null>();
  for (const env of results.keys()) quiet.set(env, null);
  return quiet;
}

/** The words of a value that its text must have; spacing may differ, so only single words count. */
function wordsOf(bound: Bound | undefined): readonly string[] {
  if (bound === undefined || bound.value.kind === 'position' || bound.value.kind === 'count') return [];
  return isName(bound.key) ? [bound.key] : [];
}
