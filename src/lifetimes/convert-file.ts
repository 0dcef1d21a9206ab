import type { Catalogue } from '../catalogue/pattern.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { rewrite } from '../rewrite/rewrite.ts';
import { tidy } from '../tidy/tidy.ts';
import type { Case } from './case.ts';
import { changesOf, type Fit } from './fit.ts';
import { fitsOf } from './guards/fit.ts';
import { lookupOf } from './guards/joined.ts';
import { type FilePlan, type PlanOptions, planFile } from './plan-file.ts';
import type { Site } from './site.ts';
import { tidyOptions } from './tidy-options.ts';

export interface Converted {
  /** The same as before when nothing is converted. */
  readonly text: string;
  readonly plan: FilePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans a file and carries the plan out: the patterns' own changes, then the clean-up after them. */
export function convertFile(text: string, catalogue: Catalogue, options: PlanOptions): Converted {
  const plan = planFile(text, catalogue, options);
  const fits = plan.units.flatMap(({ known, chosen }) => fitsOfAll(known, chosen));
  if (fits.length === 0) return { text, plan, diagnostics: [] };
  const changes = changesOf(fits);
  if (changes === undefined) return { text, plan, diagnostics: [conflict] };
  const changed = rewrite(plan.file, changes).text;
  const tidied = tidy(text, changed, tidyOptions(catalogue.known));
  return { text: tidied.text, plan, diagnostics: tidied.diagnostics };
}

/** What is to be changed for the sites that were chosen; a lookup that is joined with an acquire changes but once. */
function fitsOfAll(known: Case, chosen: readonly Site[]): readonly Fit[] {
  const joined = new Set(
    chosen.flatMap((site) => (site.pattern.lookup === undefined ? [] : (lookupOf(known, site)?.site ?? []))),
  );
  return chosen.flatMap((site) => fitsOf(known, site, joined.has(site.id)) ?? []);
}

const conflict: Diagnostic = {
  severity: 'error',
  code: 'conflicting-changes',
  message: 'Two drivers of this file want different things of one place; nothing was changed.',
};
