import type { Location, ReportingDescriptor, Result } from 'sarif';
import type { Confidence } from '../../check/finding.ts';
import { rules } from '../../check/rules/index.ts';
import type { FindingRecord, RecordedPlace } from '../check/record.ts';
import { artifactOf } from './log.ts';

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

/** What a comment asks to ignore is there as well, marked as such. */
export function findingResult(record: FindingRecord): Result {
  const { rule, confidence, message, why, advice, steps, fingerprint, ignored, diff_path: path } = record;
  const flow = steps.map((step) => ({ location: placeOf(path, step, step.text) }));
  return {
    ruleId: rule,
    level: levels[confidence],
    rank: ranks[confidence],
    message: { text: `${message}. ${why} ${advice}` },
    locations: [
      { ...placeOf(path, record), logicalLocations: [{ name: record.function, kind: 'function' }] },
    ],
    partialFingerprints: { 'devmify/v1': fingerprint },
    ...(flow.length > 0 && { codeFlows: [{ threadFlows: [{ locations: flow }] }] }),
    ...(ignored !== undefined && {
      suppressions: [{ kind: 'inSource' as const, justification: ignored }],
    }),
    properties: { confidence },
  };
}

const placeOf = (path: string, place: RecordedPlace, message?: string): Location => ({
  physicalLocation: {
    artifactLocation: artifactOf(path),
    region: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.end_line,
      endColumn: place.end_column,
    },
  },
  ...(message !== undefined && { message: { text: message } }),
});
