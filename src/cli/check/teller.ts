import type { Found, LeftFile } from '../files/find-files.ts';
import { count as counted } from '../output/summary.ts';
import { talkAbout, talkAboutLeft } from '../output/talk.ts';
import { isFailure } from '../output/tally.ts';
import type { Finished } from '../schedule.ts';
import { shardText } from '../shards/shard.ts';
import { openProgress } from '../terminal/open-progress.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Streams } from '../terminal/streams.ts';
import { type CheckCounts, checkExitCode, checkSummary, countTold, newCounts } from './counts.ts';
import { noteOf, noteOfLeft } from './json.ts';
import { type Judged, told } from './judged.ts';
import { type FindingsPrinter, findingsPrinter } from './printer.ts';
import type { CheckWishes } from './run-check.ts';

/** Tells what comes out of a run, file by file, and counts it. */
export class Teller {
  readonly #wanted: CheckWishes;
  readonly #streams: Streams;
  readonly #total: number;
  readonly #counts: CheckCounts = newCounts();
  readonly #left = new Map<LeftFile['reason'], number>();
  readonly #printer: FindingsPrinter;
  readonly #progress: Progress;

  constructor(wanted: CheckWishes, streams: Streams, total: number) {
    this.#wanted = wanted;
    this.#streams = streams;
    this.#total = total;
    this.#printer = findingsPrinter(wanted.format, streams);
    this.#progress = openProgress(wanted, streams);
  }

  /** What was asked for, and did not become a file to judge. */
  left({ left, emptyFolders }: Pick<Found, 'left' | 'emptyFolders'>): void {
    for (const one of left) {
      if (isFailure(one)) this.#counts.failed++;
      else this.#left.set(one.reason, (this.#left.get(one.reason) ?? 0) + 1);
      talkAboutLeft(one, this.#streams);
      this.#printer.note(noteOfLeft(one));
    }
    if (!this.#wanted.quiet)
      for (const folder of emptyFolders) this.#streams.say(`devmify: ${folder}: no .c file in it\n`);
  }

  /** `false` once nobody reads any more. */
  file(finished: Finished, found: Judged | undefined): boolean {
    this.#count(finished);
    const { files: done, failed, told: byRule } = this.#counts;
    const findings = [...byRule.values()].reduce((a, b) => a + b, 0);
    this.#progress.update({
      done,
      total: this.#total,
      counts: [counted(findings, 'finding'), ...(failed > 0 ? [`${failed} failed`] : [])],
      shown: finished.file.shown,
    });
    this.#streams.say(talkAbout(finished, this.#wanted.quiet, this.#streams));
    const note = noteOf(finished);
    const reads = note === undefined || this.#printer.note(note);
    if (found === undefined) return reads;
    const tells = told(found, this.#wanted);
    countTold(this.#counts, tells);
    return this.#printer.findings(tells);
  }

  #count({ outcome }: Finished): void {
    this.#counts.files++;
    if (outcome.kind === 'failed') {
      this.#counts.failed++;
      if (outcome.bug !== undefined) this.#counts.bugs++;
    } else if (outcome.kind !== 'untouched') this.#counts.unread += outcome.unread;
  }

  end(): void {
    this.#progress.clear();
    const { least, rules, shard, quiet, subject } = this.#wanted;
    const run = {
      subject,
      confidence: least,
      rules,
      ...(shard !== undefined && { shard: shardText(shard) }),
      ...(this.isCutShort && { interrupted: true }),
    };
    this.#printer.end({ counts: this.#counts, left: this.#left, run });
    if (!quiet) this.#streams.say(checkSummary(this.#counts, this.#wanted));
    if (this.isCutShort)
      this.#streams.say(`devmify: interrupted: ${this.#counts.files} of ${this.#total} files were done\n`);
  }

  /** Somebody ended the run before it had come to all files. */
  get isCutShort(): boolean {
    return this.#counts.files < this.#total;
  }

  get exitCode(): number {
    return checkExitCode(this.#counts);
  }
}
