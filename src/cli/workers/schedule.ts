import { availableParallelism } from 'node:os';
import type { SourceFile } from '../files/find-files.ts';
import type { Recipe } from '../recipe.ts';
import type { Finished } from '../schedule.ts';
import type { Aside } from './messages.ts';
import { Pool } from './pool.ts';
import { usualMegabytes } from './worker-process.ts';

/**
 * Works through the files in several processes, and gives each back in the order of the list, whoever was done first.
 * When it is interrupted, only what is finished by then is given back.
 */
export async function* scheduleInWorkers(
  files: readonly SourceFile[],
  recipe: Recipe,
  jobs: number | undefined,
  tellAside: (aside: Aside) => void = () => {},
  interrupt?: AbortSignal,
): AsyncGenerator<Finished> {
  const tasks = files.map(({ realPath, shown }, number) => ({ number, realPath, shown }));
  const pool = new Pool(tasks, recipe, {
    workers: workersFor(files.length, jobs),
    milliseconds: 60_000,
    megabytes: usualMegabytes,
  });
  // Nobody who wants to end waits for the file that somebody is at.
  const stop = (): void => pool.stop();
  interrupt?.addEventListener('abort', stop);
  try {
    if (pool.hasAsides) tellAside(await pool.begun());
    for (const [number, file] of files.entries()) {
      const answer = await pool.take(number);
      if (answer === undefined) continue;
      const { number: _, ...finished } = answer;
      yield { file, ...finished };
    }
    if (pool.hasAsides && interrupt?.aborted !== true) tellAside(await pool.finish());
  } finally {
    interrupt?.removeEventListener('abort', stop);
    await pool.close();
  }
}

/** A process takes a third of a second until it is of use: it should have some files to read by then. */
const workersFor = (files: number, jobs: number | undefined): number =>
  Math.max(1, Math.min(jobs ?? availableParallelism(), Math.ceil(files / 8)));
