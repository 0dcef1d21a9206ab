/** What there is to tell about the conversion of one file, as data: the texts of its mail are made of nothing else. */
export interface Story {
  /** From the root of the tree. */
  readonly path: string;
  readonly drivers: readonly DriverStory[];
  /** In the order of the text. */
  readonly converted: readonly Converted[];
  /** The calls that released by hand and went, in the order of the text. */
  readonly gone: readonly Gone[];
  /** What is acquired in it and was left alone. */
  readonly kept: readonly Kept[];
}

export interface DriverStory {
  /** The variable of the driver's struct. */
  readonly name: string;
  readonly probe: string;
  /** Undefined when it never had one. */
  readonly remove: string | undefined;
  readonly order: Order;
  readonly swaps: readonly Swap[];
  /** Releases that run later than they did. */
  readonly later: readonly Later[];
  /** Ends of probe, and of probe and remove, that were compared. */
  readonly paths: number;
}

export interface Converted {
  readonly acquire: string;
  readonly managed: string;
  readonly pattern: string;
  /** The managed form takes something else as well, which has a line of its own: claiming and mapping in one. */
  readonly isMerged: boolean;
}

export interface Gone {
  readonly callee: string;
  /** The function that it stood in. */
  readonly fn: string;
  readonly line: number;
  readonly text: string;
}

/** What remove does, call by call; helpers of the driver are replaced by what they call. */
export interface Order {
  readonly before: readonly Step[];
  /** What remove still does itself. */
  readonly left: readonly Step[];
  /** What the driver core does after it, as the calls that it makes needless. */
  readonly core: readonly Step[];
  /** There is no remove any more. */
  readonly removeGone: boolean;
}

export interface Step {
  readonly callee: string;
  /** The whole call, in one line. */
  readonly text: string;
}

/** Two releases by the driver core that have changed places. */
export interface Swap {
  readonly first: Step;
  readonly second: Step;
  /** Why that is right, where there is a word for it. */
  readonly why: string | undefined;
}

/** A line that now runs before some releases, and used to run after them. */
export interface Later {
  readonly releasesOf: readonly string[];
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

/** Without repetition, in the order of their first occurrence. */
export const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];

export const patternsOf = (stories: readonly Story[]): readonly string[] =>
  distinct(stories.flatMap(({ converted }) => converted.map(({ pattern }) => pattern))).toSorted();

export const managedNames = (stories: readonly Story[]): readonly string[] =>
  distinct(
    stories.flatMap(({ converted }) =>
      // What is managed under its old name is nothing to announce.
      converted.flatMap(({ acquire, managed, isMerged }) =>
        acquire === managed && !isMerged ? [] : [managed],
      ),
    ),
  );
