/** What took how long: the phases of a run, and the files and functions that took longest. */
import type { FunctionTime } from '../function-times.ts';
import type { Finished } from '../schedule.ts';
import { count } from './summary.ts';

/** Kept of each file, so that the files themselves need not be. */
export interface FileTime {
  readonly shown: string;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly recalled: boolean;
  readonly functions: readonly FunctionTime[];
}

export const timeOf = ({
  file,
  bytes,
  milliseconds,
  recalled = false,
  functions = [],
}: Finished): FileTime => ({
  shown: file.shown,
  bytes,
  milliseconds,
  recalled,
  functions,
});

export interface Phase {
  readonly name: string;
  readonly milliseconds: number;
}

/** Cuts a run into phases. The first one begins with the process. */
export class Phases {
  readonly #now: () => number;
  readonly #ended: Phase[] = [];
  #began = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What was done since the last end, or since the process began. */
  end(name: string): void {
    const now = this.#now();
    this.#ended.push({ name, milliseconds: now - this.#began });
    this.#began = now;
  }

  get ended(): readonly Phase[] {
    return this.#ended;
  }
}

/** As many files are named, and functions. */
const most = 10;

export function statsText(finished: readonly FileTime[], phases: readonly Phase[]): string {
  const sum = (of: (file: FileTime) => number): number => finished.reduce((all, file) => all + of(file), 0);
  const recalled = finished.filter((file) => file.recalled);
  const slowest = longest(finished.filter((file) => !file.recalled));
  const functions = longest(
    finished.flatMap(({ shown, functions: own }) =>
      own.map(({ name, milliseconds }) => ({ shown: `${shown}: ${name}`, milliseconds })),
    ),
  );
  const files = `${(sum(({ bytes }) => bytes) / 1e6).toFixed(1)} MB, ${recalled.length} of ${count(finished.length, 'file')} from the cache`;
  return [
    ...phases.map(({ name, milliseconds }) => line(milliseconds, name)),
    `${seconds(sum(({ milliseconds }) => milliseconds))} of all processes for ${files}${slowest.length > 0 ? '; the slowest files:' : ''}`,
    ...slowest.map(({ shown, milliseconds }) => line(milliseconds, shown)),
    ...(functions.length > 0 ? ['the slowest functions:'] : []),
    ...functions.map(({ shown, milliseconds }) => line(milliseconds, shown)),
    '',
  ].join('\n');
}

const longest = <T extends { readonly milliseconds: number }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, most);

const line = (milliseconds: number, what: string): string => `${seconds(milliseconds).padStart(10)} ${what}`;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
