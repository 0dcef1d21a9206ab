import { Worker } from 'node:worker_threads';
import type { FileOutcome } from '../outcome.ts';
import type { Recipe } from '../recipe.ts';
import type { Answer, Task } from './messages.ts';

export interface Limits {
  readonly threads: number;
  /** For one file; whoever is still at it then is given up. */
  readonly milliseconds: number;
  /** For one thread. */
  readonly megabytes: number;
}

/** So many files may be ready before their turn has come to be printed. */
const ahead = 256;

/**
 * Threads that work through a list. A file that takes too long, or more memory than there is, costs its thread, and
 * the run goes on with a new one: what is printed for all other files is the same.
 */
export class Pool {
  readonly #tasks: readonly Task[];
  readonly #recipe: Recipe;
  readonly #limits: Limits;
  readonly #answers = new Map<number, Answer>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #idle = new Set<Thread>();
  readonly #threads = new Set<Thread>();
  #next = 0;
  #taken = 0;

  constructor(tasks: readonly Task[], recipe: Recipe, limits: Limits) {
    this.#tasks = tasks;
    this.#recipe = recipe;
    this.#limits = limits;
    for (let i = 0; i < Math.min(limits.threads, tasks.length); i++) this.#start();
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
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #start(): void {
    const thread = new Thread(this.#recipe, this.#limits, {
      answered: (answer) => {
        this.#idle.add(thread);
        this.#deliver(answer);
      },
      died: (answer) => {
        this.#threads.delete(thread);
        this.#idle.delete(thread);
        if (this.#next < this.#tasks.length) this.#start();
        if (answer !== undefined) this.#deliver(answer);
      },
    });
    this.#threads.add(thread);
    this.#idle.add(thread);
    this.#feed();
  }

  #feed(): void {
    for (const thread of this.#idle) {
      if (this.#next >= Math.min(this.#tasks.length, this.#taken + ahead)) return;
      this.#idle.delete(thread);
      thread.give(this.#tasks[this.#next++] as Task);
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

class Thread {
  readonly #worker: Worker;
  readonly #limits: Limits;
  #task: Task | undefined;
  #started = 0;
  #timer: NodeJS.Timeout | undefined;
  #fault: Error | 'time' | undefined;

  constructor(recipe: Recipe, limits: Limits, listener: Listener) {
    this.#limits = limits;
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: recipe,
      // What the main thread was started with (`node -e`, a debugger's port) is not for the others.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    this.#worker.on('message', (answer: Answer) => {
      this.#settle();
      listener.answered(answer);
    });
    this.#worker.on('error', (error: Error) => {
      this.#fault = error;
    });
    this.#worker.on('exit', () => {
      const task = this.#task;
      this.#settle();
      listener.died(task === undefined ? undefined : this.#givenUp(task));
    });
  }

  give(task: Task): void {
    this.#task = task;
    this.#started = performance.now();
    this.#timer = setTimeout(() => {
      this.#fault = 'time';
      void this.#worker.terminate();
    }, this.#limits.milliseconds);
    this.#worker.postMessage(task);
  }

  async end(): Promise<void> {
    this.#settle();
    await this.#worker.terminate();
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
    if (this.#fault === 'time')
      return { kind: 'failed', code: 'too-long', message: `given up after ${milliseconds / 1000} seconds` };
    const bug = this.#fault ?? new Error('a thread ended without an answer');
    if ((bug as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return {
        kind: 'failed',
        code: 'too-much',
        message: `given up: it takes more than ${megabytes} MB of memory`,
      };
    return { kind: 'failed', code: 'internal', message: `devmify failed: ${bug.message}`, bug };
  }
}
