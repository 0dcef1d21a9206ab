import { setImmediate } from 'node:timers/promises';
import { hashOf, type Seen, settledStampOf } from './cache/stamp.ts';
import type { SourceFile } from './files/find-files.ts';
import { readNext } from './files/read-file.ts';
import type { FileOutcome } from './outcome.ts';
import { processFile, type Settings } from './process-file.ts';

/** A file with how it ended, how large it was, and how long it took. */
export interface Finished {
  readonly file: SourceFile;
  readonly outcome: FileOutcome;
  readonly bytes: number;
  readonly milliseconds: number;
  /** What it was like, for those who want to remember the outcome. */
  readonly seen?: Seen;
  /** An earlier run did the work. */
  readonly recalled?: boolean;
}

/** Works through the files in this process, in the order of the list. */
export async function* schedule(files: readonly SourceFile[], settings: Settings): AsyncGenerator<Finished> {
  let breath = performance.now();
  for (const file of files) {
    yield { file, ...finishFile(file.realPath, file.shown, settings) };
    if (performance.now() - breath < 50) continue;
    // Signals and closed pipes are only noticed between two turns of the event loop.
    await setImmediate();
    breath = performance.now();
  }
}

/**
 * Reads a file and processes it, and never fails: one bad file must not end the others' run. `begun` is called when the
 * file turns out to need more than a glance.
 */
export function finishFile(
  realPath: string,
  shown: string,
  settings: Settings,
  begun: () => void = () => {},
): Omit<Finished, 'file'> {
  const start = performance.now();
  // Before it is read: what changes meanwhile has another stamp the next time.
  const stamp = settledStampOf(realPath);
  const read = readNext(realPath);
  const bytes = read.kind === 'bytes' ? read.bytes.length : 0;
  const outcome: FileOutcome =
    read.kind === 'failed'
      ? { kind: 'failed', code: read.reason, message: read.message }
      : outcomeOf(read.bytes, shown, settings, begun);
  const seen = { stamp, hash: read.kind === 'bytes' && 'counts' in outcome ? hashOf(read.bytes) : undefined };
  return { outcome, bytes, milliseconds: performance.now() - start, seen };
}

function outcomeOf(bytes: Buffer, shown: string, settings: Settings, begun: () => void): FileOutcome {
  try {
    return processFile(bytes, shown, settings, begun);
  } catch (error) {
    // That it is our bug decides the exit code.
    const bug = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', code: 'internal', message: `devmify failed: ${bug.message}`, bug };
  }
}
