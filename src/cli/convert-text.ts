import type { Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import { forTarget } from '../catalogue/target.ts';
import type { Meter } from '../engine/meter.ts';
import type { Converted } from '../lifetimes/convert-file.ts';
import type { PlanOptions } from '../lifetimes/plan-file.ts';
import { LineIndex } from '../text/line-index.ts';
import type { SiteReport } from './outcome.ts';
import type { Conversion } from './process-file.ts';
import { proofReport } from './proof-report.ts';
import { type Proved, proveWhatCanBe } from './prove-what-can-be.ts';
import { siteReport } from './site-report.ts';
import { whyUnproved } from './unproved.ts';
import { unreadFunctions } from './unread.ts';

/** Judges one text, converts what may be converted, and lets the proof have the last word. */
export function convertText(text: string, whole: Catalogue, options: PlanOptions, meter?: Meter): Conversion {
  const catalogue = forTarget(whole, options.declares, text);
  const proved = proveWhatCanBe(text, catalogue, options, undefined, meter);
  const { converted, verdict } = proved;
  const lines = new LineIndex(text);
  const sites = reportSites(proved, lines);
  const { file, hasDrivers, outside } = converted.plan;
  // Where there is no driver, there is nothing that reading could have shown.
  const unread = hasDrivers ? unreadFunctions(file, namesAcquire(catalogue)) : [];
  const rest = { unread: unread.length, outside };
  if (converted.text === text) {
    const untouched = sites.map((site) => ({ ...site, applied: false }));
    const diagnostics = [...unread, ...proved.diagnostics.filter(({ severity }) => severity === 'error')];
    return { after: text, sites: untouched, diagnostics, leftovers: [], ...rest };
  }
  const after = new LineIndex(converted.text);
  const proof = verdict.units.map((unit) => proofReport(unit, lines, after));
  const leftovers = converted.diagnostics;
  return { after: converted.text, sites, diagnostics: unread, leftovers, proof, ...rest };
}

function reportSites({ converted, withheld }: Proved, index: LineIndex): readonly SiteReport[] {
  const { plan }: Converted = converted;
  return plan.units.flatMap(({ unit, sites, chosen }) =>
    // Who names patterns asks about these only.
    sites
      .filter(({ code }) => code !== 'pattern-not-chosen')
      .map((verdict) => {
        const report = siteReport(verdict, unit.bus.name, chosen.includes(verdict.site), index);
        const unproved = withheld.get(verdict.site.call.start);
        return unproved === undefined ? report : { ...report, ...whyUnproved(unproved, report, index) };
      }),
  );
}

/** Whether a text has the name of an acquire in it, in whatever place; a managed form's longer name is none. */
const namesAcquire = perCatalogue(
  ({ patterns }) => new RegExp(`\\b(?:${acquireWords(patterns).join('|') || '(?!)'})\\b`),
);

/** One of these has to occur in a file, or nothing in it can be converted. */
export const acquireWords = (patterns: readonly ResourcePattern[]): readonly string[] => [
  ...new Set(patterns.flatMap(({ acquires }) => acquires.map(({ callee }) => callee))),
];
