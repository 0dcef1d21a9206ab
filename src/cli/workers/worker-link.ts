import type { ChildProcess } from 'node:child_process';
import type { FileOutcome } from '../outcome.ts';
import type { Answer, Aside, Message, Order, Task } from './messages.ts';
import { workerProcess } from './worker-process.ts';

export interface Limits {
  /** At most. */
  readonly workers: number;
  /** For one file; whoever is still at it then is given up. */
  readonly milliseconds: number;
  /** For one worker's objects. */
  readonly megabytes: number;
}

export interface Listener {
  readonly said: (aside: Aside) => void;
  readonly answered: (answers: readonly Answer[], idle: boolean) => void;
  /** With the answer for the file that it died of, if any, and what it had not come to. */
  readonly died: (answer: Answer | undefined, untouched: readonly Task[]) => void;
}

/** As much of what a dying process says is kept. */
const lastWords = 4000;

/** A worker as the main process sees it: what it was given, and what came of that. It has its limits, and may die of a file. */
export class Worker {
  readonly #process: ChildProcess;
  readonly #limits: Limits;
  /** What it was given and has not answered. */
  #tasks: readonly Task[] = [];
  /** The number of the file that it is at, when that needs more than a glance. */
  #at: number | undefined;
  #started = 0;
  #timer: NodeJS.Timeout | undefined;
  #outOfTime = false;
  #said = '';

  constructor(begin: Extract<Order, { kind: 'begin' }>, limits: Limits, listener: Listener) {
    this.#limits = limits;
    this.#process = workerProcess(begin.recipe.kind, limits.megabytes);
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-lastWords);
    });
    this.#process.on('message', (message: Message) => {
      if (message.kind === 'begun') return this.#begin(message.number);
      if (message.kind !== 'answers') return listener.said(message);
      this.#settle(new Set(message.answers.map(({ number }) => number)));
      return listener.answered(message.answers, message.idle);
    });
    this.#process.on('close', () => {
      const guilty = this.#guilty();
      const untouched = this.#tasks.filter((task) => task !== guilty);
      this.#stopClock();
      listener.died(guilty && this.#givenUp(guilty), untouched);
    });
    this.#process.on('error', (error) => {
      this.#said += error.message;
    });
    this.#send(begin);
  }

  give(tasks: readonly Task[]): void {
    this.#tasks = tasks;
    this.#startClock();
    this.#send({ kind: 'files', tasks });
  }

  #begin(number: number): void {
    this.#at = number;
    this.#startClock();
  }

  #startClock(): void {
    this.#stopClock();
    this.#started = performance.now();
    this.#timer = setTimeout(() => {
      this.#outOfTime = true;
      this.#process.kill('SIGKILL');
    }, this.#limits.milliseconds);
  }

  #stopClock(): void {
    clearTimeout(this.#timer);
  }

  finish(): void {
    this.#send({ kind: 'finish' });
  }

  end(): Promise<void> {
    this.#tasks = [];
    this.#stopClock();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return Promise.resolve();
    const ended = new Promise<void>((resolve) => this.#process.once('close', () => resolve()));
    this.#process.kill('SIGKILL');
    return ended;
  }

  /** What cannot be sent any more needs no answer: the process is dying, and its end is told. */
  #send(order: Order): void {
    if (this.#process.connected) this.#process.send(order, () => {});
  }

  #settle(answered: ReadonlySet<number>): void {
    this.#tasks = this.#tasks.filter(({ number }) => !answered.has(number));
    if (this.#at !== undefined && answered.has(this.#at)) this.#at = undefined;
    if (this.#tasks.length === 0) this.#stopClock();
  }

  /**
   * The file that the process died of: the one it said it had begun, and else the first that it had not answered,
   * so that each death takes one file off the list.
   */
  #guilty(): Task | undefined {
    return this.#tasks.find(({ number }) => number === this.#at) ?? this.#tasks[0];
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
