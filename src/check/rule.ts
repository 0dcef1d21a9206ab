import type { CFile } from '../c/file.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import type { Calls } from '../driver/calls.ts';
import type { Drivers, DriverUnit } from '../driver/model.ts';
import type { FunctionTable } from '../lifetimes/function-table.ts';
import type { Mentions } from '../lifetimes/mentions.ts';
import type { AcquireTable } from '../lifetimes/sites.ts';
import type { Vocabulary } from '../proof/vocabulary.ts';
import type { Finding } from './finding.ts';
import type { Held } from './held.ts';
import type { Watch } from './watch.ts';

/** A file, as far as everybody who judges it needs it. */
export interface FileView {
  readonly file: CFile;
  readonly calls: Calls;
  readonly drivers: Drivers;
  readonly mentions: Mentions;
  readonly functions: FunctionTable;
  /** What its calls acquire by hand, by their names. */
  readonly table: AcquireTable;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
}

/** One driver of it, with what was seen on all paths through its probe and remove. */
export interface DriverView extends FileView {
  /**
   * A driver; a module from init to exit, which nothing is managed for; callbacks like open and close; functions that
   * belong together by their names; or a function by itself.
   */
  readonly kind: 'driver' | 'module' | 'callbacks' | 'names' | 'function';
  readonly unit: DriverUnit;
  /** What it acquires, managed or not. */
  readonly held: readonly Held[];
  readonly watch: Watch;
  /** Of all that a file has to follow: the releases that were seen to release something, by where they start. */
  readonly accounted: ReadonlySet<number>;
}

/** What a rule found; who asks adds the rule's name. */
export type Found = Omit<Finding, 'rule'>;

/** One kind of misuse. */
export interface Rule {
  /** Permanent, in kebab-case; also the name of its folder of cases. */
  readonly id: string;
  /** What it is about, in a sentence. */
  readonly purpose: string;
  /** Where this went wrong in the field: a commit's subject, a CVE, the rule's number among the field's lessons. */
  readonly cases: readonly string[];
  /** It is told only where no other rule tells of the same acquire: that one says more. */
  readonly yields?: true;
  readonly inDriver?: (view: DriverView) => readonly Found[];
  readonly inFile?: (view: FileView) => readonly Found[];
}
