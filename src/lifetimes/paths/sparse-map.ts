type Slot<T> = Block<T> | T | undefined;

interface Block<T> {
  /** The writer whose block this is; all others copy it first. */
  owner: number;
  readonly slots: Slot<T>[];
}

/** Writers are numbered, and no number is given twice. */
let writers = 0;

const bits = 4;
const mask = (1 << bits) - 1;

/**
 * A map from small whole numbers that is copied at once, however large it is: the copies share their blocks, and a
 * block is copied when one of them writes to it. So two maps with a common past are compared in the time that their
 * differences take. (The tree is the one of Bagwell's "Ideal Hash Trees", 2001, with the numbers themselves as keys.)
 */
export class SparseMap<T extends string | number> {
  #root: Block<T>;
  /** How many levels of blocks stand above those that hold values. */
  #height: number;
  #owner = ++writers;

  constructor(from?: SparseMap<T>) {
    if (from === undefined) {
      this.#root = { owner: this.#owner, slots: [] };
      this.#height = 0;
      return;
    }
    this.#root = from.#root;
    this.#height = from.#height;
    // What was written so far belongs to both, and so to none.
    from.#owner = ++writers;
  }

  get(key: number): T | undefined {
    if (key >> (bits * this.#height) > mask) return undefined;
    let block = this.#root;
    for (let level = this.#height; level > 0; level--) {
      const next = block.slots[(key >> (bits * level)) & mask] as Block<T> | undefined;
      if (next === undefined) return undefined;
      block = next;
    }
    return block.slots[key & mask] as T | undefined;
  }

  /** Writes a value, or forgets it. */
  set(key: number, value: T | undefined): void {
    while (key >> (bits * this.#height) > mask) {
      this.#root = { owner: this.#owner, slots: [this.#root] };
      this.#height++;
    }
    this.#root = this.#own(this.#root);
    let block = this.#root;
    for (let level = this.#height; level > 0; level--) {
      const at = (key >> (bits * level)) & mask;
      const next = this.#own(block.slots[at] as Block<T> | undefined);
      block.slots[at] = next;
      block = next;
    }
    block.slots[key & mask] = value;
  }

  #own(block: Block<T> | undefined): Block<T> {
    if (block === undefined) return { owner: this.#owner, slots: [] };
    return block.owner === this.#owner ? block : { owner: this.#owner, slots: block.slots.slice() };
  }

  /** Calls `visit` for each key with a value, in their order. */
  each(visit: (key: number, value: T) => void): void {
    eachDifference(this.#root, undefined, this.#height, 0, (key, value) => {
      if (value !== undefined) visit(key, value);
    });
  }

  /** Calls `visit` for each key of which two maps hold different values. */
  differences(
    other: SparseMap<T>,
    visit: (key: number, mine: T | undefined, theirs: T | undefined) => void,
  ): void {
    const height = Math.max(this.#height, other.#height);
    eachDifference(this.#lifted(height), other.#lifted(height), height, 0, visit);
  }

  #lifted(height: number): Block<T> {
    let root = this.#root;
    for (let level = this.#height; level < height; level++) root = { owner: this.#owner, slots: [root] };
    return root;
  }
}

function eachDifference<T extends string | number>(
  mine: Block<T> | undefined,
  theirs: Block<T> | undefined,
  level: number,
  before: number,
  visit: (key: number, mine: T | undefined, theirs: T | undefined) => void,
): void {
  if (mine === theirs) return;
  const count = Math.max(mine?.slots.length ?? 0, theirs?.slots.length ?? 0);
  for (let at = 0; at < count; at++) {
    const [one, two] = [mine?.slots[at], theirs?.slots[at]];
    if (one === two) continue;
    const key = (before << bits) | at;
    if (level === 0) visit(key, one as T | undefined, two as T | undefined);
    else eachDifference(one as Block<T> | undefined, two as Block<T> | undefined, level - 1, key, visit);
  }
}
