import { hashOf, type Seen, settledStampOf } from './cache/stamp.ts';
import type { SourceFile } from './files/find-files.ts';
import { readNext } from './files/read-file.ts';
import { type FunctionTime, FunctionTimes } from './function-times.ts';
import type { FileOutcome } from './outcome.ts';
import { glanceAt, processFile, type Settings } from './process-file.ts';

/** A file with how it ended, how large it was, and how long it took. */
export interface Finished {
  readonly file: SourceFile;
  readonly outcome: FileOutcome;
  readonly bytes: number;
  readonly milliseconds: number;
  /** The functions of it that took longest, as far as they took any time to speak of. */
  readonly functions?: readonly FunctionTime[];
  /** What it was like, for those who want to remember the outcome. */
  readonly seen?: Seen;
  /** An earlier run did the work. */
  readonly recalled?: boolean;
}

/** How a file is to be finished. */
export interface Finishing {
  /** Whether somebody wants to remember what it was like. */
  readonly stamped: boolean;
  /** Called when the file turns out to need more than a glance. */
  readonly begun?: () => void;
}

/** Reads a file and processes it, and never fails: one bad file must not end the others' run. */
export function finishFile(
  realPath: string,
  shown: string,
  settings: Settings,
  { stamped, begun }: Finishing,
): Omit<Finished, 'file'> {
  const meter = new FunctionTimes();
  const finished = finishAs(realPath, stamped, (bytes) => outcomeOf(bytes, shown, settings, begun, meter));
  const functions = meter.slowest();
  return functions.length > 0 ? { ...finished, functions } : finished;
}

/** Finishes a file in which there can be nothing to do; undefined when it needs more than a glance, or cannot be read. */
export function finishAtGlance(
  realPath: string,
  matters: Settings['matters'],
  stamped: boolean,
): Omit<Finished, 'file'> | undefined {
  let more = false;
  const finished = finishAs(realPath, stamped, (bytes) => {
    const outcome = glanceAt(bytes, matters);
    more = outcome === undefined;
    return outcome ?? { kind: 'untouched', reason: 'no-pattern-word' };
  });
  return more || finished.outcome.kind === 'failed' ? undefined : finished;
}

function finishAs(
  realPath: string,
  stamped: boolean,
  become: (bytes: Buffer) => FileOutcome,
): Omit<Finished, 'file'> {
  const start = performance.now();
  // Before it is read: what changes meanwhile has another stamp the next time.
  const stamp = stamped ? settledStampOf(realPath) : undefined;
  const read = readNext(realPath);
  const bytes = read.kind === 'bytes' ? read.bytes.length : 0;
  const outcome: FileOutcome =
    read.kind === 'failed'
      ? { kind: 'failed', code: read.reason, message: read.message }
      : become(read.bytes);
  const milliseconds = performance.now() - start;
  if (!stamped) return { outcome, bytes, milliseconds };
  const hash = read.kind === 'bytes' && 'counts' in outcome ? hashOf(read.bytes) : undefined;
  return { outcome, bytes, milliseconds, seen: { stamp, hash } };
}

export function outcomeOf(
  bytes: Buffer,
  shown: string,
  settings: Settings,
  begun?: () => void,
  meter?: FunctionTimes,
): FileOutcome {
  try {
    return processFile(bytes, shown, settings, begun, meter);
  } catch (error) {
    // That it is our bug decides the exit code.
    const bug = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', code: 'internal', message: `devmify failed: ${bug.message}`, bug };
  }
}
