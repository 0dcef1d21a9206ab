import type { Finished } from '../schedule.ts';

/** Kept of each file, so that the files themselves need not be. */
export interface FileTime {
  readonly shown: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

export const timeOf = ({ file, bytes, milliseconds }: Finished): FileTime => ({
  shown: file.shown,
  bytes,
  milliseconds,
});

/** How long the run took, and the five files that took longest. */
export function statsText(finished: readonly FileTime[]): string {
  const total = finished.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const bytes = finished.reduce((sum, { bytes }) => sum + bytes, 0);
  const slowest = [...finished].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return [
    `${seconds(total)} of all processes for ${(bytes / 1e6).toFixed(1)} MB; the slowest files:`,
    ...slowest.map(({ shown, milliseconds }) => `${seconds(milliseconds).padStart(10)} ${shown}`),
    '',
  ].join('\n');
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
