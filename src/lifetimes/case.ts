import type { CFile } from '../c/file.ts';
import type { Catalogue } from '../catalogue/pattern.ts';
import type { Calls } from '../driver/calls.ts';
import type { Drivers, DriverUnit } from '../driver/model.ts';
import type { Mentions } from './mentions.ts';
import type { Notes } from './paths/notes.ts';
import type { Value } from './paths/values.ts';
import type { Site } from './site.ts';

/** All that is known of one driver when its sites are judged. */
export interface Case {
  readonly file: CFile;
  readonly calls: Calls;
  readonly mentions: Mentions;
  readonly drivers: Drivers;
  readonly unit: DriverUnit;
  readonly catalogue: Catalogue;
  readonly sites: readonly Site[];
  readonly notes: Notes;
  /** The value of the bound device. */
  readonly owner: Value;
}
