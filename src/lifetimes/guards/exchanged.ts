import type { Item } from '../../c/file.ts';
import type { Case } from '../case.ts';
import { argumentsOf } from '../paths/calls.ts';
import { lastName } from '../paths/values.ts';
import type { Site } from '../site.ts';
import { type Objection, objection } from '../verdict.ts';

/** Something else may come to stand where the resource is kept, or the device's releases may run at another time. */
export function objectionToExchange(known: Case, site: Site): Objection | undefined {
  const { file, catalogue, notes, mentions, calls } = known;
  const names = notes.names.get(site.id) ?? new Set<string>();
  for (const item of mentions.functions) {
    const words = mentions.wordsOf(item);
    const isFollowed = notes.functions.has(item.name ?? '');
    const has = (list: { has(name: string): boolean }): boolean => [...words].some((word) => list.has(word));
    if (isFollowed && has(catalogue.known.opaque)) {
      const group = calls.callsIn(item).find(({ name }) => catalogue.known.opaque.has(name));
      if (group !== undefined) return objection('released-in-groups', group.call, 'here');
    }
    if (has(catalogue.known.exchanges)) {
      const moved = calls
        .callsIn(item)
        .find(
          ({ name, call }) =>
            catalogue.known.exchanges.has(name) &&
            argumentsOf(call).some((one) => names.has(lastName(file.text.slice(one.start, one.end)))),
        );
      if (moved !== undefined) return objection('reassigned', moved.call, 'something else is put there');
    }
    if (!isFollowed && handsOn(mentions.textOf(item), names) && mayFree(known, site, item))
      return objection('reassigned', item, `its address is handed on in ${item.name ?? 'a function'}()`);
  }
  return undefined;
}

/** `&priv->buf`, and not what it points to. */
const handsOn = (text: string, names: ReadonlySet<string>): boolean =>
  [...names].some((name) =>
    new RegExp(`&\\s*\\(?[\\w>.-]*(->|\\.)${name}\\b(?!\\s*(->|\\.|\\[|\\())`).test(text),
  );

const mayFree = ({ mentions }: Case, { pattern }: Site, start: Item): boolean => {
  const frees = new Set([
    ...pattern.releases.map(({ call }) => call.callee),
    ...pattern.others.map((one) => one.callee),
  ]);
  return [...mentions.reachedFrom(start)].some((item) =>
    [...mentions.wordsOf(item)].some((word) => frees.has(word)),
  );
};
