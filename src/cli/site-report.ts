import type { SiteVerdict } from '../lifetimes/plan-file.ts';
import { reasonOf } from '../lifetimes/reasons.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Evidence, SiteReport } from './outcome.ts';

/** A verdict with everything in it that refers to trees replaced by lines and words, so that it can be printed or sent. */
export function siteReport(
  verdict: SiteVerdict,
  bus: string,
  applied: boolean,
  index: LineIndex,
): SiteReport {
  const { site, driver, code, detail } = verdict;
  const { sentence, rule, advice } = reasonOf(code);
  return {
    ...index.placeAt(site.call.start),
    fn: site.functionName,
    driver,
    bus,
    acquire: site.form.callee,
    managed: verdict.managed,
    pattern: site.pattern.name,
    verdict: verdict.verdict,
    applied,
    code,
    rule,
    sentence,
    reason: detail === undefined ? sentence : `${sentence} ${sentenceOf(detail)}`,
    advice:
      actionAdvice(verdict, index) ?? advice ?? (verdict.verdict === 'review' ? reviewAdvice : undefined),
    evidence: evidenceLines(verdict, index),
  };
}

/** What --actions would do for a site that is kept. */
function actionAdvice({ site, helped }: SiteVerdict, index: LineIndex): string | undefined {
  if (helped.length === 0) return undefined;
  if (helped.some(({ id }) => id === site.id))
    return 'with --actions, an action of the driver’s own is written that releases it, so that others can be converted';
  const names = helped.map(({ form, call }) => `${form.callee}() on line ${index.lineAt(call.start)}`);
  return `with --actions it can be converted: an action of the driver’s own is written for ${names.join(', ')}`;
}

const reviewAdvice = 'read the lines above, then convert it with --review';

/** The acquire and what proves the verdict, in the order of the text; what is said twice of one line is said once. */
function evidenceLines({ site, evidence }: SiteVerdict, index: LineIndex): readonly Evidence[] {
  const lines = new Map<string, Evidence>();
  for (const { span, note } of [{ span: site.call, note: 'acquired here' }, ...evidence]) {
    const line = index.lineAt(span.start);
    lines.set(`${line} ${note}`, { line, text: index.lineText(line).trim(), note });
  }
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

/** What the engine adds to a reason begins and ends as a sentence does; names of functions stay as they are. */
const sentenceOf = (detail: string): string =>
  (/^[a-z]+ /.test(detail) ? detail.charAt(0).toUpperCase() + detail.slice(1) : detail).replace(
    /[^.]$/,
    '$&.',
  );
