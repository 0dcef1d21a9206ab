/** Judges files that were found, and tells what was found in them. */
import { type Confidence, confidences, type Finding } from '../../check/finding.ts';
import { rules } from '../../check/rules/index.ts';
import type { Suppressed } from '../../check/suppress.ts';
import { nearest } from '../../smpl/nearest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { Memory } from '../cache/memory.ts';
import { scheduleRemembering } from '../cache/schedule.ts';
import { usableOrRemembered } from '../cache/usable.ts';
import type { Found, LeftFile, SourceFile } from '../files/find-files.ts';
import { talkAbout, talkAboutLeft } from '../output/talk.ts';
import { countLeft, countOutcome, exitCode, newTally } from '../output/tally.ts';
import { type Recipe, settingsFor } from '../recipe.ts';
import { watchInterrupt } from '../terminal/interrupt.ts';
import { openProgress } from '../terminal/open-progress.ts';
import type { Streams } from '../terminal/streams.ts';
import { scheduleInWorkers } from '../workers/schedule.ts';
import { type Incoming, judgeIncoming } from './incoming.ts';
import { findingsPrinter } from './printer.ts';

export const checkFormats = ['text', 'gcc', 'github', 'json', 'sarif'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckWishes {
  readonly patternFolder: string | undefined;
  /** Only these; all of them when there is none. */
  readonly rules: readonly string[];
  readonly least: Confidence;
  readonly format: CheckFormat;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly jobs: number | undefined;
  /** Whether what earlier runs found out counts. */
  readonly cache: boolean;
}

/** What was found in one file, as it is told. */
export interface Judged {
  readonly file: SourceFile;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** What was found in all of them. */
export interface CheckTally {
  readonly files: number;
  readonly told: Map<string, number>;
  /** Less sure than what is told. */
  hidden: number;
  suppressed: number;
  /** Files that could not be judged. */
  failed: number;
}

/** Returns the exit code: 1 when there is something to report. */
export async function runCheck(found: Found, wanted: CheckWishes, streams: Streams): Promise<number> {
  refuseUnknownRules(wanted.rules);
  const recipe: Recipe = { kind: 'check', patternFolder: wanted.patternFolder };
  const memory = wanted.cache ? await Memory.open(recipe, process.env) : undefined;
  if ((await usableOrRemembered(recipe, memory, streams)) === undefined) return 2;
  const tally = newTally();
  const counts: CheckTally = {
    files: found.files.length,
    told: new Map(),
    hidden: 0,
    suppressed: 0,
    failed: 0,
  };
  const printer = findingsPrinter(wanted.format, streams);
  const progress = openProgress(wanted, streams);
  for (const left of found.left) tellLeft(left);
  let done = 0;
  const interrupt = watchInterrupt();
  const work = (files: readonly SourceFile[]) =>
    scheduleInWorkers(files, recipe, wanted.jobs, undefined, interrupt.signal);
  const all = memory === undefined ? work(found.files) : scheduleRemembering(found.files, memory, work);
  for await (const finished of all) {
    countOutcome(tally, finished.outcome);
    streams.say(talkAbout(finished, wanted.quiet, streams));
    done++;
    progress.update({
      counts: soFar(counts, tally.files.failed),
      done,
      total: found.files.length,
      shown: finished.file.shown,
    });
    if (!('findings' in finished.outcome)) continue;
    const { text, findings, suppressed } = finished.outcome;
    const told = findings.filter((one) => isWanted(one, wanted));
    count(counts, findings, told, suppressed);
    if (!printer.file({ file: finished.file, text, findings: told, suppressed })) break;
  }
  progress.clear();
  counts.failed = tally.files.failed + tally.bugs;
  printer.end(counts);
  if (!wanted.quiet) streams.say(summary(counts, wanted));
  if (interrupt.signal.aborted && done < found.files.length) {
    streams.say(`devmify: interrupted: ${done} of ${found.files.length} files were done\n`);
    return interrupt.exitCode() ?? 130;
  }
  const code = exitCode(tally, 'print');
  return code === 0 && counts.told.size > 0 ? 1 : code;

  function tellLeft(left: LeftFile): void {
    countLeft(tally, left);
    talkAboutLeft(left, streams);
  }
}

/** Judges only what a change brings, in this process: a change is small. Returns the exit code. */
export async function runIncoming(
  files: readonly Incoming[],
  wanted: CheckWishes,
  streams: Streams,
): Promise<number> {
  refuseUnknownRules(wanted.rules);
  const settings = await settingsFor({ kind: 'check', patternFolder: wanted.patternFolder }, streams);
  if (settings === undefined) return 2;
  const counts: CheckTally = { files: files.length, told: new Map(), hidden: 0, suppressed: 0, failed: 0 };
  const printer = findingsPrinter(wanted.format, streams);
  for (const incoming of files) {
    const judged = judgeIncoming(incoming, settings);
    const told = judged.findings.filter((one) => isWanted(one, wanted));
    count(counts, judged.findings, told, judged.suppressed);
    if (!printer.file({ ...judged, findings: told })) break;
  }
  printer.end(counts);
  if (!wanted.quiet) streams.say(summary(counts, wanted));
  return counts.told.size > 0 ? 1 : 0;
}

function refuseUnknownRules(names: readonly string[]): void {
  const known = rules.map(({ id }) => id);
  for (const name of names) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    throw new UsageError(
      `check: there is no rule ${name}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
      `take one of: ${known.join(', ')}`,
    );
  }
}

const isWanted = (finding: Finding, { rules: chosen, least }: CheckWishes): boolean =>
  confidences.indexOf(finding.confidence) <= confidences.indexOf(least) &&
  (chosen.length === 0 || chosen.includes(finding.rule));

function count(
  counts: CheckTally,
  findings: readonly Finding[],
  told: readonly Finding[],
  suppressed: readonly Suppressed[],
): void {
  for (const { rule } of told) counts.told.set(rule, (counts.told.get(rule) ?? 0) + 1);
  counts.hidden += findings.length - told.length;
  counts.suppressed += suppressed.length;
}

const soFar = ({ told }: CheckTally, failed: number): readonly string[] => [
  `${sumOf(told)} findings`,
  ...(failed > 0 ? [`${failed} failed`] : []),
];

const sumOf = (told: ReadonlyMap<string, number>): number => [...told.values()].reduce((a, b) => a + b, 0);

function summary(
  { files, told, hidden, suppressed }: CheckTally,
  { least, rules: chosen }: CheckWishes,
): string {
  const sum = sumOf(told);
  const rest = [
    ...(hidden > 0
      ? [
          `${hidden} more not shown${least === 'possible' || chosen.length > 0 ? '' : ' (--confidence likely or possible)'}`,
        ]
      : []),
    ...(suppressed > 0 ? [`${suppressed} ignored by comments`] : []),
  ];
  const lines = [...told].sort((a, b) => b[1] - a[1]).map(([rule, n]) => `${String(n).padStart(5)} ${rule}`);
  const head = `${sum} finding${sum === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`;
  return `${[[head, ...rest].join('; '), ...lines].join('\n')}\n`;
}
