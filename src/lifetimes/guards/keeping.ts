import type { Case } from '../case.ts';
import type { Escape } from '../paths/notes.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

const codes: Record<Escape, { readonly code: ReasonCode; readonly note: string }> = {
  global: { code: 'stored-in-global', note: 'kept here' },
  list: { code: 'on-a-list', note: 'put on a list here' },
  exposed: { code: 'reachable-from-open-file', note: 'made reachable here' },
  'address-taken': { code: 'reassigned', note: 'the address of the pointer is handed out here' },
};

/** Who else has it: a global, a list, an open file, a function that may change the pointer. */
export function objectionToKeeping({ notes }: Case, site: Site): Objection | undefined {
  for (const { how, span } of notes.escapes.get(site.id) ?? []) {
    // What others can reach matters for memory; a mapping or a clock handle is no object of theirs.
    if (!site.pattern.contents && (how === 'exposed' || how === 'list')) continue;
    return objection(codes[how].code, span, codes[how].note);
  }
  return site.pattern.contents && notes.opens !== undefined
    ? objection('reachable-from-open-file', notes.opens, 'programs can open it from here on')
    : undefined;
}
