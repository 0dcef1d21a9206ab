import type { Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';
import { type Conditional, conditionalsOf, shapeOf } from './conditionals.ts';
import type { Graph, Leaving, VertexKind } from './graph.ts';
import { hasElse, type LabelPlace, labelName, labelsOf } from './labels.ts';
import { partsOf } from './parts.ts';
import {
  directivesInStatements,
  type GraphProblem,
  type GraphProblemCode,
  jumpsInExpressions,
} from './problems.ts';
import { Sketch } from './sketch.ts';

/**
 * A function's tree in, its control-flow graph out; or that of a statement that stands alone, as a macro's body does.
 * What the vertices and marks mean is told in `graph.ts`.
 * Never throws: what cannot be followed is a problem, and the graph goes on as if it were a plain statement.
 */
export function buildGraph(fn: Node): { graph: Graph; problems: readonly GraphProblem[] } {
  const builder = new Builder(fn);
  return {
    graph: builder.build(),
    problems: [...builder.problems, ...directivesInStatements(fn), ...jumpsInExpressions(fn)],
  };
}

/** The vertex that control comes from; undefined after a jump, where the next statement is not reached from above. */
type Flow = number | undefined;

/** Something whose end a jump passes when it leaves it: a block with its `}`, an if-else with its endif. */
interface Leavable {
  readonly kind: 'close' | 'endif';
  readonly node: Node;
  readonly scope: number;
  readonly outer: Leavable | undefined;
  /** The copies of its end that jumps made so far. */
  readonly exits: { readonly copy: number; readonly leaving: Leaving }[];
}

/** A loop or switch, as the goal of breaks and continues. They are joined to their goals when those are known. */
interface Target {
  readonly scope: number;
  /** The innermost leavable around the loop: a break leaves all that is inside of it. */
  readonly outside: Leavable | undefined;
  readonly breaks: number[];
  readonly continues: number[];
}

/** What is around a statement. */
interface Around {
  readonly scope: number;
  readonly leavable: Leavable | undefined;
  readonly loop: Target | undefined;
  readonly breakable: Target | undefined;
  /** The vertex that the enclosing switch's cases follow. */
  readonly cases: number | undefined;
  /** Inside the branch of an if without else: a return here is an error exit. */
  readonly inThen: boolean;
}

const outermost = (scope: number): Around => ({
  scope,
  leavable: undefined,
  loop: undefined,
  breakable: undefined,
  cases: undefined,
  inThen: false,
});

/** Loops by their make that run their body exactly once. */
const runsOnce: ReadonlySet<string> = new Set(['scoped_guard', 'scoped_class']);

class Builder {
  readonly problems: GraphProblem[] = [];
  readonly #fn: Node;
  readonly #sketch = new Sketch();
  readonly #labels: ReadonlyMap<string, LabelPlace>;
  readonly #labelVertices = new Map<string, number>();
  readonly #gotos: { readonly from: number; readonly name: string; readonly node: Node }[] = [];
  readonly #returns: number[] = [];
  readonly #errorReturns: number[] = [];

  constructor(fn: Node) {
    this.#fn = fn;
    const { places, duplicates } = labelsOf(fn);
    this.#labels = places;
    for (const { name, span } of duplicates)
      this.#problem('duplicate-label', `the label '${name}' stands here a second time`, span);
  }

  build(): Graph {
    const scope = this.#sketch.beginScope(this.#fn, -1);
    const enter = this.#sketch.add('enter', scope);
    const end =
      this.#fn.kind === 'fundef'
        ? this.#function(enter, scope)
        : this.#statement(this.#fn, enter, outermost(scope));
    this.#sketch.endScope(scope);
    this.#joinGotos();
    return this.#finish(enter, end, scope);
  }

  #function(enter: number, scope: number): Flow {
    const header = this.#sketch.add('header', scope, { node: this.#fn });
    this.#sketch.join(enter, header);
    const body = this.#fn.children.find((child) => child.kind === 'block');
    if (body !== undefined) return this.#bareBlock(body, header, outermost(scope));
    this.#problem('no-body', 'the function has no body', this.#fn);
    return header;
  }

  #finish(enter: number, end: Flow, scope: number): Graph {
    const exit = this.#sketch.add('exit', scope);
    this.#sketch.join(end, exit);
    for (const from of this.#returns) this.#sketch.join(from, exit);
    const errorExit = this.#errorReturns.length > 0 ? this.#sketch.add('errorexit', scope) : undefined;
    if (errorExit !== undefined) for (const from of this.#errorReturns) this.#sketch.join(from, errorExit);
    return this.#sketch.finish(this.#fn, enter, exit, errorExit);
  }

  #problem(code: GraphProblemCode, message: string, { start, end }: Span): void {
    this.problems.push({ code, message, span: { start, end } });
  }

  // ---- lists and blocks

  #list(statements: readonly Node[], flow: Flow, around: Around): Flow {
    const conditionals = conditionalsOf(statements);
    return this.#range(statements, 0, statements.length, flow, around, conditionals);
  }

  #range(
    statements: readonly Node[],
    from: number,
    to: number,
    flow: Flow,
    around: Around,
    conditionals: ReadonlyMap<number, Conditional>,
  ): Flow {
    let at = flow;
    for (let i = from; i < to; i++) {
      const fork = conditionals.get(i);
      if (fork === undefined) at = this.#statement(statements[i] as Node, at, around);
      else {
        at = this.#conditional(statements, fork, at, around, conditionals);
        i = fork.endif;
      }
    }
    return at;
  }

  #conditional(
    statements: readonly Node[],
    fork: Conditional,
    flow: Flow,
    around: Around,
    conditionals: ReadonlyMap<number, Conditional>,
  ): Flow {
    const { branches, endif, mayBeNone, certain } = fork;
    const bounds = [...branches, endif];
    for (const index of bounds) this.#reportHidden(statements[index] as Node);
    const branchFrom = (branch: number, start: Flow) =>
      this.#range(
        statements,
        (bounds[branch] as number) + 1,
        bounds[branch + 1] as number,
        start,
        around,
        conditionals,
      );
    if (certain) return branchFrom(0, flow);

    const head = this.#directive(statements[branches[0] as number] as Node, flow, around);
    const ends: Flow[] = [];
    branches.forEach((index, branch) => {
      const start = branch === 0 ? head : this.#directive(statements[index] as Node, head, around);
      ends.push(branchFrom(branch, start));
    });
    if (mayBeNone) ends.push(this.#mark('fallthrough', head, around.scope));
    const end = this.#directive(statements[endif] as Node, undefined, around);
    for (const from of ends) this.#sketch.join(from, end);
    return this.#sketch.hasPrevious(end) ? end : undefined;
  }

  #reportHidden(directive: Node): void {
    if (shapeOf(directive).hides)
      this.#problem('hidden-code', 'there is code under this conditional that was not read', directive);
  }

  #directive(node: Node, flow: Flow, around: Around): number {
    return this.#plain('directive', node, flow, around.scope);
  }

  /** A block that is a statement: a scope of its own, with an after mark. */
  #block(node: Node, flow: Flow, around: Around): Flow {
    const scope = this.#sketch.beginScope(node, around.scope);
    const open = this.#plain('open', node, flow, scope);
    const leavable = this.#leavable('close', node, scope, around);
    const end = this.#list(insideOf(node), open, { ...around, scope, leavable });
    if (end === undefined) this.#skipToExits(open, leavable);
    const close = end === undefined ? undefined : this.#sketch.add('close', scope, { node });
    if (close !== undefined) {
      this.#sketch.join(end, close);
      this.#skipTo(open, close, scope);
    }
    this.#sketch.endScope(scope);
    return close;
  }

  /** A function's or a switch's block: it belongs to what is around it, and nobody asks for its after mark. */
  #bareBlock(node: Node, flow: Flow, around: Around, opened?: (open: number) => Around): Flow {
    const open = this.#plain('open', node, flow, around.scope);
    const inside = opened?.(open) ?? around;
    const leavable = this.#leavable('close', node, around.scope, inside);
    const end = this.#list(insideOf(node), open, { ...inside, leavable });
    return end === undefined ? undefined : this.#plain('close', node, end, around.scope);
  }

  #leavable(kind: 'close' | 'endif', node: Node, scope: number, around: Around): Leavable {
    return { kind, node, scope, outer: around.leavable, exits: [] };
  }

  /** The after marks of a statement that never reaches its own end: one for each jump that leaves it. */
  #skipToExits(from: number, { exits, scope }: Leavable): void {
    for (const { copy, leaving } of exits)
      this.#sketch.skip(from, this.#sketch.add('after', scope, { leaving }), copy);
  }

  #skipTo(from: number, end: number, scope: number): void {
    this.#sketch.skip(from, this.#sketch.add('after', scope), end);
  }

  // ---- single statements

  #statement(node: Node, flow: Flow, around: Around): Flow {
    switch (node.kind) {
      case 'block':
        return this.#block(node, flow, around);
      case 'if':
        return hasElse(node) ? this.#ifElse(node, flow, around) : this.#ifThen(node, flow, around);
      case 'while':
      case 'for':
        return this.#loop(node.kind, node, flow, around);
      case 'iterator':
        return runsOnce.has(node.children[0]?.text ?? '')
          ? this.#onceLoop(node, flow, around)
          : this.#loop('iterator', node, flow, around);
      case 'do':
        return this.#doLoop(node, flow, around);
      case 'switch':
        return this.#switch(node, flow, around);
      case 'case':
      case 'default':
        return this.#case(node.kind, node, flow, around);
      case 'label':
        return this.#label(node, flow, around);
      case 'marked':
        return this.#list(node.children, flow, around);
      case 'goto':
        return this.#goto(node, flow, around);
      case 'break':
      case 'continue':
        return this.#breakOrContinue(node.kind, node, flow, around);
      case 'return':
        return this.#return(node, flow, around);
      case 'directive':
        return this.#looseDirective(node, flow, around);
      case 'asm':
        return this.#asm(node, flow, around);
      case 'decl':
      case 'macro_decl':
      case 'fundef':
        return this.#single('decl', node, flow, around);
      case 'error':
        this.#problem('unread', 'this could not be read', node);
        return this.#single('statement', node, flow, around);
      default:
        return this.#single('statement', node, flow, around);
    }
  }

  /** A vertex with text, reached from `flow`. */
  #plain(kind: VertexKind, node: Node, flow: Flow, scope: number): number {
    const id = this.#sketch.add(kind, scope, { node });
    this.#sketch.join(flow, id);
    return id;
  }

  #mark(kind: VertexKind, from: Flow, scope: number): number {
    const id = this.#sketch.add(kind, scope);
    this.#sketch.join(from, id);
    return id;
  }

  /** A statement of one vertex. */
  #single(kind: VertexKind, node: Node, flow: Flow, around: Around): number {
    return this.#plain(kind, node, flow, this.#sketch.beginScope(node, around.scope));
  }

  /** A directive without a partner in its list; `#if 0 … #endif` is no code at all. */
  #looseDirective(node: Node, flow: Flow, around: Around): Flow {
    const { part, hides } = shapeOf(node);
    this.#reportHidden(node);
    if (part === 'whole' && !hides) return flow;
    if (part !== 'whole' && part !== 'other')
      this.#problem(
        'unbalanced-directive',
        'the other half of this conditional is not in the same block',
        node,
      );
    return this.#single('directive', node, flow, around);
  }

  /** `asm goto` may jump to the labels that it names; it passes no braces on its way. */
  #asm(node: Node, flow: Flow, around: Around): number {
    const id = this.#single('statement', node, flow, around);
    for (const name of identifiersIn(node))
      if (this.#labels.has(name)) this.#gotos.push({ from: id, name, node });
    return id;
  }

  // ---- branches

  #ifThen(node: Node, flow: Flow, around: Around): Flow {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain('if', node, flow, scope);
    const mark = this.#mark('true', head, scope);
    const end = this.#statement(branchOf(node, 4), mark, { ...around, scope, inThen: true });
    if (end === undefined) this.#sketch.escape(mark);
    const fallthrough = this.#mark('fallthrough', head, scope);
    const endif = this.#sketch.add('endif', scope);
    this.#sketch.join(end, endif);
    this.#sketch.join(fallthrough, endif);
    this.#skipTo(head, endif, scope);
    this.#sketch.endScope(scope);
    return endif;
  }

  #ifElse(node: Node, flow: Flow, around: Around): Flow {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain('if', node, flow, scope);
    const leavable = this.#leavable('endif', node, scope, around);
    const inside = { ...around, scope, leavable };
    const mark = this.#mark('true', head, scope);
    const thenEnd = this.#statement(branchOf(node, 4), mark, inside);
    if (thenEnd === undefined) this.#sketch.escape(mark);
    const other = this.#plain('else', node, this.#mark('false', head, scope), scope);
    const elseEnd = this.#statement(branchOf(node, 6), other, inside);
    const endif = this.#ifElseEnd(head, leavable, thenEnd, elseEnd);
    this.#sketch.endScope(scope);
    return endif;
  }

  #ifElseEnd(head: number, leavable: Leavable, thenEnd: Flow, elseEnd: Flow): Flow {
    if (thenEnd === undefined && elseEnd === undefined) {
      this.#skipToExits(head, leavable);
      return undefined;
    }
    const endif = this.#sketch.add('endif', leavable.scope);
    this.#sketch.join(thenEnd, endif);
    this.#sketch.join(elseEnd, endif);
    this.#skipTo(head, endif, leavable.scope);
    return endif;
  }

  #switch(node: Node, flow: Flow, around: Around): Flow {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain('switch', node, flow, scope);
    const target = newTarget(scope, around);
    const body = bodyOf(node);
    const inside = { ...around, scope, breakable: target };
    const end =
      body.kind === 'block'
        ? this.#bareBlock(body, head, inside, (cases) => ({ ...inside, cases }))
        : this.#statement(body, undefined, { ...inside, cases: head });
    const ends: Flow[] = [end, ...target.breaks];
    if (!hasDefault(body)) ends.push(this.#mark('fallthrough', head, scope));
    const endif = ends.some((from) => from !== undefined) ? this.#sketch.add('endif', scope) : undefined;
    if (endif !== undefined) {
      for (const from of ends) this.#sketch.join(from, endif);
      this.#skipTo(head, endif, scope);
    }
    this.#sketch.endScope(scope);
    return endif;
  }

  #case(kind: 'case' | 'default', node: Node, flow: Flow, around: Around): number {
    const id = this.#single(kind, node, flow, around);
    if (around.cases === undefined) this.#problem('stray-case', `this ${kind} is in no switch`, node);
    else this.#sketch.join(around.cases, id);
    return id;
  }

  // ---- loops

  #loop(kind: 'while' | 'for' | 'iterator', node: Node, flow: Flow, around: Around): number {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain(kind, node, flow, scope);
    const target = newTarget(scope, around);
    const body = this.#loopBody(node, this.#mark('inloop', head, scope), target, around);
    this.#sketch.join(body, head);
    for (const from of target.continues) this.#sketch.join(from, head);
    const endif = this.#sketch.add('endif', scope);
    this.#sketch.join(this.#loopfall(head, scope), endif);
    for (const from of target.breaks) this.#sketch.join(from, endif);
    this.#sketch.endScope(scope);
    return endif;
  }

  #loopfall(head: number, scope: number): number {
    return this.#mark('loopfall', head, scope);
  }

  #loopBody(node: Node, from: Flow, target: Target, around: Around): Flow {
    const body = node.kind === 'do' ? branchOf(node, 1) : bodyOf(node);
    return this.#statement(body, from, { ...around, scope: target.scope, loop: target, breakable: target });
  }

  #onceLoop(node: Node, flow: Flow, around: Around): number {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain('iterator', node, flow, scope);
    const target = newTarget(scope, around);
    const body = this.#loopBody(node, this.#mark('inloop', head, scope), target, around);
    const endif = this.#sketch.add('endif', scope);
    for (const from of [body, ...target.breaks, ...target.continues]) this.#sketch.join(from, endif);
    this.#skipTo(head, endif, scope);
    this.#sketch.endScope(scope);
    return endif;
  }

  #doLoop(node: Node, flow: Flow, around: Around): Flow {
    const scope = this.#sketch.beginScope(node, around.scope);
    const head = this.#plain('do', node, flow, scope);
    const target = newTarget(scope, around);
    const body = this.#loopBody(node, head, target, around);
    const tail = this.#sketch.add('dowhile', scope, { node });
    for (const from of [body, ...target.continues]) this.#sketch.join(from, tail);
    if (!isNever(node)) this.#sketch.join(this.#mark('inloop', tail, scope), head);
    const fallthrough = this.#mark('fallthrough', tail, scope);
    const endif = this.#sketch.add('endif', scope);
    for (const from of [fallthrough, ...target.breaks]) this.#sketch.join(from, endif);
    this.#skipTo(head, endif, scope);
    this.#sketch.endScope(scope);
    return this.#sketch.hasPrevious(tail) || target.breaks.length > 0 ? endif : undefined;
  }

  // ---- jumps

  #label(node: Node, flow: Flow, around: Around): Flow {
    const id = this.#single('label', node, flow, around);
    const name = labelName(node);
    if (!this.#labelVertices.has(name)) this.#labelVertices.set(name, id);
    return id;
  }

  #goto(node: Node, flow: Flow, around: Around): undefined {
    const id = this.#single('goto', node, flow, around);
    const goal = node.children[1];
    if (goal?.kind !== 'ident') {
      this.#problem('computed-goto', 'nobody knows where this goto leads', node);
      for (const name of this.#labels.keys()) this.#gotos.push({ from: id, name, node });
      return undefined;
    }
    const place = this.#labels.get(goal.text);
    let until = around.leavable;
    while (until !== undefined && place !== undefined && !place.around.has(until.node)) until = until.outer;
    this.#gotos.push({ from: this.#leave(id, around.leavable, until, 'goto'), name: goal.text, node });
    return undefined;
  }

  #joinGotos(): void {
    for (const { from, name, node } of this.#gotos) {
      const to = this.#labelVertices.get(name);
      if (to === undefined)
        this.#problem('unknown-label', `there is no label '${name}' in this function`, node);
      else this.#sketch.join(from, to);
    }
  }

  #breakOrContinue(kind: 'break' | 'continue', node: Node, flow: Flow, around: Around): undefined {
    const target = kind === 'break' ? around.breakable : around.loop;
    const scope = this.#sketch.beginScope(node, around.scope);
    const id = this.#sketch.add(kind, scope, { node, target: target?.scope ?? -1 });
    this.#sketch.join(flow, id);
    if (target === undefined) {
      this.#problem(`stray-${kind}`, `there is nothing that this ${kind} could mean`, node);
      return undefined;
    }
    const last = this.#leave(id, around.leavable, target.outside, kind);
    (kind === 'break' ? target.breaks : target.continues).push(last);
    return undefined;
  }

  #return(node: Node, flow: Flow, around: Around): undefined {
    const id = this.#single('return', node, flow, around);
    const last = this.#leave(id, around.leavable, undefined, 'return');
    (around.inThen ? this.#errorReturns : this.#returns).push(last);
    return undefined;
  }

  /** Copies of the ends that a jump passes on its way out to `until`; answers with the last of them. */
  #leave(from: number, inner: Leavable | undefined, until: Leavable | undefined, leaving: Leaving): number {
    let at = from;
    for (let passed = inner; passed !== undefined && passed !== until; passed = passed.outer) {
      const { kind, node, scope, exits } = passed;
      const copy = this.#sketch.add(kind, scope, kind === 'close' ? { node, copy: true } : { copy: true });
      exits.push({ copy, leaving });
      this.#sketch.join(at, copy);
      at = copy;
    }
    return at;
  }
}

const newTarget = (scope: number, around: Around): Target => ({
  scope,
  outside: around.leavable,
  breaks: [],
  continues: [],
});

/** The part at a fixed place of a statement; an unreadable one stands in where the tree is broken. */
const branchOf = (node: Node, index: number): Node => partsOf(node)[index] ?? missing(node);

const bodyOf = (node: Node): Node => partsOf(node).at(-1) ?? missing(node);

const missing = (node: Node): Node => ({
  kind: 'error',
  start: node.end,
  end: node.end,
  text: '',
  children: [],
});

/** What stands between the braces of a block. */
function insideOf(block: Node): readonly Node[] {
  const [first, last] = [block.children[0], block.children.at(-1)];
  const from = first?.text === '{' ? 1 : 0;
  const to = last !== undefined && last.text === '}' ? -1 : block.children.length;
  return block.children.slice(from, to);
}

/** Reports whether a do loop ends in `while (0)`. */
function isNever(node: Node): boolean {
  const condition = partsOf(node)[4];
  return condition?.kind === 'number' && /^0+$/.test(condition.text);
}

/** Reports whether a switch's body has a default of its own, not one of a switch inside. */
function hasDefault(body: Node): boolean {
  const steps = [body];
  for (let node = steps.pop(); node !== undefined; node = steps.pop()) {
    if (node.kind === 'default') return true;
    if (node.kind === 'switch' && node !== body) continue;
    for (const child of node.children) if (isStructure(child)) steps.push(child);
  }
  return false;
}

const structures: ReadonlySet<string> = new Set([
  'block',
  'if',
  'while',
  'do',
  'for',
  'iterator',
  'marked',
  'default',
]);
const isStructure = (node: Node): boolean => structures.has(node.kind);

function identifiersIn(node: Node): readonly string[] {
  const names: string[] = [];
  const steps = [node];
  for (let at = steps.pop(); at !== undefined; at = steps.pop()) {
    if (at.kind === 'ident') names.push(at.text);
    for (const child of at.children) steps.push(child);
  }
  return names;
}
