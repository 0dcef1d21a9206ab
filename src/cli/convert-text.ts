import type { Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import { forTarget } from '../catalogue/target.ts';
import { type Converted, convertFile } from '../lifetimes/convert-file.ts';
import type { PlanOptions } from '../lifetimes/plan-file.ts';
import { verify } from '../proof/verify.ts';
import { LineIndex } from '../text/line-index.ts';
import type { SiteReport } from './outcome.ts';
import type { Conversion } from './process-file.ts';
import { siteReport } from './site-report.ts';
import { whyUnproved } from './unproved.ts';
import { unreadFunctions } from './unread.ts';

/** Judges one text, converts what may be converted, and lets the proof have the last word. */
export function convertText(text: string, whole: Catalogue, options: PlanOptions): Conversion {
  const catalogue = forTarget(whole, options.declares, text);
  const converted = convertFile(text, catalogue, options);
  const index = new LineIndex(text);
  const sites = reportSites(converted, index);
  const unread = unreadFunctions(converted.plan.file, acquireWords(catalogue.patterns));
  const rest = { unread: unread.length, outside: converted.plan.outside };
  const diagnostics = unread;
  if (converted.text === text) {
    const untouched = sites.map((site) => ({ ...site, applied: false }));
    return {
      after: text,
      sites: untouched,
      diagnostics: [...unread, ...converted.diagnostics],
      leftovers: [],
      ...rest,
    };
  }
  const verdict = verify(text, converted.text, catalogue);
  if (verdict.verified)
    return { after: converted.text, sites, diagnostics, leftovers: converted.diagnostics, ...rest };
  const refused = sites.map((site) =>
    site.applied ? { ...site, ...whyUnproved(verdict, site, index) } : site,
  );
  return { after: text, sites: refused, diagnostics, leftovers: [], ...rest };
}

function reportSites({ plan }: Converted, index: LineIndex): readonly SiteReport[] {
  return plan.units.flatMap(({ unit, sites, chosen }) =>
    // Who names patterns asks about these only.
    sites
      .filter(({ code }) => code !== 'pattern-not-chosen')
      .map((verdict) => siteReport(verdict, unit.bus.name, chosen.includes(verdict.site), index)),
  );
}

/** One of these has to occur in a file, or nothing in it can be converted. */
export const acquireWords = (patterns: readonly ResourcePattern[]): readonly string[] => [
  ...new Set(patterns.flatMap(({ acquires }) => acquires.map(({ callee }) => callee))),
];
