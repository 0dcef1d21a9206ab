import type { Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import { type PlanOptions, planFile } from '../lifetimes/plan-file.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Conversion } from './process-file.ts';
import { siteReport } from './site-report.ts';
import { unreadFunctions } from './unread.ts';

/** Judges one text, converts what may be converted, and lets the proof have the last word. */
export function convertText(text: string, catalogue: Catalogue, options: PlanOptions): Conversion {
  const plan = planFile(text, catalogue, options);
  const index = new LineIndex(text);
  const sites = plan.units.flatMap(({ unit, sites }) =>
    // Who names patterns asks about these only.
    sites
      .filter(({ code }) => code !== 'pattern-not-chosen')
      .map((verdict) => siteReport(verdict, unit.bus.name, index)),
  );
  const unread = unreadFunctions(plan.file, acquireWords(catalogue.patterns));
  return { after: text, sites, diagnostics: unread, unread: unread.length, outside: plan.outside };
}

/** One of these has to occur in a file, or nothing in it can be converted. */
export const acquireWords = (patterns: readonly ResourcePattern[]): readonly string[] => [
  ...new Set(patterns.flatMap(({ acquires }) => acquires.map(({ callee }) => callee))),
];
