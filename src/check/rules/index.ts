import type { Rule } from '../rule.ts';
import { acquiredAfterItsUser } from './acquired-after-its-user.ts';
import { doubleRelease } from './double-release.ts';
import { failureNotChecked } from './failure-not-checked.ts';
import { foreignDevice } from './foreign-device.ts';
import { freedUnderItsUsers } from './freed-under-its-users.ts';
import { handleLost } from './handle-lost.ts';
import { leakAfterRemove } from './leak-after-remove.ts';
import { leakOnError } from './leak-on-error.ts';
import { managedOutsideProbe } from './managed-outside-probe.ts';
import { neverReleased } from './never-released.ts';
import { outlivesWhatItUses } from './outlives-what-it-uses.ts';
import { poolNotEmpty } from './pool-not-empty.ts';
import { releasedTwice } from './released-twice.ts';
import { usedBeforeAcquired } from './used-before-acquired.ts';
import { workNeverStopped } from './work-never-stopped.ts';

/** All rules, in the order in which they are told. */
export const rules: readonly Rule[] = [
  poolNotEmpty,
  doubleRelease,
  releasedTwice,
  outlivesWhatItUses,
  acquiredAfterItsUser,
  usedBeforeAcquired,
  workNeverStopped,
  leakOnError,
  leakAfterRemove,
  handleLost,
  neverReleased,
  foreignDevice,
  managedOutsideProbe,
  freedUnderItsUsers,
  failureNotChecked,
];
