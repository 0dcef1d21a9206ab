import { setImmediate } from 'node:timers/promises';
import type { SourceFile } from './files/find-files.ts';
import { readSource } from './files/read-file.ts';
import type { FileOutcome } from './outcome.ts';
import { processFile, type Settings } from './process-file.ts';

/** A file with how it ended, the bytes it had, and how long it took. */
export interface Finished {
  readonly file: SourceFile;
  readonly bytes: Buffer;
  readonly outcome: FileOutcome;
  readonly milliseconds: number;
}

/**
 * Works through the files, and gives each back in the order of the list, whenever that is. All in this thread for
 * now; threads may take over what is between reading and yielding, because it depends on nothing else.
 */
export async function* schedule(files: readonly SourceFile[], settings: Settings): AsyncGenerator<Finished> {
  let breath = performance.now();
  for (const file of files) {
    const start = performance.now();
    const { bytes, outcome } = finish(file, settings);
    const end = performance.now();
    yield { file, bytes, outcome, milliseconds: end - start };
    if (end - breath < 50) continue;
    // Signals and closed pipes are only noticed between two turns of the event loop.
    await setImmediate();
    breath = performance.now();
  }
}

const noBytes = Buffer.alloc(0);

function finish(file: SourceFile, settings: Settings): { bytes: Buffer; outcome: FileOutcome } {
  const read = readSource(file.realPath);
  if (read.kind === 'failed') {
    const { reason: code, message } = read;
    return { bytes: noBytes, outcome: { kind: 'failed', code, message } };
  }
  const { bytes } = read;
  try {
    return { bytes, outcome: processFile(bytes, file.shown, settings) };
  } catch (error) {
    // One bad file must not end the others' run; that it is our bug decides the exit code.
    const bug = error instanceof Error ? error : new Error(String(error));
    return {
      bytes,
      outcome: { kind: 'failed', code: 'internal', message: `devmify failed: ${bug.message}`, bug },
    };
  }
}
