import type { Node } from '../../c/syntax.ts';
import { callArguments, nodesOfKind, sourceText } from '../../c/walk.ts';
import { parametersOf } from '../../driver/variables.ts';
import type { Trace } from '../../lifetimes/paths/state.ts';
import { sitesIn } from '../../lifetimes/paths/values.ts';
import { isHandedOn, isReleasedSomewhere, isTakenOver, passesBy } from '../evidence.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import { whatOf } from '../what.ts';

/** A local variable was all that led to a resource, and the function is left. */
export const handleLost: Rule = {
  id: 'handle-lost',
  purpose:
    'A function is left, and the only pointer to what it acquired by hand was in a variable of its own.',
  cases: [
    'cros_ec_keyb, i2c-omap and many others: a message or a clock that is needed for a while, and given back on the way out',
  ],
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<number>();
    return view.watch.lost.flatMap(({ holding, at, trace, refused }) => {
      const site = view.held[holding.site];
      if (site === undefined || seen.has(site.id) || isHandedOn(view, site) || isTakenOver(view, trace, site))
        return [];
      if (
        isGivenAway(view, site, trace, refused) ||
        passesBy(view, trace, site, isAcquire(site), 'that come back')
      )
        return [];
      // What an error path keeps is told there.
      const isToldThere =
        isReleasedSomewhere(view, site.id) &&
        view.watch.leftOnError.some((one) => one.holding.site === site.id);
      if (isToldThere) return [];
      seen.add(site.id);
      return [
        {
          // Where memory goes that a function of another file was given, only its name tells.
          confidence: 'likely',
          span: at,
          functionName: functionAt(view.file, at.start),
          message: `${site.functionName}() returns here, and nothing leads any more to ${whatOf(site, view.file.text)}`,
          why: 'Only a variable of this function led to it: it can never be released.',
          advice: `Release it on this way out (${site.pattern.releases.map((one) => `${one.call.callee}()`).join(', ')}).`,
          path: stepsOf(trace, ({ node, what }) => what === 'acquired' && node.start === site.call.start),
          subject: sourceText(site.call, view.file.text),
        },
      ];
    });
  },
};

const isAcquire =
  ({ call }: Held) =>
  ({ node }: Trace): boolean =>
    node.start === call.start;

/** On the way here somebody was given it who may keep it, or it was stored where others see it. */
function isGivenAway(
  view: DriverView,
  site: Held,
  trace: Trace | undefined,
  refused: ReadonlySet<number>,
): boolean {
  const { watch, held } = view;
  const isIt = (value: string): boolean => sitesIn(value).includes(site.id);
  const isFirst = isAcquire(site);
  return (
    // What is copied leads nowhere.
    watch.storesBack(trace, isFirst).some(({ call, values }) => call.kind !== 'call' && values.some(isIt)) ||
    watch
      .callsBack(trace, isFirst)
      .some(
        ({ name, call, values }) => values.some(isIt) && !refused.has(call.start) && mayKeep(view, name),
      ) ||
    held.some(
      (other) =>
        other !== site &&
        other.pattern.class === 'active' &&
        [...(watch.keys.get(other.id)?.values() ?? [])].some(isIt),
    )
  );
}

/** Of a function of another file only its name tells what it does. */
function mayKeep(view: DriverView, name: string, depth = 0): boolean {
  const {
    calls,
    catalogue: { known },
  } = view;
  if (calls.definitionsOf(name).length > 0) return !isOnlyUsed(view, name, depth);
  return known.keeps.has(name) && !known.uses.has(name) && !known.harmless.has(name);
}

/** A function of this file that keeps none of its parameters: it stores none, returns none, gives none to others who may. */
function isOnlyUsed(view: DriverView, name: string, depth: number): boolean {
  const { calls, file, mentions } = view;
  const items = calls.definitionsOf(name);
  if (items.length !== 1 || depth > 3) return false;
  return items.every((item) => {
    const names = new Set(
      parametersOf(file.read(item).tree).flatMap((one) => (one?.pointer ? [one.name] : [])),
    );
    const stored = [
      ...mentions.textOf(item).matchAll(/(?:[^=!<>]=|\breturn)\s*(?:\([^()]*\)\s*)?(\w+)\s*[;,)]/g),
    ];
    if (stored.some(([, word = '']) => names.has(word))) return false;
    return calls
      .callsIn(item)
      .every(
        ({ name: callee, call }) =>
          !callArguments(call).some((argument) => leadsTo(argument, names)) ||
          !mayKeep(view, callee, depth + 1),
      );
  });
}

/** `message`, `&message->list`. */
const leadsTo = (argument: Node, names: ReadonlySet<string>): boolean =>
  argument.kind === 'ident'
    ? names.has(argument.text)
    : argument.kind === 'unary' &&
      argument.children[0]?.text === '&' &&
      nodesOfKind(argument, 'ident').some(({ text }) => names.has(text));
