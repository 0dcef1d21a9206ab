/** Works through files that were found: prints or writes what comes out, talks about the rest, and counts everything. */
import { Memory } from './cache/memory.ts';
import { scheduleRemembering } from './cache/schedule.ts';
import { usableOrRemembered } from './cache/usable.ts';
import type { Found, SourceFile } from './files/find-files.ts';
import { resultPrinter } from './output/result-printer.ts';
import { type FileTime, Phases, statsText, timeOf } from './output/stats.ts';
import { summaryText } from './output/summary.ts';
import { talkAbout, talkAboutLeft } from './output/talk.ts';
import { countLeft, countOutcome, exitCode, newTally, soFar } from './output/tally.ts';
import type { Recipe } from './recipe.ts';
import type { Finished } from './schedule.ts';
import type { Shard } from './shards/shard.ts';
import { watchInterrupt } from './terminal/interrupt.ts';
import { openProgress } from './terminal/open-progress.ts';
import type { Streams } from './terminal/streams.ts';
import type { Aside } from './workers/messages.ts';
import { scheduleInWorkers } from './workers/schedule.ts';
import { isSmallJob } from './workers/try-here.ts';
import { openWriter, type Writing, type Written } from './write-changed.ts';
import { writeOutput } from './write-output.ts';

/** What is wanted of a run, besides which files and what is done to them. */
export interface RunWishes extends Writing {
  /** What is worked on, as the user named it. */
  readonly subject: string;
  readonly mode: 'print' | 'write' | 'check';
  readonly explain: boolean;
  /** `undefined`: nothing was said, and the mode decides. */
  readonly format: 'diff' | 'json' | 'sarif' | 'text' | 'table' | 'html' | undefined;
  readonly stats: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly jobs: number | undefined;
  /** Whether what earlier runs found out counts. */
  readonly cache: boolean;
  /** Set when the files are a part of what is to be worked on. */
  readonly shard: Shard | undefined;
  /** A file for what becomes of the only file that is worked on. */
  readonly output?: string | undefined;
}

/** Returns the exit code. */
export async function workThrough(
  found: Found,
  recipe: Recipe,
  wanted: RunWishes,
  streams: Streams,
): Promise<number> {
  const phases = new Phases();
  phases.end('start, and finding the files');
  // To find out what decides the outcome would take longer than a small job.
  const remembers = wanted.cache && !isSmallJob(recipe, found.files);
  const memory = remembers ? await Memory.open(recipe, process.env) : undefined;
  const usable = await usableOrRemembered(recipe, memory, streams);
  if (usable === undefined) return 2;
  phases.end('reading the cache and the patterns');
  const tally = newTally();
  const times: FileTime[] = [];
  const printer = resultPrinter(wanted, streams);
  const progress = openProgress(wanted, streams);
  const writer = openWriter(wanted, streams);
  if (wanted.mode === 'print' && wanted.output === undefined) streams.usePager();
  let done = 0;
  let hasQuit = false;
  const interrupt = watchInterrupt();
  for (const left of found.left) {
    countLeft(tally, left);
    talkAboutLeft(left, streams);
    printer.left(left);
  }
  for (const folder of found.emptyFolders)
    if (!wanted.quiet) streams.say(`devmify: ${folder}: no .c file in it\n`);
  let asideFailed = false;
  const unmatched = new Set(recipe.kind === 'spatch' ? recipe.expected : []);
  const tellAside = ({ text: { printed, said, problems } }: Aside): void => {
    progress.clear();
    streams.say(said);
    printer.aside(printed);
    for (const { rule, text } of problems)
      streams.say(`devmify: error: the script ${rule.name} failed: ${text.trim()}\n`);
    asideFailed ||= problems.length > 0;
  };
  const jobs = usable.onlyOne ? 1 : wanted.jobs;
  const work = (files: readonly SourceFile[]) =>
    scheduleInWorkers(files, recipe, jobs, tellAside, interrupt.signal, memory !== undefined);
  const all = memory === undefined ? work(found.files) : scheduleRemembering(found.files, memory, work);
  const settle = async (finished: Finished): Promise<Written> => {
    if (wanted.mode === 'write') return writer.write(finished);
    const { output, quiet } = wanted;
    return output === undefined ? finished : writeOutput(output, finished, quiet, streams);
  };
  for await (const finished of all) {
    const settled = await settle(finished);
    if (settled === 'quit') {
      hasQuit = true;
      streams.say(`devmify: stopped as you wished; what was written before stays\n`);
      break;
    }
    countOutcome(tally, settled.outcome);
    if ('matched' in settled.outcome) for (const rule of settled.outcome.matched) unmatched.delete(rule);
    if (wanted.stats) times.push(timeOf(settled));
    streams.say(talkAbout(settled, wanted.quiet, streams));
    // Once nobody reads the patches any more, only what is to be written is worth going on for.
    if (!printer.file(settled) && wanted.mode !== 'write') return exitCode(tally, wanted.mode);
    progress.update({
      counts: soFar(tally),
      done: ++done,
      total: found.files.length,
      shown: settled.file.shown,
    });
    // Whoever ends a run that writes wants nothing more to be written.
    if (interrupt.signal.aborted && wanted.mode === 'write') break;
  }
  phases.end('working through the files');
  progress.clear();
  const total = found.files.length;
  const cutShort = done < total;
  printer.end(tally, cutShort);
  phases.end('what comes at the end');
  if (!wanted.quiet && !(hasQuit && done === 0))
    streams.say(summaryText(tally, wanted.mode, streams.paintTalk));
  if (wanted.stats) streams.say(statsText(times, phases.ended));
  if (cutShort && !hasQuit) {
    streams.say(`devmify: interrupted: ${done} of ${total} files were done, and nothing is half done\n`);
    return interrupt.exitCode() ?? 130;
  }
  for (const rule of unmatched)
    streams.say(`devmify: error: rule \`${rule}\` matched nowhere, but was expected to\n`);
  const code = exitCode(tally, wanted.mode);
  // What a failed script should have told about all files is missing.
  if (asideFailed) return Math.max(3, code);
  return code === 0 && unmatched.size > 0 ? 1 : code;
}
