import { sourceText } from '../../c/walk.ts';
import { followFunction } from '../../lifetimes/follow.ts';
import { sitesIn } from '../../lifetimes/sites.ts';
import { blockName } from '../blocks.ts';
import { isReleasedInLoops, isRepeated, passesBy } from '../evidence.ts';
import type { DriverView, FileView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import { type Ending, Watch } from '../watch.ts';

/** A pool is destroyed while blocks of it are still in use (rule 0029 of the Linux driver rules). */
export const poolNotEmpty: Rule = {
  id: 'pool-not-empty',
  purpose: 'A pool is destroyed on a path on which a block that was taken from it has not been given back.',
  cases: ['Rule 0029: all memory of a pool is to be freed before the pool is destroyed'],
  inFile: (view: FileView): readonly Found[] => rootsOf(view).flatMap((name) => inFunction(view, name)),
  inDriver: (view: DriverView): readonly Found[] => foundIn(view, view.watch, (id) => view.held[id]),
};

/** Functions that end a pool, directly or not, and take blocks: each may be all there is of a pool's life. */
function rootsOf({ mentions, catalogue, calls }: FileView): readonly string[] {
  const { pools } = catalogue;
  const ends = new Set(pools.flatMap((pool) => pool.ends.map(({ callee }) => callee)));
  const takes = new Set(pools.flatMap((pool) => pool.takes.map(({ callee }) => callee)));
  const names = (item: (typeof mentions.functions)[number], words: ReadonlySet<string>) =>
    [...mentions.reachedFrom(item)].some((inner) =>
      [...mentions.wordsOf(inner)].some((word) => words.has(word)),
    );
  return mentions.functions
    .filter((item) => names(item, ends) && names(item, takes))
    .flatMap(({ name }) => (name !== undefined && calls.definitionsOf(name).length === 1 ? [name] : []));
}

function inFunction(view: FileView, name: string): readonly Found[] {
  const { file, calls, mentions, functions, catalogue, table } = view;
  const code = functions.get(name);
  const [item] = calls.definitionsOf(name);
  if (code === undefined || item === undefined) return [];
  const reached = mentions.reachedFrom(item);
  const sites = sitesIn(file, calls, reached, table);
  const names = new Set([...reached].map((one) => one.name ?? ''));
  const watch = new Watch();
  followFunction(file.text, code, catalogue, functions, sites, (one) => names.has(one), watch);
  return foundIn(view, watch, (id) => sites[id]);
}

type SiteOf = (id: number) => ReturnType<typeof sitesIn>[number] | undefined;

function foundIn(view: FileView, watch: Watch, siteOf: SiteOf): readonly Found[] {
  const seen = new Set<string>();
  return watch.endings.flatMap((ending) => {
    const pool = view.catalogue.pools.find(({ ends }) => ends.some(({ callee }) => callee === ending.name));
    if (pool === undefined) return [];
    return ending.held.flatMap(({ site: id }) => {
      const site = siteOf(id);
      const place = `${ending.call.start} ${site?.call.start}`;
      if (site === undefined || site.pattern.name !== blockName(pool) || seen.has(place)) return [];
      seen.add(place);
      return [foundAt(view, watch, ending, site)];
    });
  });
}

function foundAt(
  view: FileView,
  watch: Watch,
  { call, name, surely, trace }: Ending,
  site: NonNullable<ReturnType<SiteOf>>,
): Found {
  const { file } = view;
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
    message: `${name}() destroys the pool while the block of ${site.form.callee}() is still out`,
    why: 'Memory that is still in use goes with the pool; the kernel says so ("busy"), and leaks it or worse.',
    advice: `Give the block back first (${site.pattern.releases.map((one) => `${one.call.callee}()`).join(', ')}).`,
    path: [
      ...stepsOf(trace, ({ node, what }) => what === 'acquired' && node.start === site.call.start),
      { span: call, text: 'the pool is destroyed here' },
    ],
    subject: `${sourceText(call, file.text)} ${sourceText(site.call, file.text)}`,
  };
}
