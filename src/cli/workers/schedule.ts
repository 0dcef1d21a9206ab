import { availableParallelism } from 'node:os';
import type { SourceFile } from '../files/find-files.ts';
import type { Recipe } from '../recipe.ts';
import { type Finished, finishAtGlance } from '../schedule.ts';
import { plain } from '../terminal/paint.ts';
import type { Aside } from './messages.ts';
import { Pool, type Sieve } from './pool.ts';
import { isSmallJob, tryHere } from './try-here.ts';
import { withinTime } from './within-time.ts';
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
  stamped = true,
): AsyncGenerator<Finished> {
  const here = await finishHere(files, recipe, stamped);
  for (const [number, finished] of here.entries()) yield { file: files[number] as SourceFile, ...finished };
  const left = files.slice(here.length);
  if (left.length > 0 || files.length === 0)
    yield* scheduleInPool(left, recipe, jobs, tellAside, interrupt, stamped);
}

/** As many of the first files as need no process of their own. */
async function finishHere(
  files: readonly SourceFile[],
  recipe: Recipe,
  stamped: boolean,
): Promise<readonly Omit<Finished, 'file'>[]> {
  if (!isSmallJob(recipe, files)) return [];
  const { openSemanticPatch } = await import('../semantic-patch/settings.ts');
  return tryHere(files, () => openSemanticPatch(recipe, silent), stamped);
}

async function* scheduleInPool(
  files: readonly SourceFile[],
  recipe: Recipe,
  jobs: number | undefined,
  tellAside: (aside: Aside) => void,
  interrupt: AbortSignal | undefined,
  stamped: boolean,
): AsyncGenerator<Finished> {
  const tasks = files.map(({ realPath, shown }, number) => ({ number, realPath, shown }));
  const limits = {
    workers: workersFor(files.length, jobs),
    milliseconds: 60_000,
    megabytes: usualMegabytes,
  };
  const pool = new Pool(tasks, recipe, limits, { sieve: await sieveFor(recipe, stamped), stamped });
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

/** Whatever is wrong with the patch has been said before. */
const silent = { say: () => {}, paintTalk: plain };

/** Nobody waits longer for a patch to be read here; that it takes so long is told by those who work with it. */
const readingPatch = 3000;

/** Only of a semantic patch it is cheap to know what a file must hold. */
async function sieveFor(recipe: Recipe, stamped: boolean): Promise<Sieve | undefined> {
  if (recipe.kind !== 'spatch') return undefined;
  const { openSieve } = await import('../semantic-patch/sieve.ts');
  const matters = withinTime(readingPatch, () => openSieve(recipe));
  return (
    matters &&
    (({ number, realPath }) => {
      const finished = finishAtGlance(realPath, matters, stamped);
      return finished && { number, ...finished };
    })
  );
}
