import { type Classes, constantClasses, pointerOfError, type Value } from './values.ts';

/**
 * Numbers for the places and values that the paths of one driver name, in the order in which they came up. What a text
 * tells by itself is worked out once for each. All states of a driver share one table, which only grows.
 */
export class Names {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #constants: Classes[] = [];
  readonly #pointers: (Value | undefined)[] = [];
  /** Names that are written to, by what stands up to their first colon: the locals of one call of a function. */
  readonly #groups = new Map<string, Set<number>>();
  /** Those that are the error number of a pointer. */
  readonly errors: number[] = [];

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#ids.set(text, id);
    this.#texts.push(text);
    this.#constants.push(constantClasses(text));
    const pointer = pointerOfError(text);
    this.#pointers.push(pointer);
    if (pointer !== undefined) this.errors.push(id);
    return id;
  }

  /** The number of a place, when it may be asked for by its group later on. */
  idOfPlace(place: string): number {
    const id = this.idOf(place);
    const group = place.slice(0, place.indexOf(':') + 1);
    const members = this.#groups.get(group);
    if (members === undefined) this.#groups.set(group, new Set([id]));
    else members.add(id);
    return id;
  }

  /** The places that were ever written to whose names begin with `group`, which ends with its only colon. */
  placesOf(group: string): Iterable<number> {
    return this.#groups.get(group) ?? [];
  }

  textOf(id: number): string {
    return this.#texts[id] ?? '';
  }

  constantOf(id: number): Classes {
    return this.#constants[id] ?? 0;
  }

  pointerOf(id: number): Value | undefined {
    return this.#pointers[id];
  }
}
