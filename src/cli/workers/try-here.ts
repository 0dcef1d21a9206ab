/**
 * Runs a small job in this process: to start another one takes longer than the job. What takes longer than a blink is
 * broken off and left to a process of its own, with its limits.
 */
import { statSync } from 'node:fs';
import type { SourceFile } from '../files/find-files.ts';
import type { Settings } from '../process-file.ts';
import type { Recipe } from '../recipe.ts';
import { type Finished, finishFile } from '../schedule.ts';
import type { SpatchRecipe } from '../semantic-patch/open-patch.ts';
import { withinTime } from './within-time.ts';

/** So much is worth no process of its own: files, and bytes of all of them. */
const [mostFiles, mostBytes] = [4, 60_000];
/** All of them together may take so long. Milliseconds. */
const blink = 400;

export const isSmallJob = (recipe: Recipe, files: readonly SourceFile[]): recipe is SpatchRecipe =>
  recipe.kind === 'spatch' && files.length <= mostFiles && sizeOf(files) <= mostBytes;

const sizeOf = (files: readonly SourceFile[]): number =>
  files.reduce((sum, { realPath }) => sum + (statSync(realPath, { throwIfNoEntry: false })?.size ?? 0), 0);

/** How the first files end, as far as there is time for them. */
export function tryHere(
  files: readonly SourceFile[],
  open: () => Settings | undefined,
  stamped: boolean,
): readonly Omit<Finished, 'file'>[] {
  const end = performance.now() + blink;
  const within = <T>(run: () => T): T | undefined => withinTime(end - performance.now(), run);
  const settings = within(open);
  // Scripts are processes themselves, and keep what they are told: nothing of them can be broken off.
  if (settings === undefined || settings.scripts !== undefined) return [];
  const done: Omit<Finished, 'file'>[] = [];
  for (const { realPath, shown } of files) {
    const finished = within(() => finishFile(realPath, shown, settings, { stamped }));
    // What went wrong here is told by the process that it is left to.
    if (finished === undefined || hasFailed(finished)) break;
    done.push(finished);
  }
  return done;
}

const hasFailed = ({ outcome }: Omit<Finished, 'file'>): boolean =>
  outcome.kind === 'failed' && outcome.code === 'internal';
