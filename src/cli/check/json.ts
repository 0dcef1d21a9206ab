/** A run of `devmify check` as JSON, an object a line: findings, files that there is something to say about, a summary. */
import type { LeftFile } from '../files/find-files.ts';
import { jsonDiagnostics, jsonLine } from '../output/json.ts';
import { isFailure } from '../output/tally.ts';
import type { Finished } from '../schedule.ts';
import type { CheckCounts } from './counts.ts';
import { newCounts } from './counts.ts';
import type { Choice, Told } from './judged.ts';

export const jsonFindings = ({ findings, ignored }: Told): string =>
  [...findings, ...ignored].map((record) => jsonLine('finding', record)).join('');

/** What there is to say about a file, or a path that did not become one, besides what was found in it. */
export interface FileNote {
  readonly path: string;
  /** From the tree's root; only of files. */
  readonly diff_path?: string;
  readonly status: 'judged' | 'failed' | 'left-out';
  readonly reason?: string;
  readonly message?: string;
  readonly unread_functions?: number;
  readonly diagnostics?: readonly { readonly message: string; readonly line?: number }[];
}

/** Undefined for a file that was judged, and that there is nothing to say about besides its findings. */
export function noteOf({ file, outcome }: Finished): FileNote | undefined {
  const path = { path: file.shown, diff_path: file.diffPath };
  if (outcome.kind === 'failed')
    return { ...path, status: 'failed', reason: outcome.code, message: outcome.message };
  if (outcome.kind === 'untouched' || (outcome.diagnostics.length === 0 && outcome.unread === 0))
    return undefined;
  const diagnostics = jsonDiagnostics(outcome.diagnostics, () => outcome.text);
  return { ...path, status: 'judged', unread_functions: outcome.unread, diagnostics };
}

export const noteOfLeft = (left: LeftFile): FileNote => ({
  path: left.shown,
  status: isFailure(left) ? 'failed' : 'left-out',
  reason: left.reason,
  ...(left.detail && { message: left.detail }),
});

export const jsonNote = (note: FileNote): string => jsonLine('file', note);

/** What kind of run it was. */
export interface CheckRun {
  /** What was looked at, as the user named it. */
  readonly subject: string;
  readonly confidence: Choice['least'];
  readonly rules: readonly string[];
  /** `2/8` of a part of a run. */
  readonly shard?: string;
  /** Set when somebody ended the run before it had come to all files. */
  readonly interrupted?: boolean;
}

export interface CheckSummaryFields extends CheckRun {
  readonly kind: string;
  readonly command: 'check';
  readonly files: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly not_shown: number;
  readonly ignored: number;
  readonly failed: number;
  readonly unread_functions: number;
  readonly bugs: number;
  readonly left_out: Readonly<Partial<Record<LeftFile['reason'], number>>>;
}

export function jsonCheckSummary(
  counts: CheckCounts,
  left: ReadonlyMap<LeftFile['reason'], number>,
  run: CheckRun,
): string {
  const fields: Omit<CheckSummaryFields, 'kind'> = {
    command: 'check',
    files: counts.files,
    findings: Object.fromEntries([...counts.told].sort(([a], [b]) => (a < b ? -1 : 1))),
    not_shown: counts.hidden,
    ignored: counts.suppressed,
    failed: counts.failed,
    unread_functions: counts.unread,
    bugs: counts.bugs,
    left_out: Object.fromEntries(left),
    ...run,
  };
  return jsonLine('summary', fields);
}

export function countsIn(summary: CheckSummaryFields): CheckCounts {
  const { files, findings, not_shown: hidden, ignored: suppressed, failed, bugs } = summary;
  return {
    ...newCounts(files),
    told: new Map(Object.entries(findings)),
    hidden,
    suppressed,
    failed,
    unread: summary.unread_functions,
    bugs,
  };
}

export const choiceIn = ({ confidence, rules }: CheckSummaryFields): Choice => ({ least: confidence, rules });
