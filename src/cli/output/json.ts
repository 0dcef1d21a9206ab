/** One object a line. The schema is a promise: fields may be added, none changes its meaning within a version. */

import type { Diagnostic } from '../../report/diagnostic.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { LeftFile } from '../files/find-files.ts';
import type { SiteReport } from '../outcome.ts';
import type { Finished } from '../schedule.ts';
import { diffText } from './file-diff.ts';
import { isFailure, type Tally } from './tally.ts';

const schemaVersion = 1;

/** One object of some kind, on a line of its own. */
export const jsonLine = (kind: string, fields: object): string =>
  `${JSON.stringify({ schema_version: schemaVersion, kind, ...fields })}\n`;

export function jsonFile({ file, outcome }: Finished, executable: boolean): string {
  const path = { path: file.shown, diff_path: file.diffPath };
  switch (outcome.kind) {
    case 'untouched':
      return jsonLine('file', { ...path, status: 'unchanged', reason: outcome.reason });
    case 'failed':
      return jsonLine('file', { ...path, status: 'failed', reason: outcome.code, message: outcome.message });
    case 'changed':
    case 'refused':
    case 'unchanged': {
      const { encoding, sites, diagnostics, unread, outside } = outcome;
      return jsonLine('file', {
        ...path,
        status: outcome.kind,
        encoding,
        ...(outcome.kind === 'changed' && {
          diff: diffText({
            diffPath: file.diffPath,
            before: outcome.text,
            after: outcome.after,
            encoding,
            executable,
          }),
          leftovers: jsonDiagnostics(outcome.leftovers, () => outcome.after),
          proof: outcome.proof,
        }),
        unread_functions: unread,
        outside_probe: outside,
        sites: sites.map(jsonSite),
        diagnostics: jsonDiagnostics(diagnostics, () => outcome.text),
        ...(outcome.printed !== '' && { printed: outcome.printed }),
      });
    }
    default:
      return outcome satisfies never;
  }
}

/** A path that was asked for, and did not become a file to work on. */
export function jsonLeft(left: LeftFile): string {
  const status = isFailure(left) ? 'failed' : 'left-out';
  return jsonLine('file', {
    path: left.shown,
    status,
    reason: left.reason,
    ...(left.detail && { message: left.detail }),
  });
}

function jsonSite({ fn, advice, sentence: _, ...site }: SiteReport): object {
  return { ...site, function: fn, ...(advice !== undefined && { advice }) };
}

export interface JsonDiagnostic extends Pick<Diagnostic, 'severity' | 'code' | 'message' | 'why' | 'advice'> {
  /** 1-based, as the column is; offsets are UTF-16 units. None of them is there where it is about no place. */
  readonly line?: number;
  readonly column?: number;
  readonly start?: number;
  readonly end?: number;
}

/** The text is asked for only where there is something to say about it: most files need not be read for that. */
export function jsonDiagnostics(
  diagnostics: readonly Diagnostic[],
  text: () => string,
): readonly JsonDiagnostic[] {
  if (diagnostics.length === 0) return [];
  const index = new LineIndex(text());
  return diagnostics.map((diagnostic) => jsonDiagnostic(diagnostic, index));
}

function jsonDiagnostic(
  { severity, code, message, span, why, advice }: Diagnostic,
  index: LineIndex,
): JsonDiagnostic {
  return {
    severity,
    code,
    message,
    ...(span && { ...index.placeAt(span.start), start: span.start, end: span.end }),
    ...(why !== undefined && { why }),
    ...(advice !== undefined && { advice }),
  };
}

/** What scripts of a semantic patch print before and behind all files. */
export const jsonPrinted = (text: string): string => jsonLine('printed', { text });

/** What a run counted, and what kind of run it was. */
export interface SummaryFields {
  readonly kind: string;
  readonly files: Tally['files'];
  readonly sites: Tally['sites'];
  readonly reasons: Readonly<Record<string, number>>;
  readonly left_out: Readonly<Partial<Record<LeftFile['reason'], number>>>;
  readonly unread_functions: number;
  readonly outside_probe: number;
  /** Sites for review that were converted. */
  readonly reviewed: number;
  readonly bugs: number;
  readonly mode: 'print' | 'write' | 'check';
  /** `2/8` of a part of a run. */
  readonly shard?: string;
  /** Set when somebody ended the run before it had come to all files. */
  readonly interrupted?: boolean;
}

export function jsonSummary(
  tally: Tally,
  run: Pick<SummaryFields, 'mode' | 'shard' | 'interrupted'>,
): string {
  return jsonLine('summary', {
    files: tally.files,
    sites: tally.sites,
    reasons: Object.fromEntries([...tally.reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    left_out: Object.fromEntries(tally.left),
    /** Conversions that were made and then held back, because the proof did not agree: bugs of devmify. */
    not_proved: tally.reasons.get('not-proved') ?? 0,
    unread_functions: tally.unread,
    outside_probe: tally.outside,
    reviewed: tally.reviewed,
    bugs: tally.bugs,
    ...run,
  });
}

export function tallyOf(summary: SummaryFields): Tally {
  const { files, sites, reasons, left_out: left, reviewed, bugs } = summary;
  return {
    files,
    sites,
    reasons: new Map(Object.entries(reasons)),
    left: new Map(Object.entries(left) as [LeftFile['reason'], number][]),
    unread: summary.unread_functions,
    outside: summary.outside_probe,
    reviewed,
    bugs,
  };
}
