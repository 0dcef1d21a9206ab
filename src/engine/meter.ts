import type { Item } from '../c/file.ts';

/** Is told when work on an item begins and ends, the reading of it and its graph included: the engine has no clock. */
export interface Meter {
  readonly begin: (item: Item) => void;
  readonly end: () => void;
}
