import { UsageError } from './usage-error.ts';

/** The number behind `-j`; undefined when nothing was said. */
export function jobsOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const jobs = Number(word);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new UsageError(
    `--jobs ${word}: that is no number of processes`,
    'take one from 1 to 256, as in -j 4',
  );
}
