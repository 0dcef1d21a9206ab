import type { Node } from '../c/syntax.ts';
import { harmless, type Movement } from './commute.ts';
import { failureSaid, says, signSaid, translated } from './failure.ts';
import { advance, take } from './machine.ts';
import {
  decisions,
  type Exit,
  type Finding,
  type FindingCode,
  type Held,
  newHeld,
  type Path,
  type Sides,
  type Simulation,
  sameKey,
  stateKey,
  type Trail,
  unknownManaged,
} from './path.ts';
import { type Advanced, type Arm, CannotFollow, type Step } from './state.ts';
import { plainText, type SymbolicValue, type ValueTest } from './values.ts';
import type { AcquireWord, ManagedWord, ReleaseWord } from './vocabulary.ts';

const mostStates = 30_000;

/**
 * Runs the code before and the code after side by side: wherever one takes a step that others can see, the other must
 * take the same one. The only steps that the side before may take alone are the releases that a managed resource
 * makes needless, and decisions about nothing else. So what holds for one program holds for the other, but for the
 * moment at which the moved releases run: that is judged by commute.ts.
 *
 * This is a bisimulation check in the sense of Milner, "Communication and Concurrency" (1989), on bounded paths.
 */
export function simulate(start: Path, sides: Sides, known: ReadonlySet<string> = new Set()): Simulation {
  let remembered = known;
  for (;;) {
    const run = new Run(sides, remembered);
    run.all(start);
    const again = run.askedTwice();
    if ([...again].every((key) => remembered.has(key)) || remembered.size > 40 + known.size)
      return run.result();
    remembered = new Set([...remembered, ...again]);
  }
}

const keyOf = (test: ValueTest): string => `${test.test}:${test.value}`;

/** One exploration. Its fields collect what was found; nothing of it outlives simulate(). */
class Run {
  readonly #sides: Sides;
  readonly #remembered: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #asked = new Map<string, Set<Node>>();
  readonly #exits: Exit[] = [];
  readonly #findings: Finding[] = [];
  readonly #movements = new Map<string, Movement>();

  constructor(sides: Sides, remembered: ReadonlySet<string>) {
    this.#sides = sides;
    this.#remembered = remembered;
  }

  result(): Simulation {
    return {
      exits: this.#exits,
      findings: this.#findings,
      movements: [...this.#movements.values()],
      states: this.#seen.size,
      asked: new Set(this.#asked.keys()),
    };
  }

  askedTwice(): ReadonlySet<string> {
    return new Set([...this.#asked].filter(([, nodes]) => nodes.size > 1).map(([key]) => key));
  }

  all(start: Path): void {
    const open: Path[] = [start];
    for (let path = open.pop(); path && this.#findings.length === 0; path = open.pop()) {
      const key = stateKey(path);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      if (this.#seen.size > mostStates)
        this.#report(path, 'too-many-paths', `more than ${mostStates} states`, undefined, undefined);
      else open.push(...this.#follow(path));
    }
  }

  #follow(path: Path): readonly Path[] {
    try {
      const before = advance(path.before, this.#sides.before);
      const after = advance(path.after, this.#sides.after);
      return (
        this.#together(path, before, after) ?? this.#alone(path, before) ?? this.#differs(path, before, after)
      );
    } catch (error) {
      if (!(error instanceof CannotFollow)) throw error;
      this.#report(path, 'cannot-follow', error.message, error.node, undefined);
      return [];
    }
  }

  /** Both sides take the same step; undefined when they do not. */
  #together(path: Path, before: Advanced, after: Advanced): readonly Path[] | undefined {
    const [b, a] = [before.step, after.step];
    const next = { ...path, before: before.state, after: after.state };
    if (b.kind === 'call' && a.kind === 'call') return this.#calls(next, b, a);
    if (b.kind === 'store' && a.kind === 'store') {
      if (b.place !== a.place || b.value !== a.value) return undefined;
      this.#otherParent(next, b);
      return [this.#pass(next, b)];
    }
    if (b.kind === 'decide' && a.kind === 'decide') return this.#decide(next, b, a);
    if (b.kind === 'exit' && a.kind === 'exit') return this.#exit(next, b, a);
    return undefined;
  }

  #calls(path: Path, b: Step & { kind: 'call' }, a: Step & { kind: 'call' }): readonly Path[] | undefined {
    const managed = this.#conversion(b, a);
    if (managed) {
      const owner = a.values[managed.owner] ?? '';
      if (!this.#sides.owners.has(owner))
        this.#report(
          path,
          'foreign-owner',
          `${a.name}() is tied to ${owner}, which is not the device that this probe binds`,
          b.node,
          a.node,
        );
      const held = newHeld(managed, 'after', a, path.clock, this.#sides.defers);
      const looked = managed.folds ? this.#lookedUp(path, b) : [];
      return [this.#pass({ ...path, clock: path.clock + 1, held: [...path.held, ...looked, held] }, b)];
    }
    if (b.name !== a.name || !sameValues(b.values, a.values)) return undefined;
    return [this.#sameCall(this.#pass(path, b), a)];
  }

  /** What the lookup itself acquires: released by hand so far, or managed already. */
  #lookedUp(path: Path, call: Step & { kind: 'call' }): readonly Held[] {
    const words = this.#sides.vocabulary.meanings.get(call.name) ?? [];
    const word = words.find((one) => one.role === 'acquire' || (one.role === 'managed' && !one.folds));
    if (word?.role !== 'acquire' && word?.role !== 'managed') return [];
    return [newHeld(word, word.role === 'acquire' ? 'after' : 'both', call, path.clock, this.#sides.defers)];
  }

  #conversion(b: Step & { kind: 'call' }, a: Step & { kind: 'call' }): ManagedWord | undefined {
    return this.#sides.vocabulary.meanings.get(a.name)?.find((word): word is ManagedWord => {
      if (word.role !== 'managed' || word.plain !== b.name) return false;
      return word.plainArguments.every((at, i) => at === undefined || a.values[at] === b.values[i]);
    });
  }

  /** A call that both sides make: it may acquire or release something by hand. */
  #sameCall(path: Path, call: Step & { kind: 'call' }): Path {
    const words = this.#sides.vocabulary.meanings.get(call.name) ?? [];
    const acquire = words.find((word): word is AcquireWord => word.role === 'acquire');
    if (acquire)
      return {
        ...path,
        clock: path.clock + 1,
        held: [...path.held, newHeld(acquire, 'no', call, path.clock, this.#sides.defers)],
      };
    const managed = words.find((word): word is ManagedWord => word.role === 'managed');
    if (managed)
      return {
        ...path,
        clock: path.clock + 1,
        held: [...path.held, newHeld(managed, 'both', call, path.clock, this.#sides.defers)],
      };
    this.#forbidden(path, call);
    if (words.length === 0 && this.#sides.vocabulary.managed.has(call.name))
      return { ...path, clock: path.clock + 1, held: [...path.held, unknownManaged(call, path.clock)] };
    const started = this.#released(path.held, call, 'start');
    if (started) {
      const active = { ...started, class: started.started, active: path.clock };
      return {
        ...path,
        clock: path.clock + 1,
        held: path.held.map((held) => (held === started ? active : held)),
      };
    }
    const released = this.#released(path.held, call);
    if (!released) return path;
    if (released.managed === 'after') {
      this.#report(
        path,
        'released-by-hand-too',
        `${call.name}() releases what the managed ${released.name}() releases again`,
        undefined,
        call.node,
      );
    }
    return { ...path, held: path.held.filter((held) => held !== released) };
  }

  /** Registering adds to what the parent manages, so the parent has to be the device that probe binds. */
  #otherParent(path: Path, { place, value, node }: Step & { kind: 'store' }): void {
    const held = path.held.find(
      (one) => one.managed !== 'no' && one.class !== one.started && place === `${one.id}->dev.parent`,
    );
    if (held && !this.#sides.owners.has(value))
      this.#report(
        path,
        'foreign-owner',
        `${held.name}() is released by its parent, which is ${value} from here on`,
        node,
        undefined,
      );
  }

  /** Calls after which nobody can say any more who frees what. */
  #forbidden(path: Path, call: Step & { kind: 'call' }): void {
    const ours = path.held.filter((held) => held.managed === 'after');
    const { exchanges, opaque } = this.#sides.vocabulary;
    const other = this.#released(ours, call, 'other');
    if (other)
      this.#report(
        path,
        'released-by-hand-too',
        `${call.name}() does with ${other.name}() what only its owner may`,
        call.node,
        undefined,
      );
    const moved = exchanges.has(call.name) ? ours.find((held) => call.values.includes(held.id)) : undefined;
    if (moved)
      this.#report(
        path,
        'cannot-follow',
        `${call.name}() puts something else in the place of ${moved.name}()`,
        call.node,
        undefined,
      );
    if (opaque.has(call.name))
      this.#report(
        path,
        'cannot-follow',
        `${call.name}() makes it unclear when managed resources are released`,
        call.node,
        undefined,
      );
  }

  #released(
    held: readonly Held[],
    call: Step & { kind: 'call' },
    role: ReleaseWord['role'] = 'release',
  ): Held | undefined {
    const words = (this.#sides.vocabulary.meanings.get(call.name) ?? []).filter(
      (word): word is ReleaseWord => word.role === role,
    );
    return held.find((one) => words.some((word) => word.pattern === one.pattern && sameKey(one, word, call)));
  }

  /** The side before takes a step that the side after does not need. */
  #alone(path: Path, before: Advanced): readonly Path[] | undefined {
    const step = before.step;
    const next = { ...path, before: before.state };
    if (step.kind === 'decide') return this.#decideAlone(next, step);
    if (step.kind !== 'call') return undefined;
    const folded = this.#folded(path, step);
    if (folded) return [folded];
    const released = this.#released(path.held, step);
    if (released?.managed === 'after') return [this.#move(next, released, step)];
    if (this.#released(path.failed, step) || this.#released(path.moved, step, 'tail')) return [next];
    if (this.#isReleaseOfNothing(step)) return [next];
    return this.#sides.keepsUnusedData(step.name, step.values) ? [next] : undefined;
  }

  /** The acquire that the side after has made with its lookup. */
  #folded(path: Path, step: Step & { kind: 'call' }): Path | undefined {
    const words = this.#sides.vocabulary.meanings.get(step.name) ?? [];
    const held = path.held.find(
      (one) =>
        one.folded === 'open' &&
        words.some(
          (word) =>
            word.role === 'acquire' &&
            word.pattern === one.pattern &&
            [...word.key].every(
              ([name, part]) => part !== 'result' && step.values[part] === one.key.get(name),
            ),
        ),
    );
    if (!held) return undefined;
    const done: Held = { ...held, folded: { result: step.result } };
    // Numbers of resources are given alike on both sides.
    const after = { ...path.after, acquired: path.after.acquired + 1 };
    return { ...path, after, held: path.held.map((one) => (one === held ? done : one)) };
  }

  #isReleaseOfNothing(step: Step & { kind: 'call' }): boolean {
    const words = this.#sides.vocabulary.meanings.get(step.name) ?? [];
    return (
      words.some((word) => word.role === 'release') && step.values.every((one) => /^(0|NULL)$/.test(one))
    );
  }

  #move(path: Path, released: Held, step: Step & { kind: 'call' }): Path {
    this.#movements.set(`${released.id} ${plainText(step.node)}`, {
      held: released,
      past: step.node,
      kind: 'gone',
      commutes: true,
      why: 'the device releases it when it is unbound',
    });
    return { ...path, held: path.held.filter((held) => held !== released), moved: [...path.moved, released] };
  }

  /** Every release that has moved now runs after this step: they must not mind each other. */
  #pass(path: Path, step: Step): Path {
    const early = path.held.find((held) => held.folded === 'open');
    if (
      early &&
      step.kind === 'call' &&
      step.result !== early.id &&
      !this.#sides.vocabulary.harmless.has(step.name)
    )
      this.#report(path, 'order', `${early.name}() now takes effect before this`, step.node, early.node);
    for (const moved of path.moved) {
      const movement = harmless(moved, step, this.#sides.vocabulary);
      this.#movements.set(`${moved.id} ${plainText(movement.past)}`, movement);
      if (!movement.commutes)
        this.#report(
          path,
          'order',
          `the release of ${moved.name}() now runs after this, and ${movement.why}`,
          movement.past,
          moved.node,
        );
    }
    return path;
  }

  #decide(
    path: Path,
    b: Step & { kind: 'decide' },
    a: Step & { kind: 'decide' },
  ): readonly Path[] | undefined {
    const pairs = this.#pairArms(path, b, a);
    if (!pairs) return undefined;
    this.#ask(b);
    return pairs
      .filter(([arm]) => this.#possible(path, b.test, arm) && !isOnceTooOften(path.trail, b.node, arm))
      .map(([armB, armA]) => {
        const decided = this.#learn(
          { ...path, before: take(path.before, armB), after: take(path.after, armA) },
          b.test,
          armB,
        );
        return { ...decided, trail: { last: { node: b.node, label: armB.label }, previous: path.trail } };
      });
  }

  #pairArms(
    path: Path,
    b: Step & { kind: 'decide' },
    a: Step & { kind: 'decide' },
  ): readonly (readonly [Arm, Arm])[] | undefined {
    if (b.test.value !== a.test.value) return undefined;
    const resource = path.held.find((held) => held.id === b.test.value);
    const sameTest = b.test.test === a.test.test;
    if (!sameTest && resource === undefined) return undefined;
    const pairs: (readonly [Arm, Arm])[] = [];
    for (const armB of b.arms) {
      const armA = a.arms.find((arm) =>
        armB.truth === undefined || arm.truth === undefined
          ? arm.label === armB.label
          : says(a.test, arm) === translated(armB, b.test, a.test),
      );
      if (!armA) return undefined;
      pairs.push([armB, armA]);
    }
    return pairs;
  }

  #decideAlone(path: Path, step: Step & { kind: 'decide' }): readonly Path[] {
    this.#ask(step);
    return step.arms
      .filter((arm) => this.#possible(path, step.test, arm) && !isOnceTooOften(path.trail, step.node, arm))
      .map((arm) => {
        const decided = this.#learn({ ...path, before: take(path.before, arm) }, step.test, arm);
        return { ...decided, trail: { last: { node: step.node, label: arm.label }, previous: path.trail } };
      });
  }

  #ask(step: Step & { kind: 'decide' }): void {
    const key = keyOf(step.test);
    const nodes = this.#asked.get(key);
    if (nodes) nodes.add(step.node);
    else this.#asked.set(key, new Set([step.node]));
  }

  #possible(path: Path, test: ValueTest, arm: Arm): boolean {
    if (arm.truth === undefined) return true;
    const said = says(test, arm);
    const assumed = path.assumed.get(keyOf(test));
    if (assumed !== undefined && assumed !== said) return false;
    const failed = failureSaid(path.failed.find((held) => held.id === test.value)?.fails, test, said);
    if (failed === false) return false;
    // That it could not be acquired, the side after has found out where it looked it up.
    return !path.held.some(
      ({ folded }) =>
        typeof folded === 'object' && folded.result === test.value && failureSaid('errno', test, said),
    );
  }

  /** What an arm tells about a resource, and about the condition should it be asked again. */
  #learn(path: Path, test: ValueTest, arm: Arm): Path {
    if (arm.truth === undefined) return path;
    const said = says(test, arm);
    const key = keyOf(test);
    const assumed = this.#remembered.has(key) ? new Map(path.assumed).set(key, said) : path.assumed;
    const sign = signSaid(test, said);
    const told = { ...path, assumed, signs: sign ? new Map(path.signs).set(test.value, sign) : path.signs };
    const resources = path.held.filter(
      (held) => held.id === test.value && failureSaid(held.fails, test, said) === true,
    );
    if (resources.length === 0) return told;
    return {
      ...told,
      held: path.held.filter((held) => !resources.includes(held)),
      failed: [...path.failed, ...resources],
    };
  }

  #exit(path: Path, b: Step & { kind: 'exit' }, a: Step & { kind: 'exit' }): readonly Path[] {
    if (!sameResult(b.value, a.value) && !isTheError(path, a.value)) {
      this.#report(
        path,
        'other-result',
        `returned ${b.value ?? 'nothing'}, now ${a.value ?? 'nothing'}`,
        b.node,
        a.node,
      );
    } else this.#exits.push({ path, value: a.value, node: b.node });
    return [];
  }

  #differs(path: Path, before: Advanced, after: Advanced): readonly Path[] {
    const step = before.step;
    const lost = step.kind === 'call' ? this.#released(path.held, step) : undefined;
    if (lost)
      this.#report(
        path,
        'lost-release',
        `nothing releases ${lost.name}() here any more`,
        step.node,
        after.step.node,
      );
    else
      this.#report(
        path,
        'other-step',
        `before: ${describe(step)}; after: ${describe(after.step)}`,
        step.node,
        after.step.node,
      );
    return [];
  }

  #report(
    path: Path,
    code: FindingCode,
    message: string,
    before: Node | undefined,
    after: Node | undefined,
  ): void {
    this.#findings.push({ code, message, before, after, trail: decisions(path.trail) });
  }
}

const loops: ReadonlySet<string> = new Set(['while', 'for', 'iterator', 'do']);
const mostRounds = 2;

/** Loops are followed for two rounds: no, one and several times round. What a third would show, the second has shown. */
function isOnceTooOften(trail: Trail | undefined, node: Node, arm: Arm): boolean {
  if (arm.truth !== true || !loops.has(node.kind)) return false;
  let rounds = 0;
  for (let at = trail; at; at = at.previous)
    if (at.last.node === node && at.last.label === 'true') rounds += 1;
  return rounds >= mostRounds;
}

/** A callback that is not there counts as one that returns 0. */
const sameResult = (before: SymbolicValue | undefined, after: SymbolicValue | undefined): boolean =>
  (before ?? '0') === (after ?? '0');

const isTheError = (path: Path, returned: SymbolicValue | undefined): boolean =>
  path.failed.some((held) => held.managed === 'after' && returned === `PTR_ERR(${held.id})`);

const sameValues = (a: readonly SymbolicValue[], b: readonly SymbolicValue[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

function describe(step: Step): string {
  switch (step.kind) {
    case 'call':
      return `${step.name}(${step.values.join(', ')})`;
    case 'store':
      return `${step.place} = ${step.value}`;
    case 'decide':
      return `a decision about ${step.test.value}`;
    case 'exit':
      return step.value === undefined ? 'the end' : `return ${step.value}`;
    default:
      return step satisfies never;
  }
}
