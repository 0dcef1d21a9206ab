import { maySwap } from './commute.ts';
import { outcomeOf } from './evaluate.ts';
import { decisions, type Exit, type Finding, type Held, type Path } from './path.ts';

/** `return register_foo();`, `return PTR_ERR_OR_ZERO(foo);`: when that is a failure, the resource was not acquired. */
export const withoutReturned = (exit: Exit): Exit => ({
  ...exit,
  path: { ...exit.path, held: exit.path.held.filter((one) => !tellsOf(one, exit.value)) },
});

const tellsOf = (one: Held, returned: string | undefined): boolean =>
  one.fails === 'errno' || one.fails === 'count' || one.fails === 'unknown'
    ? returned === one.id
    : returned?.endsWith(`(${one.id})`) === true;

/** Whether probe failed here: by what it returns, and by what was found out of that on the way. */
export function resultOf({ path, value }: Exit): ReturnType<typeof outcomeOf> {
  const sign = value === undefined ? undefined : path.signs.get(value);
  if (sign !== undefined) return sign === 'zero' ? 'success' : 'failure';
  return path.failed.some((held) => value === held.id) ? 'failure' : outcomeOf(value);
}

/** What remove can see of how probe ended: the same key, the same future. */
export const boundKey = (exit: Exit): string => {
  const { held, before, after, assumed } = exit.path;
  const memory = [...before.store].filter(
    ([place, value]) => after.store.get(place) !== value || /new[0-9]/.test(`${place}=${value}`),
  );
  return [
    held.map((one) => `${one.id}:${one.managed}`).join(','),
    ...[...assumed].map(([key, said]) => `${key}:${said}`).sort(),
    ...memory.map(([place, value]) => `${place}=${value}`).sort(),
  ].join('\n');
};

/** At an end after which the device is unbound: is everything released once, and in an order that may be? */
export function endOf(exit: Exit): readonly Finding[] {
  const { held, trail } = exit.path;
  const at = (code: Finding['code'], message: string, one: Held): Finding => ({
    code,
    message,
    // What is managed was seen on the side after, the way out of the function on the side before.
    before: exit.node,
    after: one.node,
    trail: decisions(trail),
  });
  const leaked = held.filter((one) => one.managed === 'after');
  const findings = leaked.map((one) =>
    at('mends-leak', `${one.name}() was not released on this path before; the managed form releases it`, one),
  );
  const wrong = swapsOf(exit.path).filter(({ commutes }) => !commutes);
  return [...findings, ...wrong.map(({ first, why }) => at('order', why, first))];
}

/** Two managed resources that are now released the other way round. */
export interface Swap {
  /** Was released first. */
  readonly first: Held;
  readonly second: Held;
  readonly commutes: boolean;
  readonly why: string;
}

export function swapsOf({ held, moved }: Path): readonly Swap[] {
  const both = held.filter((one) => one.managed === 'both');
  const order = [...moved, ...both.sort((a, b) => b.active - a.active)];
  return order.flatMap((first, i) =>
    order
      .slice(i + 1)
      .filter((second) => first.active <= second.active)
      .map((second) => ({ first, second, ...maySwap(first, second) })),
  );
}
