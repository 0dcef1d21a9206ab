import type { FunctionCode } from './world.ts';

/**
 * One call of a function on a path. Its id keeps the locals of nested calls apart, and is the same for all paths that
 * come to it by the same calls; so the frame is one, too, and remembers the names that it gave its locals.
 */
export class Frame {
  readonly id: string;
  readonly code: FunctionCode;
  readonly callers: readonly string[];
  readonly #places = new Map<string, string>();
  readonly #inner = new Map<number, Map<FunctionCode, Frame>>();

  constructor(id: string, code: FunctionCode, callers: readonly string[]) {
    this.id = id;
    this.code = code;
    this.callers = callers;
  }

  /** The place of a local variable. */
  placeOf(local: string): string {
    const known = this.#places.get(local);
    if (known !== undefined) return known;
    const place = `${this.id}:${local}`;
    this.#places.set(local, place);
    return place;
  }

  /** The call of a function that stands at an offset of this one. */
  inner(at: number, code: FunctionCode): Frame {
    let frames = this.#inner.get(at);
    if (frames === undefined) {
      frames = new Map();
      this.#inner.set(at, frames);
    }
    const known = frames.get(code);
    if (known !== undefined) return known;
    const made = new Frame(`${this.id}/${at}`, code, [...this.callers, code.name]);
    frames.set(code, made);
    return made;
  }
}
