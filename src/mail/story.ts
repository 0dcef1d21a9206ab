/** What there is to tell about the conversion of one file, as data: the texts of its mail are made of nothing else. */
export interface Story {
  /** From the root of the tree. */
  readonly path: string;
  readonly drivers: readonly DriverStory[];
  /** What is acquired in it and was left alone. */
  readonly kept: readonly Kept[];
}

export interface DriverStory {
  /** The variable of the driver's struct. */
  readonly name: string;
  readonly probe: string;
  /** Undefined when it never had one. */
  readonly remove: string | undefined;
  /** In the order of acquisition. */
  readonly converted: readonly Converted[];
  readonly order: Order;
  /** Releases that run later than they did. */
  readonly later: readonly Later[];
  /** Ends of probe, and of probe and remove, that were compared. */
  readonly paths: number;
}

export interface Converted {
  readonly acquire: string;
  readonly managed: string;
  readonly pattern: string;
  /** The function that acquires it. */
  readonly fn: string;
  /** The calls that went, in the order of the text. */
  readonly releases: readonly Gone[];
}

export interface Gone {
  readonly callee: string;
  readonly line: number;
  readonly text: string;
  readonly onRemove: boolean;
}

/** What remove does, by the names of what it calls; helpers of the driver are replaced by what they call. */
export interface Order {
  readonly before: readonly string[];
  /** What remove still does itself. */
  readonly left: readonly string[];
  /** What the driver core does after it. */
  readonly core: readonly string[];
  /** There is no remove any more. */
  readonly gone: boolean;
}

export interface Later {
  readonly acquire: string;
  readonly line: number;
  readonly text: string;
  /** Why that is right. */
  readonly why: string;
}

export interface Kept {
  readonly acquire: string;
  readonly fn: string;
  readonly line: number;
  readonly reason: string;
}

export const convertedIn = (story: Story): readonly Converted[] =>
  story.drivers.flatMap(({ converted }) => converted);

/** Without repetition, in the order of their first occurrence. */
export const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];

export const patternsOf = (stories: readonly Story[]): readonly string[] =>
  distinct(stories.flatMap(convertedIn).map(({ pattern }) => pattern)).toSorted();
