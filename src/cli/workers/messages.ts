import type { Recipe } from '../recipe.ts';
import type { Finished } from '../schedule.ts';

/** What the main process says to a worker: first what to do at all, then a file at a time. */
export type Order =
  | { readonly kind: 'begin'; readonly recipe: Recipe }
  | { readonly kind: 'file'; readonly task: Task };

/** The file that has this number in the list. */
export interface Task {
  readonly number: number;
  readonly realPath: string;
  readonly shown: string;
}

export interface Answer extends Omit<Finished, 'file'> {
  readonly number: number;
}
