/** What a conversion did, told by comparing both versions and by the proof: not by whoever made the conversion. */
import type { Catalogue, ResourcePattern } from '../../catalogue/pattern.ts';
import { grouped } from '../../mail/grouped.ts';
import type { Converted, DriverStory, Gone, Kept, Later, Step, Story, Swap } from '../../mail/story.ts';
import type { Movement } from '../../proof/commute.ts';
import type { UnitProof } from '../../proof/unit.ts';
import type { Verdict } from '../../proof/verify.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { SiteReport } from '../outcome.ts';
import { callsInOrder, flat, openVersion, type Version } from './release-order.ts';

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
    drivers: proof.units.map((unit) => driverStory(unit, ground)),
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

type Held = Movement['held'];

/** Resources that the side after manages, and the side before does not. */
const managedOf = ({ movements }: UnitProof): readonly Held[] => [
  ...new Map(
    movements
      .filter(({ held }) => held.managed === 'after')
      .map(({ held }) => [held.node.start, held] as const),
  ).values(),
];

function convertedBy({ units }: Verdict, { patterns, merges }: Catalogue): readonly Converted[] {
  const all = new Map(units.flatMap(managedOf).map((held) => [held.node.start, held] as const));
  const names = new Set([...all.values()].map(({ name }) => name));
  const used = merges.filter(({ managed }) => names.has(managed.name));
  return [...all.values()]
    .sort((a, b) => a.node.start - b.node.start)
    .map(({ pattern, name }) => {
      const found = patterns.find((one) => one.name === pattern);
      // What is claimed along with a mapping keeps the name of the call that claimed it by hand.
      const claims = used.find(({ claim }) => claim.callee === name);
      if (claims !== undefined)
        return { pattern, acquire: name, managed: claims.managed.name, isMerged: true };
      const maps = used.find(({ managed }) => managed.name === name);
      const isMerged = maps !== undefined && names.has(maps.claim.callee);
      const acquire = isMerged ? maps.map.callee : plainName(name, found);
      return { pattern, acquire, managed: name, isMerged };
    });
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
      if (at === -1) return [goneAt(name, fn, call, before.file.text, lines)];
      left.splice(at, 1);
      return [];
    });
  });
}

const plain = ({ file }: Version, { start, end }: { readonly start: number; readonly end: number }): string =>
  file.text.slice(start, end).replace(/\s+/g, '');

function goneAt(callee: string, fn: string, { start, end }: Span, text: string, lines: LineIndex): Gone {
  const line = lines.lineAt(start);
  const isWhole = lines.lineAt(end) === line;
  return {
    callee,
    fn,
    line,
    text: isWhole ? lines.lineText(line).trim() : `${flat(text.slice(start, end))};`,
  };
}

function driverStory(unit: UnitProof, ground: Ground): DriverStory {
  const { before, after, catalogue } = ground;
  const [old, now] = [before, after].map(({ units }) => units.find(({ name }) => name === unit.driver));
  const remove = old?.remove?.name;
  const onRemove = callsInOrder(remove, before, catalogue);
  const released = releasesByCore(unit, onRemove, ground);
  return {
    name: unit.driver,
    probe: old?.probe.name ?? unit.driver,
    remove,
    order: {
      before: onRemove,
      left: callsInOrder(now?.remove?.name, after, catalogue),
      core: released.map(({ step }) => step),
      removeGone: now?.remove === undefined,
    },
    swaps: swapsOf(onRemove, released),
    later: laterIn(unit, ground),
    paths: unit.paths,
  };
}

/** A release that the driver core makes, as the call that used to make it. */
interface Released {
  readonly step: Step;
  readonly pattern: ResourcePattern | undefined;
}

/**
 * Managed releases run in the reverse order of acquisition: `new7` was acquired after `new3`. What is registered after
 * it was allocated is taken back when its registration's turn comes.
 */
function releasesByCore(unit: UnitProof, onRemove: readonly Step[], ground: Ground): readonly Released[] {
  const held = managedOf(unit);
  const texts = new Set(onRemove.map(({ text }) => text));
  const released = held.map((one) => {
    const pattern = ground.catalogue.patterns.find(({ name }) => name === one.pattern);
    const steps = unit.movements
      .filter(({ kind, held: moved }) => kind === 'gone' && moved.node.start === one.node.start)
      .map(({ past }) => stepOf(past, ground));
    const step =
      mostLike(
        one,
        steps.filter(({ text }) => texts.has(text)),
        ground,
      ) ?? steps[0];
    return { pattern, step, turn: turnOf(one, pattern, held, ground) };
  });
  return released
    .sort((a, b) => b.turn - a.turn)
    .flatMap(({ pattern, step }) => (step === undefined ? [] : [{ pattern, step }]));
}

/**
 * Where two resources are the same thing on some path, the release of the one can be that of the other: the one that
 * is given the same arguments as the acquire is meant.
 */
function mostLike({ node }: Held, steps: readonly Step[], { after }: Ground): Step | undefined {
  const acquire = flat(after.file.text.slice(node.start, node.end));
  const shared = ({ text }: Step): number =>
    argumentsIn(text).filter((argument) => acquire.includes(argument)).length;
  const most = Math.max(...steps.map(shared));
  return steps.find((step) => shared(step) === most);
}

const argumentsIn = (call: string): readonly string[] =>
  call.slice(call.indexOf('(') + 1, -1).split(/\s*,\s*/);

function stepOf(past: Movement['past'], { before }: Ground): Step {
  const text = flat(before.file.text.slice(past.start, past.end)).replace(/;$/, '');
  return { callee: /\w+/.exec(text)?.[0] ?? text, text };
}

const numberOf = ({ id }: Held): number => Number(/\d+/.exec(id)?.[0] ?? 0);

function turnOf(
  one: Held,
  pattern: ResourcePattern | undefined,
  held: readonly Held[],
  { after }: Ground,
): number {
  const starts = new Set(pattern?.starts.map(({ callee }) => callee));
  const item = after.file.items.find(({ start, end }) => start <= one.node.start && one.node.start < end);
  if (starts.size === 0 || item === undefined) return numberOf(one);
  const start = after.calls
    .callsIn(item)
    .find(({ name, call }) => starts.has(name) && call.start > one.node.start);
  if (start === undefined) return numberOf(one);
  const earlier = held.filter(({ node }) => node.start >= item.start && node.start < start.call.start);
  return Math.max(...earlier.map(numberOf)) + 0.5;
}

/** Neighbours are enough: who reads "c before b, b before a" knows that c comes before a. */
function swapsOf(before: readonly Step[], released: readonly Released[]): readonly Swap[] {
  const place = ({ step }: Released): number => before.findIndex(({ text }) => text === step.text);
  return released.flatMap((first, index) => {
    const second = released[index + 1];
    if (second === undefined || place(first) === -1 || place(second) === -1) return [];
    return place(first) > place(second)
      ? [{ first: first.step, second: second.step, why: whySwapped(first, second) }]
      : [];
  });
}

/** `second` used to be released first. */
function whySwapped(first: Released, second: Released): string | undefined {
  if (second.pattern?.class === 'passive')
    return `holding what ${second.step.callee}() gives back has no effect`;
  if (first.pattern?.quiet === true)
    return `what is unregistered may still be used until its memory is freed, and that is after ${second.step.callee}()`;
  return undefined;
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
