import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { callArguments, walk } from '../c/walk.ts';
import { keptIn } from '../lifetimes/sites.ts';
import type { Span } from '../text/span.ts';
import type { Held } from './held.ts';
import type { DriverView } from './rule.ts';

/** How something that is in operation uses a resource. */
export interface Use {
  /** `whose lamp_irq() uses`. */
  readonly who: string;
  /** What it uses, as the code names it. */
  readonly field: string;
  /** The callback names it. Else it only touches registers, or it is in another file, and may use it. */
  readonly isSure: boolean;
  /** Where that is. Offsets are UTF-16 units. */
  readonly place: Span | undefined;
}

/** How the callbacks of what is in operation use what a site acquires; undefined when they are all here and do not. */
export function useIn(view: DriverView, user: Held, used: Held): Use | undefined {
  const given = [...(view.watch.keys.get(user.id)?.values() ?? [])];
  const itself = new RegExp(`^(?:#${used.id}$|&#${used.id}(?![0-9]))`);
  if (used.pattern.contents && given.some((value) => itself.test(value)))
    return { who: 'which was given', field: 'this memory', isSure: true, place: undefined };
  const field = keptIn(used) ?? fieldOf(used);
  let isSeen = false;
  for (const argument of callArguments(user.call)) {
    const callback = argument.children.length === 0 ? argument.text : argument.children.at(-1)?.text;
    for (const item of callback === undefined ? [] : view.calls.definitionsOf(callback)) {
      isSeen = true;
      const who = `whose ${callback}() uses`;
      for (const inner of view.mentions.reachedFrom(item)) {
        const place = field === undefined ? undefined : memberIn(view, inner, field);
        if (place !== undefined) return { who, field: field ?? '', isSure: true, place };
        const touches = used.pattern.class === 'stateful' ? accessIn(view, inner) : undefined;
        if (touches !== undefined) return { who, field: 'the hardware', isSure: false, place: touches };
      }
    }
  }
  if (isSeen) return undefined;
  return {
    who: 'whose callbacks may use',
    field: field ?? `what ${used.form.callee}() acquired`,
    isSure: false,
    place: undefined,
  };
}

/** `work` of `INIT_WORK(&priv->work, ...)`, `clk` of `clk_prepare_enable(priv->clk)`; not a device that it is for. */
function fieldOf({ call, form, pattern }: Held): string | undefined {
  for (const [index, argument] of callArguments(call).entries()) {
    const meaning = form.args[index];
    if (meaning?.kind !== 'meta' || !pattern.key.includes(meaning.text)) continue;
    const inner = argument.kind === 'unary' ? argument.children[1] : argument;
    // A number that a field holds says which resource it is, and is not the resource.
    const isHandle = argument.kind === 'unary' || pattern.class === 'stateful';
    if (isHandle && inner?.kind === 'field') return inner.children[2]?.text;
  }
  return undefined;
}

function memberIn({ file }: DriverView, item: Item, field: string): Span | undefined {
  for (const node of walk(file.read(item).tree))
    if (node.kind === 'field' && node.children[2]?.text === field)
      return { start: node.start, end: node.end };
  return undefined;
}

/** The first access to a register in a function. */
const accessIn = ({ calls, catalogue }: DriverView, item: Item): Node | undefined =>
  calls.callsIn(item).find(({ name }) => catalogue.known.io.has(name))?.call;
