import { openC } from '../c/open.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { includeHeader } from '../rewrite/include-header.ts';
import { applyEdits, rewrite } from '../rewrite/rewrite.ts';
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
  const headers = plan.units.flatMap(({ chosen }) => chosen.flatMap(({ pattern }) => pattern.include ?? []));
  const complete = withHeaders(tidied.text, headers, catalogue);
  return { text: complete, plan, diagnostics: tidied.diagnostics };
}

/** Adds what the managed forms need and the file does not have. */
function withHeaders(text: string, headers: readonly string[], { known }: Catalogue): string {
  return [...new Set(headers)].sort().reduce((sofar, header) => {
    const edit = includeHeader(openC(sofar), header, known.headers.get(header) ?? []);
    return edit === undefined ? sofar : applyEdits(sofar, [edit]);
  }, text);
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
