/** A piece of pattern against a vertex of the graph. */
import { codeOfMacro, replacementOf } from '../c/defines.ts';
import type { Node } from '../c/syntax.ts';
import type { Graph, Vertex } from '../cfg/graph.ts';
import { ownParts } from '../cfg/own.ts';
import type { Piece } from '../compile/formula.ts';
import { onlyOf } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import type { Env } from './env.ts';
import { matchChildren } from './lists.ts';
import { type Context, match, type PairList, remember, type State, type Then } from './matcher.ts';
import { placesIn } from './places.ts';
import { matchType } from './type-patterns.ts';
import { bindVariable } from './variables.ts';
import type { Pair } from './witness.ts';

export interface PieceMatch {
  readonly env: Env;
  readonly pairs: readonly Pair[];
}

/** All ways in which the piece matches at the vertex, under what is known so far. */
export function matchVertex(
  ctx: Context,
  graph: Graph,
  piece: Piece,
  vertex: Vertex,
  env: Env,
): readonly PieceMatch[] {
  const matches: PieceMatch[] = [];
  const then: Then = (state) => {
    const pairs = piece.guard ? [] : pairsOf(state.pairs);
    if (pairs.length > 0 || !matches.some((other) => other.env === state.env && other.pairs.length === 0)) {
      matches.push({ env: state.env, pairs });
    }
    return true;
  };
  const state = withBrace(ctx, piece, vertex, { env, pairs: undefined });
  if (state !== undefined) matchPart(ctx, graph, piece, vertex, state, then);
  return matches;
}

function pairsOf(list: PairList | undefined): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = list; at !== undefined; at = at.before) pairs.push(at.pair);
  return pairs.reverse();
}

/** A `{` gives its block to the variable that its `}` will ask for. */
function withBrace(ctx: Context, piece: Piece, vertex: Vertex, state: State): State | undefined {
  if (piece.brace === undefined) return state;
  if (vertex.node === undefined) return undefined;
  const key = `{${vertex.node.start}`;
  const env = ctx.table.bind(state.env, piece.brace, { key, value: { kind: 'word', text: key } });
  return env === undefined ? undefined : { env, pairs: state.pairs };
}

const HEADS: ReadonlySet<string> = new Set(['if', 'while', 'for', 'iterator', 'switch', 'do', 'header']);

function matchPart(ctx: Context, graph: Graph, piece: Piece, vertex: Vertex, state: State, then: Then): void {
  const { pat } = piece;
  const { node, kind } = vertex;
  if (node === undefined) return;
  switch (piece.part) {
    case 'statement':
      if (isWhole(vertex)) match(ctx, pat, node, state, then);
      return;
    case 'expression': {
      const { term, around } = apart(ctx, pat);
      const tests = asksForTest(pat) ? { ...ctx, tests: testsIn(vertex) } : ctx;
      const found = around.length === 0 ? then : bindAround(ctx, vertex, around, then);
      matchAnywhere(tests, term, codeParts(vertex), state, found);
      return;
    }
    case 'type':
      for (const part of typedParts(vertex)) matchTypes(ctx, pat, part, state, then);
      return;
    case 'name':
      for (const place of namesIn(vertex)) match(ctx, pat, place, state, then);
      return;
    case 'condition':
      if (kind === 'if' || kind === 'while') match(ctx, pat, node.children[2] as Node, state, then);
      else if (kind === 'for') matchForCondition(ctx, pat, node, state, then);
      return;
    case 'head':
      if (HEADS.has(kind)) matchHead(ctx, pat, vertex, node, state, then);
      return;
    case 'tail':
      if (kind === 'dowhile') matchChildren(ctx, pat.children, ownParts(vertex), state, then);
      return;
    case 'else':
    case 'open':
    case 'close':
      if (kind !== piece.part || takesFunctionApart(graph, piece, vertex)) return;
      match(ctx, pat, ownParts(vertex)[0] as Node, state, then);
      return;
    case 'block':
      if (kind === 'open' && !takesFunctionApart(graph, piece, vertex))
        matchBlock(ctx, pat, node, state, then);
      return;
    case 'anything':
      matchAnything(ctx, graph, piece, vertex, node, state, then);
      return;
    case 'all': {
      const parts = ownParts(vertex);
      if (parts.length > 0) then(remember(state, pat, parts));
      else then(state);
      return;
    }
  }
}

/** Statements in which a bare word is a name, and no expression. */
const NAMED: ReadonlySet<string> = new Set(['label', 'goto', 'iterator', 'macro_decl']);

/** What belongs to a vertex; of a macro's definition what it stands for, unless that is followed on its own. */
function codeParts(vertex: Vertex): readonly Node[] {
  const { node, kind } = vertex;
  if (NAMED.has(node?.kind ?? '')) return ownParts(vertex).filter((part) => part.kind !== 'ident');
  if (kind !== 'directive' || node === undefined) return ownParts(vertex);
  const nodes = replacementOf(node);
  return codeOfMacro(nodes) === undefined ? nodes : [];
}

/** An expression wherever it stands. Of branches that want the same place the first has it. */
function matchAnywhere(ctx: Context, pat: PNode, parts: readonly Node[], state: State, then: Then): void {
  const places = parts.flatMap((part) => placesIn(part, 'expression'));
  if (!holdsChoice(pat)) {
    for (const place of places) match(ctx, pat, place, state, then);
    return;
  }
  const found: { readonly place: Node; readonly state: State }[] = [];
  for (const place of places) {
    match(ctx, pat, place, { ...state, choices: [] }, (next) => {
      found.push({ place, state: next });
      return true;
    });
  }
  for (const one of found) {
    if (!found.some((other) => overlaps(one.place, other.place) && isEarlier(other.state, one.state)))
      then(one.state);
  }
}

/** The names of a vertex; of a macro those in what it stands for that are not its own parameters. */
function namesIn(vertex: Vertex): readonly Node[] {
  const { node, kind } = vertex;
  if (kind !== 'directive' || node === undefined)
    return ownParts(vertex).flatMap((part) => placesIn(part, 'name'));
  const own = node.children
    .filter((child) => child.kind === 'params')
    .flatMap((params) => placesIn(params, 'name'));
  const names = new Set(own.map(({ text }) => text));
  return codeParts(vertex)
    .flatMap((part) => placesIn(part, 'name'))
    .filter(({ text }) => !names.has(text));
}

/** A type wherever it stands; within one that fits, a struct's members for example, nothing more is looked for. */
function matchTypes(ctx: Context, pat: PNode, part: Node, state: State, then: Then): void {
  const found: Node[] = [];
  for (const place of placesIn(part, 'type')) {
    if (found.some((specs) => specs.start <= place.start && place.end <= specs.end)) continue;
    const [specs] = place.children;
    if (matchType(ctx, pat, place, state, then) && specs !== undefined) found.push(specs);
  }
}

interface Apart {
  readonly term: PNode;
  /** What is attached to the statement that the term stands in: `f(x)@S`. */
  readonly around: readonly string[];
}

const takenApart = new WeakMap<PNode, Apart>();

function apart(ctx: Context, pat: PNode): Apart {
  if (pat.attached.length === 0) return { term: pat, around: [] };
  const known = takenApart.get(pat);
  if (known !== undefined) return known;
  const isAround = (name: string): boolean => ctx.variable(name)?.kind === 'statement';
  const from = pat.attached.findIndex(isAround);
  const around = from < 0 ? [] : pat.attached.slice(from);
  const made = { term: from < 0 ? pat : { ...pat, attached: pat.attached.slice(0, from) }, around };
  takenApart.set(pat, made);
  return made;
}

function bindAround(ctx: Context, { node, kind }: Vertex, names: readonly string[], then: Then): Then {
  if (node === undefined || kind === 'dowhile') return () => false;
  return names.reduceRight<Then>(
    (next, name) => (state) => bindVariable(ctx, name, [node], state, next),
    then,
  );
}

const asking = new WeakMap<PNode, boolean>();

function asksForTest(pat: PNode): boolean {
  let asks = asking.get(pat);
  if (asks === undefined) {
    asks = pat.inTest === true || pat.children.some(asksForTest);
    asking.set(pat, asks);
  }
  return asks;
}

/** The terms of a vertex of which only the truth matters: a condition, operands of `!`, `&&` and `||`. */
function testsIn(vertex: Vertex): ReadonlySet<Node> {
  const tests = new Set<Node>();
  const visit = (node: Node, isTest: boolean): void => {
    if (isTest) tests.add(node);
    node.children.forEach((child, index) => {
      visit(child, child.kind !== 'token' && isTestIn(node, index, isTest));
    });
  };
  const { kind } = vertex;
  for (const part of codeParts(vertex)) visit(part, kind === 'if' || kind === 'while' || kind === 'dowhile');
  return tests;
}

function isTestIn(parent: Node, index: number, isTest: boolean): boolean {
  switch (parent.kind) {
    case 'paren':
      return isTest;
    case 'unary':
      return parent.children[0]?.text === '!';
    case 'binary':
      return /^(&&|\|\|)$/.test(parent.children[1]?.text ?? '');
    case 'conditional':
      return index === 0;
    case 'for_clauses':
      return parent.children[index - 1]?.text === ';' || parent.children[index - 1]?.kind === 'decl';
    default:
      return false;
  }
}

const choosing = new WeakMap<PNode, boolean>();

function holdsChoice(pat: PNode): boolean {
  let holds = choosing.get(pat);
  if (holds === undefined) {
    holds = pat.kind === 'disj' || pat.children.some(holdsChoice);
    choosing.set(pat, holds);
  }
  return holds;
}

const overlaps = (a: Node, b: Node): boolean =>
  (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);

function isEarlier({ choices: a = [] }: State, { choices: b = [] }: State): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number);
  }
  return false;
}

/** Whether a vertex is all of its statement. */
const isWhole = (vertex: Vertex): boolean => {
  switch (vertex.kind) {
    case 'statement':
    case 'decl':
    case 'directive':
    case 'case':
    case 'default':
    case 'label':
    case 'goto':
    case 'break':
    case 'continue':
    case 'return':
      return true;
    default:
      return false;
  }
};

/** A declaration's type is around its name, so it is looked for in the declaration as a whole. */
const typedParts = (vertex: Vertex): readonly Node[] =>
  vertex.kind === 'decl' || vertex.kind === 'header' ? [vertex.node as Node] : ownParts(vertex);

function matchHead(ctx: Context, pat: PNode, vertex: Vertex, node: Node, state: State, then: Then): void {
  if (vertex.kind === 'header') {
    if (pat.kind === 'fundef') match(ctx, pat, node, state, then);
    return;
  }
  if (pat.kind !== node.kind) return;
  matchChildren(ctx, pat.children, ownParts(vertex), state, (next) => then(remember(next, pat, [node])));
}

function matchForCondition(ctx: Context, pat: PNode, node: Node, state: State, then: Then): void {
  const clauses = node.children[2]?.children ?? [];
  const semicolon = clauses.findIndex(
    (part) => part.kind === 'decl' || (part.kind === 'token' && part.text === ';'),
  );
  const condition = clauses[semicolon + 1];
  if (condition !== undefined && condition.kind !== 'token') match(ctx, pat, condition, state, then);
}

/** `{ ... }` or `{ ss }`: braces, and whatever they hold. */
function matchBlock(ctx: Context, pat: PNode, node: Node, state: State, then: Then): void {
  const [open, body, close] = pat.children as [PNode, PNode, PNode];
  const inner = node.children.slice(1, -1);
  const passed = (opened: State, next: Then): boolean => {
    const noted = (now: State): boolean => next(inner.length > 0 ? remember(now, body, inner) : now);
    return body.kind === 'meta' ? bindVariable(ctx, body.text, inner, opened, noted, body) : noted(opened);
  };
  match(ctx, open, node.children[0] as Node, state, (opened) =>
    passed(opened, (held) =>
      match(ctx, close, node.children.at(-1) as Node, held, (next) => then(remember(next, pat, [node]))),
    ),
  );
}

/** A statement metavariable: the statement that begins at this vertex, all of it. */
function matchAnything(
  ctx: Context,
  graph: Graph,
  piece: Piece,
  vertex: Vertex,
  node: Node,
  state: State,
  then: Then,
): void {
  if (graph.at.get(node) !== vertex.id) return;
  if (vertex.kind === 'open' && !isStatementBlock(graph, vertex)) return;
  if (piece.listed === true && !isListed(graph, vertex)) return;
  const { pat } = piece;
  bindVariable(ctx, pat.text, [node], state, (bound) => {
    const noted = remember(bound, pat, [node]);
    return pat.attached.length === 0
      ? then(noted)
      : pat.attached.reduceRight<Then>(
          (next, name) => (now) => bindVariable(ctx, name, [node], now, next),
          then,
        )(noted);
  });
}

/** A block's braces may go, but a function keeps its own unless it is removed as one. */
const takesFunctionApart = (graph: Graph, { brace, pat }: Piece, { node }: Vertex): boolean =>
  brace !== undefined &&
  (pat.kind === 'block' ? pat.children[0] : pat)?.mark === 'minus' &&
  node !== undefined &&
  node === graph.fn.children.at(-1);

/** Whether the statement stands in a list of statements, rather than being somebody's only body. */
function isListed(graph: Graph, vertex: Vertex): boolean {
  if (vertex.kind === 'open') {
    const around = aroundBlock(graph, vertex);
    return around !== undefined && !isBodyOf(around, vertex.node as Node);
  }
  const parent = parentOf(graph, vertex);
  return parent === undefined || !isBodyOf(parent, vertex.node as Node);
}

/** The statement around a block; undefined for a function's own. */
function aroundBlock(graph: Graph, vertex: Vertex): Node | undefined {
  const around = graph.scopes[vertex.scope]?.parent ?? -1;
  return around < 0 ? undefined : graph.scopes[around]?.node;
}

/** The braces of a function or a switch are no statement by themselves. */
const isStatementBlock = (graph: Graph, vertex: Vertex): boolean =>
  graph.scopes[vertex.scope]?.node === vertex.node;

/** The statement around the one that begins at `vertex`. */
function parentOf(graph: Graph, vertex: Vertex): Node | undefined {
  const own = graph.scopes[vertex.scope];
  if (own === undefined) return undefined;
  return own.node === vertex.node ? graph.scopes[own.parent]?.node : own.node;
}

const isBodyOf = (parent: Node, statement: Node): boolean =>
  parent.kind !== 'block' && parent.kind !== 'fundef' && parent.children.includes(statement);

export { onlyOf };
