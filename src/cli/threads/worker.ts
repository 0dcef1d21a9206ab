/** A thread: gets one file after the other, and gives back how each ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Recipe, settingsFor } from '../recipe.ts';
import { finishFile } from '../schedule.ts';
import { plain } from '../terminal/paint.ts';
import type { Answer, Task } from './messages.ts';

// Whatever is wrong with the patterns has been said before the first thread was started.
const settings = await settingsFor(workerData as Recipe, { say: () => {}, paintTalk: plain });

parentPort?.on('message', ({ number, realPath, shown }: Task) => {
  if (settings === undefined) return;
  const answer: Answer = { number, ...finishFile(realPath, shown, settings) };
  parentPort?.postMessage(answer);
});
