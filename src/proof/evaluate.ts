import type { Node } from '../c/syntax.ts';
import { callArguments, declaredName } from '../c/walk.ts';
import type { KnownWords } from '../catalogue/pattern.ts';
import type { Vertex, VertexKind } from '../cfg/graph.ts';
import { CannotFollow, type MachineState, type Step, type Surroundings, top } from './state.ts';
import { fresh, isUntouched, type Marks, marksOfCall, marksOfShowing, marksOfWrite } from './untouched.ts';
import {
  holderOf,
  isLocal,
  isVariable,
  memberOf,
  plainText,
  pointedTo,
  type Store,
  type SymbolicPlace,
  type SymbolicValue,
  signOf,
  type Worked,
  worthOf,
} from './values.ts';

/** All that one vertex does, in order: evaluated anew each time it is asked, up to the first call that is followed. */
export interface Evaluation {
  readonly steps: readonly Step[];
  readonly store: ReadonlyMap<SymbolicPlace, SymbolicValue>;
  readonly acquired: number;
  /** The condition of a head, the value of a return. */
  readonly result: Worked | undefined;
  /** A call of a function of the file that has to be run before the vertex can go on. */
  readonly follow:
    | { readonly name: string; readonly values: readonly SymbolicValue[]; readonly node: Node }
    | undefined;
}

/** Ends the evaluation at a call that has to be followed first. It happens all the time, so it takes no trace of the stack. */
class Follow extends Error {
  readonly target: NonNullable<Evaluation['follow']>;
  constructor(target: NonNullable<Evaluation['follow']>) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super('follow');
    Error.stackTraceLimit = limit;
    this.target = target;
  }
}

/** What a vertex does at which nothing is worked out: a mark, a brace, a label. */
const nothingDone = ({ store, acquired }: MachineState): Evaluation => ({
  steps: [],
  store,
  acquired,
  result: undefined,
  follow: undefined,
});

const busy: ReadonlySet<VertexKind> = new Set<VertexKind>([
  'statement',
  'decl',
  'if',
  'while',
  'switch',
  'dowhile',
  'for',
  'iterator',
  'open',
  'return',
]);

export function evaluate(vertex: Vertex, state: MachineState, around: Surroundings): Evaluation {
  if (vertex.node === undefined || !busy.has(vertex.kind)) return nothingDone(state);
  const worker = new Worker(state, around);
  let result: Worked | undefined;
  try {
    result = worker.vertex(vertex);
  } catch (error) {
    if (!(error instanceof Follow)) throw error;
    return { ...nothingDone(state), follow: error.target };
  }
  return { steps: worker.steps, store: worker.store, acquired: worker.acquired, result, follow: undefined };
}

const value = (text: SymbolicValue): Worked => ({ kind: 'value', value: text });
/** Characters. Whoever writes expressions by hand stays far below that. */
const longestValue = 4000;
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Works through one vertex; its fields collect what the vertex did. Lives for one call of evaluate(). */
class Worker {
  readonly steps: Step[] = [];
  /** The state's own, until something is written. */
  store: Store;
  #own: Map<SymbolicPlace, SymbolicValue> | undefined;
  acquired: number;
  readonly #around: Surroundings;
  readonly #frame: ReturnType<typeof top>;
  readonly #locals: ReadonlySet<string>;

  constructor(state: MachineState, around: Surroundings) {
    this.store = state.store;
    this.acquired = state.acquired;
    this.#around = around;
    this.#frame = top(state);
    this.#locals = around.localsOf(this.#frame.graph);
  }

  vertex(vertex: Vertex): Worked | undefined {
    const node = vertex.node;
    if (!node) return undefined;
    switch (vertex.kind) {
      case 'statement':
        return this.#statement(node);
      case 'decl':
        return this.#declaration(node);
      case 'if':
      case 'while':
      case 'switch':
        return this.#asked(node.children[2]);
      case 'dowhile':
        return this.#asked(node.children[4]);
      case 'for':
        return this.#forClauses(node);
      case 'iterator':
        this.#call(node, node.children[0]?.text ?? '', this.#values(node.children[2]));
        return undefined;
      case 'open':
        return this.#switchValue(vertex);
      case 'return':
        return node.children.length > 2 ? this.#worked(node.children[1]) : undefined;
      default:
        return undefined;
    }
  }

  /** The brace of a switch is where its cases part: by the value that is switched on. */
  #switchValue(vertex: Vertex): Worked | undefined {
    const around = this.#frame.graph.scopes[vertex.scope]?.node;
    return vertex.next.length > 1 && around?.kind === 'switch'
      ? value(plainText(around.children[2] as Node))
      : undefined;
  }

  #statement(node: Node): undefined {
    if (node.kind === 'asm') this.#call(node, 'asm', [plainText(node)]);
    else if (node.kind !== 'empty') this.#worked(node.children[0]);
    return undefined;
  }

  /** A loop begins once, and steps on from there. */
  #forClauses(node: Node): Worked | undefined {
    const clauses = node.children[2]?.children ?? [];
    let condition: Worked | undefined;
    let semicolons = 0;
    for (const clause of clauses) {
      if (clause.kind === 'token') semicolons += 1;
      else if (clause.kind === 'decl') {
        if (!this.#frame.again) this.#declaration(clause);
        semicolons += 1;
      } else if (semicolons === 1) condition = value(plainText(clause));
      else if ((semicolons === 0) !== this.#frame.again) this.#worked(clause);
    }
    return condition;
  }

  #declaration(node: Node): undefined {
    const declarators = node.children.find((child) => child.kind === 'declarators')?.children ?? [];
    for (const child of declarators) {
      if (child.kind !== 'init') continue;
      const name = declaredName(child)?.text ?? '';
      this.#assign(this.#nameOf(name), this.#value(child.children[2]), node);
    }
    return undefined;
  }

  #value(node: Node | undefined): SymbolicValue {
    return worthOf(this.#worked(node));
  }

  #values(args: Node | undefined): readonly SymbolicValue[] {
    return (args?.children ?? [])
      .filter((child) => child.kind !== 'token')
      .map((child) => this.#value(child));
  }

  /** The worth of an expression. What it does on the way is noted in order. */
  #worked(node: Node | undefined): Worked {
    if (!node) return value('void');
    const children = node.children;
    switch (node.kind) {
      case 'ident':
      case 'field':
      case 'index':
        return value(this.#load(node));
      case 'paren':
        return this.#worked(children[1]);
      case 'cast':
        return this.#worked(children[3]);
      case 'comma':
        this.#worked(children[0]);
        return this.#worked(children[2]);
      case 'call':
        return this.#callExpression(node);
      case 'assign':
        return this.#assignment(node);
      case 'unary':
        return this.#unary(node);
      case 'postfix':
        return this.#step(node, children[0], children[1]?.text ?? '');
      case 'binary':
        return this.#binary(node);
      case 'conditional':
        return value(
          `(${children.map((child) => (child.kind === 'token' ? child.text : this.#value(child))).join('')})`,
        );
      case 'stmt_expr':
        return this.#statementExpression(node);
      case 'compound':
        return value(`{${plainText(node)}}`);
      default:
        return value(plainText(node));
    }
  }

  /** A statement expression is taken as one thing, unless there is something of a resource in it. */
  #statementExpression(node: Node): Worked {
    const words = plainText(node).split(' ');
    if (words.some((word) => this.#around.acquires(word) || this.#around.followed(word)))
      throw new CannotFollow('a resource within a statement expression', node);
    this.#call(node, 'statement expression', [plainText(node)]);
    return value(plainText(node));
  }

  #binary(node: Node): Worked {
    const operator = node.children[1]?.text ?? '';
    const [left, right] = [this.#worked(node.children[0]), this.#worked(node.children[2])];
    if (comparisons.has(operator)) return { kind: 'compare', operator, left, right };
    return value(`(${worthOf(left)}${operator}${worthOf(right)})`);
  }

  #unary(node: Node): Worked {
    const [operator, operand] = [node.children[0]?.text ?? '', node.children[1]];
    if (operator === '!') return { kind: 'not', inner: this.#worked(operand) };
    if (operator === '&') return value(this.#address(operand));
    if (operator === '*') return value(this.#load(node));
    if (operator === '++' || operator === '--') return this.#step(node, operand, operator);
    return value(`${operator}${this.#value(operand)}`);
  }

  #step(node: Node, target: Node | undefined, operator: string): Worked {
    const place = this.#place(target);
    const old = this.#read(place);
    // However often it is stepped: one more round of a loop is nothing new.
    const stepped = old.endsWith(`${operator})`) ? old : `(${old}${operator})`;
    this.#assign(place, stepped, node);
    return value(stepped);
  }

  #assignment(node: Node): Worked {
    const operator = node.children[1]?.text ?? '=';
    const place = this.#place(node.children[0]);
    const right = this.#value(node.children[2]);
    const old = operator === '=' ? '' : this.#read(place);
    const ending = `${operator}${right})`;
    const written = operator === '=' ? right : old.endsWith(ending) ? old : `(${old}${ending}`;
    this.#assign(place, written, node);
    return value(written);
  }

  #assign(place: SymbolicPlace, written: SymbolicValue, node: Node): void {
    // Two values that are made of each other double in each round of a loop: text of that size tells nothing any more.
    if (written.length > longestValue) throw new CannotFollow('a value that grows without end', node);
    if (!isVariable(place)) this.steps.push({ kind: 'store', place, value: written, node });
    this.#mark(marksOfWrite(this.store, place, written));
    this.#write(place, written);
  }

  #write(place: SymbolicPlace, written: SymbolicValue): void {
    if (this.store.get(place) === written) return;
    this.#own ??= new Map(this.store);
    this.#own.set(place, written);
    this.store = this.#own;
  }

  #nameOf(name: string): SymbolicPlace {
    return this.#locals.has(name) ? `L${this.#frame.id}:${name}` : `G:${name}`;
  }

  #place(node: Node | undefined): SymbolicPlace {
    if (!node) return '?';
    const children = node.children;
    switch (node.kind) {
      case 'ident':
        return this.#nameOf(node.text);
      case 'paren':
        return this.#place(children[1]);
      case 'field': {
        const member = children[2]?.text ?? '';
        return children[1]?.text === '->'
          ? memberOf(this.#value(children[0]), member)
          : `${this.#place(children[0])}.${member}`;
      }
      case 'index':
        return `${this.#place(children[0])}[${this.#value(children[2])}]`;
      case 'unary':
        return children[0]?.text === '*' ? pointedTo(this.#value(children[1])) : `?${plainText(node)}`;
      default:
        return pointedTo(`&${this.#value(node)}`);
    }
  }

  #address(node: Node | undefined): SymbolicValue {
    const place = this.#place(node);
    return place.startsWith('*') ? place.slice(1) : `&${place}`;
  }

  #load(node: Node): SymbolicValue {
    if (node.kind === 'ident' && !this.#locals.has(node.text))
      return this.store.get(`G:${node.text}`) ?? node.text;
    return this.#read(this.#place(node));
  }

  #read(place: SymbolicPlace): SymbolicValue {
    return this.store.get(place) ?? (place.startsWith('G:') ? place.slice(2) : place);
  }

  /** A condition, with what is still zero in memory that was all zero. As a value it might be an array's address. */
  #asked(node: Node | undefined): Worked {
    return this.#withZeros(this.#worked(node));
  }

  #withZeros(worked: Worked): Worked {
    switch (worked.kind) {
      case 'value':
        return isUntouched(this.store, worked.value) ? value('0') : worked;
      case 'not':
      case 'pointer-test':
        return { ...worked, inner: this.#withZeros(worked.inner) };
      case 'compare':
        return { ...worked, left: this.#withZeros(worked.left), right: this.#withZeros(worked.right) };
      default:
        return worked satisfies never;
    }
  }

  #mark(marks: Marks): void {
    for (const [place, mark] of marks) this.#write(place, mark);
  }

  #callExpression(node: Node): Worked {
    const callee = node.children[0];
    const name = callee?.kind === 'ident' ? callee.text : this.#value(callee);
    const known = this.#around.known;
    const first = node.children[2]?.children[0];
    if (known.wrappers.has(name)) return this.#worked(first);
    if (known.errorPointerTests.has(name))
      return { kind: 'pointer-test', test: 'error-pointer', inner: this.#worked(first) };
    if (known.errorOrNullTests.has(name))
      return { kind: 'pointer-test', test: 'null-or-error-pointer', inner: this.#worked(first) };
    const holder = known.containers.has(name) ? this.#holder(node) : undefined;
    if (holder !== undefined) return value(holder);
    if (isPure(known, name) && !this.#around.followed(name))
      return value(`${name}(${this.#values(node.children[2]).join(',')})`);
    if (this.#around.getData.has(name))
      return value(this.#read(this.#dataOf(this.#values(node.children[2])[0])));
    const done = this.#frame.results.get(node);
    const values = this.#values(node.children[2]);
    if (done !== undefined) return value(done);
    if (this.#around.followed(name)) throw new Follow({ name, values, node });
    return value(this.#call(node, name, values));
  }

  /** `container_of(&lamp->led, struct lamp, led)` is `lamp`. */
  #holder(node: Node): SymbolicValue | undefined {
    const [pointer, , member] = callArguments(node);
    return member && holderOf(this.#value(pointer), plainText(member).replaceAll(' ', ''));
  }

  /** Where the data of a device is kept; all ways to name the bound device mean the same place. */
  #dataOf(device: SymbolicValue | undefined): SymbolicPlace {
    return device !== undefined && this.#around.devices.has(device)
      ? 'data of the bound device'
      : `data of ${device ?? '?'}`;
  }

  #call(node: Node, name: string, values: readonly SymbolicValue[]): SymbolicValue {
    const failure = this.#around.known.errors.has(name)
      ? (values.find((one) => signOf(one) === 'negative') ?? `failed ${values.join()}`)
      : undefined;
    const result = failure ?? this.#resultOf(name, values);
    this.steps.push({ kind: 'call', name, values, result, node, contents: this.#contentsOf(values) });
    this.#mark(this.#marksOf(name, values));
    if (this.#around.zeroes(name)) this.#mark(fresh(result));
    if (this.#around.setData.has(name)) this.#write(this.#dataOf(values[0]), values[1] ?? '?');
    if (this.#around.known.dataKeepers.has(name)) this.#write(this.#dataOf(values[1]), values[0] ?? '?');
    for (const passed of values) this.#written(passed, name, values, result);
    if (this.#around.mayWrite(name)) this.#doubt(values, `${name}(${values.join(',')})`);
    return result;
  }

  #resultOf(name: string, values: readonly SymbolicValue[]): SymbolicValue {
    return this.#around.acquires(name) ? `new${++this.acquired}` : `${name}(${values.join(',')})`;
  }

  /** What becomes of memory that was zero so far. */
  #marksOf(name: string, values: readonly SymbolicValue[]): Marks {
    if (this.#around.setData.has(name) || this.#around.known.dataKeepers.has(name))
      return this.#around.dataIsShown ? marksOfShowing(this.store, values) : [];
    const reach = this.#around.reachOf(name);
    return reach === 'nothing' ? [] : marksOfCall(this.store, values, reach);
  }

  /** What the call finds in the locals whose addresses it is given. */
  #contentsOf(values: readonly SymbolicValue[]): string {
    const held = values.flatMap((passed) => {
      const place = passed.startsWith('&') ? passed.slice(1) : '';
      const content = isVariable(place) ? this.store.get(place) : undefined;
      return content === undefined || content.startsWith(`${place} after`) ? [] : [`${place}=${content}`];
    });
    return held.join('\n');
  }

  /** A call may write to a local whose address it is given. */
  #written(
    passed: SymbolicValue,
    name: string,
    values: readonly SymbolicValue[],
    result: SymbolicValue,
  ): void {
    const place = passed.startsWith('&') ? passed.slice(1) : '';
    if (isLocal(place) && !place.includes('['))
      // An acquire is named by its number, which is the same for its managed form.
      this.#write(
        place,
        `${place} after ${this.#around.acquires(name) ? result : `${name}(${values.join(',')})`}`,
      );
  }

  /** A number that was stored in what the call is given need not be there afterwards: it decides nothing any more. */
  #doubt(values: readonly SymbolicValue[], call: string): void {
    const given = new Set(values.flatMap((passed) => rootOf(passed) ?? []));
    for (const [place, content] of this.store)
      if (!isVariable(place) && signOf(content) !== 'unknown' && given.has(rootOf(place) ?? ''))
        this.#write(place, `${place} after ${call}`);
  }
}

/** What a pointer or a place leads to as a whole: from a member, all of it can be reached. */
const rootOf = (value: SymbolicValue): string | undefined => /^[&*(]*((?:L\d+:|G:)?\w+)/.exec(value)?.[1];

/** Calls that compute something and do nothing else. */
const isPure = (known: KnownWords, name: string): boolean =>
  known.errorOfPointer.has(name) || known.containers.has(name) || known.getters.has(name);

/** Reports whether a value surely means failure, surely success, or either. */
export const outcomeOf = (returned: SymbolicValue | undefined): 'success' | 'failure' | 'either' => {
  if (returned === undefined) return 'success';
  const sign = signOf(returned);
  if (sign === 'negative' || returned.startsWith('PTR_ERR(') || returned.startsWith('failed '))
    return 'failure';
  return sign === 'unknown' ? 'either' : 'success';
};
