import type { Node } from '../../c/syntax.ts';
import { evaluateCall } from './calls.ts';
import { whenTrue } from './conditions.ts';
import type { Frame } from './frame.ts';
import type { PathState } from './state.ts';
import { addressOf, behind, lastName, memberBehind, nothing, sitesIn, type Value } from './values.ts';
import type { Result, World } from './world.ts';

/**
 * Works out an expression on a path. Mostly one result; several where a call has several ways out, or where `?:`
 * parts the path.
 */
export function evaluate(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const { children } = node;
  switch (node.kind) {
    case 'ident':
      return [{ value: worth(world, frame, node, state), state }];
    case 'number':
    case 'char':
    case 'string':
      return [{ value: node.text, state }];
    case 'strings':
      return [{ value: textOf(world, node), state }];
    case 'paren':
      return evaluate(world, frame, children[1] as Node, state);
    case 'cast':
      return evaluate(world, frame, children[children.length - 1] as Node, state);
    case 'comma':
      return evaluateRow(world, frame, sidesOf(node), state).map((row) => ({
        value: row.values[1] as Value,
        state: row.state,
      }));
    case 'call':
      return evaluateCall(world, frame, node, state);
    case 'assign':
      return assignment(world, frame, node, state);
    case 'unary':
      return unary(world, frame, node, state);
    case 'postfix':
      return postfix(world, frame, node, state);
    case 'field':
    case 'index':
      return evaluateRow(world, frame, operandsOf(node), state).map(({ state: after }) => ({
        value: worth(world, frame, node, after),
        state: after,
      }));
    case 'binary':
      return evaluateRow(world, frame, sidesOf(node), state).map(({ values, state: after }) => ({
        value: `(${values[0]}${(children[1] as Node).text}${values[1]})`,
        state: after,
      }));
    case 'conditional':
      return conditional(world, frame, node, state);
    default:
      return [{ value: `code:${textOf(world, node)}`, state }];
  }
}

interface Row {
  readonly values: readonly Value[];
  readonly state: PathState;
}

/** Works out several expressions one after the other. */
export function evaluateRow(
  world: World,
  frame: Frame,
  nodes: readonly Node[],
  state: PathState,
): readonly Row[] {
  const values: Value[] = [];
  for (const node of nodes) {
    const value = stillValue(world, frame, node, state);
    if (value === undefined) return rowFrom(world, frame, nodes, state);
    values.push(value);
  }
  return [{ values, state }];
}

/**
 * What an expression is worth in which nothing happens, so that there is but one way through it: most are. Undefined
 * when something may happen in it; nothing has been done then.
 */
export function stillValue(world: World, frame: Frame, node: Node, state: PathState): Value | undefined {
  const { children } = node;
  switch (node.kind) {
    case 'ident':
      return worth(world, frame, node, state);
    case 'number':
    case 'char':
    case 'string':
      return node.text;
    case 'paren':
      return stillValue(world, frame, children[1] as Node, state);
    case 'cast':
      return stillValue(world, frame, children[children.length - 1] as Node, state);
    case 'field':
      return isStill(children[0] as Node) ? worth(world, frame, node, state) : undefined;
    case 'index':
      return isStill(children[0] as Node) && isStill(children[2] as Node)
        ? worth(world, frame, node, state)
        : undefined;
    case 'unary': {
      if (children[0]?.text !== '&') return undefined;
      const place = placeOf(world, frame, children[1] as Node, state);
      return place === undefined ? `code:${textOf(world, node)}` : addressOf(place);
    }
    default:
      return undefined;
  }
}

/** Reports whether nothing happens in an expression: no call, no assignment. */
function isStill(node: Node): boolean {
  const { children } = node;
  switch (node.kind) {
    case 'ident':
    case 'number':
    case 'char':
    case 'string':
      return true;
    case 'paren':
      return isStill(children[1] as Node);
    case 'cast':
      return isStill(children[children.length - 1] as Node);
    case 'field':
      return isStill(children[0] as Node);
    case 'index':
      return isStill(children[0] as Node) && isStill(children[2] as Node);
    case 'unary':
      return children[0]?.text === '&';
    default:
      return false;
  }
}

function rowFrom(world: World, frame: Frame, nodes: readonly Node[], state: PathState): readonly Row[] {
  let rows: Row[] = [{ values: [], state }];
  for (const node of nodes) {
    const longer: Row[] = [];
    for (const row of rows)
      for (const result of evaluate(world, frame, node, row.state))
        longer.push({ values: [...row.values, result.value], state: result.state });
    rows = longer;
  }
  return rows;
}

/** The two sides of an operator. */
const sidesOf = ({ children }: Node): readonly Node[] => [children[0] as Node, children[2] as Node];

function postfix(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const [operand, operator] = node.children as [Node, Node];
  return evaluate(world, frame, operand, state).map((was) => {
    const place = placeOf(world, frame, operand, was.state);
    if (place !== undefined) was.state.write(place, `(${was.value}${operator.text})`);
    return was;
  });
}

export function textOf(world: World, node: Node): string {
  if (node.kind === 'ident') return node.text;
  const known = texts.get(node);
  if (known !== undefined) return known;
  const text = world.text.slice(node.start, node.end).replace(/\s+/g, ' ');
  texts.set(node, text);
  return text;
}

const texts = new WeakMap<Node, string>();

/** The place that an expression names, or undefined when it names none. Calls in it are not made again. */
export function placeOf(world: World, frame: Frame, node: Node, state: PathState): string | undefined {
  const [first, second, third] = node.children;
  switch (node.kind) {
    case 'ident':
      return frame.code.locals.has(node.text) ? frame.placeOf(node.text) : `global:${node.text}`;
    case 'paren':
      return placeOf(world, frame, second as Node, state);
    case 'cast':
      return placeOf(world, frame, node.children.at(-1) as Node, state);
    case 'field': {
      const name = (third as Node).text;
      if ((second as Node).text === '->')
        return memberBehind(worth(world, frame, first as Node, state), name);
      const base = placeOf(world, frame, first as Node, state);
      return base === undefined ? undefined : `${base}.${name}`;
    }
    case 'index':
      return `${worth(world, frame, first as Node, state)}[${worth(world, frame, third as Node, state)}]`;
    case 'unary':
      return (first as Node).text === '*' ? behind(worth(world, frame, second as Node, state)) : undefined;
    default:
      return undefined;
  }
}

/** What an expression is worth when nothing is run for it: a name, a field, a constant. */
export function worth(world: World, frame: Frame, node: Node, state: PathState): Value {
  if (node.kind === 'ident') {
    if (frame.code.locals.has(node.text)) return state.read(frame.placeOf(node.text));
    if (node.text === 'NULL' || node.text === 'false') return nothing;
    if (node.text === 'true') return '1';
    if (/^[A-Z][A-Z0-9_]*$/.test(node.text)) return node.text;
    return state.read(`global:${node.text}`);
  }
  if (node.kind === 'number') return node.text;
  if (node.kind === 'unary' && node.children[0]?.text === '&') {
    const place = placeOf(world, frame, node.children[1] as Node, state);
    if (place !== undefined) return addressOf(place);
  }
  // A call in the midst of a path has been made already: its result has the name that it got then.
  if (node.kind === 'call') {
    const known = state.madeAt(node.start);
    if (known !== undefined) return known;
  }
  if (node.kind === 'binary') {
    const [left, operator, right] = node.children as [Node, Node, Node];
    return `(${worth(world, frame, left, state)}${operator.text}${worth(world, frame, right, state)})`;
  }
  const place = placeOf(world, frame, node, state);
  return place === undefined ? `code:${textOf(world, node)}` : state.read(place);
}

/** What has to be worked out before a field or an element can be named. */
function operandsOf(node: Node): readonly Node[] {
  const [first, , third] = node.children;
  return node.kind === 'index' ? [first as Node, third as Node] : [first as Node];
}

function assignment(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const [left, operator, right] = node.children as [Node, Node, Node];
  return evaluate(world, frame, right, state).map((result) => {
    const value =
      operator.text === '='
        ? result.value
        : `(${worth(world, frame, left, result.state)}${operator.text}${result.value})`;
    write(world, frame, left, value, result.state);
    noteStore(world, frame, left, value, result.state);
    return { value, state: result.state };
  });
}

/** Writes a value to where an expression points, and notes the name when it is a resource. */
export function write(world: World, frame: Frame, target: Node, value: Value, state: PathState): void {
  const place = placeOf(world, frame, target, state);
  if (place === undefined) return;
  state.write(place, value);
  const [site] = sitesIn(value);
  if (site === undefined || !/^[#=]\d+$/.test(value)) return;
  world.notes.named(site, lastName(place));
  if (value.startsWith('#') && isShared(place)) world.notes.escape(site, 'global', target);
}

/** Memory that others can see is written to: what is in operation, and can call back, may see it. */
function noteStore(world: World, frame: Frame, target: Node, value: Value, state: PathState): void {
  if (target.kind === 'ident' && frame.code.locals.has(target.text)) return;
  // It is of interest only to what has been released.
  if (state.released.length === 0) return;
  const name = textOf(world, target);
  world.notes.event({ kind: 'store', name, call: target, phase: world.phase, values: [value] }, state);
}

/** Reports whether a place is neither a local variable nor in something that hangs on the device. */
const isShared = (place: string): boolean => /^\*?global:/.test(place);

function unary(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const [operator, operand] = node.children as [Node, Node];
  if (operator.text === '&') {
    const place = placeOf(world, frame, operand, state);
    return [{ value: place === undefined ? `code:${textOf(world, node)}` : addressOf(place), state }];
  }
  return evaluate(world, frame, operand, state).map((result) => {
    if (operator.text === '*') return { ...result, value: result.state.read(behind(result.value)) };
    if (operator.text === '++' || operator.text === '--') {
      const value = `(${result.value}${operator.text})`;
      write(world, frame, operand, value, result.state);
      noteStore(world, frame, operand, value, result.state);
      return { ...result, value };
    }
    const value = /^\w+$/.test(result.value)
      ? `${operator.text}${result.value}`
      : `(${operator.text}${result.value})`;
    return { ...result, value };
  });
}

function conditional(world: World, frame: Frame, node: Node, state: PathState): readonly Result[] {
  const condition = node.children[0] as Node;
  const short = node.children.length === 4;
  const yes = node.children[short ? 0 : 2] as Node;
  const no = node.children[node.children.length - 1] as Node;
  return [
    ...whenTrue(world, frame, condition, true, state.copy()).flatMap((held) =>
      evaluate(world, frame, yes, held),
    ),
    ...whenTrue(world, frame, condition, false, state.copy()).flatMap((not) =>
      evaluate(world, frame, no, not),
    ),
  ];
}
