/** What a run of `devmify check` counts, and how that is said. */
import { count as counted } from '../output/summary.ts';
import type { Choice, Told } from './judged.ts';

export interface CheckCounts {
  files: number;
  /** By their rules. */
  readonly told: Map<string, number>;
  /** Less sure than what is told, or of other rules. */
  hidden: number;
  suppressed: number;
  /** Files that could not be judged. */
  failed: number;
  /** Functions that mattered and could not be read. */
  unread: number;
  bugs: number;
}

export const newCounts = (files = 0): CheckCounts => ({
  files,
  told: new Map(),
  hidden: 0,
  suppressed: 0,
  failed: 0,
  unread: 0,
  bugs: 0,
});

export function countTold(counts: CheckCounts, { findings, ignored, hidden }: Told): void {
  for (const { rule } of findings) addTo(counts.told, rule, 1);
  counts.hidden += hidden;
  counts.suppressed += ignored.length;
}

/** Two runs counted as one. */
export function addCounts(counts: CheckCounts, other: CheckCounts): void {
  for (const [rule, number] of other.told) addTo(counts.told, rule, number);
  for (const field of ['files', 'hidden', 'suppressed', 'failed', 'unread', 'bugs'] as const)
    counts[field] += other[field];
}

const addTo = (counts: Map<string, number>, rule: string, more: number): void =>
  void counts.set(rule, (counts.get(rule) ?? 0) + more);

/** 1 when there is something to report, unless something went wrong besides. */
export function checkExitCode({ bugs, failed, unread, told }: CheckCounts): number {
  if (bugs > 0) return 4;
  if (failed > 0) return 3;
  // Who waits for findings must hear of them; that a function was not judged is said beside them.
  if (told.size > 0) return 1;
  return unread > 0 ? 3 : 0;
}

export function checkSummary(counts: CheckCounts, { least, rules }: Choice): string {
  const { files, told, hidden, suppressed, failed, unread } = counts;
  const sum = [...told.values()].reduce((a, b) => a + b, 0);
  const more = least === 'possible' || rules.length > 0 ? '' : ' (--confidence likely or possible)';
  const parts = [
    `${counted(sum, 'finding')} in ${counted(files, 'file')}`,
    ...(hidden > 0 ? [`${hidden} more not shown${more}`] : []),
    ...(suppressed > 0 ? [`${suppressed} ignored by comments`] : []),
    ...(failed > 0 ? [`${counted(failed, 'file')} could not be judged`] : []),
    ...(unread > 0 ? [`${counted(unread, 'function')} that mattered could not be read`] : []),
  ];
  const byRule = [...told]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([rule, n]) => `${String(n).padStart(5)} ${rule}`);
  return `${[parts.join('; '), ...byRule].join('\n')}\n`;
}
