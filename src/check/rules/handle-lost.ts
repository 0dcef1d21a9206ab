import { sourceText } from '../../c/walk.ts';
import type { Trace } from '../../lifetimes/paths/state.ts';
import { sitesIn } from '../../lifetimes/paths/values.ts';
import { isHandedOn, isReleasedSomewhere, isTakenOver, passesBy } from '../evidence.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';

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
    return view.watch.lost.flatMap(({ holding, at, trace }) => {
      const site = view.held[holding.site];
      if (site === undefined || seen.has(site.id) || isHandedOn(view, site) || isTakenOver(view, trace, site))
        return [];
      if (isGivenAway(view, site, trace) || passesBy(view, trace, site)) return [];
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
          message: `${site.functionName}() returns here, and nobody knows any more what ${site.form.callee}() acquired`,
          why: 'Only a variable of this function led to it: it can never be released.',
          advice: `Release it on this way out (${site.pattern.releases.map((one) => `${one.call.callee}()`).join(', ')}).`,
          path: stepsOf(trace, ({ node, what }) => what === 'acquired' && node.start === site.call.start),
          subject: sourceText(site.call, view.file.text),
        },
      ];
    });
  },
};

/** On the way here somebody was given it who may keep it, or it was stored where others see it. */
function isGivenAway(
  { watch, held, catalogue: { known } }: DriverView,
  site: Held,
  trace: Trace | undefined,
): boolean {
  const isIt = (value: string): boolean => sitesIn(value).includes(site.id);
  const isFirst = ({ node }: Trace): boolean => node.start === site.call.start;
  return (
    watch.storesBack(trace, isFirst).some(({ values }) => values.some(isIt)) ||
    watch.callsBack(trace, isFirst).some(({ name, values }) => values.some(isIt) && !known.uses.has(name)) ||
    held.some(
      (other) =>
        other !== site &&
        (other.pattern.class === 'active' || other.pattern.contents) &&
        [...(watch.keys.get(other.id)?.values() ?? [])].some(isIt),
    )
  );
}
