/** A process of its own: is told once what to do, then gets some files at a time and gives back how each ended. */
import type { FileOutcome } from '../outcome.ts';
import { loadParts, type Recipe, settingsFor } from '../recipe.ts';
import { finishFile } from '../schedule.ts';
import { plain } from '../terminal/paint.ts';
import type { Answer, Message, Order, Task } from './messages.ts';

// Loaded while the main process looks for files; what it is to do with them comes later.
void loadParts(process.argv[2] as Recipe['kind']);

let settings: ReturnType<typeof settingsFor> | undefined;
let stamped = true;

process.on('message', (order: Order) => {
  switch (order.kind) {
    case 'begin':
      stamped = order.stamped;
      settings = begin(order.recipe);
      return;
    case 'files':
      void finish(order.tasks);
      return;
    case 'finish':
      void end();
      return;
    default:
      order satisfies never;
  }
});

// What ends a program may reach all its processes: the main one decides what is still to be finished.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

async function begin(recipe: Recipe): ReturnType<typeof settingsFor> {
  const made = await whatToDo(recipe);
  if (recipe.kind === 'spatch' && recipe.scripts !== undefined)
    tell({ kind: 'began', text: made?.scripts?.begin() ?? silence });
  return made;
}

async function end(): Promise<void> {
  tell({ kind: 'finished', text: (await settings)?.scripts?.end() ?? silence });
}

const silence = { printed: '', said: '', problems: [] };

const mainProcess = process.ppid;

/** Nobody should wait longer for what is done. */
const flushAfter = 100;

async function finish(tasks: readonly Task[]): Promise<void> {
  const known = await settings;
  if (known === undefined) return;
  let answers: Answer[] = [];
  let flushed = performance.now();
  for (const { number, realPath, shown } of tasks) {
    // Nobody waits for the rest once the main process has been killed; its farewell would be heard behind the loop.
    if (process.ppid !== mainProcess) process.exit();
    const begun = (): void => tell({ kind: 'begun', number });
    const { outcome, ...rest } = finishFile(realPath, shown, known, { stamped, begun });
    answers.push({ number, outcome: withoutIdleText(outcome), ...rest });
    if (performance.now() - flushed < flushAfter) continue;
    tell({ kind: 'answers', answers, idle: false });
    answers = [];
    flushed = performance.now();
  }
  tell({ kind: 'answers', answers, idle: true });
}

/** The text of a file of which there is nothing to show: to send all of them would take longer than to read them. */
const withoutIdleText = (outcome: FileOutcome): FileOutcome =>
  outcome.kind === 'unchanged' && isSilent(outcome) ? { ...outcome, text: '' } : outcome;

const isSilent = ({
  diagnostics,
  findings,
  suppressed,
}: Extract<FileOutcome, { kind: 'unchanged' }>): boolean =>
  diagnostics.length === 0 && findings.length === 0 && suppressed.length === 0;

const tell = (message: Message): void => {
  process.send?.(message);
};

/** Whatever is wrong with the patterns has been said before the first process was started. */
const whatToDo = (recipe: Recipe): ReturnType<typeof settingsFor> =>
  settingsFor(recipe, { say: () => {}, paintTalk: plain });
