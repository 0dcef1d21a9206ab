/**
 * Why an acquire is left alone, or only offered for review. A code is permanent: scripts and suppressions name it. The
 * sentence is meant to teach: it says what would go wrong, not that a check said no. Rules R1 to R16 are the project's
 * list of what has gone wrong in the field.
 */
export interface Reason {
  readonly rule: string;
  readonly sentence: string;
  readonly advice?: string;
}

const table = {
  'owner-unknown': {
    rule: 'R4',
    sentence:
      'The device that this probe binds cannot be named here, and a release that is tied to another device runs at the wrong time or never.',
  },
  'owner-foreign': {
    rule: 'R4',
    sentence:
      'The resource is looked up for another device than the one that this probe binds, or for none: tied to the bound device, the lookup would be another one.',
  },
  'helper-shared': {
    rule: 'R5',
    sentence:
      'The function that acquires it is also reached from outside probe: each further call would pile up one more release, and none would run before the driver is unbound.',
  },
  'in-loop': {
    rule: 'R5',
    sentence:
      'It is acquired in a loop, so one variable stands for several resources, and nothing shows that all are released alike.',
  },
  'probe-shared': {
    rule: 'R14',
    sentence:
      'This probe, or a function that it calls, serves several drivers or is called by other code: which device it is for is not known here.',
  },
  'bus-caution': {
    rule: 'R14',
    sentence:
      'On this bus one state may serve several interfaces or devices, and the first one to be unbound would release it for all.',
  },
  'driver-incomplete': {
    rule: 'R7',
    sentence:
      'Probe or remove is in another file, chosen by the preprocessor, or registered in a way that hides it: not all releases are in sight.',
  },
  'function-unread': {
    rule: 'R7',
    sentence: 'A function on the way could not be read or followed, so a release in it would be missed.',
  },
  'too-many-paths': {
    rule: 'R7',
    sentence: 'The driver has more paths than were followed, so nothing can be said of all of them.',
  },
  'preprocessor-conditional': {
    rule: 'R7',
    sentence:
      'The acquire or a release of it stands between #if and #endif: what is right for one configuration may be wrong for the other.',
  },
  unreached: {
    rule: 'R5',
    sentence: 'No path of probe that could be followed comes to this acquire.',
  },
  'form-not-matched': {
    rule: 'R9',
    sentence: 'The call is written in a way that the pattern has no rule for.',
  },
  'check-cannot-be-rewritten': {
    rule: 'R9',
    sentence:
      'The managed form fails in another way than this one, and the check after it cannot be changed along.',
  },
  'pattern-not-chosen': {
    rule: '',
    sentence: 'This pattern was not asked for.',
  },
  'already-managed': {
    rule: '',
    sentence:
      'The device releases it already, in its turn among the managed releases: by an action that was registered after it was acquired, or along with what was made managed before.',
  },
  'join-apart': {
    rule: 'R1',
    sentence:
      'The managed form does two steps in one; here they are not next to each other, so that the second would come earlier than it does.',
  },
  'handle-used': {
    rule: 'R9',
    sentence:
      'The managed form does two steps in one and gives nothing back but its success; what the first step gives back is used for more here.',
  },
  'no-managed-form': {
    rule: 'R9',
    sentence: 'There is no managed form of this call.',
  },
  'managed-form-missing': {
    rule: 'R9',
    sentence: 'The target tree does not declare the managed form.',
  },
  'managed-form-refused': {
    rule: 'R9',
    sentence: 'There is a managed form, but it does more than this call, and devmify does not offer it.',
  },
  'base-stays-manual': {
    rule: 'R9',
    sentence:
      'This call is managed only on a device that was itself enabled in its managed form before, and here that is not so on every path, or cannot be had.',
  },
  'manages-more': {
    rule: 'R9',
    sentence:
      'The managed form makes other calls managed that are not edited, and one of these is not released on every path now: the device would come to release it.',
    advice: 'if that one is a leak, mend it first, in a patch of its own',
  },
  'once-only': {
    rule: 'R9',
    sentence:
      'The managed form can be had once only for one and the same argument, and something else here may have, or take, the same.',
  },
  'needs-managed': {
    rule: 'R9',
    sentence:
      'The managed form takes only what was allocated by a managed form as well, and fails for anything else; here nothing shows that it was.',
    advice: 'convert the allocation along with it',
  },
  'lock-held': {
    rule: 'R13',
    sentence:
      'It is acquired under a lock in which nothing may sleep, and the managed form allocates memory in a way that may.',
  },
  'no-release-found': {
    rule: 'R8',
    sentence:
      'No call here is known to release it: it may be a leak, but just as well something that others take over, or that is released in a way of its own. A managed release would free it a second time.',
    advice: 'if it is a leak, mend that first, in a patch of its own',
  },
  'no-remove': {
    rule: 'R8',
    sentence:
      'The driver has no remove that would release it: what is held stays for good, on purpose or not, and a managed form would change that.',
  },
  'released-elsewhere': {
    rule: 'R16',
    sentence:
      'Something that goes by the same name is also released by a function outside probe and remove: both it and the device would free it.',
  },
  'release-not-recognised': {
    rule: 'R7',
    sentence:
      'Something that goes by the same name is released, and nothing proves that it is this resource, or another one.',
  },
  'release-shared': {
    rule: 'R7',
    sentence:
      'The call that releases it also releases something that stays as it is, so that call cannot go.',
  },
  'released-twice': {
    rule: 'R7',
    sentence: 'There is a path that releases it twice already: mend that first.',
  },
  'different-release': {
    rule: 'R9',
    sentence:
      'It is also released in another way, which does more than the managed release, or expects a resource that is not managed.',
  },
  'released-on-success': {
    rule: 'R7',
    sentence:
      'Probe releases it although it succeeds: it is only needed for a while, and a managed one would stay until the driver is unbound.',
  },
  'conditional-release': {
    rule: 'R7',
    sentence:
      'Remove releases it on some paths only, under a condition that says nothing about whether it was acquired.',
  },
  'leaks-before': {
    rule: 'R7',
    sentence:
      'Probe can fail and leave it held. That may be a leak, or a path on which it must not be freed; a managed form would decide that silently.',
    advice: 'if it is a leak, mend that first, in a patch of its own',
  },
  'stored-in-global': {
    rule: 'R6',
    sentence:
      'It is kept in a variable of the whole file, which still points to it after the device has released it.',
  },
  'on-a-list': {
    rule: 'R8',
    sentence:
      'It is put on a list: others walk it, and members may come and go at other times than the driver.',
  },
  'reachable-from-open-file': {
    rule: 'R6',
    sentence:
      'It holds an object that is reachable from an open file or counted by reference, so it may be in use when the driver is unbound.',
  },
  reassigned: {
    rule: 'R7',
    sentence:
      'The pointer may be changed before its release: its address is handed out, or another function acquires into the same place.',
  },
  order: {
    rule: 'R1',
    sentence:
      'After its release something is still undone by hand. Managed, it would be released after that: while it is in operation, or can still call back.',
    advice: 'convert what comes after it as well, or nothing',
  },
  'order-among-managed': {
    rule: 'R1',
    sentence:
      'Managed releases run in reverse order of acquisition; here the order was another one, and it matters for what is in operation.',
  },
  'uses-what-stays-manual': {
    rule: 'R2',
    sentence:
      'It was acquired after something that is still released by hand, and would outlive what it uses.',
  },
  'mixed-chain': {
    rule: 'R1',
    sentence:
      'Right as it is, but remove keeps undoing other things by hand, so that a reader has to work out what is released when: do not mix where it can be avoided.',
  },
  'form-in-doubt': {
    rule: 'R9',
    sentence: 'Right as it is, but not every maintainer wants the managed form.',
  },
  'init-probe': {
    rule: 'R5',
    sentence:
      'Probe is only there while the kernel starts: right as it is, but such a driver is hardly ever unbound.',
  },
  'bus-ends-first': {
    rule: 'R1',
    sentence:
      'Between remove and the device’s own releases the bus does something of its own, which what can still call back would meet.',
  },
  'released-in-groups': {
    rule: 'R5',
    sentence:
      'Managed resources are grouped, or stand within resources of the driver’s own, so that they may be released at another time than when the driver is unbound.',
  },
  'not-proved': {
    rule: 'R7',
    sentence: 'It could be converted by what was planned, but the result could not be proved to be the same.',
    advice: 'please report this: the plan should have seen it',
  },
  converted: {
    rule: '',
    sentence: 'Every release of it was found, and the device can do it at the same place in the order.',
  },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof table;
export const reasonOf = (code: ReasonCode): Reason => table[code];
