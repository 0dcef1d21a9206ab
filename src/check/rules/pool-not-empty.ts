import { sourceText } from '../../c/walk.ts';
import { blockName } from '../blocks.ts';
import { isReleasedInLoops, isRepeated, passesBy } from '../evidence.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import type { Ending } from '../watch.ts';
import { whatOf } from '../what.ts';

/** A pool is destroyed while blocks of it are still in use (rule 0029 of the Linux driver rules). */
export const poolNotEmpty: Rule = {
  id: 'pool-not-empty',
  purpose: 'A pool is destroyed on a path on which a block that was taken from it has not been given back.',
  cases: ['Rule 0029: all memory of a pool is to be freed before the pool is destroyed'],
  inDriver: (view: DriverView): readonly Found[] => foundIn(view),
};

function foundIn(view: DriverView): readonly Found[] {
  const seen = new Set<string>();
  return view.watch.endings.flatMap((ending) => {
    const pool = view.catalogue.pools.find(({ ends }) => ends.some(({ callee }) => callee === ending.name));
    if (pool === undefined) return [];
    return ending.held.flatMap(({ site: id }) => {
      const site = view.held[id];
      const place = `${ending.call.start} ${site?.call.start}`;
      if (site === undefined || site.pattern.name !== blockName(pool) || seen.has(place)) return [];
      seen.add(place);
      return [foundAt(view, ending, site)];
    });
  });
}

function foundAt(view: DriverView, { call, name, surely, trace }: Ending, site: Held): Found {
  const { file, watch } = view;
  const isKnown =
    watch.complete &&
    surely.some((one) => one.site === site.id) &&
    (watch.escapes.get(site.id) ?? []).length === 0 &&
    !isRepeated(view, site) &&
    !isReleasedInLoops(view, site) &&
    !passesBy(view, trace, site);
  return {
    confidence: isKnown ? 'certain' : 'likely',
    span: call,
    functionName: functionAt(file, call.start),
    message: `${name}() destroys the pool while ${whatOf(site, file.text, 'took from it')} is still out`,
    why: 'Memory that is still in use goes with the pool; the kernel says so ("busy"), and leaks it or worse.',
    advice: `Give the block back first (${site.pattern.releases.map((one) => `${one.call.callee}()`).join(', ')}).`,
    path: [
      ...stepsOf(trace, ({ node, what }) => what === 'acquired' && node.start === site.call.start),
      { span: call, text: 'the pool is destroyed here' },
    ],
    subject: `${sourceText(call, file.text)} ${sourceText(site.call, file.text)}`,
  };
}
