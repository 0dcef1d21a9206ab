import type { ReportingDescriptor, Result } from 'sarif';
import type { Confidence, Finding } from '../../check/finding.ts';
import { rules } from '../../check/rules/index.ts';
import { fingerprints } from '../check/fingerprint.ts';
import type { Judged } from '../check/run-check.ts';
import { Places } from './log.ts';

const levels: Readonly<Record<Confidence, Result.level>> = {
  certain: 'error',
  likely: 'warning',
  possible: 'note',
};

/** How sure a finding is, from 0 to 100. */
const ranks: Readonly<Record<Confidence, number>> = { certain: 90, likely: 50, possible: 20 };

export const findingRules = (): readonly ReportingDescriptor[] =>
  rules.map(({ id, purpose, cases }) => ({
    id,
    shortDescription: { text: purpose },
    fullDescription: { text: [purpose, ...cases.map((one) => `Seen in the field: ${one}.`)].join(' ') },
    helpUri: `https://docs.kernel.org/driver-api/driver-model/devres.html`,
  }));

/** What is told, and what comments ask to ignore: that is there as well, marked as such. */
export function findingResults({ file, text, findings, suppressed }: Judged): readonly Result[] {
  const places = new Places(file, text);
  const names = fingerprints(file.diffPath, [...findings, ...suppressed.map(({ finding }) => finding)]);
  return [
    ...findings.map((finding, at) => resultOf(finding, places, names[at] ?? '')),
    ...suppressed.map(({ finding, reason }, at) => ({
      ...resultOf(finding, places, names[findings.length + at] ?? ''),
      suppressions: [{ kind: 'inSource' as const, justification: reason }],
    })),
  ];
}

function resultOf(finding: Finding, places: Places, fingerprint: string): Result {
  const { rule, confidence, span, functionName, message, why, advice, path } = finding;
  const steps = path.map((step) => ({ location: places.at(step.span, step.text) }));
  return {
    ruleId: rule,
    level: levels[confidence],
    rank: ranks[confidence],
    message: { text: `${message}. ${why} ${advice}` },
    locations: [{ ...places.at(span), logicalLocations: [{ name: functionName, kind: 'function' }] }],
    partialFingerprints: { 'devmify/v1': fingerprint },
    ...(steps.length > 0 && { codeFlows: [{ threadFlows: [{ locations: steps }] }] }),
    properties: { confidence },
  };
}
