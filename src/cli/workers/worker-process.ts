/**
 * Starts the processes that work on files. Some may be started before it is known what they will do: they load their
 * part of the program while the main process looks for files.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Recipe } from '../recipe.ts';

/** For the objects of one process, in megabytes. */
export const mostMegabytes = 1024;

const early: ChildProcess[] = [];

/** Starts processes early, for a recipe of this kind. Whoever calls it also calls `endEarly`, whatever happens. */
export function startEarly(count: number, kind: Recipe['kind']): void {
  while (early.length < count) early.push(start(kind));
}

/** A process that waits for its orders. */
export function workerProcess(kind: Recipe['kind']): ChildProcess {
  for (let ready = early.shift(); ready !== undefined; ready = early.shift())
    if (ready.connected) return ready;
  return start(kind);
}

/** Ends those that nobody took. */
export function endEarly(): void {
  for (const each of early.splice(0)) each.kill('SIGKILL');
}

const start = (kind: Recipe['kind']): ChildProcess =>
  fork(fileURLToPath(new URL('./worker.js', import.meta.url)), [kind], {
    // What the main process was started with (`node -e`, a debugger's port) is not for the others.
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
