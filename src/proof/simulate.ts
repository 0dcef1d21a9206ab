import type { Node } from '../c/syntax.ts';
import { actionIn, effectOf, knowing, registerOnBoth, withoutAction } from './actions.ts';
import { awaiting, concernsSkipped, skipping, unwindings } from './added-failure.ts';
import { baseOf, cannotFail, conversion, lookedUp, otherParent, releasedBy, sameCall } from './calls.ts';
import { harmless, type Movement } from './commute.ts';
import { isLoop, isOpen, isPossible, learn, pairArms, questionOf } from './decisions.ts';
import { resultOf } from './ends.ts';
import { folded, isReleaseOfNothing } from './folded.ts';
import { advance, take } from './machine.ts';
import { merging } from './merged.ts';
import { keepsNothing, sameArguments, sameResult, sameWorth, settle } from './otherwise.ts';
import {
  decisions,
  type Exit,
  type Finding,
  type FindingCode,
  type Held,
  type Judge,
  newHeld,
  type Path,
  type Sides,
  type Simulation,
} from './path.ts';
import {
  type Advanced,
  type CallStep,
  CannotFollow,
  type DecideStep,
  type ExitStep,
  type Step,
} from './state.ts';
import { StateKeys } from './state-key.ts';
import { plainText } from './values.ts';

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
    const isDone = [...again].every((key) => remembered.has(key)) || remembered.size > 40 + known.size;
    if (isDone || sides.effort.left < 0) return run.result();
    remembered = new Set([...remembered, ...again]);
  }
}

/** One exploration. Its fields collect what was found; nothing of it outlives simulate(). */
class Run implements Judge {
  readonly sides: Sides;
  readonly #remembered: ReadonlySet<string>;
  readonly #keys = new StateKeys();
  readonly #seen = new Set<string>();
  readonly #asked = new Map<string, Set<Node>>();
  readonly #exits: Exit[] = [];
  readonly #findings: Finding[] = [];
  readonly #movements = new Map<string, Movement>();

  constructor(sides: Sides, remembered: ReadonlySet<string>) {
    this.sides = sides;
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
      const key = this.#keys.keyOf(path);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      if (--this.sides.effort.left < 0)
        this.report(path, 'too-many-paths', 'it has too many states to look at', undefined, undefined);
      else open.push(...this.#follow(path));
    }
  }

  #follow(path: Path): readonly Path[] {
    try {
      const before = advance(path.before, this.sides.before);
      const after = advance(path.after, this.sides.after);
      return (
        settle(this, path, before, after) ??
        this.#merged(path, before, after) ??
        this.#together(path, before, after) ??
        this.#afterAlone(path, after) ??
        this.#unwinds(path, before) ??
        this.#alone(path, before) ??
        this.#differs(path, before, after)
      );
    } catch (error) {
      if (!(error instanceof CannotFollow)) throw error;
      this.report(path, 'cannot-follow', error.message, error.node, undefined);
      return [];
    }
  }

  /** The side after claims and maps with one call, and the side before with two. */
  #merged(path: Path, before: Advanced, after: Advanced): readonly Path[] | undefined {
    const { path: next, step } = merging(this, path, before, after) ?? {};
    return next && [step ? this.#pass(next, step) : next];
  }

  /** Both sides take the same step; undefined when they do not. */
  #together(path: Path, before: Advanced, after: Advanced): readonly Path[] | undefined {
    const [b, a] = [before.step, after.step];
    const next = { ...path, before: before.state, after: after.state };
    if (b.kind === 'call' && a.kind === 'call') return this.#calls(next, b, a);
    if (b.kind === 'store' && a.kind === 'store') {
      if (b.place !== a.place || !sameWorth(this, path, b.value, a.value)) return undefined;
      otherParent(this, next, b);
      return [this.#pass(next, b)];
    }
    if (b.kind === 'decide' && a.kind === 'decide') return this.#decide(next, b, a);
    if (b.kind === 'exit' && a.kind === 'exit' && !this.#isBound(path, b)) return this.#exit(next, b, a);
    return undefined;
  }

  #calls(path: Path, b: CallStep, a: CallStep): readonly Path[] | undefined {
    if (b.contents !== a.contents) return undefined;
    const managed = conversion(this, b, a);
    if (managed) {
      const owner = a.values[managed.owner] ?? '';
      if (!this.sides.owners.has(owner))
        this.report(
          path,
          'foreign-owner',
          `${a.name}() is tied to ${owner}, which is not the device that this probe binds`,
          b.node,
          a.node,
        );
      const held = newHeld(managed, 'after', a, path.clock, this.sides.defers);
      if (managed.needs !== undefined && !baseOf(path, held, managed.needs))
        this.report(
          path,
          'foreign-owner',
          `${a.name}() works only on a device that is managed`,
          b.node,
          a.node,
        );
      const looked = managed.folds ? lookedUp(this, path, b) : [];
      const done = this.#pass({ ...path, clock: path.clock + 1, held: [...path.held, ...looked, held] }, b);
      return cannotFail(this, managed, b) ? this.#added(done, held, a) : [done];
    }
    if (b.name !== a.name || !sameArguments(this, path, b, a)) return undefined;
    const action = actionIn(this, a);
    if (action) return registerOnBoth(this, this.#pass(path, b), a, action);
    const done = sameCall(this, this.#pass(path, b), a);
    const gone = path.held.filter((one) => done.held.every(({ id }) => id !== one.id));
    if (gone.length === 0 && concernsSkipped(this, path, b))
      this.report(
        path,
        'other-step',
        `${b.name}() is about something that is not set up yet`,
        b.node,
        a.node,
      );
    const released = gone.map((held) => ({ held, before: b.node, after: a.node }));
    return [released.length === 0 ? done : { ...done, released: [...done.released, ...released] }];
  }

  /** The side after hands a release to the device, or asks how that went. */
  #afterAlone(path: Path, after: Advanced): readonly Path[] | undefined {
    const step = after.step;
    if (step.kind === 'decide') {
      const known = path.assumed.has(questionOf(step.test));
      const arm = known ? step.arms.find((one) => isPossible(path, step.test, one)) : undefined;
      return arm && [{ ...path, after: take(after.state, arm) }];
    }
    const action = step.kind === 'call' && !path.unwinding ? actionIn(this, step) : undefined;
    if (step.kind !== 'call' || !action) return undefined;
    const { releases, besides } = effectOf(this, path, 'after', action, step);
    const [held] = releases;
    const isNew = held?.managed === 'no' && releases.length === 1 && !besides && action.atOnce;
    if (!held || !isNew || path.held.at(-1) !== held) return undefined;
    if (!this.sides.owners.has(action.owner))
      this.report(
        path,
        'foreign-owner',
        `${action.callback}() is tied to ${action.owner}, which is not the device that this probe binds`,
        held.node,
        step.node,
      );
    const managed: Held = { ...held, managed: 'after' };
    const rest = path.held.slice(0, -1);
    return this.#added({ ...path, after: after.state, held: [...rest, managed] }, managed, step);
  }

  /** A call that can fail on the side after only: how probe then ends is compared here and now. */
  #added(path: Path, held: Held, call: CallStep): readonly Path[] {
    let seen: Simulation | undefined;
    for (const start of unwindings(path, held, call)) {
      const tried = simulate(start, this.sides, this.#remembered);
      if (
        tried.findings.length === 0 &&
        tried.exits.length > 0 &&
        tried.exits.every((exit) => resultOf(exit) === 'failure')
      ) {
        this.#exits.push(...tried.exits);
        return [knowing(path, call.result, 'zero')];
      }
      seen ??= tried;
    }
    const [first] = seen?.findings ?? [];
    const why = first?.message ?? 'probe would go on';
    this.report(
      path,
      'other-step',
      `where ${call.name}() fails: ${why}`,
      first?.before ?? held.node,
      call.node,
    );
    return [];
  }

  /** The side before has found nothing that fails on its way out. */
  #isBound(path: Path, { value }: ExitStep): boolean {
    return path.unwinding?.kind === 'next' && resultOf({ path, value, node: undefined }) === 'success';
  }

  /** What the side before does on its way to the failure that the side after's own is compared with. */
  #unwinds(path: Path, before: Advanced): readonly Path[] | undefined {
    const { step, state } = before;
    const { unwinding } = path;
    if (!unwinding) return undefined;
    const next = { ...path, before: state };
    if (step.kind === 'call' && this.sides.vocabulary.harmless.has(step.name))
      return [skipping(next, step.values)];
    if (unwinding.kind !== 'next') return undefined;
    if (step.kind === 'store') return [skipping(next, [`&${step.place}`])];
    if (step.kind === 'call') return [awaiting(this, next, step)];
    if (step.kind === 'decide')
      return step.test.value === unwinding.awaits
        ? this.#decideAlone({ ...next, unwinding: { ...unwinding, kind: 'here' } }, step)
        : undefined;
    return this.#isBound(path, step)
      ? [{ ...path, before: this.sides.unbind(state), unwinding: { ...unwinding, kind: 'unbound' } }]
      : undefined;
  }

  /** The side before takes a step that the side after does not need. */
  #alone(path: Path, before: Advanced): readonly Path[] | undefined {
    const step = before.step;
    const next = { ...path, before: before.state };
    if (step.kind === 'decide') return this.#decideAlone(next, step);
    if (step.kind === 'store') return keepsNothing(this, path, step) ? [next] : undefined;
    if (step.kind !== 'call') return undefined;
    const done = folded(this, next, step);
    if (done) return [done];
    const action = actionIn(this, step);
    const without = action && withoutAction(this, next, step, action);
    if (without) return [without];
    const released = releasedBy(this, path.held, step);
    if (released?.managed === 'after' || released?.early) return [this.#move(next, released, step)];
    if (releasedBy(this, path.failed, step) || releasedBy(this, path.moved, step, 'tail')) return [next];
    if (isReleaseOfNothing(this, path, step)) return [next];
    return this.sides.keepsUnusedData(step.name, step.values) ? [next] : undefined;
  }

  #move(path: Path, released: Held, step: CallStep): Path {
    this.#movements.set(`${released.id} ${plainText(step.node)}`, {
      held: released,
      past: step.node,
      kind: 'gone',
      commutes: true,
      why: 'the device releases it when it is unbound',
    });
    return {
      ...path,
      held: path.held.filter((held) => held !== released),
      moved: [...path.moved, released],
      released: [...path.released, { held: released, before: step.node, after: undefined }],
    };
  }

  /** Every release that has moved now runs after this step: they must not mind each other. */
  #pass(path: Path, step: Step): Path {
    const early = path.held.find((held) => held.folded === 'open');
    if (
      early &&
      step.kind === 'call' &&
      step.result !== early.id &&
      !this.sides.vocabulary.harmless.has(step.name)
    )
      this.report(path, 'order', `${early.name}() now takes effect before this`, step.node, early.node);
    for (const moved of path.moved) {
      const movement = harmless(moved, step, this.sides.vocabulary);
      this.#movements.set(`${moved.id} ${plainText(movement.past)}`, movement);
      if (!movement.commutes)
        this.report(
          path,
          'order',
          `the release of ${moved.name}() now runs after this, and ${movement.why}`,
          movement.past,
          moved.node,
        );
    }
    return path;
  }

  #decide(path: Path, b: DecideStep, a: DecideStep): readonly Path[] | undefined {
    const pairs = pairArms(path, b, a);
    if (!pairs) return undefined;
    this.#ask(b);
    return this.#waysOn(
      path,
      b,
      pairs.filter(([arm]) => isOpen(path, b, arm)),
    ).map(([armB, armA]) => {
      const decided = learn(
        { ...path, before: take(path.before, armB), after: take(path.after, armA) },
        b.test,
        armB,
        this.#rememberedAt(b),
      );
      return { ...decided, trail: { last: { node: b.node, label: armB.label }, previous: path.trail } };
    });
  }

  #decideAlone(path: Path, step: DecideStep): readonly Path[] {
    this.#ask(step);
    const arms = this.#waysOn(
      path,
      step,
      step.arms.filter((arm) => isOpen(path, step, arm)),
    );
    return arms.map((arm) => {
      const remembered = this.#rememberedAt(step);
      const decided = learn({ ...path, before: take(path.before, arm) }, step.test, arm, remembered);
      return { ...decided, trail: { last: { node: step.node, label: arm.label }, previous: path.trail } };
    });
  }

  #rememberedAt({ node }: DecideStep): ReadonlySet<string> {
    return isLoop(node) ? nothing : this.#remembered;
  }

  /** A path that can go nowhere would be proved by having no end: that is nothing to trust. */
  #waysOn<T>(path: Path, { node }: DecideStep, arms: readonly T[]): readonly T[] {
    if (arms.length === 0)
      this.report(path, 'cannot-follow', 'what is known here contradicts itself', node, undefined);
    return arms;
  }

  #ask(step: DecideStep): void {
    if (isLoop(step.node)) return;
    const key = questionOf(step.test);
    const nodes = this.#asked.get(key);
    if (nodes) nodes.add(step.node);
    else this.#asked.set(key, new Set([step.node]));
  }

  #exit(path: Path, b: ExitStep, a: ExitStep): readonly Path[] {
    if (!sameResult(this, path, b.value, a.value)) {
      this.report(
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
    const lost = step.kind === 'call' ? releasedBy(this, path.held, step) : undefined;
    if (lost)
      this.report(
        path,
        'lost-release',
        `nothing releases ${lost.name}() here any more`,
        step.node,
        after.step.node,
      );
    else
      this.report(
        path,
        'other-step',
        `before: ${describe(step)}; after: ${describe(after.step)}`,
        step.node,
        after.step.node,
      );
    return [];
  }

  report(
    path: Path,
    code: FindingCode,
    message: string,
    before: Node | undefined,
    after: Node | undefined,
  ): void {
    this.#findings.push({ code, message, before, after, trail: decisions(path.trail) });
  }
}

const nothing: ReadonlySet<string> = new Set();

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
