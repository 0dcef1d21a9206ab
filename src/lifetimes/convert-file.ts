import { openC } from '../c/open.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { includeHeader } from '../rewrite/include-header.ts';
import { applyEdits, rewrite } from '../rewrite/rewrite.ts';
import { type Edit, firstOverlap, sortEdits } from '../text/edit.ts';
import { tidy } from '../tidy/tidy.ts';
import { callbackEdits, handOver } from './added/action.ts';
import { checkEdits } from './added/check.ts';
import { changesOf, type Fit } from './fit.ts';
import type { FileGround } from './ground.ts';
import { fitsOf, needsCheck, releaseFits } from './guards/fit.ts';
import { lookupOf } from './guards/joined.ts';
import { type Merged, mergesIn } from './merges.ts';
import { type FilePlan, type PlanOptions, planOn, type UnitPlan } from './plan-file.ts';
import { tidyOptions } from './tidy-options.ts';

export interface Converted {
  /** The same as before when nothing is converted. */
  readonly text: string;
  readonly plan: FilePlan;
  /** Something was merged that could have been left apart. */
  readonly merges: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans a file and carries the plan out: the patterns' own changes and what has to be added besides, then the clean-up
 * after them.
 */
export function convertFile(ground: FileGround, catalogue: Catalogue, options: PlanOptions): Converted {
  const plan = planOn(ground, options);
  const { text } = plan.file;
  const merged = plan.units.map(({ known, chosen, handed }) =>
    mergesIn(
      known,
      chosen.filter(({ id }) => !handed.has(id)),
      options,
    ),
  );
  const merges = merged.flat().length > 0;
  const fits = plan.units.flatMap((unit, index) => fitsOfAll(unit, merged[index] ?? []));
  if (fits.length === 0) return { text, plan, merges, diagnostics: [] };
  const changes = changesOf(fits);
  const added = plan.units.flatMap(additionsOf);
  const edits =
    changes === undefined ? undefined : sortEdits([...added, ...rewrite(plan.file, changes).edits]);
  if (edits === undefined || firstOverlap(edits) !== undefined)
    return { text, plan, merges, diagnostics: [conflict] };
  const tidied = tidy(text, applyEdits(text, edits), tidyOptions(catalogue.known));
  const headers = plan.units.flatMap(({ chosen, handed }) =>
    chosen.flatMap(({ id, pattern }) => (handed.has(id) ? [] : (pattern.include ?? []))),
  );
  const ofMerges = merged.flatMap((all) => all.flatMap(({ include }) => include ?? []));
  const complete = withHeaders(tidied.text, [...headers, ...ofMerges], catalogue);
  return { text: complete, plan, merges, diagnostics: tidied.diagnostics };
}

/** Adds what the managed forms need and the file does not have. */
function withHeaders(text: string, headers: readonly string[], { known }: Catalogue): string {
  return [...new Set(headers)].sort().reduce((sofar, header) => {
    const edit = includeHeader(openC(sofar), header, known.headers.get(header) ?? []);
    return edit === undefined ? sofar : applyEdits(sofar, [edit]);
  }, text);
}

/** What is to be changed for the sites that were chosen; a lookup that is joined with an acquire changes but once. */
function fitsOfAll({ known, chosen, handed }: UnitPlan, merged: readonly Merged[]): readonly Fit[] {
  const formed = chosen.filter(({ id }) => !handed.has(id));
  const joined = new Set([
    ...formed.flatMap((site) =>
      site.pattern.lookup === undefined ? [] : (lookupOf(known, site)?.site ?? []),
    ),
    ...merged.flatMap(({ sites }) => sites),
  ]);
  return [
    ...chosen.flatMap((site) =>
      handed.has(site.id)
        ? (releaseFits(known, site) ?? [])
        : (fitsOf(known, site, joined.has(site.id)) ?? []),
    ),
    ...merged.flatMap(({ fits }) => fits),
  ];
}

/** Actions with the functions that they call, and checks of what could not fail so far. */
function additionsOf({ known, chosen, handed }: UnitPlan): readonly Edit[] {
  const actions = chosen.flatMap((site) => {
    const action = handed.has(site.id) ? handOver(known, site) : undefined;
    return action === undefined ? [] : [[site, action] as const];
  });
  const checks = chosen.flatMap((site) =>
    !handed.has(site.id) && needsCheck(site) ? checkEdits(known, site) : [],
  );
  return [...callbackEdits(known, actions), ...actions.flatMap(([, { edits }]) => edits), ...checks];
}

const conflict: Diagnostic = {
  severity: 'error',
  code: 'conflicting-changes',
  message: 'Two drivers of this file want different things of one place; nothing was changed.',
};
