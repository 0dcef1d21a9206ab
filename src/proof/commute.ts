import type { Node } from '../c/syntax.ts';
import type { Held } from './path.ts';
import type { Step } from './state.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What became of a release. 'gone': `past` is the release by hand itself, which the side after leaves out. 'later':
 * the managed release now runs after `past`, which it used to precede.
 */
export interface Movement {
  readonly kind: 'gone' | 'later';
  readonly held: Held;
  readonly past: Node;
  readonly commutes: boolean;
  readonly why: string;
}

/** Reports whether the release of `held` may run after `step` instead of before it. */
export function harmless(held: Held, step: Step, vocabulary: Vocabulary): Movement {
  const judged = judge(held, step, vocabulary);
  return { kind: 'later', held, past: step.node ?? held.node, ...judged };
}

type Judgement = Pick<Movement, 'commutes' | 'why'>;

const yes = (why: string): Judgement => ({ commutes: true, why });
const no = (why: string): Judgement => ({ commutes: false, why });

function judge(held: Held, step: Step, vocabulary: Vocabulary): Judgement {
  if (step.kind === 'exit' || step.kind === 'decide') return yes('nothing is done here');
  if (step.kind === 'call' && acquiresAgain(held, step, vocabulary))
    return no('this acquires the same thing again');
  if (step.kind === 'call' && givesAwayKept(held, step, vocabulary))
    return no('this may free what it still points to');
  if (step.kind === 'call' && held.looksUp && vocabulary.endsChildren.has(step.name))
    return no('this may take away what provides it');
  if (held.class === 'passive') return yes('holding it longer has no effect');
  if (step.kind === 'store')
    return held.class === 'stateful' ? yes('only memory is written') : no('its callbacks may see this write');
  if (held.class === 'active' && vocabulary.writes.has(step.name))
    return no('its callbacks may see what this writes');
  if (vocabulary.harmless.has(step.name)) return yes('order makes no difference to this');
  return no(
    held.class === 'active'
      ? 'it can call back into the driver until it is released'
      : 'its state was already undone here',
  );
}

/** A call that is given memory which the resource still points into: `kfree(priv)`, of a region that is called `priv->name`. */
function givesAwayKept(held: Held, step: Step & { kind: 'call' }, { harmless }: Vocabulary): boolean {
  const isRootOf = (value: string, kept: string) =>
    value !== kept && [`${value}->`, `&${value}->`].some((beginning) => kept.startsWith(beginning));
  return (
    !harmless.has(step.name) &&
    held.keeps.some((kept) => step.values.some((value) => value === kept || isRootOf(value, kept)))
  );
}

/** A mapping or region that is taken anew while the first one is still held would collide with it. */
function acquiresAgain(held: Held, step: Step & { kind: 'call' }, vocabulary: Vocabulary): boolean {
  const words = vocabulary.meanings.get(step.name) ?? [];
  return words.some(
    (word) =>
      (word.role === 'acquire' || word.role === 'managed') &&
      word.pattern === held.pattern &&
      [...word.key].every(
        ([name, part]) => typeof part === 'number' && step.values[part] === held.key.get(name),
      ) &&
      word.key.size > 0,
  );
}

/** Two managed resources of which the order of release has changed: may it? `first` was released first before. */
export function maySwap(first: Held, second: Held): Judgement {
  if (first.class === 'passive' && second.class === 'passive') return yes('both are passive');
  if (first.class === 'passive') return yes(`${first.name}() is passive: it is only held longer`);
  if (first.class === 'stateful' && second.needsDevice)
    return no(`${first.name}() was undone before ${second.name}(), which a device works on by itself`);
  if (first.class === 'stateful' && second.class === 'passive')
    return yes(`${second.name}() is passive, and ${first.name}() stays as it is longer`);
  if (first.class === 'stateful' && second.managed === 'both')
    return yes(
      `${second.name}() was acquired while ${first.name}() was in force, and is now released so, too`,
    );
  if (second.quiet && second.since < first.since && !first.defers)
    return yes(`${second.name}() may be used until its memory goes, and that is after ${first.name}()`);
  if (first.defers)
    return no(
      `${first.name}() has a handler that starts work, which ${second.name}() stops: now in the wrong order`,
    );
  return no(`${first.name}() was undone before ${second.name}(), and now after it`);
}
