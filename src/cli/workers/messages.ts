import type { AsideText } from '../process-file.ts';
import type { Recipe } from '../recipe.ts';
import type { Finished } from '../schedule.ts';

/** What the main process says to a worker: first what to do at all, then some files at a time. */
export type Order =
  | {
      readonly kind: 'begin';
      readonly recipe: Recipe;
      /** Whether answers are to say what a file was like, for those who remember. */
      readonly stamped: boolean;
    }
  | { readonly kind: 'files'; readonly tasks: readonly Task[] }
  /** There are no more files. */
  | { readonly kind: 'finish' };

/** The file that has this number in the list. */
export interface Task {
  readonly number: number;
  readonly realPath: string;
  readonly shown: string;
}

/**
 * What a worker says: which file it begins to work on (not those that need no more than a glance), which are done, and
 * that it has nothing left to do; and what the rules of scripts before and behind all files said.
 */
export type Message =
  | { readonly kind: 'begun'; readonly number: number }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly idle: boolean }
  | Aside;

/** What the rules of scripts before and behind all files said, in one process. */
export interface Aside {
  readonly kind: 'began' | 'finished';
  readonly text: AsideText;
}

export interface Answer extends Omit<Finished, 'file'> {
  readonly number: number;
}
