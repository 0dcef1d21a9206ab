/** A process of its own: is told once what to do, then gets one file after the other and gives back how each ended. */
import { type Recipe, settingsFor } from '../recipe.ts';
import { finishFile } from '../schedule.ts';
import { plain } from '../terminal/paint.ts';
import type { Answer, Order, Task } from './messages.ts';

let settings: ReturnType<typeof settingsFor> | undefined;

process.on('message', (order: Order) => {
  if (order.kind === 'begin') settings = whatToDo(order.recipe);
  else void finish(order.task);
});

// Ctrl-C in a terminal reaches all processes: the main one decides what is still to be finished.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

async function finish({ number, realPath, shown }: Task): Promise<void> {
  const known = await settings;
  if (known === undefined) return;
  const answer: Answer = { number, ...finishFile(realPath, shown, known) };
  process.send?.(answer);
}

/** Whatever is wrong with the patterns has been said before the first process was started. */
const whatToDo = (recipe: Recipe): ReturnType<typeof settingsFor> =>
  settingsFor(recipe, { say: () => {}, paintTalk: plain });
