/** What a conversion did, told by comparing both versions and by the proof: not by whoever made the conversion. */
import type { Catalogue, ResourcePattern } from '../../catalogue/pattern.ts';
import { grouped } from '../../mail/grouped.ts';
import type { Converted, DriverStory, Gone, Kept, Later, Story } from '../../mail/story.ts';
import type { Movement } from '../../proof/commute.ts';
import type { UnitProof, Verdict } from '../../proof/verify.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { SiteReport } from '../outcome.ts';
import { callsInOrder, openVersion, type Version } from './release-order.ts';

export interface Conversion {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly proof: Verdict;
  readonly sites: readonly SiteReport[];
}

export function storyOf(conversion: Conversion, catalogue: Catalogue): Story {
  const { path, before, after, proof } = conversion;
  const ground: Ground = {
    before: openVersion(before),
    after: openVersion(after),
    lines: new LineIndex(before),
    catalogue,
  };
  const gone = goneCalls(ground);
  return {
    path,
    drivers: proof.units.map((unit) => driverStory(unit, gone, ground)),
    converted: convertedBy(proof, catalogue),
    gone,
    kept: keptIn(conversion),
  };
}

interface Ground {
  readonly before: Version;
  readonly after: Version;
  readonly lines: LineIndex;
  readonly catalogue: Catalogue;
}

/** Resources that the side after manages, and the side before does not. */
const managedOf = ({ movements }: UnitProof): readonly Movement['held'][] => [
  ...new Map(
    movements
      .filter(({ held }) => held.managed === 'after')
      .map(({ held }) => [held.node.start, held] as const),
  ).values(),
];

function convertedBy({ units }: Verdict, { patterns }: Catalogue): readonly Converted[] {
  const all = new Map(units.flatMap(managedOf).map((held) => [held.node.start, held] as const));
  return [...all.values()]
    .sort((a, b) => a.node.start - b.node.start)
    .map(({ pattern, name }) => ({
      pattern,
      managed: name,
      acquire: plainName(
        name,
        patterns.find((one) => one.name === pattern),
      ),
    }));
}

/** `devm_kzalloc` took the place of `kzalloc`. */
function plainName(managed: string, pattern: ResourcePattern | undefined): string {
  const names = pattern?.acquires.map(({ callee }) => callee) ?? [];
  return names.find((name) => managed.endsWith(`_${name}`)) ?? names[0] ?? managed;
}

/** The releases by hand that the version before has, and the version after has not. */
function goneCalls({ before, after, lines, catalogue }: Ground): readonly Gone[] {
  const releases = new Set(
    catalogue.patterns.flatMap((pattern) => pattern.releases.map(({ call }) => call.callee)),
  );
  return before.file.items.flatMap((item) => {
    if (item.kind !== 'function' || item.name === undefined) return [];
    const fn = item.name;
    const left = after.calls
      .definitionsOf(fn)
      .flatMap((other) => after.calls.callsIn(other).map(({ call }) => plain(after, call)));
    return before.calls.callsIn(item).flatMap(({ name, call }) => {
      if (!releases.has(name)) return [];
      const at = left.indexOf(plain(before, call));
      if (at === -1) return [goneAt(name, fn, call.start, lines)];
      left.splice(at, 1);
      return [];
    });
  });
}

const plain = ({ file }: Version, { start, end }: { readonly start: number; readonly end: number }): string =>
  file.text.slice(start, end).replace(/\s+/g, '');

function goneAt(callee: string, fn: string, start: number, lines: LineIndex): Gone {
  const line = lines.lineAt(start);
  return { callee, fn, line, text: lines.lineText(line).trim() };
}

function driverStory(unit: UnitProof, gone: readonly Gone[], ground: Ground): DriverStory {
  const { before, after, catalogue } = ground;
  const [old, now] = [before, after].map(({ units }) => units.find(({ name }) => name === unit.driver));
  const remove = old?.remove?.name;
  return {
    name: unit.driver,
    probe: old?.probe.name ?? unit.driver,
    remove,
    order: {
      before: callsInOrder(remove, before, catalogue),
      left: callsInOrder(now?.remove?.name, after, catalogue),
      core: releasesByCore(unit, gone, catalogue),
      removeGone: now?.remove === undefined,
    },
    later: laterIn(unit, ground),
    paths: unit.paths,
  };
}

/** Managed releases run in the reverse order of acquisition: `new7` was acquired after `new3`. */
function releasesByCore(unit: UnitProof, gone: readonly Gone[], { patterns }: Catalogue): readonly string[] {
  const number = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? 0);
  return [...managedOf(unit)]
    .sort((a, b) => number(b.id) - number(a.id))
    .map(({ pattern, name }) => {
      const known =
        patterns.find((one) => one.name === pattern)?.releases.map(({ call }) => call.callee) ?? [];
      return known.find((callee) => gone.some((one) => one.callee === callee)) ?? known[0] ?? name;
    });
}

/** Of the lines that a release has moved past, those that do something. */
function laterIn(unit: UnitProof, { lines, catalogue }: Ground): readonly Later[] {
  const moved = unit.movements.filter(
    ({ kind, past }) =>
      kind === 'later' && past.kind === 'call' && doesSomething(past.children[0]?.text, catalogue),
  );
  const places = grouped(moved, ({ past, why }) => `${past.start} ${why}`);
  return [...places.values()].map((same) => {
    const [{ past, why }] = same as [Movement];
    const line = lines.lineAt(past.start);
    const names = same.map(({ held }) =>
      plainName(
        held.name,
        catalogue.patterns.find(({ name }) => name === held.pattern),
      ),
    );
    return { releasesOf: [...new Set(names)], line, text: lines.lineText(line).trim(), why };
  });
}

const doesSomething = (callee: string | undefined, { known }: Catalogue): boolean =>
  callee !== undefined &&
  ![known.harmless, known.getters, known.dataGetters].some((list) => list.has(callee));

const keptIn = ({ sites }: Conversion): readonly Kept[] =>
  sites
    .filter(({ applied }) => !applied)
    .map(({ acquire, fn, line, reason }) => ({ acquire, fn, line, reason }));
