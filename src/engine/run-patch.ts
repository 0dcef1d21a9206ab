/**
 * Runs a whole semantic patch on one file: rule by rule, environment by environment, each rule on the text that the
 * one before it left. No files, no clock, no console: what there is to say comes back as diagnostics.
 */
import type { Item } from '../c/file.ts';
import { type CompiledPatch, mayMatch } from '../compile/patch.ts';
import type { CompiledRule } from '../compile/rule.ts';
import { isMet } from '../compile/words.ts';
import { ChangeSet } from '../match/changes.ts';
import { type Bound, EnvTable } from '../match/env.ts';
import type { Context } from '../match/matcher.ts';
import { FileTypes, Types } from '../match/types.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { rewrite } from '../rewrite/rewrite.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { isSatisfied } from './dependency.ts';
import {
  type Environment,
  extendEnvironment,
  FIRST,
  inheritedValues,
  keyOfValues,
  mergeEnvironments,
  valuesWantedAfter,
} from './environments.ts';
import { collectChanges, matchUnit } from './match-unit.ts';
import { movePlaces } from './move-places.ts';
import { joinDirectives, openForRules, type RuleFile } from './open-file.ts';
import { changePrototypes } from './prototypes.ts';
import { Units } from './units.ts';

export interface RunOptions {
  /** Names switched on, as by `-D name`. */
  readonly defines?: readonly string[];
  /** Values of `virtual.name`, as by `-D name=value`. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface PatchResult {
  readonly text: string;
  readonly changed: boolean;
  readonly rulesMatched: readonly string[];
  /** What starred lines matched. */
  readonly shown: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export function runPatch(patch: CompiledPatch, source: SourceText, options: RunOptions = {}): PatchResult {
  if (!mayMatch(patch, (word) => source.text.includes(word))) {
    return { text: source.text, changed: false, rulesMatched: [], shown: [], diagnostics: [] };
  }
  return new PatchRun(patch, source, options).run();
}

class PatchRun {
  readonly #patch: CompiledPatch;
  readonly #source: SourceText;
  readonly #defines: ReadonlySet<string>;
  readonly #values: ReadonlyMap<string, string>;
  readonly #virtuals: ReadonlySet<string>;
  readonly #ever = new Set<string>();
  readonly #shown: Span[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  #text: string;
  #state: FileState;

  constructor(patch: CompiledPatch, source: SourceText, options: RunOptions) {
    this.#patch = patch;
    this.#source = source;
    this.#defines = new Set(options.defines ?? []);
    this.#values = new Map(Object.entries(options.values ?? {}));
    this.#virtuals = new Set(patch.virtuals);
    this.#text = source.text;
    this.#state = new FileState(source.text);
  }

  run(): PatchResult {
    const wanted = valuesWantedAfter(this.#patch.steps);
    let environments = FIRST;
    for (const [index, step] of this.#patch.steps.entries()) {
      if (step.kind === 'script') continue;
      const next = this.#runRule(step.compiled, environments, wanted[index] as ReadonlySet<string>);
      if (next === undefined) return this.#result(this.#source.text);
      environments = next;
    }
    return this.#result(this.#text);
  }

  #result(text: string): PatchResult {
    return {
      text,
      changed: text !== this.#source.text,
      rulesMatched: [...this.#ever],
      shown: this.#shown,
      diagnostics: this.#diagnostics,
    };
  }

  /** The environments after the rule; undefined when the file has to be given up. */
  #runRule(
    rule: CompiledRule,
    environments: readonly Environment[],
    wanted: ReadonlySet<string>,
  ): readonly Environment[] | undefined {
    const changes = new ChangeSet();
    const done = new Map<string, readonly ReadonlyMap<string, Bound>[]>();
    const next: Environment[] = [];
    for (const environment of environments) {
      const matched = {
        here: environment.matched,
        ever: this.#ever,
        defines: this.#defines,
        virtuals: this.#virtuals,
        path: this.#source.path,
      };
      const values = isSatisfied(rule.rule.depends, matched)
        ? inheritedValues(rule, environment, environments, this.#values)
        : undefined;
      if (values === undefined) {
        next.push(environment);
        continue;
      }
      const key = keyOfValues(values);
      const ways = done.get(key) ?? this.#matchFile(rule, values, changes);
      if (ways === undefined) return undefined;
      done.set(key, ways);
      next.push(...extendEnvironment(environment, rule.rule.name, ways, wanted));
    }
    if ([...done.values()].some((ways) => ways.length > 0)) this.#ever.add(rule.rule.name);
    return this.#apply(rule, changes, mergeEnvironments(next));
  }

  /** All ways in which the rule matches in the file, with the values that it exports. */
  #matchFile(
    rule: CompiledRule,
    values: ReadonlyMap<string, Bound>,
    changes: ChangeSet,
  ): readonly ReadonlyMap<string, Bound>[] | undefined {
    const found = matchRule(rule, this.#state, this.#source.path, values, changes);
    if (found.inconsistent !== undefined) {
      this.#diagnostics.push({
        severity: 'error',
        code: 'inconsistent-paths',
        message: `rule ${rule.rule.name} would change code that is also reached on paths where it does not match`,
        file: this.#source.path,
        span: found.inconsistent,
      });
      return undefined;
    }
    for (const { matches } of found.units) collectChanges(rule, matches, values, changes);
    const [conflict] = changes.conflicts;
    if (conflict === undefined) return found.ways;
    this.#diagnostics.push({
      severity: 'error',
      code: 'conflicting-changes',
      message: `rule ${rule.rule.name} wants two different changes of the same token`,
      file: this.#source.path,
      span: { start: conflict.leaf.start, end: conflict.leaf.end },
    });
    return undefined;
  }

  #apply(
    rule: CompiledRule,
    changes: ChangeSet,
    environments: readonly Environment[],
  ): readonly Environment[] {
    for (const leaf of changes.shown) this.#shown.push({ start: leaf.start, end: leaf.end });
    if (changes.changes.length === 0) return environments;
    const { text, edits } = rewrite(
      this.#state.file.plain,
      joinDirectives(this.#state.file, changes.changes),
    );
    if (text === this.#text) return environments;
    this.#text = text;
    this.#state = new FileState(text);
    void rule;
    return environments.map((environment) => moveAll(environment, edits));
  }
}

/** Places of earlier rules, on the text as it is now. */
const moveAll = (environment: Environment, edits: readonly Edit[]): Environment => ({
  ...environment,
  known: new Map([...environment.known].map(([name, bound]) => [name, movePlaces(bound, edits)])),
});

/** One text with what has been read of it. */
export class FileState {
  readonly file: RuleFile;
  readonly units: Units;
  readonly types: FileTypes;

  constructor(text: string) {
    this.file = openForRules(text);
    this.units = new Units(this.file);
    this.types = new FileTypes(() => this.#declaring());
  }

  #declaring() {
    return this.file.items
      .filter((item) => item.kind === 'declaration' || item.kind === 'function')
      .map((item) => this.file.read(item).tree);
  }
}

interface FileMatches {
  readonly units: readonly {
    readonly item: Item;
    readonly matches: ReturnType<typeof matchUnit>['matches'];
  }[];
  readonly ways: readonly ReadonlyMap<string, Bound>[];
  readonly inconsistent: Span | undefined;
}

const NOWHERE: FileMatches = { units: [], ways: [], inconsistent: undefined };

/** A rule over all units of a file that can hold a match. Several pieces at file level must all be found. */
export function matchRule(
  rule: CompiledRule,
  state: FileState,
  path: string,
  values: ReadonlyMap<string, Bound>,
  changes: ChangeSet,
): FileMatches {
  const { text } = state.file;
  const wordsOf = (name: string): readonly string[] => {
    const bound = values.get(name);
    return bound !== undefined && bound.value.kind !== 'position' && /^\w+$/.test(bound.key)
      ? [bound.key]
      : [];
  };
  if (!rule.patterns.every(({ need }) => isMet(need, (word) => text.includes(word), wordsOf))) return NOWHERE;
  const table = new EnvTable();
  const units: { item: Item; matches: ReturnType<typeof matchUnit>['matches'] }[] = [];
  let ways: readonly ReadonlyMap<string, Bound>[] = [new Map()];
  for (const pattern of rule.patterns) {
    const next = new Map<string, ReadonlyMap<string, Bound>>();
    const items = pattern.once === undefined ? state.file.items : outsideConditionals(state.file.items, text);
    const found: typeof units = [];
    for (const way of ways) {
      let env = table.empty;
      for (const [name, bound] of [...values, ...way]) env = table.bind(env, name, bound) ?? env;
      for (const item of items) {
        if (pattern.functionsOnly && item.kind !== 'function') continue;
        const part = text.slice(item.start, item.end);
        if (!isMet(pattern.need, (word) => part.includes(word), wordsOf)) continue;
        const unit = state.units.of(item);
        if (unit === undefined) continue;
        const ctx: Context = {
          table,
          variable: (name) => rule.variables.get(name),
          types: new Types(state.types, unit.isFunction ? unit.tree : undefined),
          file: path,
          text,
          fn: unit.isFunction ? item.name : undefined,
          disabled: new Set(rule.rule.disable),
          removing: 'nothing',
        };
        const { matches, inconsistent } = matchUnit(ctx, rule, pattern, unit, env);
        if (inconsistent !== undefined) {
          const node = unit.graph.vertices[inconsistent]?.node ?? unit.tree;
          return { units, ways: [], inconsistent: { start: node.start, end: node.end } };
        }
        if (matches.length > 0) {
          found.push({ item, matches });
          changePrototypes(ctx, pattern, unit.tree, env, state.file.items, state.units, changes);
        }
        for (const { exported } of matches) {
          const joined = new Map([...way, ...exported]);
          next.set(keyOfValues(joined), joined);
        }
      }
    }
    if (next.size === 0) return NOWHERE;
    units.push(
      ...(pattern.once === 'first' ? found.slice(0, 1) : pattern.once === 'last' ? found.slice(-1) : found),
    );
    ways = [...next.values()];
  }
  return { units, ways, inconsistent: undefined };
}

/** The items that no `#if` of the file is around. */
function outsideConditionals(items: readonly Item[], text: string): readonly Item[] {
  let depth = 0;
  return items.filter((item) => {
    if (item.kind !== 'directive') return depth === 0;
    const word = /^#\s*(\w+)/.exec(text.slice(item.start, item.end))?.[1] ?? '';
    if (word === 'endif') depth--;
    const outside = depth === 0;
    if (word.startsWith('if')) depth++;
    return outside;
  });
}
