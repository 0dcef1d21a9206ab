/** What the rules so far have found: each environment is a set of values, with the rules that led to it. */
import type { Step } from '../compile/patch.ts';
import type { CompiledRule } from '../compile/rule.ts';
import type { Bound } from '../match/env.ts';
import type { Dependency } from '../smpl/syntax.ts';
import { joinPositions } from './match-unit.ts';

/** Values by `rule.name`. */
export type Known = ReadonlyMap<string, Bound>;

export interface Environment {
  readonly known: Known;
  readonly matched: ReadonlySet<string>;
}

export const FIRST: readonly Environment[] = [{ known: new Map(), matched: new Set() }];

/**
 * The values that a rule takes over in an environment, under its own names (and as `rule.name` for constraints).
 * Undefined when one that it uses has no value. Places come together: the rule sees all places that go with the other values.
 */
export function inheritedValues(
  rule: CompiledRule,
  environment: Environment,
  all: readonly Environment[],
  words: ReadonlyMap<string, string>,
): ReadonlyMap<string, Bound> | undefined {
  const values = new Map<string, Bound>();
  for (const { name, from, kind } of rule.inherited) {
    const bound = from === 'virtual' ? wordBound(words.get(name)) : environment.known.get(`${from}.${name}`);
    if (bound === undefined && rule.optional.has(name)) continue;
    if (bound === undefined) return undefined;
    if (kind !== 'position') values.set(name, bound);
  }
  for (const { name, from, kind } of rule.inherited) {
    if (kind !== 'position') continue;
    const places = placesWith(rule, values, `${from}.${name}`, all);
    if (places !== undefined) values.set(name, places);
  }
  for (const { rule: from, name } of rule.consulted) {
    const full = `${from}.${name}`;
    const joined = environmentsLike(rule, values, all).reduce<Bound | undefined>((sum, { known }) => {
      const bound = known.get(full);
      return bound === undefined ? sum : bound.value.kind === 'position' ? joinPositions(sum, bound) : sum;
    }, undefined);
    const bound = joined ?? environment.known.get(full);
    if (bound !== undefined) values.set(full, bound);
  }
  return values;
}

const wordBound = (text: string | undefined): Bound | undefined =>
  text === undefined ? undefined : { key: text, value: { kind: 'word', text } };

/** All places of a position in the environments that give the rule the same values otherwise. */
function placesWith(
  rule: CompiledRule,
  values: ReadonlyMap<string, Bound>,
  full: string,
  all: readonly Environment[],
): Bound | undefined {
  return environmentsLike(rule, values, all).reduce<Bound | undefined>((sum, { known }) => {
    const bound = known.get(full);
    return bound === undefined ? sum : joinPositions(sum, bound);
  }, undefined);
}

/** The environments that give a rule the same values, places aside. */
export const environmentsLike = (
  rule: CompiledRule,
  values: ReadonlyMap<string, Bound>,
  all: readonly Environment[],
): readonly Environment[] =>
  all.filter(({ known }) =>
    rule.inherited.every(
      ({ name, from, kind }) =>
        kind === 'position' ||
        from === 'virtual' ||
        known.get(`${from}.${name}`)?.key === values.get(name)?.key,
    ),
  );

/** The values with the places of one environment alone, instead of those of all that are like it. */
export function withOwnPlaces(
  rule: CompiledRule,
  { known }: Environment,
  values: ReadonlyMap<string, Bound>,
): ReadonlyMap<string, Bound> {
  const own = new Map(values);
  for (const { name, from, kind } of rule.inherited) {
    const bound = kind === 'position' ? known.get(`${from}.${name}`) : undefined;
    if (bound !== undefined) own.set(name, bound);
  }
  return own;
}

/** The rules that later ones depend on, or take values from. */
export function rulesAskedFor(steps: readonly Step[]): ReadonlySet<string> {
  const named = (dependency: Dependency): readonly string[] => {
    switch (dependency.kind) {
      case 'always':
      case 'file-in':
        return [];
      case 'and':
      case 'or':
        return [...named(dependency.left), ...named(dependency.right)];
      case 'not':
        return named(dependency.inner);
      case 'matched':
      case 'unmatched':
      case 'ever':
      case 'never':
        return [dependency.rule];
      default:
        return dependency satisfies never;
    }
  };
  return new Set(
    steps.flatMap((step) => [
      ...named(step.rule.depends),
      ...(step.kind === 'script'
        ? step.rule.inputs.map(({ rule }) => rule)
        : [
            ...step.compiled.inherited.flatMap(({ from }) => from ?? []),
            ...step.compiled.consulted.map(({ rule }) => rule),
          ]),
    ]),
  );
}

export const keyOfValues = (values: ReadonlyMap<string, Bound>): string =>
  [...values]
    .map(([name, bound]) => `${name}=${bound.key}`)
    .sort()
    .join('\n');

/** The environments after a rule: where it matched, one for each of its ways to match. */
export function extendEnvironment(
  environment: Environment,
  rule: string,
  ways: readonly ReadonlyMap<string, Bound>[],
  wantedLater: ReadonlySet<string>,
): readonly Environment[] {
  const kept = new Map([...environment.known].filter(([name]) => wantedLater.has(name)));
  if (ways.length === 0) return [{ known: kept, matched: environment.matched }];
  const matched = new Set(environment.matched).add(rule);
  return ways.map((way) => ({
    known: new Map([...kept, ...[...way].map(([name, bound]) => [`${rule}.${name}`, bound] as const)]),
    matched,
  }));
}

/** Environments that say the same are one. */
export function mergeEnvironments(environments: readonly Environment[]): readonly Environment[] {
  const merged = new Map<string, Environment>();
  for (const environment of environments) {
    const key = keyOfValues(environment.known);
    const old = merged.get(key);
    const matched =
      old === undefined ? environment.matched : new Set([...old.matched, ...environment.matched]);
    merged.set(key, { known: environment.known, matched });
  }
  return [...merged.values()];
}

/** For each step, the values that steps behind it ask for, as `rule.name`. */
export function valuesWantedAfter(steps: readonly Step[]): readonly ReadonlySet<string>[] {
  const wanted: ReadonlySet<string>[] = [];
  let current = new Set<string>();
  for (const step of [...steps].reverse()) {
    wanted.unshift(current);
    current = new Set(current);
    if (step.kind === 'script') for (const { rule, name } of step.rule.inputs) current.add(`${rule}.${name}`);
    else {
      for (const { from, name } of step.compiled.inherited) current.add(`${from}.${name}`);
      for (const { rule, name } of step.compiled.consulted) current.add(`${rule}.${name}`);
    }
  }
  return wanted;
}
