/** Judges files that were found, and tells what was found in them. */
import { rules } from '../../check/rules/index.ts';
import { nearest } from '../../smpl/nearest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { Memory } from '../cache/memory.ts';
import { scheduleRemembering } from '../cache/schedule.ts';
import { usableOrRemembered } from '../cache/usable.ts';
import type { Found, SourceFile } from '../files/find-files.ts';
import { type FileTime, Phases, statsText, timeOf } from '../output/stats.ts';
import { type Recipe, settingsFor } from '../recipe.ts';
import type { Finished } from '../schedule.ts';
import type { Shard } from '../shards/shard.ts';
import { watchInterrupt } from '../terminal/interrupt.ts';
import type { Streams } from '../terminal/streams.ts';
import { scheduleInWorkers } from '../workers/schedule.ts';
import { type Incoming, judgeChange } from './incoming.ts';
import { type Choice, type Judged, judged } from './judged.ts';
import type { CheckFormat } from './printer.ts';
import { Teller } from './teller.ts';

export interface CheckWishes extends Choice {
  readonly patternFolder: string | undefined;
  /** What is looked at, as the user named it. */
  readonly subject: string;
  readonly format: CheckFormat;
  readonly stats: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly jobs: number | undefined;
  /** Whether what earlier runs found out counts. */
  readonly cache: boolean;
  /** Set when the files are a part of what is to be judged. */
  readonly shard: Shard | undefined;
}

/** Returns the exit code: 1 when there is something to report. */
export async function runCheck(found: Found, wanted: CheckWishes, streams: Streams): Promise<number> {
  const phases = new Phases();
  phases.end('start, and finding the files');
  refuseUnknownRules(wanted.rules);
  const recipe: Recipe = { kind: 'check', patternFolder: wanted.patternFolder };
  const memory = wanted.cache ? await Memory.open(recipe, process.env) : undefined;
  if ((await usableOrRemembered(recipe, memory, streams)) === undefined) return 2;
  phases.end('reading the cache and the patterns');
  const teller = new Teller(wanted, streams, found.files.length);
  const times: FileTime[] = [];
  teller.left(found);
  const interrupt = watchInterrupt();
  const work = (files: readonly SourceFile[]) =>
    scheduleInWorkers(files, recipe, wanted.jobs, undefined, interrupt.signal);
  const all = memory === undefined ? work(found.files) : scheduleRemembering(found.files, memory, work);
  for await (const finished of all) {
    if (wanted.stats) times.push(timeOf(finished));
    if (!teller.file(finished, judgedIn(finished))) return teller.exitCode;
  }
  phases.end('working through the files');
  teller.end();
  phases.end('what comes at the end');
  if (wanted.stats) streams.say(statsText(times, phases.ended));
  return teller.isCutShort ? (interrupt.exitCode() ?? 130) : teller.exitCode;
}

/** Undefined where nothing was found. */
export function judgedIn({ file, outcome }: Finished): Judged | undefined {
  if (!('findings' in outcome)) return undefined;
  const { findings, suppressed } = outcome;
  if (findings.length === 0 && suppressed.length === 0) return undefined;
  return judged(file, outcome.text, findings, suppressed);
}

/** Judges only what a change brings, in this process: a change is small. Returns the exit code. */
export async function runChange(
  { changes, left, said }: Incoming,
  wanted: CheckWishes,
  streams: Streams,
): Promise<number> {
  const phases = new Phases();
  phases.end('start, and finding the files');
  refuseUnknownRules(wanted.rules);
  const settings = await settingsFor({ kind: 'check', patternFolder: wanted.patternFolder }, streams);
  if (settings === undefined) return 2;
  phases.end('reading the patterns');
  const teller = new Teller(wanted, streams, changes.length);
  const times: FileTime[] = [];
  teller.left(left);
  if (!wanted.quiet) for (const one of said) streams.say(`devmify: ${one}\n`);
  if (changes.length === 0 && !wanted.quiet)
    streams.say('devmify: the change touches no C file that there is now, so there is nothing to judge\n');
  for (const change of changes) {
    const { finished, judged: found } = judgeChange(change, settings);
    if (wanted.stats) times.push(timeOf(finished));
    if (!teller.file(finished, found)) return teller.exitCode;
  }
  phases.end('judging the files before and after the change');
  teller.end();
  if (wanted.stats) streams.say(statsText(times, phases.ended));
  return teller.exitCode;
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
