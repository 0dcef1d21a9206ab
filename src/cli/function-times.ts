import type { Item } from '../c/file.ts';
import type { Meter } from '../engine/meter.ts';

export interface FunctionTime {
  readonly name: string;
  readonly milliseconds: number;
}

/** Less than that is nothing to tell, and few of a file are the slowest of a run. */
const [least, most] = [2, 3];

/** How long each function of a file was worked on, all rules together. */
export class FunctionTimes implements Meter {
  readonly #times = new Map<string, number>();
  #at = '';
  #began = 0;

  readonly begin = ({ kind, name }: Item): void => {
    this.#at = name ?? kind;
    this.#began = performance.now();
  };

  readonly end = (): void => {
    const time = performance.now() - this.#began;
    this.#times.set(this.#at, (this.#times.get(this.#at) ?? 0) + time);
  };

  slowest(): readonly FunctionTime[] {
    return [...this.#times]
      .map(([name, milliseconds]) => ({ name, milliseconds }))
      .filter(({ milliseconds }) => milliseconds >= least)
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, most);
  }
}
