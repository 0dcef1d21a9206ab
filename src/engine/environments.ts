/** What the rules so far have found: each environment is a set of values, with the rules that led to it. */
import type { Step } from '../compile/patch.ts';
import type { CompiledRule } from '../compile/rule.ts';
import type { Bound } from '../match/env.ts';
import { joinPlaces } from './match-unit.ts';

/** Values by `rule.name`. */
export type Known = ReadonlyMap<string, Bound>;

export interface Environment {
  readonly known: Known;
  readonly matched: ReadonlySet<string>;
  /** Those of `matched` that some of the environments that have become this one lack. */
  readonly partly: ReadonlySet<string>;
}

export const FIRST: readonly Environment[] = [{ known: new Map(), matched: new Set(), partly: new Set() }];

/**
 * What a rule takes over from the environments before it. Places come together: the rule sees all places that go with
 * the other values, so environments are put into groups once, by those other values.
 */
export class Inheritance {
  readonly #rule: CompiledRule;
  readonly #words: ReadonlyMap<string, string>;
  readonly #groups = new Map<string, Group>();

  constructor(rule: CompiledRule, environments: readonly Environment[], words: ReadonlyMap<string, string>) {
    this.#rule = rule;
    this.#words = words;
    for (const environment of environments) {
      const key = this.#keyOf(environment);
      const group = this.#groups.get(key);
      if (group === undefined) this.#groups.set(key, { members: [environment], joined: new Map() });
      else group.members.push(environment);
    }
  }

  /** What the rule cannot do without and the environment has no value of, as `rule.name`. */
  missing(environment: Environment): readonly string[] {
    return this.#rule.inherited
      .filter(({ name, from }) =>
        from === 'virtual'
          ? !this.#words.has(name)
          : !environment.known.has(`${from}.${name}`) && !this.#rule.optional.has(name),
      )
      .map(({ name, from }) => `${from}.${name}`);
  }

  /** The environments that give the rule the same values, places aside. */
  like(environment: Environment): readonly Environment[] {
    return this.#groupOf(environment).members;
  }

  /**
   * The values under the rule's own names (and as `rule.name` for constraints). Undefined when one that it cannot do
   * without has no value.
   */
  values(environment: Environment): ReadonlyMap<string, Bound> | undefined {
    const values = new Map<string, Bound>();
    for (const { name, from, kind } of this.#rule.inherited) {
      const full = `${from}.${name}`;
      const bound = from === 'virtual' ? wordBound(this.#words.get(name)) : environment.known.get(full);
      if (bound === undefined && this.#rule.optional.has(name)) continue;
      if (bound === undefined) return undefined;
      values.set(name, kind === 'position' ? (this.#placesOf(full, environment) ?? bound) : bound);
    }
    for (const { rule: from, name, isPart } of this.#rule.consulted) {
      const full = `${from}.${name}`;
      const bound = this.#placesOf(full, environment) ?? environment.known.get(full);
      if (bound !== undefined) values.set(full, bound);
      else if (isPart === true && from !== 'virtual') return undefined;
    }
    return values;
  }

  #keyOf({ known }: Environment): string {
    return this.#rule.inherited
      .filter(({ kind, from }) => kind !== 'position' && from !== 'virtual')
      .map(({ from, name }) => saidOf(known.get(`${from}.${name}`)))
      .join('\n');
  }

  #groupOf(environment: Environment): Group {
    return this.#groups.get(this.#keyOf(environment)) ?? { members: [environment], joined: new Map() };
  }

  /** All places of a position in the group; undefined for what is no position. */
  #placesOf(full: string, environment: Environment): Bound | undefined {
    const { members, joined } = this.#groupOf(environment);
    if (!joined.has(full))
      joined.set(full, joinPlaces(members.flatMap(({ known }) => known.get(full) ?? [])));
    return joined.get(full);
  }
}

interface Group {
  readonly members: Environment[];
  readonly joined: Map<string, Bound | undefined>;
}

const wordBound = (text: string | undefined): Bound | undefined =>
  text === undefined ? undefined : { key: text, value: { kind: 'word', text } };

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

/** What makes a value that goes on to other rules another one. */
const saidOf = (bound: Bound | undefined): string =>
  bound === undefined ? '\u0000' : bound.types === undefined ? bound.key : `${bound.key}\u0001${bound.types}`;

export const keyOfValues = (values: ReadonlyMap<string, Bound>): string =>
  [...values]
    .map(([name, bound]) => `${name}=${saidOf(bound)}`)
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
  const { partly } = environment;
  if (ways.length === 0) return [{ known: kept, matched: environment.matched, partly }];
  const matched = new Set(environment.matched).add(rule);
  return ways.map((way) => ({
    known: new Map([...kept, ...[...way].map(([name, bound]) => [`${rule}.${name}`, bound] as const)]),
    matched,
    partly,
  }));
}

/** Environments that say the same are one. */
export function mergeEnvironments(environments: readonly Environment[]): readonly Environment[] {
  const merged = new Map<string, Environment>();
  for (const environment of environments) {
    const key = keyOfValues(environment.known);
    const old = merged.get(key);
    merged.set(key, old === undefined ? environment : joined(old, environment));
  }
  return [...merged.values()];
}

/** What a dependency may count on: what holds in one of the environments that have become this one, or in all. */
export function whatMatched(
  { matched, partly }: Environment,
  inAll = false,
): { readonly here: ReadonlySet<string>; readonly against: ReadonlySet<string> } {
  const surely = new Set([...matched].filter((rule) => !partly.has(rule)));
  return inAll ? { here: surely, against: matched } : { here: matched, against: surely };
}

function joined(left: Environment, right: Environment): Environment {
  const matched = new Set([...left.matched, ...right.matched]);
  const isPart = (rule: string): boolean => !left.matched.has(rule) || !right.matched.has(rule);
  const partly = new Set([...left.partly, ...right.partly, ...[...matched].filter(isPart)]);
  return { known: right.known, matched, partly };
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
