import type { Node } from '../c/syntax.ts';
import type { Constraint, ConstraintValue, Metavariable, PNode } from '../smpl/syntax.ts';
import type { CodePlace, Value } from './bindings.ts';
import { conversionCount } from './conversions.ts';
import type { Bound, Env } from './env.ts';
import { keyOf, keyOfAll } from './key.ts';
import {
  type Context,
  match,
  placeOf,
  remember,
  type ScriptConstraint,
  type State,
  type Then,
} from './matcher.ts';
import { typeSignature } from './type-signature.ts';

/** A metavariable of the pattern against a node: the node must be of its kind, and its value so far. */
export function matchVariable(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const variable = ctx.variable(pat.text);
  if (variable === undefined || variable.literal) {
    return node.children.length === 0 && node.text === pat.text && then(remember(state, pat, [node]));
  }
  return bindVariable(ctx, pat.text, [node], state, (next) => then(remember(next, pat, [node])), pat);
}

/** Gives a metavariable a value (or checks that it has that value). */
export function bindVariable(
  ctx: Context,
  name: string,
  nodes: readonly Node[],
  state: State,
  then: Then,
  pat?: PNode,
  shown: readonly Node[] = nodes,
): boolean {
  const variable = ctx.variable(name);
  if (variable === undefined || ctx.valueless?.has(name) === true) return false;
  const differs = (why: string): boolean => {
    if (pat !== undefined) ctx.trace?.differs(pat, nodes, why);
    return false;
  };
  if (variable.kind === 'position') return bindPosition(ctx, variable, nodes, state, then);
  const bound = state.env.bound.get(name);
  const key = keyOfAll(nodes);
  if (bound !== undefined) {
    if (bound.key !== key) return differs(`it is \`${bound.key}\` already`);
    if (bound.types !== undefined && bound.types !== typeSignature(ctx.types, codeValue(ctx, nodes)))
      return differs('its names are of other types than where it was found');
    if (!inheritedFits(ctx, variable, nodes, bound, state.env)) return differs('a constraint forbids it');
    return then(state);
  }
  if (!fitsKind(ctx, variable, nodes)) return differs(`that is no ${variable.kind}`);
  let isOfType = false;
  const matched = fitsType(ctx, variable, nodes, state, (typed) => {
    isOfType = true;
    if (!fitsLength(variable, nodes, typed.env)) return differs('the list is of another length');
    const own: Bound = { key, value: codeValue(ctx, shown) };
    const ask = scriptAnswer(ctx, variable, own, typed.env);
    if (!variable.constraints.every((constraint) => fits(ctx, constraint, nodes, key, typed.env, ask)))
      return differs('a constraint forbids it');
    const env = ctx.table.bind(typed.env, name, own);
    return env === undefined
      ? differs('that value is ruled out')
      : bindLength(ctx, variable, nodes, env, typed, then);
  });
  return matched || isOfType ? matched : differs('its type is another one, or not known');
}

/** What is taken over from another rule may have to fulfil more here than it did there. */
function inheritedFits(
  ctx: Context,
  variable: Metavariable,
  nodes: readonly Node[],
  bound: Bound,
  env: Env,
): boolean {
  if (variable.from === undefined || variable.constraints.length === 0) return true;
  const ask = scriptAnswer(ctx, variable, bound, env);
  return variable.constraints.every((constraint) => fits(ctx, constraint, nodes, bound.key, env, ask));
}

const codeValue = (ctx: Context, nodes: readonly Node[]): Value => ({
  kind: 'code',
  nodes,
  source: nodes.length === 0 ? '' : ctx.text.slice((nodes[0] as Node).start, (nodes.at(-1) as Node).end),
});

type AskScript = (constraint: ScriptConstraint) => boolean;

/** Where no script may run, what it would have said is taken as yes: whoever runs the rule has said so to the user. */
const scriptAnswer =
  (ctx: Context, variable: Metavariable, own: Bound, env: Env): AskScript =>
  (constraint) =>
    ctx.judge === undefined || ctx.judge(constraint, variable, own, env);

/** A position is a place of its own: an inherited one must be among the places that its rule found. */
function bindPosition(
  ctx: Context,
  variable: Metavariable,
  nodes: readonly Node[],
  state: State,
  then: Then,
): boolean {
  const place = placeOf(ctx, nodes);
  const old = state.env.bound.get(variable.name);
  if (old !== undefined) {
    return (
      old.value.kind === 'position' &&
      old.value.places.some((other) => samePlace(place, other)) &&
      (variable.from === undefined ||
        variable.constraints.every((constraint) =>
          fitsPlace(
            constraint,
            place,
            state.env,
            scriptAnswer(ctx, variable, positionBound(place), state.env),
          ),
        )) &&
      then(state)
    );
  }
  const own = positionBound(place);
  const ask = scriptAnswer(ctx, variable, own, state.env);
  if (!variable.constraints.every((constraint) => fitsPlace(constraint, place, state.env, ask))) return false;
  const env = ctx.table.bind(state.env, variable.name, own);
  return env !== undefined && then({ ...state, env });
}

export const positionBound = (place: CodePlace): Bound => ({
  key: `@${place.start}-${place.end}`,
  value: { kind: 'position', places: [place] },
});

const samePlace = (left: CodePlace, right: CodePlace): boolean =>
  left.file === right.file && left.start === right.start && left.end === right.end;

function fitsPlace(constraint: Constraint, place: CodePlace, env: Env, ask: AskScript): boolean {
  switch (constraint.kind) {
    case 'different':
      return !constraint.values.some((value) =>
        placesOf(value, env).some((other) => samePlace(place, other)),
      );
    case 'equal':
      return constraint.values.some((value) => placesOf(value, env).some((other) => samePlace(place, other)));
    case 'not':
      return !fitsPlace(constraint.inner, place, env, ask);
    case 'all':
      return constraint.inner.every((inner) => fitsPlace(inner, place, env, ask));
    case 'some':
      return constraint.inner.some((inner) => fitsPlace(inner, place, env, ask));
    case 'like':
    case 'unlike':
    case 'within':
    case 'compare':
    case 'length':
      return true;
    case 'script':
      return ask(constraint);
  }
}

const placesOf = (value: ConstraintValue, env: Env): readonly CodePlace[] => {
  const bound = value.kind === 'code' ? undefined : env.bound.get(nameOf(value));
  return bound?.value.kind === 'position' ? bound.value.places : [];
};

/** Inherited values that a constraint speaks of are in the environment as `rule.name`. */
const nameOf = (value: Exclude<ConstraintValue, { kind: 'code' }>): string =>
  value.kind === 'inherited' ? `${value.rule}.${value.name}` : value.name;

const LISTS: ReadonlySet<Metavariable['kind']> = new Set([
  'expression list',
  'parameter list',
  'initialiser list',
  'field list',
  'statement list',
  'format list',
  'pragmainfo',
]);

export const isListVariable = (ctx: Context, name: string): boolean => {
  const variable = ctx.variable(name);
  return variable !== undefined && LISTS.has(variable.kind);
};

const isComma = (node: Node): boolean => node.kind === 'token' && node.text === ',';

/** Whether nodes are what a metavariable of this kind may stand for. */
function fitsKind(ctx: Context, variable: Metavariable, nodes: readonly Node[]): boolean {
  if (LISTS.has(variable.kind)) return true;
  const [node] = nodes;
  if (node === undefined || nodes.length > 1) return variable.kind === 'type' && nodes.length > 0;
  switch (variable.kind) {
    case 'identifier':
    case 'fresh identifier':
    case 'symbol':
    case 'typedef':
    case 'declarer':
    case 'iterator':
    case 'attribute name':
      return node.kind === 'ident';
    case 'expression':
      return isExpressionNode(node);
    case 'idexpression':
      return (
        node.kind === 'ident' &&
        (variable.scope === undefined || ctx.types.isLocal(node) === (variable.scope === 'local'))
      );
    case 'constant':
      return isConstant(node);
    case 'statement':
      return isStatementNode(node);
    case 'type':
      return true;
    case 'parameter':
      return node.kind === 'param' || (node.kind === 'token' && node.text === '...');
    case 'initialiser':
      return isExpressionNode(node) || node.kind === 'braces' || node.kind === 'designated';
    case 'field':
    case 'declaration':
      return node.kind === 'decl' || node.kind === 'macro_decl';
    case 'binary operator':
      return node.kind === 'token' && BINARY.has(node.text);
    case 'assignment operator':
      return node.kind === 'token' && ASSIGNMENT.has(node.text);
    case 'unary operator':
      return node.kind === 'token' && UNARY.has(node.text);
    case 'attribute':
      return node.kind === 'attribute' || node.kind === 'ident';
    case 'metavariable':
    case 'format':
    case 'pragmainfo':
    case 'comments':
    case 'expression list':
    case 'statement list':
    case 'parameter list':
    case 'initialiser list':
    case 'field list':
    case 'format list':
    case 'position':
      return true;
  }
}

const BINARY: ReadonlySet<string> = new Set('+ - * / % << >> < > <= >= == != & | ^ && ||'.split(' '));
const UNARY: ReadonlySet<string> = new Set('& * + - ~ !'.split(' '));
const ASSIGNMENT: ReadonlySet<string> = new Set('= += -= *= /= %= &= |= ^= <<= >>='.split(' '));

const EXPRESSIONS: ReadonlySet<string> = new Set(
  'ident number string char call index field unary postfix binary assign conditional cast sizeof paren comma strings compound stmt_expr generic'.split(
    ' ',
  ),
); // prettier-ignore

export const isExpressionNode = (node: Node): boolean => EXPRESSIONS.has(node.kind);

const STATEMENTS: ReadonlySet<string> = new Set(
  'block expr_stmt empty macro_stmt if while do for iterator switch goto break continue return asm marked label case default'.split(
    ' ',
  ),
); // prettier-ignore

export const isStatementNode = (node: Node): boolean => STATEMENTS.has(node.kind);

/** Numbers, strings, characters, names in capitals. */
function isConstant(node: Node): boolean {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'char':
    case 'strings':
      return true;
    case 'ident':
      return /^[A-Z_][A-Z0-9_]*$/.test(node.text) && /[A-Z]/.test(node.text);
    case 'unary':
      return node.children[0]?.text === '-' && node.children[1] !== undefined && isConstant(node.children[1]);
    case 'sizeof':
      return node.children[0]?.text === 'sizeof';
    default:
      return false;
  }
}

function fitsType(
  ctx: Context,
  variable: Metavariable,
  nodes: readonly Node[],
  state: State,
  then: Then,
): boolean {
  const [node] = nodes;
  if (variable.type === undefined || node === undefined || LISTS.has(variable.kind)) return then(state);
  return ctx.types.fits(ctx, variable.type, node, state, then);
}

/** `expression list[n]`: n elements. */
function fitsLength(variable: Metavariable, nodes: readonly Node[], env: Env): boolean {
  if (variable.length === undefined) return true;
  const wanted =
    typeof variable.length === 'number' ? variable.length : countOf(env.bound.get(variable.length));
  return wanted === undefined || wanted === lengthOf(variable, nodes);
}

const elementCount = (nodes: readonly Node[]): number => nodes.filter((node) => !isComma(node)).length;

/** How long a list is: of formats, how many conversions its text has. */
const lengthOf = ({ kind }: Metavariable, nodes: readonly Node[]): number =>
  kind === 'format list' ? conversionCount(nodes[0]?.text ?? '') : elementCount(nodes);

const countOf = (bound: Bound | undefined): number | undefined =>
  bound === undefined ? undefined : Number(bound.key);

function bindLength(
  ctx: Context,
  variable: Metavariable,
  nodes: readonly Node[],
  env: Env,
  state: State,
  then: Then,
): boolean {
  if (typeof variable.length !== 'string' || variable.length.includes('.')) return then({ ...state, env });
  const count = lengthOf(variable, nodes);
  const counted = ctx.table.bind(env, variable.length, {
    key: String(count),
    value: { kind: 'count', count },
  });
  return counted !== undefined && then({ ...state, env: counted });
}

function fits(
  ctx: Context,
  constraint: Constraint,
  nodes: readonly Node[],
  key: string,
  env: Env,
  ask: AskScript,
): boolean {
  switch (constraint.kind) {
    case 'equal':
      return constraint.values.some((value) => isValue(ctx, value, nodes, key, env));
    case 'different':
      return !constraint.values.some((value) => isValue(ctx, value, nodes, key, env));
    case 'like':
      return isNamed(nodes) && regexOf(constraint.regex).test(key);
    case 'unlike':
      return !(isNamed(nodes) && regexOf(constraint.regex).test(key));
    case 'within':
      return constraint.values.some((value) => isPartOf(value, key, env));
    case 'compare':
      return compares(Number(key), constraint.operator, constraint.value);
    case 'length':
      return constraint.ranges.some(
        ([low, high]) => low <= elementCount(nodes) && elementCount(nodes) <= high,
      );
    case 'script':
      return ask(constraint);
    case 'not':
      return !fits(ctx, constraint.inner, nodes, key, env, ask);
    case 'all':
      return constraint.inner.every((inner) => fits(ctx, inner, nodes, key, env, ask));
    case 'some':
      return constraint.inner.some((inner) => fits(ctx, inner, nodes, key, env, ask));
  }
}

/** Regular expressions are for names, literals and types: no other expression is like one. */
const isNamed = ([node, ...more]: readonly Node[]): boolean =>
  node === undefined || more.length > 0 || node.children.length === 0 || !isExpressionNode(node);

function isValue(
  ctx: Context,
  value: ConstraintValue,
  nodes: readonly Node[],
  key: string,
  env: Env,
): boolean {
  if (value.kind !== 'code') {
    const known = env.bound.get(nameOf(value));
    if (known?.key !== key) return false;
    return known.types === undefined || known.types === typeSignature(ctx.types, codeValue(ctx, nodes));
  }
  const [node] = nodes;
  if (
    node !== undefined &&
    nodes.length === 1 &&
    match(ctx, value.pattern, node, { env, pairs: undefined }, () => true)
  )
    return true;
  return typeKey(patternKey(value.pattern)) === typeKey(key);
}

/** A type is the same with `const`, and `unsigned int` is `unsigned`. */
const typeKey = (key: string): string =>
  key
    .replace(/(^| )(const|volatile)(?= |$)/g, '')
    .trim()
    .replace(/^((un)?signed) int\b/, '$1');

function compares(left: number, operator: '<=' | '>=' | '<' | '>', right: number): boolean {
  switch (operator) {
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '>':
      return left > right;
  }
}

const patternKey = (pat: PNode): string =>
  pat.children.length === 0
    ? pat.text
    : pat.children
        .map(patternKey)
        .filter((part) => part !== '')
        .join(' ');

/** `<= r.x`: the value is x, or inside it. */
function isPartOf(value: ConstraintValue, key: string, env: Env): boolean {
  if (value.kind === 'code') return patternKey(value.pattern) === key;
  const bound = env.bound.get(nameOf(value));
  return bound?.value.kind === 'code' && bound.value.nodes.some((node) => holdsPart(node, key));
}

/** Names of fields are no parts: nothing that stands for an expression could be one. */
const holdsPart = (node: Node, key: string): boolean =>
  keyOf(node) === key ||
  (node.kind === 'field' ? node.children.slice(0, 1) : node.children).some((child) => holdsPart(child, key));

const regexes = new Map<string, RegExp>();

/** SmPL's regular expressions are Perl's, which JavaScript's are for all that is in use. */
function regexOf(source: string): RegExp {
  const known = regexes.get(source);
  if (known !== undefined) return known;
  let made: RegExp;
  try {
    made = new RegExp(source);
  } catch {
    made = /(?!)/;
  }
  regexes.set(source, made);
  return made;
}
