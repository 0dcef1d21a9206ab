import type { Node } from '../c/syntax.ts';
import { callArguments } from '../c/walk.ts';
import type { Held } from './held.ts';
import type { DriverView } from './rule.ts';

/** `work` of `INIT_WORK(&priv->work, ...)`. */
export const nameOf = ({ call }: Held): string | undefined => {
  const [first] = callArguments(call);
  const inner = first?.kind === 'unary' ? first.children[1] : first;
  return inner?.kind === 'field' ? inner.children[2]?.text : undefined;
};

/** Where it is started: a call that has something run later names it. */
export function starterOf(
  { mentions, calls, catalogue: { known } }: DriverView,
  name: string,
): Node | undefined {
  for (const item of mentions.functions) {
    if (![...mentions.wordsOf(item)].some((word) => known.defers.has(word))) continue;
    const found = calls
      .callsIn(item)
      .find(
        ({ name: callee, call }) =>
          known.defers.has(callee) && callArguments(call).some((one) => isOf(one, name)),
      );
    if (found !== undefined) return found.call;
  }
  return undefined;
}

export const isOf = (argument: Node, name: string): boolean =>
  (argument.kind === 'unary' ? argument.children[1] : argument)?.children[2]?.text === name;

/** Where the work or timer that a site sets up is started. */
export function startOf(view: DriverView, site: Held): Node | undefined {
  const name = nameOf(site);
  return name === undefined ? undefined : starterOf(view, name);
}

/** The call from which on a resource can call back: that which registers it, where it is only allocated before. */
export function liveFrom({ mentions, calls }: DriverView, { pattern, call }: Held): Node {
  const starts = new Set(pattern.starts.map(({ callee }) => callee));
  const around = mentions.functions.find(({ start, end }) => start <= call.start && call.start < end);
  if (starts.size === 0 || around === undefined) return call;
  const found = calls
    .callsIn(around)
    .find(({ name, call: { start } }) => starts.has(name) && start > call.start);
  return found?.call ?? call;
}
