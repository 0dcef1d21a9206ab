/** Matches of one rule in one function, for those who decide themselves what becomes of them. */
import type { CFile } from '../c/file.ts';
import { readExpression } from '../c/fragments.ts';
import type { Node } from '../c/syntax.ts';
import type { Graph } from '../cfg/graph.ts';
import { ownSpan } from '../cfg/own.ts';
import { type CompiledRule, compileRule } from '../compile/rule.ts';
import type { Bindings, Value } from '../match/bindings.ts';
import type { LeafChange } from '../match/change.ts';
import { ChangeSet } from '../match/changes.ts';
import { Checker } from '../match/check.ts';
import { type Bound, type Env, EnvTable } from '../match/env.ts';
import { keyOfAll } from '../match/key.ts';
import type { Context } from '../match/matcher.ts';
import { FileTypes, Types } from '../match/types.ts';
import { type Witness, walkWitness } from '../match/witness.ts';
import type { CodeRule } from '../smpl/syntax.ts';
import type { Span } from '../text/span.ts';

/** A function and what is known about it. */
export interface Target {
  readonly path: string;
  readonly file: CFile;
  readonly fn: Node;
  readonly name: string | undefined;
  readonly graph: Graph;
}

export interface Match {
  /** The values of all metavariables of the rule that have one. */
  readonly bindings: Bindings;
  readonly changes: readonly LeafChange[];
  /** Where the match begins, and each place that it changes or shows. */
  readonly places: readonly Span[];
}

export interface FindOptions {
  /** Inherited metavariables that may be anything when the seed says nothing about them. */
  readonly free?: readonly string[];
}

/** Compiles a rule so that its matches tell the values of all its metavariables. */
export const compileForFinding = (rule: CodeRule): CompiledRule =>
  compileRule(rule, { exported: new Set(rule.metavariables.map(({ name }) => name)) });

/** All matches in the function, for each seed. A seed that lacks an inherited metavariable which must have a value gives none. */
export function findMatches(
  rule: CompiledRule,
  target: Target,
  seeds: readonly Bindings[],
  options: FindOptions = {},
): readonly Match[] {
  const table = new EnvTable();
  const trees = (): readonly Node[] => target.file.items.map((item) => target.file.read(item).tree);
  const ctx: Context = {
    table,
    variable: (name) => rule.variables.get(name),
    types: new Types(new FileTypes(trees), target.fn),
    file: target.path,
    text: target.file.text,
    words: target.file.words,
    fn: target.name,
    disabled: new Set(rule.rule.disable),
    removing: 'nothing',
  };
  const checker = new Checker(target.graph, ctx);
  return seeds.flatMap((seed) => {
    const lacking = rule.inherited.some(({ name }) => !seed.has(name) && !options.free?.includes(name));
    const env = lacking ? undefined : seedEnv(table, seed);
    return env === undefined ? [] : matchesFrom(rule, checker, target.graph, env);
  });
}

function matchesFrom(rule: CompiledRule, checker: Checker, graph: Graph, env: Env): readonly Match[] {
  const [pattern] = rule.patterns;
  if (pattern === undefined) return [];
  const matches: Match[] = [];
  for (const vertex of graph.vertices) {
    if (pattern.fromStart && vertex.kind !== 'enter' && vertex.kind !== 'header') continue;
    for (const [found, witness] of checker.check(pattern.formula, vertex.id, env)) {
      if (checker.table.forget(found, pattern.outer) === undefined) continue;
      matches.push(matchOf(found, witness, ownSpan(vertex)));
    }
  }
  return matches;
}

function matchOf(env: Env, witness: Witness | null, start: Span | undefined): Match {
  const values = new Map<string, Bound>(env.bound);
  const changes = new ChangeSet();
  const places: Span[] = start === undefined ? [] : [start];
  walkWitness(witness, (found, bindings) => {
    for (const [name, bound] of bindings) values.set(name, bound);
    for (const pair of found?.pairs ?? []) {
      changes.add(pair, new Map([...env.bound, ...bindings]));
      for (const { start: from, end } of pair.nodes) places.push({ start: from, end });
    }
  });
  const bindings = new Map<string, Value>();
  for (const [name, { value }] of values) if (!name.startsWith('$')) bindings.set(name, value);
  return { bindings, changes: changes.changes, places };
}

function seedEnv(table: EnvTable, seed: Bindings): Env | undefined {
  let env: Env | undefined = table.empty;
  for (const [name, value] of seed) {
    env = table.bind(env, name, { key: keyOfValue(value), value });
    if (env === undefined) return undefined;
  }
  return env;
}

/** What a value is compared by: its words without spacing. */
function keyOfValue(value: Value): string {
  switch (value.kind) {
    case 'code':
      return keyOfAll(value.nodes);
    case 'word': {
      const { nodes } = readExpression(value.text);
      return nodes === undefined ? value.text : keyOfAll(nodes);
    }
    case 'count':
      return String(value.count);
    case 'position':
      return `@${value.places.map(({ start, end }) => `${start}-${end}`).join(',')}`;
  }
}
