import type { Node } from '../../c/syntax.ts';
import { isWithin, type Vertex } from '../../cfg/graph.ts';
import { onward } from '../../cfg/onward.ts';
import { whenTrue } from './conditions.ts';
import { evaluate, write } from './expressions.ts';
import type { Frame } from './frame.ts';
import type { PathState } from './state.ts';
import { nothing, type Value } from './values.ts';
import { Ways } from './ways.ts';
import type { Result, World } from './world.ts';

/**
 * Goes through a function with a state and gives every way out of it. Ways that differ in nothing that matters to a
 * resource are taken as one from where they meet, so that this ends: what they disagree on is unknown from there.
 */
export function runFunction(world: World, frame: Frame, start: PathState): readonly Result[] {
  const { graph, name } = frame.code;
  world.notes.functions.add(name);
  const past = onward(graph);
  const ways = new Ways(graph, frame.id);
  const ends = new Map<string, Result>();
  ways.arrive(graph.enter, start);
  for (let at = ways.next(); at !== undefined; at = ways.next()) {
    if (past[at.id] === -1) world.budget.left--;
    if (world.budget.left < 0 || ways.tooWide) {
      world.budget.left = -1;
      world.notes.complete = false;
      return [];
    }
    const vertex = graph.vertices[at.id] as Vertex;
    const { state } = at;
    state.made = undefined;
    const isEnd = vertex.id === graph.exit || vertex.id === graph.errorExit;
    if (isEnd) endWith(frame, ends, { value: nothing, state });
    else if (vertex.kind === 'return')
      for (const result of returned(world, frame, vertex.node as Node, state)) endWith(frame, ends, result);
    else {
      const steps = step(world, frame, vertex, state);
      if (steps.length > vertex.next.length) for (const { to } of steps) ways.meetAt(to);
      for (const { to, state: after } of steps)
        for (const there of entering(world, frame, vertex, to, after)) ways.arrive(to, there);
    }
  }
  const results = [...ends.values()];
  world.notes.leaving(frame, results);
  return results;
}

/** Ways out of one return that differ in nothing that matters are one. */
function endWith(frame: Frame, ends: Map<string, Result>, result: Result): void {
  const where = result.at?.start ?? -1;
  const name = `${where} ${result.state.classesOf(result.value)} ${result.state.key}`;
  const before = ends.get(name);
  if (before === undefined) {
    ends.set(name, result);
    return;
  }
  const state = before.state.join(result.state, `${frame.id}.end`) ?? before.state;
  const value = before.value === result.value ? before.value : `?${frame.id}@${where}`;
  if (value !== before.value && value !== result.value)
    state.setClasses(value, before.state.classesOf(before.value) | result.state.classesOf(result.value));
  ends.set(name, { ...before, value, state });
}

function returned(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const value = node.children.find((child) => child.kind !== 'token');
  const results = value === undefined ? [{ value: nothing, state }] : evaluate(world, frame, value, state);
  return results.map((result) => {
    world.notes.passed(result.state, node, 'returned');
    return { ...result, at: node };
  });
}

interface Step {
  readonly to: number;
  readonly state: PathState;
}

function step(world: World, frame: Frame, vertex: Vertex, state: PathState): readonly Step[] {
  const { node } = vertex;
  switch (vertex.kind) {
    case 'if':
      return branches(world, frame, vertex, (node as Node).children[2] as Node, state);
    case 'while':
      return branches(world, frame, vertex, (node as Node).children[2] as Node, state);
    case 'dowhile':
      return branches(world, frame, vertex, (node as Node).children[4] as Node, state);
    case 'for':
      return onAll(vertex, clause(world, frame, clausesOf(node as Node).condition, state));
    case 'iterator':
      return onAll(vertex, iteration(world, frame, node as Node, state));
    case 'switch':
      return onAll(
        vertex,
        evaluate(world, frame, (node as Node).children[2] as Node, state).map((result) => result.state),
      );
    case 'statement':
      return onAll(vertex, statement(world, frame, node as Node, state));
    case 'decl':
      return onAll(vertex, declaration(world, frame, node as Node, state));
    default:
      return onAll(vertex, [state]);
  }
}

/** Sends all paths on by all ways. */
function onAll({ next }: Vertex, states: readonly PathState[]): readonly Step[] {
  const steps: Step[] = [];
  for (const state of states)
    for (let index = 0; index < next.length; index++)
      steps.push({ to: next[index] as number, state: index === 0 ? state : state.copy() });
  return steps;
}

/** Sends the paths on which the condition held one way, the others the other way. */
function branches(
  world: World,
  frame: Frame,
  vertex: Vertex,
  condition: Node,
  state: PathState,
): readonly Step[] {
  const { vertices } = frame.code.graph;
  const last = vertex.next.length - 1;
  const steps: Step[] = [];
  for (const [index, to] of vertex.next.entries()) {
    const own = index === last ? state : state.copy();
    const { kind } = vertices[to] as Vertex;
    const outcome = kind === 'true' || kind === 'inloop';
    const known = outcome || kind === 'false' || kind === 'fallthrough' || kind === 'loopfall';
    if (!known) {
      steps.push({ to, state: own });
      continue;
    }
    for (const after of whenTrue(world, frame, condition, outcome, own)) {
      world.notes.passed(after, condition, outcome ? 'true' : 'false');
      steps.push({ to, state: after });
    }
  }
  return steps;
}

/** What a `for` does on the way to its condition: it begins once, and steps on from there. */
function entering(
  world: World,
  frame: Frame,
  from: Vertex,
  to: number,
  state: PathState,
): readonly PathState[] {
  const { graph } = frame.code;
  const head = graph.vertices[to] as Vertex;
  if (head.kind !== 'for') return [state];
  const { begin, step: next } = clausesOf(head.node as Node);
  return clause(world, frame, isWithin(graph, from.scope, head.scope) ? next : begin, state);
}

interface Clauses {
  readonly begin: Node | undefined;
  readonly condition: Node | undefined;
  readonly step: Node | undefined;
}

/** The three clauses of a `for`; a declaration has its semicolon with it. */
function clausesOf(loop: Node): Clauses {
  const found: (Node | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (const child of loop.children[2]?.children ?? []) {
    if (child.kind !== 'token') found[at] = child;
    if (child.kind === 'decl' || child.text === ';') at++;
  }
  const [begin, condition, step] = found;
  return { begin, condition, step };
}

function clause(world: World, frame: Frame, node: Node | undefined, state: PathState): readonly PathState[] {
  if (node === undefined) return [state];
  if (node.kind === 'decl') return declaration(world, frame, node, state);
  return evaluate(world, frame, node, state).map((result) => result.state);
}

/** A loop made by a macro gives its first argument (and others that are plain names) a new value each time. */
function iteration(world: World, frame: Frame, node: Node, state: PathState): readonly PathState[] {
  const args = (node.children[2]?.children ?? []).filter((child) => child.kind !== 'token');
  const [variable] = args;
  if (variable?.kind === 'ident') write(world, frame, variable, `item@${node.start}`, state);
  return [state];
}

function statement(world: World, frame: Frame, node: Node, state: PathState): readonly PathState[] {
  const expression = node.kind === 'expr_stmt' || node.kind === 'macro_stmt' ? node.children[0] : undefined;
  if (expression === undefined || expression.kind === 'token') return [state];
  return evaluate(world, frame, expression, state).map((result) => result.state);
}

function declaration(world: World, frame: Frame, node: Node, state: PathState): readonly PathState[] {
  const declarators = node.children.find((child) => child.kind === 'declarators');
  let states: readonly PathState[] = [state];
  for (const declarator of declarators?.children ?? []) {
    if (declarator.kind !== 'init') continue;
    const [target, , value] = declarator.children as [Node, Node, Node];
    if (value.kind === 'braces') continue;
    states = states.flatMap((now) =>
      evaluate(world, frame, value, now).map((result) => {
        assignLocal(world, frame, target, result.value, result.state);
        return result.state;
      }),
    );
  }
  return states;
}

function assignLocal(world: World, frame: Frame, target: Node, value: Value, state: PathState): void {
  const name = declaredName(target);
  if (name !== undefined) write(world, frame, name, value, state);
}

/** The identifier that a declarator declares. */
export function declaredName(declarator: Node): Node | undefined {
  if (declarator.kind === 'ident') return declarator;
  for (const child of declarator.children) {
    if (child.kind === 'params' || child.kind === 'token' || child.kind === 'specs') continue;
    const found = declaredName(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
