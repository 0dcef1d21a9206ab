import type { Catalogue } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import type { DriverUnit } from '../driver/model.ts';
import type { FunctionTable } from './function-table.ts';
import { runActions } from './paths/actions.ts';
import { Frame } from './paths/frame.ts';
import { entry, Notes, type Phase } from './paths/notes.ts';
import { runFunction } from './paths/run.ts';
import { PathState } from './paths/state.ts';
import { boundDevice, error, valid, zero } from './paths/values.ts';
import type { FunctionCode, Meaning, Meanings, Result, World } from './paths/world.ts';
import type { Site } from './site.ts';

/** Far more than any driver needs: what is beyond is not understood, and says so. Steps, not time: the same everywhere. */
export const mostSteps = 30_000;

/** Reports whether probe and remove can be gone through at all. */
export const canFollow = ({ probe, remove }: DriverUnit, functions: FunctionTable): boolean =>
  [probe, ...(remove === undefined ? [] : [remove])].every(({ name }) => functions.get(name) !== undefined);

/**
 * Follows a driver through probe, out of it by each return, and, where probe succeeded, on through remove. What was
 * seen is in the notes; `undefined` when probe or remove cannot be gone through at all. Of the `blind` sites only the
 * worst is noted, so that there are fewer paths: they cannot be converted then.
 */
export function followDriver(
  text: string,
  unit: DriverUnit,
  catalogue: Catalogue,
  functions: FunctionTable,
  sites: readonly Site[],
  interest: Pick<World, 'isOfInterest' | 'changesElsewhere'>,
  blind: ReadonlySet<number> = new Set(),
  notes: Notes = new Notes(),
): Notes | undefined {
  const probe = functions.get(unit.probe.name);
  const remove = unit.remove === undefined ? undefined : functions.get(unit.remove.name);
  if (probe === undefined || (unit.remove !== undefined && remove === undefined)) return undefined;
  const world = (phase: Phase): World => ({
    text,
    known: catalogue.known,
    setData: unit.bus.setData,
    getData: unit.bus.getData,
    owner: unit.bus.owner.replace('$', boundDevice),
    functions,
    ...interest,
    sites: new Map(sites.map((site) => [site.call.start, site])),
    meanings: meaningsOf(catalogue),
    notes,
    phase,
    run: runFunction,
    budget: { left: mostSteps },
  });
  const ends = run(world('probe'), outermost('probe', probe), new PathState(undefined, blind));
  const unbinding = remove === undefined ? undefined : outermost('remove', remove);
  const managed = world('managed');
  const bound = ends.flatMap((end) => settleProbe(managed, probe, end));
  for (const state of merged(bound)) {
    if (!notes.complete) break;
    const after: readonly Pick<Result, 'at' | 'state'>[] =
      unbinding === undefined
        ? [{ state: released(state) }]
        : run(world('remove'), unbinding, released(state));
    for (const end of after)
      for (const { held } of unbound(managed, probe, end.state))
        for (const holding of held) notes.keeps(holding, end.at ?? (remove ?? probe).fn, end.state);
  }
  return notes;
}

/** The call by which the bus begins with a callback. */
const outermost = (phase: Phase, code: FunctionCode): Frame => new Frame(phase, code, [code.name]);

function run(world: World, frame: Frame, state: PathState): readonly Result[] {
  const { parameters, roles } = frame.code;
  parameters.forEach((parameter, index) => {
    state.write(frame.placeOf(parameter), index === 0 ? boundDevice : `param:${roles[index] ?? index}`);
  });
  return world.run(world, frame, state);
}

/**
 * Takes one way out of probe as a failure, as a success, or as both where the returned value tells neither. The bus
 * takes 0 for success and everything else for a failure; that a value which was tested for `< 0` only is positive here
 * is not assumed, though.
 */
function settleProbe(world: World, probe: FunctionCode, end: Result): readonly PathState[] {
  const { notes } = world;
  const failed = end.state.copy();
  const failure = failed.classesOf(end.value) === valid ? valid : error;
  if (failed.narrow(end.value, failure))
    for (const { held } of unbound(world, probe, failed))
      for (const holding of held) if (end.at !== undefined) notes.leaves(holding, end.at, failed);
  const worked = end.state.copy();
  if (!worked.narrow(end.value, zero)) return [];
  for (const holding of worked.held) notes.heldAtSuccess.add(holding.site);
  for (const holding of worked.released)
    if (end.at !== undefined) notes.releasedOnSuccess.set(holding.site, end.at);
  worked.forgetAll('probe');
  return [worked];
}

/** What the device does by itself after probe or remove. */
const unbound = (world: World, code: FunctionCode, state: PathState): readonly PathState[] =>
  runActions(world, new Frame(world.phase, code, []), state);

/** Remove starts with nothing released: what probe released on its way to success is a matter of its own. */
function released(state: PathState): PathState {
  const start = state.copy();
  start.released = [];
  return start;
}

function merged(states: readonly PathState[]): readonly PathState[] {
  const byKey = new Map<string, PathState>();
  for (const state of states) {
    const same = byKey.get(state.key);
    byKey.set(state.key, same === undefined ? state : (same.join(state, 'bound') ?? same));
  }
  return [...byKey.values()];
}

const meaningsOf = perCatalogue((catalogue): Meanings => {
  const releases = new Map<string, Meaning<(typeof catalogue.patterns)[number]['releases'][number]>[]>();
  const tails = new Map<string, Meaning<(typeof catalogue.patterns)[number]['acquires'][number]>[]>();
  const starts = new Map<string, Meaning<(typeof catalogue.patterns)[number]['acquires'][number]>[]>();
  for (const pattern of catalogue.patterns) {
    for (const form of pattern.releases) {
      entry(releases, form.call.callee, () => []).push({ pattern, form });
      for (const tail of form.tail) entry(tails, tail.callee, () => []).push({ pattern, form: tail });
    }
    for (const form of pattern.starts) entry(starts, form.callee, () => []).push({ pattern, form });
  }
  const lookups = new Set(
    catalogue.patterns.flatMap((pattern) => pattern.lookups.map((form) => form.callee)),
  );
  const bases = new Set(catalogue.patterns.map((pattern) => pattern.managedWith));
  const grounds = new Map(
    catalogue.patterns
      .filter((pattern) => bases.has(pattern.name))
      .flatMap((pattern) => pattern.declared.map((name) => [name, pattern.name] as const)),
  );
  return { releases, tails, starts, lookups, grounds };
});
