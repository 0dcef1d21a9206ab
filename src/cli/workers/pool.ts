import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileOutcome } from '../outcome.ts';
import type { Recipe } from '../recipe.ts';
import type { Answer, Order, Task } from './messages.ts';

export interface Limits {
  readonly workers: number;
  /** For one file; whoever is still at it then is given up. */
  readonly milliseconds: number;
  /** For one worker's objects. */
  readonly megabytes: number;
}

/** So many files may be ready before their turn has come to be printed. */
const ahead = 256;

/**
 * Processes that work through a list. A file that takes too long, or more memory than there is, costs its process, and
 * the run goes on with a new one: what is printed for all other files is the same. They are processes and not threads,
 * since the parser's native part brings the whole process down when a thread is ended in the middle of it.
 */
export class Pool {
  readonly #tasks: readonly Task[];
  readonly #recipe: Recipe;
  readonly #limits: Limits;
  readonly #answers = new Map<number, Answer>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #idle = new Set<Worker>();
  readonly #workers = new Set<Worker>();
  #next = 0;
  #taken = 0;

  constructor(tasks: readonly Task[], recipe: Recipe, limits: Limits) {
    this.#tasks = tasks;
    this.#recipe = recipe;
    this.#limits = limits;
    for (let i = 0; i < Math.min(limits.workers, tasks.length); i++) this.#start();
  }

  /** The answer to a task; to be asked for in order, each once. */
  async take(number: number): Promise<Answer> {
    const ready = this.#answers.get(number);
    this.#answers.delete(number);
    this.#taken = number + 1;
    this.#feed();
    return ready ?? new Promise((resolve) => this.#waiting.set(number, resolve));
  }

  async close(): Promise<void> {
    this.#next = this.#tasks.length;
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  #start(): void {
    const worker = new Worker(this.#recipe, this.#limits, {
      answered: (answer) => {
        this.#idle.add(worker);
        this.#deliver(answer);
      },
      died: (answer) => {
        this.#workers.delete(worker);
        this.#idle.delete(worker);
        if (this.#next < this.#tasks.length) this.#start();
        if (answer !== undefined) this.#deliver(answer);
      },
    });
    this.#workers.add(worker);
    this.#idle.add(worker);
    this.#feed();
  }

  #feed(): void {
    for (const worker of this.#idle) {
      if (this.#next >= Math.min(this.#tasks.length, this.#taken + ahead)) return;
      this.#idle.delete(worker);
      worker.give(this.#tasks[this.#next++] as Task);
    }
  }

  #deliver(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (waiting === undefined) this.#answers.set(answer.number, answer);
    else waiting(answer);
    this.#feed();
  }
}

interface Listener {
  readonly answered: (answer: Answer) => void;
  /** With the answer that it owed, if any. */
  readonly died: (answer: Answer | undefined) => void;
}

/** As much of what a dying process says is kept. */
const lastWords = 4000;

class Worker {
  readonly #process: ChildProcess;
  readonly #limits: Limits;
  #task: Task | undefined;
  #started = 0;
  #timer: NodeJS.Timeout | undefined;
  #outOfTime = false;
  #said = '';

  constructor(recipe: Recipe, limits: Limits, listener: Listener) {
    this.#limits = limits;
    this.#process = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), [], {
      // What the main process was started with (`node -e`, a debugger's port) is not for the others.
      execArgv: [`--max-old-space-size=${limits.megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-lastWords);
    });
    this.#process.on('message', (answer) => {
      this.#settle();
      listener.answered(answer as Answer);
    });
    this.#process.on('close', () => {
      const task = this.#task;
      this.#settle();
      listener.died(task === undefined ? undefined : this.#givenUp(task));
    });
    this.#process.on('error', (error) => {
      this.#said += error.message;
    });
    this.#send({ kind: 'begin', recipe });
  }

  give(task: Task): void {
    this.#task = task;
    this.#started = performance.now();
    this.#timer = setTimeout(() => {
      this.#outOfTime = true;
      this.#process.kill('SIGKILL');
    }, this.#limits.milliseconds);
    this.#send({ kind: 'file', task });
  }

  end(): Promise<void> {
    this.#settle();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return Promise.resolve();
    const ended = new Promise<void>((resolve) => this.#process.once('close', () => resolve()));
    this.#process.kill('SIGKILL');
    return ended;
  }

  /** What cannot be sent any more needs no answer: the process is dying, and its end is told. */
  #send(order: Order): void {
    if (this.#process.connected) this.#process.send(order, () => {});
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#task = undefined;
  }

  #givenUp({ number }: Task): Answer {
    return { number, outcome: this.#outcome(), bytes: 0, milliseconds: performance.now() - this.#started };
  }

  #outcome(): FileOutcome {
    const { milliseconds, megabytes } = this.#limits;
    if (this.#outOfTime)
      return { kind: 'failed', code: 'too-long', message: `given up after ${milliseconds / 1000} seconds` };
    if (/out of memory|Allocation failed/i.test(this.#said))
      return {
        kind: 'failed',
        code: 'too-much',
        message: `given up: it takes more than ${megabytes} MB of memory`,
      };
    const bug = new Error(this.#said.trim().split('\n')[0] || 'a process ended without an answer');
    return { kind: 'failed', code: 'internal', message: `devmify failed: ${bug.message}`, bug };
  }
}
