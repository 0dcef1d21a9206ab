import { setImmediate } from 'node:timers/promises';
import type { SourceFile } from '../files/find-files.ts';
import type { Finished } from '../schedule.ts';
import type { Memory } from './memory.ts';

/**
 * Files in the order of the list: those that are remembered at once, the others as `work` gives them back, which are
 * remembered in turn. However far the run comes, what was found out is saved.
 */
export async function* scheduleRemembering(
  files: readonly SourceFile[],
  memory: Memory,
  work: (files: readonly SourceFile[]) => AsyncGenerator<Finished>,
): AsyncGenerator<Finished> {
  const known = files.map((file) => memory.recall(file));
  const working = work(files.filter((_, index) => known[index] === undefined));
  let next: IteratorResult<Finished, void> | undefined;
  let breath = performance.now();
  try {
    for (const [index, file] of files.entries()) {
      const remembered = known[index];
      if (remembered !== undefined) {
        yield { file, ...remembered, milliseconds: 0, recalled: true };
        if (performance.now() - breath < 50) continue;
        // Signals and closed pipes are only noticed between two turns of the event loop.
        await setImmediate();
        breath = performance.now();
        continue;
      }
      next ??= await working.next();
      // Of an interrupted run some are missing.
      if (next.done === true || next.value.file !== file) continue;
      memory.note(next.value);
      yield next.value;
      next = undefined;
    }
    // What is to be said behind all files.
    next ??= await working.next();
  } finally {
    await working.return(undefined);
    memory.save();
  }
}
