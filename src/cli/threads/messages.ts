import type { Finished } from '../schedule.ts';

/** What the main thread asks of a worker: the file that has this number in the list. */
export interface Task {
  readonly number: number;
  readonly realPath: string;
  readonly shown: string;
}

export interface Answer extends Omit<Finished, 'file'> {
  readonly number: number;
}
