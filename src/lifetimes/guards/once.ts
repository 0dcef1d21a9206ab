import type { Item } from '../../c/file.ts';
import type { Node } from '../../c/syntax.ts';
import type { Case } from '../case.ts';
import { argumentsOf } from '../paths/calls.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/**
 * A managed form that can be had only once for an argument: nothing else in the file may ask for the same one, in its
 * plain form (which may be converted as well) or in any managed one.
 */
export function objectionToOnce(known: Case, site: Site): Objection | undefined {
  const { once, declared } = site.pattern;
  if (once === undefined) return undefined;
  const family = known.catalogue.patterns.filter(
    (pattern) => pattern.once !== undefined && pattern.declared.some((name) => declared.includes(name)),
  );
  const places = new Map(
    family.flatMap((pattern) =>
      pattern.acquires.map((form): readonly [string, number] => [
        form.callee,
        form.args.findIndex((arg) => arg.text === pattern.once),
      ]),
    ),
  );
  const own = argumentAt(known, site.call, places.get(site.form.callee));
  for (const { name, call } of callsIn(known)) {
    if (call.start === site.call.start) continue;
    const isManaged = declared.some((managed) => name.startsWith(managed));
    if (!isManaged && !places.has(name)) continue;
    if (
      !areDifferent(own, argumentAt(known, call, isManaged ? places.get(site.form.callee) : places.get(name)))
    )
      return objection('once-only', call, 'perhaps the same');
  }
  return undefined;
}

const callsIn = ({ file, calls }: Case) =>
  file.items.filter((item: Item) => item.kind === 'function').flatMap((item) => [...calls.callsIn(item)]);

function argumentAt({ file }: Case, call: Node, index: number | undefined): string {
  const argument = argumentsOf(call)[index ?? -1];
  return argument === undefined ? '' : file.text.slice(argument.start, argument.end);
}

/** Two numbers, or two constants with names of their own; what is computed may come to the same. */
function areDifferent(one: string, two: string): boolean {
  const isConstant = (text: string) => /^(?:\d+|[A-Z][A-Z0-9_]*)$/.test(text);
  const sameKind = /^\d/.test(one) === /^\d/.test(two);
  return one !== two && sameKind && isConstant(one) && isConstant(two);
}
