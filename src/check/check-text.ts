import { sourceText } from '../c/walk.ts';
import type { Finding, Step } from './finding.ts';
import type { FileView, Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { type Facts, unitViews, viewOf } from './view.ts';

/** Judges the code of a file as it stands; findings come in the order of the text. */
export const checkText = (text: string, facts: Facts, chosen: readonly Rule[] = rules): readonly Finding[] =>
  checkView(viewOf(text, facts), facts, chosen);

/** The same of a file that has been opened. */
export function checkView(view: FileView, facts: Facts, chosen: readonly Rule[] = rules): readonly Finding[] {
  const views = unitViews(view, facts);
  const found = chosen.flatMap(({ id, inFile, inDriver }): readonly Finding[] =>
    [...(inFile?.(view) ?? []), ...views.flatMap((driver) => inDriver?.(driver) ?? [])].map((one) => ({
      rule: id,
      ...one,
      path: withoutRepeats(one.path),
    })),
  );
  return distinct(withoutWeaker(found, chosen), view.file.text).sort(
    (a, b) => a.span.start - b.span.start || a.rule.localeCompare(b.rule),
  );
}

/** What a rule that yields says of an acquire which another rule leads its path through is left out. */
function withoutWeaker(found: readonly Finding[], chosen: readonly Rule[]): readonly Finding[] {
  const yielding = new Set(chosen.filter((rule) => rule.yields).map(({ id }) => id));
  const told = new Set(
    found.filter(({ rule }) => !yielding.has(rule)).flatMap(({ path }) => path.map(({ span }) => span.start)),
  );
  return found.filter(({ rule, span }) => !yielding.has(rule) || !told.has(span.start));
}

/** Of steps in a row at one place the last: it says most. */
const withoutRepeats = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((step, at) => steps[at + 1]?.span.start !== step.span.start);

/**
 * Two drivers of a file that share a function find the same in it. Two acquires that are written alike are two, and so
 * are their leaks at one return.
 */
function distinct(findings: readonly Finding[], text: string): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, span, subject, path } = finding;
    const about = path.find((step) => sourceText(step.span, text) === subject);
    const place = `${rule} ${span.start} ${about?.span.start} ${subject}`;
    if (!byPlace.has(place)) byPlace.set(place, finding);
  }
  return [...byPlace.values()];
}
