/**
 * Starts the processes that work on files. Some may be started before it is known what they will do: they load their
 * part of the program while the main process looks for files.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Recipe } from '../recipe.ts';

/** For the objects of one process, as far as nobody says otherwise. */
export const usualMegabytes = 1024;

const early: ChildProcess[] = [];

/** Starts processes early, for a recipe of this kind. Whoever calls it also calls `endEarly`, whatever happens. */
export function startEarly(count: number, kind: Recipe['kind']): void {
  while (early.length < count) early.push(start(kind, usualMegabytes));
}

/** A process that waits for its orders. */
export function workerProcess(kind: Recipe['kind'], megabytes: number): ChildProcess {
  if (megabytes !== usualMegabytes) return start(kind, megabytes);
  const ready = early.findIndex(({ connected }) => connected);
  return early.splice(ready, ready === -1 ? 0 : 1)[0] ?? start(kind, megabytes);
}

/** Ends those that nobody took. */
export function endEarly(): void {
  for (const each of early.splice(0)) each.kill('SIGKILL');
}

const start = (kind: Recipe['kind'], megabytes: number): ChildProcess =>
  fork(fileURLToPath(new URL('./worker.js', import.meta.url)), [kind], {
    // What the main process was started with (`node -e`, a debugger's port) is not for the others.
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
