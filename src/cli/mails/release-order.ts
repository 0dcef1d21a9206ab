/** In which order remove releases: what it calls, by name, before and after a conversion. */
import type { CFile, Item } from '../../c/file.ts';
import { openC } from '../../c/open.ts';
import type { Catalogue } from '../../catalogue/pattern.ts';
import { type Calls, callsOf } from '../../driver/calls.ts';
import type { DriverUnit } from '../../driver/model.ts';
import { driversOf } from '../../driver/units.ts';

/** One version of a driver's file, opened once for all questions about it. */
export interface Version {
  readonly file: CFile;
  readonly calls: Calls;
  readonly units: readonly DriverUnit[];
}

export function openVersion(text: string): Version {
  const file = openC(text);
  const calls = callsOf(file);
  return { file, calls, units: driversOf(file, calls).units };
}

/**
 * The calls of a function in the order of the text, those of the driver's own functions in place of the call; without
 * what only reads, prints or keeps data. `undefined` stands for a function that is not there.
 */
export function callsInOrder(
  name: string | undefined,
  version: Version,
  { known }: Catalogue,
): readonly string[] {
  const buses = version.units.flatMap(({ bus }) => [...bus.getData, ...bus.setData]);
  const lists = [known.harmless, known.getters, known.dataGetters, known.dataSetters, known.containers];
  const isSilent = (callee: string): boolean =>
    buses.includes(callee) || lists.some((list) => list.has(callee)) || /^[A-Z_0-9]+$/.test(callee);
  const visit = (fn: string, within: readonly string[]): readonly string[] => {
    const [item, ...more] = version.calls.definitionsOf(fn);
    if (item === undefined || more.length > 0) return [fn];
    return callsOfItem(item, version).flatMap((callee) => {
      if (isSilent(callee) || /^to_/.test(callee)) return [];
      const isOwn = version.calls.definitionsOf(callee).length > 0 && !within.includes(callee);
      return isOwn && within.length < 5 ? visit(callee, [...within, callee]) : [callee];
    });
  };
  return name === undefined ? [] : withoutRuns(visit(name, [name]));
}

const callsOfItem = (item: Item, { calls }: Version): readonly string[] =>
  [...calls.callsIn(item)].sort((a, b) => a.call.start - b.call.start).map(({ name }) => name);

/** Ten writes of registers in a row are one thing to a reader. */
const withoutRuns = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => name !== names[index - 1]);
