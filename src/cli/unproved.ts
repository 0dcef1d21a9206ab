import { reasonOf } from '../lifetimes/reasons.ts';
import type { Finding } from '../proof/path.ts';
import type { Verdict } from '../proof/verify.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Evidence, SiteReport } from './outcome.ts';

/** What becomes of a site whose conversion was made, and then could not be proved: it stays as it is, and says so. */
export function whyUnproved(
  { units, outside }: Verdict,
  site: SiteReport,
  index: LineIndex,
): Pick<SiteReport, 'verdict' | 'applied' | 'code' | 'rule' | 'sentence' | 'reason' | 'advice' | 'evidence'> {
  const own = units.find(({ driver, verified }) => driver === site.driver && !verified);
  const finding = own?.findings[0];
  const said = finding?.message ?? outside[0]?.message ?? 'another driver of this file wants the same place';
  const { rule, sentence, advice } = reasonOf('not-proved');
  return {
    verdict: 'refused',
    applied: false,
    code: 'not-proved',
    rule,
    sentence,
    reason: `${sentence.replace(/\.$/, '')}: ${said}`,
    advice,
    evidence: [...site.evidence.slice(0, 1), ...(finding === undefined ? [] : evidenceOf(finding, index))],
  };
}

function evidenceOf({ before, trail }: Finding, index: LineIndex): readonly Evidence[] {
  const lineOf = (offset: number, note: string): Evidence => {
    const line = index.lineAt(offset);
    return { line, text: index.lineText(line).trim(), note };
  };
  return [
    ...trail.map(({ node, label }) => lineOf(node.start, `on the way: ${label}`)),
    ...(before === undefined ? [] : [lineOf(before.start, 'here the two differ')]),
  ];
}
