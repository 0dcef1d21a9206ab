/** In which order remove releases: what it calls, by name, before and after a conversion. */
import type { CFile, Item } from '../../c/file.ts';
import { openC } from '../../c/open.ts';
import type { Catalogue } from '../../catalogue/pattern.ts';
import { type Calls, callsOf } from '../../driver/calls.ts';
import type { DriverUnit } from '../../driver/model.ts';
import { driversOf } from '../../driver/units.ts';
import type { Step } from '../../mail/story.ts';

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
): readonly Step[] {
  const buses = version.units.flatMap(({ bus }) => [...bus.getData, ...bus.setData]);
  const lists = [known.harmless, known.getters, known.dataGetters, known.dataSetters, known.containers];
  const isSilent = (callee: string): boolean =>
    buses.includes(callee) || lists.some((list) => list.has(callee)) || /^([A-Z_0-9]+|to_.*)$/.test(callee);
  const visit = (item: Item, within: readonly string[]): readonly Step[] =>
    callsOfItem(item, version).flatMap((step) => {
      const { callee } = step;
      if (isSilent(callee)) return [];
      const [own, ...more] = version.calls.definitionsOf(callee);
      if (own === undefined || more.length > 0 || within.includes(callee)) return [step];
      return visit(own, [...within, callee]);
    });
  const [item] = name === undefined ? [] : version.calls.definitionsOf(name);
  return item === undefined
    ? []
    : withoutRuns(visit(item, [name as string]), (callee) => known.io.has(callee));
}

const callsOfItem = (item: Item, { calls, file }: Version): readonly Step[] =>
  [...calls.callsIn(item)]
    .sort((a, b) => a.call.start - b.call.start)
    .map(({ name, call }) => ({ callee: name, text: flat(file.text.slice(call.start, call.end)) }));

/** A call in one line. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** Ten writes of registers in a row are one thing to a reader. */
const withoutRuns = (steps: readonly Step[], isIo: (callee: string) => boolean): readonly Step[] =>
  steps.filter(({ callee }, index) => callee !== steps[index - 1]?.callee || !isIo(callee));
