import type { LeftFile } from '../files/find-files.ts';
import type { FileOutcome, SiteCounts } from '../outcome.ts';

/** All that a run counts. Every file and every site is counted exactly once. */
export interface Tally {
  readonly files: { changed: number; refused: number; unchanged: number; failed: number };
  readonly sites: { converted: number; review: number; refused: number };
  /** Of those for review: the ones that were converted, because that was asked for. */
  reviewed: number;
  /** Reason code to the number of sites, for verdicts other than `converted`. */
  readonly reasons: Map<string, number>;
  /** Why something is not among the files: links, excluded ones, ... */
  readonly left: Map<LeftFile['reason'], number>;
  unread: number;
  outside: number;
  bugs: number;
}

export const newTally = (): Tally => ({
  files: { changed: 0, refused: 0, unchanged: 0, failed: 0 },
  sites: { converted: 0, review: 0, refused: 0 },
  reviewed: 0,
  reasons: new Map(),
  left: new Map(),
  unread: 0,
  outside: 0,
  bugs: 0,
});

export function countOutcome(tally: Tally, outcome: FileOutcome): void {
  switch (outcome.kind) {
    case 'untouched':
      tally.files.unchanged++;
      return;
    case 'failed':
      tally.files.failed++;
      if (outcome.bug !== undefined) tally.bugs++;
      return;
    case 'changed':
    case 'refused':
    case 'unchanged':
      tally.files[outcome.kind]++;
      tally.unread += outcome.unread;
      tally.outside += outcome.outside;
      countSites(tally, outcome.counts);
      return;
    default:
      outcome satisfies never;
  }
}

function countSites(tally: Tally, { converted, review, refused, reviewed, reasons }: SiteCounts): void {
  const { sites } = tally;
  sites.converted += converted;
  sites.review += review;
  sites.refused += refused;
  tally.reviewed += reviewed;
  for (const [code, number] of Object.entries(reasons))
    tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + number);
}

/** What there is to say while a run goes on. */
export function soFar({ files, sites, reviewed }: Tally): readonly string[] {
  const converted = sites.converted + reviewed;
  // A semantic patch knows of no resources.
  const hasSites = converted + sites.review + sites.refused > 0;
  return [
    `${files.changed} changed`,
    ...(hasSites ? [`${converted} ${converted === 1 ? 'conversion' : 'conversions'}`] : []),
    ...(files.failed > 0 ? [`${files.failed} failed`] : []),
  ];
}

/** Two runs counted as one. */
export function addTally(tally: Tally, other: Tally): void {
  for (const kind of ['changed', 'refused', 'unchanged', 'failed'] as const)
    tally.files[kind] += other.files[kind];
  countSites(tally, { ...other.sites, reviewed: other.reviewed, reasons: Object.fromEntries(other.reasons) });
  for (const [reason, number] of other.left) tally.left.set(reason, (tally.left.get(reason) ?? 0) + number);
  tally.unread += other.unread;
  tally.outside += other.outside;
  tally.bugs += other.bugs;
}

/** Failures of this kind make the run incomplete; the others are wishes of the user or a link that leads elsewhere. */
export const isFailure = ({ reason }: LeftFile): boolean =>
  reason === 'vanished' ||
  reason === 'unreadable' ||
  reason === 'link-out-of-tree' ||
  reason === 'not-a-file';

export function countLeft(tally: Tally, left: LeftFile): void {
  if (isFailure(left)) tally.files.failed++;
  else tally.left.set(left.reason, (tally.left.get(left.reason) ?? 0) + 1);
}

export function exitCode(tally: Tally, mode: 'print' | 'write' | 'check'): number {
  if (tally.bugs > 0) return 4;
  if (tally.files.failed > 0 || tally.unread > 0) return 3;
  return mode === 'check' && tally.files.changed > 0 ? 1 : 0;
}
