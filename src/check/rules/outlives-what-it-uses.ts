import type { Item } from '../../c/file.ts';
import { callArguments, sourceText, walk } from '../../c/walk.ts';
import { keptIn } from '../../lifetimes/sites.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import type { Release } from '../watch.ts';

/** What is managed can still call back when what its callback uses has been released by hand. */
export const outlivesWhatItUses: Rule = {
  id: 'outlives-what-it-uses',
  purpose:
    'An interrupt or registration is managed, and its callback uses what remove or an error path releases before.',
  cases: [
    'mma8452: the chip was stood down before the managed interrupt was freed',
    'da8xx_remoteproc: an interrupt sneaks in between remove and the release of what it uses',
    'devm-helpers.h: the work is cancelled in remove, and the managed interrupt queues it again',
  ],
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<string>();
    const byHand = view.watch.byHand.filter(({ phase }) => phase !== 'managed');
    return byHand.flatMap((release) =>
      release.active.flatMap((active) => {
        const [user, used] = [view.held[active.site], view.held[release.holding.site]];
        if (user?.managed === undefined || used === undefined || used.managed !== undefined) return [];
        const place = `${user.id} ${used.id}`;
        const use = useIn(view, user, used);
        if (seen.has(place) || use === undefined) return [];
        seen.add(place);
        return [foundAt(view, release, user, used, use)];
      }),
    );
  },
};

function foundAt(view: DriverView, release: Release, user: Held, used: Held, use: Use): Found {
  const { call, trace } = release;
  const quiet = view.watch.callsBack(trace, ({ node }) => node.start === user.call.start);
  const releaser = call.children[0]?.text ?? '';
  const name = user.managed?.name ?? '';
  const isKnown = release.surely && view.watch.complete && quiet.length === 0;
  return {
    confidence: isKnown ? 'certain' : 'likely',
    span: call,
    functionName: functionAt(view.file, call.start),
    message: `${releaser}() comes before the device undoes ${name}(), whose ${use.callback}() uses ${use.field}`,
    why: `The device undoes it only after ${release.phase === 'remove' ? 'remove' : 'probe'} has returned: until then ${use.callback}() may run, and find ${use.field} released.`,
    advice: `Let the device release ${use.field} as well (acquire it in its managed form, before), or undo ${name}() by hand first.`,
    path: [
      { span: used.call, text: 'acquired by hand here' },
      { span: user.call, text: `from here on ${use.callback}() may run` },
      { span: use, text: `it uses ${use.field}` },
      ...stepsOf(trace, ({ node }) => node.start === user.call.start)
        .slice(1)
        .slice(-4),
      { span: call, text: 'released here' },
    ],
    subject: `${sourceText(user.call, view.file.text)} ${use.field}`,
  };
}

interface Use {
  readonly callback: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/** The first place where a function that the call names, or one that it calls, uses the field. */
function useIn(view: DriverView, user: Held, used: Held): Use | undefined {
  const field = keptIn(used) ?? fieldOf(used);
  if (field === undefined) return undefined;
  for (const argument of callArguments(user.call)) {
    const callback = argument.children.length === 0 ? argument.text : argument.children.at(-1)?.text;
    const items = callback === undefined ? [] : view.calls.definitionsOf(callback);
    for (const item of items)
      for (const inner of view.mentions.reachedFrom(item)) {
        const place = memberIn(view, inner, field);
        if (place !== undefined && callback !== undefined) return { callback, field, ...place };
      }
  }
  return undefined;
}

/** `work` of `INIT_WORK(&priv->work, ...)`, `clk` of `clk_prepare_enable(priv->clk)`; not a device that it is for. */
function fieldOf({ call, form, pattern }: Held): string | undefined {
  for (const [index, argument] of callArguments(call).entries()) {
    const meaning = form.args[index];
    if (meaning?.kind !== 'meta' || !pattern.key.includes(meaning.text)) continue;
    const inner = argument.kind === 'unary' ? argument.children[1] : argument;
    if (inner?.kind === 'field') return inner.children[2]?.text;
  }
  return undefined;
}

function memberIn(
  { file }: DriverView,
  item: Item,
  field: string,
): { start: number; end: number } | undefined {
  for (const node of walk(file.read(item).tree))
    if (node.kind === 'field' && node.children[2]?.text === field)
      return { start: node.start, end: node.end };
  return undefined;
}
