import { type Confidence, confidences, type Finding } from '../../check/finding.ts';
import type { Suppressed } from '../../check/suppress.ts';
import type { SourceFile } from '../files/find-files.ts';
import { type Named, named } from './fingerprint.ts';
import { type FindingRecord, Recorder } from './record.ts';

/** What was found in one file, all of it with its name: names must not depend on what is told. */
export interface Judged {
  readonly file: SourceFile;
  readonly text: string;
  readonly findings: readonly Named[];
  readonly suppressed: readonly NamedSuppressed[];
}

export interface NamedSuppressed extends Named {
  readonly reason: string;
}

export function judged(
  file: SourceFile,
  text: string,
  findings: readonly Finding[],
  suppressed: readonly Suppressed[],
): Judged {
  const reasons = new Map(suppressed.map(({ finding, reason }) => [finding, reason]));
  const all = [...findings, ...suppressed.map(({ finding }) => finding)].sort(
    (a, b) => a.span.start - b.span.start,
  );
  const names = named(file.diffPath, text, all);
  return {
    file,
    text,
    findings: names.filter(({ finding }) => !reasons.has(finding)),
    suppressed: names.flatMap((one) => {
      const reason = reasons.get(one.finding);
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
  };
}

/** Which findings are to be told. */
export interface Choice {
  /** Only of these rules; of all of them when there is none. */
  readonly rules: readonly string[];
  readonly least: Confidence;
}

export const isWanted = ({ finding }: Named, { rules, least }: Choice): boolean =>
  confidences.indexOf(finding.confidence) <= confidences.indexOf(least) &&
  (rules.length === 0 || rules.includes(finding.rule));

/** What is told of a file. */
export interface Told {
  readonly findings: readonly FindingRecord[];
  /** What comments ask to ignore. */
  readonly ignored: readonly FindingRecord[];
  /** How many were found besides, and are not to be told. */
  readonly hidden: number;
}

export function told({ file, text, findings, suppressed }: Judged, choice: Choice): Told {
  const wanted = findings.filter((one) => isWanted(one, choice));
  // However sure: whoever asks what is ignored asks for all of it.
  const ignored = suppressed.filter((one) => isWanted(one, { ...choice, least: 'possible' }));
  const hidden = findings.length - wanted.length;
  if (wanted.length === 0 && ignored.length === 0) return { findings: [], ignored: [], hidden };
  const recorder = new Recorder(file, text);
  return {
    findings: wanted.map((one) => recorder.record(one)),
    ignored: ignored.map((one) => recorder.record(one, one.reason)),
    hidden,
  };
}
