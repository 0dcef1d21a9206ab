import type { Finished } from '../schedule.ts';

/** How long the run took, and the five files that took longest. */
export function statsText(finished: readonly Finished[]): string {
  const total = finished.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const bytes = finished.reduce((sum, { bytes: { length } }) => sum + length, 0);
  const slowest = [...finished].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return [
    `${seconds(total)} for ${(bytes / 1e6).toFixed(1)} MB; the slowest files:`,
    ...slowest.map(({ file, milliseconds }) => `${seconds(milliseconds).padStart(10)} ${file.shown}`),
    '',
  ].join('\n');
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
