/** Results of shards of `devmify check` in, the result of the whole run out, in any form: byte for byte the same. */
import { UsageError } from '../arguments/usage-error.ts';
import type { LeftFile } from '../files/find-files.ts';
import { objectsIn, type Part } from '../shards/parts.ts';
import type { Streams } from '../terminal/streams.ts';
import { addCounts, checkExitCode, checkSummary, newCounts } from './counts.ts';
import { type CheckSummaryFields, choiceIn, countsIn, type FileNote } from './json.ts';
import { type CheckFormat, findingsPrinter } from './printer.ts';
import type { FindingRecord } from './record.ts';

/** Returns the exit code, that of the whole run. */
export function mergeChecks(
  parts: readonly Part[],
  format: CheckFormat,
  quiet: boolean,
  streams: Streams,
): number {
  const summaries = parts.map(({ summary }) => summary as CheckSummaryFields);
  const [first] = summaries;
  if (first === undefined) return 0;
  const choice = (summary: CheckSummaryFields): string => JSON.stringify(choiceIn(summary));
  if (summaries.some((one) => choice(one) !== choice(first)))
    throw new UsageError(
      'these shards are not of one run: some tell what others do not',
      'run them alike: the same --confidence and --rule',
    );
  const printer = findingsPrinter(format, streams);
  for (const part of parts) for (const one of objectsIn(part)) tell(one);
  const counts = newCounts();
  const left = new Map<LeftFile['reason'], number>();
  for (const summary of summaries) {
    addCounts(counts, countsIn(summary));
    for (const [reason, number] of Object.entries(summary.left_out) as [LeftFile['reason'], number][])
      left.set(reason, (left.get(reason) ?? 0) + number);
  }
  const { subject, confidence, rules } = first;
  printer.end({ counts, left, run: { subject, confidence, rules } });
  if (!quiet) streams.say(checkSummary(counts, choiceIn(first)));
  return checkExitCode(counts);

  function tell(one: { readonly kind: string }): void {
    if (one.kind === 'file') printer.note(one as FileNote & { readonly kind: string });
    if (one.kind !== 'finding') return;
    const record = one as FindingRecord & { readonly kind: string };
    const isIgnored = record.ignored !== undefined;
    printer.findings({ findings: isIgnored ? [] : [record], ignored: isIgnored ? [record] : [], hidden: 0 });
  }
}
