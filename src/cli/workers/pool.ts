import type { Recipe } from '../recipe.ts';
import type { Answer, Aside, Task } from './messages.ts';
import { type Limits, Worker } from './worker-link.ts';

/** Settles a task at a glance; undefined when it needs more than that. */
export type Sieve = (task: Task) => Answer | undefined;

export interface Means {
  /** With one, this process looks over the files as well, and the others get first what it could not settle. */
  readonly sieve?: Sieve | undefined;
  /** Whether answers say what a file was like. */
  readonly stamped?: boolean;
}

/** So many files may be ready before their turn has come to be printed. */
const ahead = 1024;
/** So many files are given at once, as long as there are enough for everybody: a message a file costs more than most files. */
const mostAtOnce = 64;
/** Of those that are known to need work, fewer: they take longer than a message. */
const mostHits = 16;
/** This process looks over files for so long before it listens to the others again. Milliseconds. */
const siftFor = 4;
/** A further process has to have so much to do to be worth its start. Milliseconds. */
const worthStarting = 600;
/** What a file is taken to need until some have been done. */
const aFile = 4;

/**
 * Processes that work through a list. A file that takes too long, or more memory than there is, costs its process, and
 * the run goes on with a new one: what is printed for all other files is the same. They are processes and not threads,
 * since the parser's native part brings the whole process down when a thread is ended in the middle of it.
 */
export class Pool {
  readonly #tasks: readonly Task[];
  readonly #recipe: Recipe;
  readonly #limits: Limits;
  readonly #means: Means;
  readonly #answers = new Map<number, Answer>();
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  readonly #idle = new Set<Worker>();
  readonly #workers = new Set<Worker>();
  /** Given to a worker that died before it came to them. */
  readonly #returned: Task[] = [];
  /** Those that the sieve has not settled. */
  #hits: Task[] = [];
  /** What is to be said before and behind all files, as far as it is known, by the process that was there first. */
  readonly #began = new Promised<Aside>();
  readonly #finished = new Promised<Aside>();
  /** How many files were more than a glance to somebody, and the milliseconds that they took. */
  #worked = 0;
  #spent = 0;
  #standstill: NodeJS.Timeout | undefined;
  #next = 0;
  #taken = 0;
  #stopped = false;

  constructor(tasks: readonly Task[], recipe: Recipe, limits: Limits, means: Means = {}) {
    this.#tasks = tasks;
    this.#recipe = recipe;
    this.#limits = limits;
    this.#means = means;
    const first = means.sieve === undefined ? limits.workers : 1;
    for (let i = 0; i < Math.min(first, tasks.length); i++) this.#start();
    if (means.sieve !== undefined) setImmediate(() => this.#sift());
  }

  /** Looks over some files, again and again until all have been looked over by somebody. */
  #sift(): void {
    const { sieve } = this.#means;
    const end = performance.now() + siftFor;
    while (sieve !== undefined && this.#next < this.#tasks.length && performance.now() < end) {
      const task = this.#tasks[this.#next++] as Task;
      const answer = sieve(task);
      if (answer === undefined) this.#hits.push(task);
      else this.#deliver(answer);
    }
    this.#startMore();
    this.#feed();
    if (this.#next < this.#tasks.length) setImmediate(() => this.#sift());
  }

  /** As long as this process looks over files, it is one of those that work. */
  #startMore(): void {
    if (this.#means.sieve === undefined) return;
    const most = Math.max(1, this.#limits.workers - (this.#next < this.#tasks.length ? 1 : 0));
    const running = this.#workers.size;
    const each = (this.#spent + aFile) / (this.#worked + 1);
    if (running < most && this.#hits.length * each > worthStarting * running) this.#start();
    this.#watchForStandstill();
  }

  /** Whoever is at a file for long keeps nobody else waiting. */
  #watchForStandstill(): void {
    if (this.#standstill !== undefined || this.#hits.length === 0) return;
    const answered = this.#worked;
    this.#standstill = setTimeout(() => {
      this.#standstill = undefined;
      const stands = this.#hits.length > 0 && this.#worked === answered;
      if (stands && this.#workers.size < this.#limits.workers) this.#start();
      this.#watchForStandstill();
    }, worthStarting);
  }

  /** The answer to a task; to be asked for in order, each once. Undefined when nobody works any more. */
  async take(number: number): Promise<Answer | undefined> {
    const ready = this.#answers.get(number);
    this.#answers.delete(number);
    this.#taken = number + 1;
    this.#feed();
    if (ready !== undefined || this.#stopped) return ready;
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  }

  /** What is not ready by now is not waited for. */
  stop(): void {
    this.#stopped = true;
    this.#next = this.#tasks.length;
    this.#hits = [];
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    this.#began.resolve(NOTHING);
    this.#finished.resolve(NOTHING);
  }

  /** Whether scripts may have something to say that is about no single file. */
  get hasAsides(): boolean {
    return this.#recipe.kind === 'spatch' && this.#recipe.scripts !== undefined && this.#tasks.length > 0;
  }

  begun(): Promise<Aside> {
    return this.#began.promise;
  }

  finish(): Promise<Aside> {
    const [worker] = this.#workers;
    if (worker === undefined) this.#finished.resolve(NOTHING);
    else worker.finish();
    return this.#finished.promise;
  }

  async close(): Promise<void> {
    this.#next = this.#tasks.length;
    this.#hits = [];
    clearTimeout(this.#standstill);
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  #start(): void {
    const begin = { kind: 'begin', recipe: this.#recipe, stamped: this.#means.stamped ?? true } as const;
    const worker = new Worker(begin, this.#limits, {
      answered: (answers, idle) => {
        if (idle) this.#idle.add(worker);
        for (const answer of answers) {
          if (answer.outcome.kind !== 'untouched') {
            this.#worked++;
            this.#spent += answer.milliseconds;
          }
          this.#deliver(answer);
        }
        this.#startMore();
        this.#feed();
      },
      said: (aside) => (aside.kind === 'began' ? this.#began : this.#finished).resolve(aside),
      died: (answer, untouched) => {
        this.#began.resolve(NOTHING);
        this.#finished.resolve(NOTHING);
        this.#workers.delete(worker);
        this.#idle.delete(worker);
        this.#returned.push(...untouched);
        if (this.#returned.length + this.#hits.length > 0 || this.#next < this.#tasks.length) this.#start();
        if (answer !== undefined) this.#deliver(answer);
      },
    });
    this.#workers.add(worker);
    this.#idle.add(worker);
    this.#feed();
  }

  #feed(): void {
    for (const worker of this.#idle) {
      const tasks = this.#draw();
      if (tasks.length === 0) return;
      this.#idle.delete(worker);
      worker.give(tasks);
    }
  }

  /** Towards the end of the list the shares become small, so that all workers end at about the same time. */
  #draw(): readonly Task[] {
    if (this.#returned.length > 0) return this.#returned.splice(0, mostAtOnce);
    if (this.#hits.length > 0) return this.#drawHits();
    const left = this.#tasks.length - this.#next;
    const share = Math.ceil(left / (4 * this.#limits.workers));
    const end = Math.min(this.#next + Math.min(share, mostAtOnce), this.#taken + ahead, this.#tasks.length);
    const tasks = this.#tasks.slice(this.#next, end);
    this.#next = Math.max(this.#next, end);
    return tasks;
  }

  #drawHits(): readonly Task[] {
    const share = Math.min(mostHits, Math.ceil(this.#hits.length / (2 * this.#workers.size)));
    const within = this.#hits.slice(0, share).filter(({ number }) => number < this.#taken + ahead);
    return this.#hits.splice(0, within.length);
  }

  #deliver(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (waiting === undefined) this.#answers.set(answer.number, answer);
    else waiting(answer);
  }
}

const NOTHING: Aside = { kind: 'finished', text: { printed: '', said: '', problems: [] } };

/** A promise with its key. */
class Promised<T> {
  readonly promise: Promise<T>;
  resolve: (value: T) => void = () => {};

  constructor() {
    this.promise = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
}
