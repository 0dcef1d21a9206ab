import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** A function that could not be followed matters when it, or what it calls, has a word for such a resource. */
export function objectionToUnread({ notes, calls, mentions }: Case, site: Site): Objection | undefined {
  const { acquires, releases, starts, others } = site.pattern;
  const words = new Set([
    ...[...acquires, ...starts, ...others].map((form) => form.callee),
    ...releases.flatMap((form) => [form.call, ...form.tail].map((call) => call.callee)),
  ]);
  for (const { name, call } of notes.unread)
    for (const definition of calls.definitionsOf(name))
      for (const item of mentions.reachedFrom(definition))
        if ([...mentions.wordsOf(item)].some((word) => words.has(word)))
          return objection('function-unread', call, `${name}() could not be followed`);
  return undefined;
}
