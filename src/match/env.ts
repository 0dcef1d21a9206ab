import type { Value } from './bindings.ts';

/** A metavariable's value with what makes two values the same: `key` is the text without spacing and comments. */
export interface Bound {
  readonly key: string;
  readonly value: Value;
  /** Of an expression that comes from another rule: the types of its names (`typeSignature`). */
  readonly types?: string;
}

/** "Not all of these at once": names to the keys that they must not have together. */
export type Exclusion = ReadonlyMap<string, string>;

/**
 * What is known about the metavariables at some point of a match: the values of some, and combinations that are ruled
 * out for those that have none yet (a `when != f(x)` met before x is known). Immutable and interned: two environments
 * of one table that say the same are the same object, so that they can be compared and be keys of maps.
 */
export interface Env {
  readonly id: number;
  readonly bound: ReadonlyMap<string, Bound>;
  readonly excluded: readonly Exclusion[];
}

/** Makes and keeps the environments of one run of a rule over one file. */
export class EnvTable {
  readonly #known = new Map<string, Env>();
  readonly #words = new Map<string, number>();
  readonly empty: Env;

  constructor() {
    this.empty = this.#intern(new Map(), []);
  }

  /** The environment that also says `name` is `bound`; undefined when that contradicts what is known. */
  bind(env: Env, name: string, bound: Bound): Env | undefined {
    const old = env.bound.get(name);
    if (old !== undefined) return old.key === bound.key ? env : undefined;
    const left = withoutBinding(env.excluded, name, bound.key);
    return left === undefined ? undefined : this.#intern(new Map(env.bound).set(name, bound), left);
  }

  /** What both say; undefined when they contradict each other. */
  meet(left: Env, right: Env): Env | undefined {
    if (left === right || right === this.empty) return left;
    if (left === this.empty) return right;
    let env: Env | undefined = left;
    for (const [name, bound] of right.bound) {
      env = this.bind(env, name, bound);
      if (env === undefined) return undefined;
    }
    for (const exclusion of right.excluded) {
      env = this.exclude(env, exclusion);
      if (env === undefined) return undefined;
    }
    return env;
  }

  /** Rules out one combination. */
  exclude(env: Env, exclusion: Exclusion): Env | undefined {
    if (env.excluded.includes(exclusion)) return env;
    const open = new Map<string, string>();
    for (const [name, key] of exclusion) {
      const bound = env.bound.get(name);
      if (bound === undefined) open.set(name, key);
      else if (bound.key !== key) return env;
    }
    return open.size === 0 ? undefined : this.#intern(env.bound, [...env.excluded, open]);
  }

  /** `env` with everything ruled out that `more` knows beyond it. */
  excludeMatch(env: Env, more: Env): Env | undefined {
    const exclusion = new Map<string, string>();
    for (const [name, bound] of more.bound) if (!env.bound.has(name)) exclusion.set(name, bound.key);
    return this.exclude(env, exclusion);
  }

  /**
   * Forgets metavariables whose scope ends. One that is unknown here but ruled out some value must not be anything in
   * particular: that combination can then only be avoided by its other members, and by none when there are no others.
   */
  forget(env: Env, names: readonly string[]): Env | undefined {
    if (!names.some((name) => env.bound.has(name)) && env.excluded.length === 0) return env;
    const bound = new Map(env.bound);
    for (const name of names) bound.delete(name);
    const excluded: Exclusion[] = [];
    for (const exclusion of env.excluded) {
      const rest = new Map([...exclusion].filter(([name]) => !names.includes(name)));
      if (rest.size === 0) return undefined;
      excluded.push(rest);
    }
    return this.#intern(bound, excluded);
  }

  #intern(bound: ReadonlyMap<string, Bound>, excluded: readonly Exclusion[]): Env {
    const parts = [...bound].map(([name, { key }]) => `${this.#word(name)}=${this.#word(key)}`).sort();
    const nots = [...new Set(excluded.map((exclusion) => this.#exclusionKey(exclusion)))].sort();
    const key = `${parts.join(';')}|${nots.join('|')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const env: Env = {
      id: this.#known.size,
      bound,
      excluded: nots.length < excluded.length ? dedupe(excluded) : excluded,
    };
    this.#known.set(key, env);
    return env;
  }

  #exclusionKey(exclusion: Exclusion): string {
    return [...exclusion]
      .map(([name, key]) => `${this.#word(name)}!${this.#word(key)}`)
      .sort()
      .join(';');
  }

  #word(text: string): number {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    this.#words.set(text, this.#words.size);
    return this.#words.size - 1;
  }
}

/** What remains to be ruled out once `name` has `key`; undefined when that completes a combination. */
function withoutBinding(
  excluded: readonly Exclusion[],
  name: string,
  key: string,
): readonly Exclusion[] | undefined {
  if (!excluded.some((exclusion) => exclusion.has(name))) return excluded;
  const left: Exclusion[] = [];
  for (const exclusion of excluded) {
    const forbidden = exclusion.get(name);
    if (forbidden === undefined) left.push(exclusion);
    else if (forbidden === key) {
      if (exclusion.size === 1) return undefined;
      left.push(new Map([...exclusion].filter(([other]) => other !== name)));
    }
  }
  return left;
}

function dedupe(excluded: readonly Exclusion[]): readonly Exclusion[] {
  const kept = new Map<string, Exclusion>();
  for (const exclusion of excluded) kept.set(JSON.stringify([...exclusion].sort()), exclusion);
  return [...kept.values()];
}
