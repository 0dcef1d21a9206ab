/** One pattern over one unit: where it matches, with what values, and what is to be done there. */
import type { CompiledPattern, CompiledRule } from '../compile/rule.ts';
import type { CodePlace } from '../match/bindings.ts';
import type { ChangeSet, Conflict } from '../match/changes.ts';
import { Checker } from '../match/check.ts';
import type { Bound, Env } from '../match/env.ts';
import type { Context } from '../match/matcher.ts';
import { reachedOtherwise } from '../match/reach.ts';
import { typeSignature } from '../match/type-signature.ts';
import { positionBound } from '../match/variables.ts';
import { scoped, type Witness, walkWitness } from '../match/witness.ts';
import type { FreshNames } from './fresh-names.ts';
import type { Unit } from './units.ts';

/** One way in which a pattern matches: from where, with what values for those who come after. */
export interface UnitMatch {
  readonly start: number;
  readonly exported: ReadonlyMap<string, Bound>;
  readonly witness: Witness | null;
}

export interface UnitResult {
  readonly matches: readonly UnitMatch[];
  /** A vertex that a match changes although it is reached on other ways too. */
  readonly inconsistent: number | undefined;
}

export function matchUnit(
  ctx: Context,
  rule: CompiledRule,
  pattern: CompiledPattern,
  unit: Unit,
  env: Env,
): UnitResult {
  const checker = new Checker(unit.graph, ctx);
  const matches: UnitMatch[] = [];
  const starts = pattern.fromStart ? startVertices(unit) : unit.graph.vertices.keys();
  for (const start of starts) {
    for (const [found, inner] of checker.check(pattern.formula, start, env)) {
      if (checker.table.forget(found, pattern.outer) === undefined) continue;
      const witness = scoped(pattern.outer, found, inner);
      const [first, ...others] = waysApart(rule, exportedValues(ctx, rule, witness));
      matches.push({ start, witness, exported: first });
      // What is to be done is told once.
      for (const exported of others) matches.push({ start, witness: null, exported });
    }
  }
  return { matches, inconsistent: inconsistentVertex(unit, matches, pattern) };
}

/** Where a pattern that begins with the function (or with dots) can begin. */
const startVertices = (unit: Unit): readonly number[] =>
  unit.graph.vertices.filter(({ kind }) => kind === 'enter' || kind === 'header').map(({ id }) => id);

/** What a match says about the metavariables that others ask for. Positions may be several. */
function exportedValues(
  ctx: Context,
  rule: CompiledRule,
  witness: Witness | null,
): ReadonlyMap<string, Bound> {
  const wanted = new Set(rule.exported);
  const values = new Map<string, Bound>();
  if (wanted.size === 0) return values;
  walkWitness(witness, (found, bindings) => {
    if (found !== undefined) return;
    for (const [name, bound] of bindings) {
      if (wanted.has(name)) values.set(name, joinPositions(values.get(name), typed(ctx, name, bound)));
    }
  });
  return values;
}

/** A name is a name, whatever it is the name of; an expression is one of some type. */
function typed(ctx: Context, name: string, bound: Bound): Bound {
  if (!/^(id)?expression( list)?$/.test(ctx.variable(name)?.kind ?? '')) return bound;
  const types = typeSignature(ctx.types, bound.value);
  return types === undefined ? bound : { ...bound, types };
}

type Way = ReadonlyMap<string, Bound>;

/**
 * A rule that asks for some path has one match for each: where one of its positions has several places, each stands for
 * a path of its own. Of several such positions it is not known which places belong together, so they stay joined.
 */
function waysApart({ rule }: CompiledRule, values: Way): readonly [Way, ...(readonly Way[])] {
  const isForSome = (rule.quantifier ?? (rule.starred ? 'exists' : 'forall')) === 'exists';
  if (!isForSome) return [values];
  const several = [...values].flatMap(([name, { value }]) =>
    value.kind === 'position' && value.places.length > 1 ? [{ name, places: value.places }] : [],
  );
  const [only] = several;
  if (only === undefined || several.length > 1) return [values];
  const [first, ...others] = only.places.map(
    (place): Way => new Map([...values, [only.name, positionBound(place)]]),
  );
  return first === undefined ? [values] : [first, ...others];
}

/** All places of some positions as one; undefined when there is none among them. */
export function joinPlaces(bounds: readonly Bound[]): Bound | undefined {
  const distinct = new Map(bounds.map((bound) => [bound.key, bound]));
  const places = new Map<string, CodePlace>();
  for (const { value } of distinct.values()) {
    if (value.kind !== 'position') continue;
    for (const place of value.places) places.set(`${place.file}:${place.start}-${place.end}`, place);
  }
  if (places.size === 0) return undefined;
  const sorted = [...places.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    key: `@${sorted.map((place) => `${place.start}-${place.end}`).join(',')}`,
    value: { kind: 'position', places: sorted },
  };
}

const joinPositions = (old: Bound | undefined, bound: Bound): Bound =>
  (old === undefined || bound.value.kind !== 'position' ? undefined : joinPlaces([old, bound])) ?? bound;

function inconsistentVertex(
  unit: Unit,
  matches: readonly UnitMatch[],
  pattern: CompiledPattern,
): number | undefined {
  if (!unit.isFunction || pattern.fromStart) return undefined;
  const changed = new Map<number, Set<number>>();
  for (const { start, witness } of matches) {
    walkWitness(witness, (found) => {
      if (found === undefined || !found.pairs.some(({ pat }) => pat.mark !== 'star')) return;
      const starts = changed.get(found.vertex);
      if (starts === undefined) changed.set(found.vertex, new Set([start]));
      else starts.add(start);
    });
  }
  return reachedOtherwise(unit.graph, changed);
}

/** Adds what the matches ask for to a set of changes. */
export function collectChanges(
  rule: CompiledRule,
  matches: readonly UnitMatch[],
  inherited: ReadonlyMap<string, Bound>,
  changes: ChangeSet,
  fresh: FreshNames,
): readonly Conflict[] {
  for (const { witness } of matches) {
    const names = fresh.forMatch(rule);
    walkWitness(witness, (found, bindings) => {
      if (found === undefined) return;
      changes.begin(found);
      const around = names(new Map([...inherited, ...bindings]));
      for (const pair of found.pairs) changes.add(pair, around);
    });
  }
  return changes.conflicts;
}
