/**
 * Runs a whole semantic patch on one file: rule by rule, environment by environment, each rule on the text that the
 * one before it left. No files, no clock, no console: what there is to say comes back as diagnostics.
 */
import type { Item } from '../c/file.ts';
import { type CompiledPatch, mayMatch } from '../compile/patch.ts';
import type { CompiledRule } from '../compile/rule.ts';
import { isMet, isName } from '../compile/words.ts';
import { ChangeSet } from '../match/changes.ts';
import { type Bound, EnvTable } from '../match/env.ts';
import type { Context } from '../match/matcher.ts';
import { Types } from '../match/types.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { rewrite } from '../rewrite/rewrite.ts';
import type { ScriptRule } from '../smpl/syntax.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { isSatisfied, type Matched } from './dependency.ts';
import {
  type Environment,
  extendEnvironment,
  FIRST,
  Inheritance,
  keyOfValues,
  mergeEnvironments,
  valuesWantedAfter,
  whatMatched,
  withOwnPlaces,
} from './environments.ts';
import { FileState } from './file-state.ts';
import { FreshNames } from './fresh-names.ts';
import { collectChanges, matchUnit } from './match-unit.ts';
import type { Meter } from './meter.ts';
import { movePlaces } from './move-places.ts';
import { joinDirectives } from './open-file.ts';
import { hasProspect, mayHold } from './prospect.ts';
import { changePrototypes } from './prototypes.ts';
import { runScript, type ScriptOutcome } from './run-script.ts';
import { type IsList, ScriptSession } from './script-session.ts';
import type { ScriptRunner } from './scripts.ts';
import type { Unit } from './units.ts';
import type { Held, Watch } from './watch.ts';

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
  /** What scripts printed, and what they wrote to their error output. */
  readonly printed: string;
  readonly said: string;
}

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Runs a patch; rules of scripts only where somebody is given who runs them. */
export function runPatch(
  patch: CompiledPatch,
  source: SourceText,
  options: RunOptions = {},
  scripts?: ScriptRunner,
  watch?: Watch,
  meter?: Meter,
): PatchResult {
  return new PatchRun(patch, source, options, scripts, watch, meter).run();
}

class PatchRun {
  readonly #patch: CompiledPatch;
  readonly #watch: Watch | undefined;
  readonly #meter: Meter | undefined;
  readonly #source: SourceText;
  readonly #defines: ReadonlySet<string>;
  readonly #values: ReadonlyMap<string, string>;
  readonly #virtuals: ReadonlySet<string>;
  readonly #ever = new Set<string>();
  readonly #shown: Span[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #session: ScriptSession | undefined;
  readonly #fresh = new FreshNames(
    (name) => this.#text.includes(name),
    (script, values) => this.#session?.textOf(script, values, this.#state.file),
  );
  readonly #waysByPlace = new Map<string, readonly ReadonlyMap<string, Bound>[]>();
  #text: string;
  #state: FileState;

  constructor(
    patch: CompiledPatch,
    source: SourceText,
    options: RunOptions,
    scripts: ScriptRunner | undefined,
    watch: Watch | undefined,
    meter: Meter | undefined,
  ) {
    this.#watch = watch;
    this.#meter = meter;
    this.#patch = patch;
    this.#source = source;
    this.#defines = new Set(options.defines ?? []);
    this.#values = new Map(Object.entries(options.values ?? {}));
    this.#virtuals = new Set(patch.virtuals);
    this.#text = source.text;
    this.#state = new FileState(source.text);
    this.#session = scripts && new ScriptSession(scripts, source.path, listNames(patch));
  }

  run(): PatchResult {
    if (this.#watch === undefined && !this.#mayMatch()) return this.#result(this.#text);
    const wanted = valuesWantedAfter(this.#patch.steps);
    let environments = FIRST;
    for (const [index, step] of this.#patch.steps.entries()) {
      const wantedLater = wanted[index] as ReadonlySet<string>;
      if (step.kind === 'script') {
        const outcome = this.#runScript(step.rule, environments, wantedLater);
        if (outcome?.stop === true) break;
        environments = outcome?.environments ?? environments;
        continue;
      }
      const next = this.#runRule(step.compiled, environments, wantedLater);
      if (next === undefined) return this.#result(this.#source.text);
      environments = next;
      if (this.#session?.problem !== undefined) break;
    }
    return this.#result(this.#failed() ? this.#source.text : this.#text);
  }

  #mayMatch(): boolean {
    const { file } = this.#state;
    return mayMatch(this.#patch, file.words.whole) && hasProspect(this.#patch, file);
  }

  #runScript(
    rule: ScriptRule,
    environments: readonly Environment[],
    wanted: ReadonlySet<string>,
  ): ScriptOutcome | undefined {
    if (this.#session === undefined || rule.when !== 'rule') return undefined;
    const outcome = runScript(this.#session, {
      rule,
      environments,
      matched: this.#matched,
      words: this.#values,
      wanted,
      file: this.#state.file,
    });
    if (outcome.ran) this.#ever.add(rule.name);
    return outcome;
  }

  get #matched(): Omit<Matched, 'here' | 'against'> {
    return {
      ever: this.#ever,
      defines: this.#defines,
      virtuals: this.#virtuals,
      path: this.#source.path,
    };
  }

  /** Whether a script failed: what the rules behind it should have done is not known then. */
  #failed(): boolean {
    const problem = this.#session?.problem;
    if (problem === undefined) return false;
    this.#diagnostics.push({
      severity: 'error',
      code: 'script-failed',
      message: `${problem.where} failed: ${problem.text.trim().split('\n').at(-1) ?? ''}`,
      why: problem.text.trim(),
    });
    return true;
  }

  #result(text: string): PatchResult {
    return {
      text,
      changed: text !== this.#source.text,
      rulesMatched: [...this.#ever],
      shown: this.#shown,
      diagnostics: this.#diagnostics,
      printed: this.#session?.printed ?? '',
      said: this.#session?.said ?? '',
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
    const tried: ReadonlyMap<string, Bound>[] = [];
    let held: Held | undefined;
    const inheritance = new Inheritance(rule, environments, this.#values);
    for (const environment of environments) {
      const may = this.#mayRun(rule, environment, inheritance);
      const values = may ? inheritance.values(environment) : undefined;
      if (values === undefined) {
        held = may
          ? { kind: 'valueless', names: inheritance.missing(environment) }
          : (held ?? { kind: 'depends' });
        next.push(environment);
        continue;
      }
      const key = keyOfValues(values);
      if (!done.has(key)) tried.push(values);
      const ways = done.get(key) ?? this.#matchFile(rule, values, changes);
      if (ways === undefined) {
        this.#watch?.({ rule, state: this.#state, tried, held: undefined });
        return undefined;
      }
      done.set(key, ways);
      const own = ways.length > 0 && this.#tellsApart(rule, environments) ? this.#ownWays : undefined;
      const waysHere = own?.(rule, environment, inheritance.like(environment), values) ?? ways;
      next.push(...extendEnvironment(environment, rule.rule.name, waysHere, wanted));
    }
    this.#watch?.({ rule, state: this.#state, tried, held: tried.length > 0 ? undefined : held });
    if ([...done.values()].some((ways) => ways.length > 0)) this.#ever.add(rule.rule.name);
    return this.#apply(changes, mergeEnvironments(next));
  }

  /**
   * One of the environments that give the rule the same values has to fulfil its dependency; all with `forall`. Of those
   * that have become one it is known which rules matched in all of them, and which in some.
   */
  #mayRun({ rule }: CompiledRule, environment: Environment, inheritance: Inheritance): boolean {
    const isForAll = rule.dependsScope === 'forall';
    const asked = isForAll ? inheritance.like(environment) : [environment];
    return asked.every((each) =>
      isSatisfied(rule.depends, { ...this.#matched, ...whatMatched(each, isForAll) }),
    );
  }

  /** Whether later rules may ask which of several places a match was for. */
  #tellsApart({ rule, inherited }: CompiledRule, environments: readonly Environment[]): boolean {
    return (
      environments.length > 1 &&
      rule.named &&
      inherited.some(({ kind }) => kind === 'position') &&
      this.#patch.asked.has(rule.name)
    );
  }

  /**
   * A rule sees all inherited places at once, but what it finds belongs to those that it found it with. Undefined when
   * it takes several of them together to match: then it belongs to all.
   */
  readonly #ownWays = (
    rule: CompiledRule,
    environment: Environment,
    alike: readonly Environment[],
    values: ReadonlyMap<string, Bound>,
  ): readonly ReadonlyMap<string, Bound>[] | undefined => {
    if (alike.length < 2) return undefined;
    const waysOf = (each: Environment): readonly ReadonlyMap<string, Bound>[] => {
      const own = withOwnPlaces(rule, each, values);
      const key = `${rule.rule.name}\n${keyOfValues(own)}`;
      const known =
        this.#waysByPlace.get(key) ??
        matchRule(rule, this.#state, this.#source.path, own, new ChangeSet(), this.#judge).ways;
      this.#waysByPlace.set(key, known);
      return known;
    };
    return alike.some((each) => waysOf(each).length > 0) ? waysOf(environment) : undefined;
  };

  /** All ways in which the rule matches in the file, with the values that it exports. */
  #matchFile(
    rule: CompiledRule,
    values: ReadonlyMap<string, Bound>,
    changes: ChangeSet,
  ): readonly ReadonlyMap<string, Bound>[] | undefined {
    const found = matchRule(rule, this.#state, this.#source.path, values, changes, this.#judge, this.#meter);
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
    changes.beginRound();
    for (const { matches } of found.units) collectChanges(rule, matches, values, changes, this.#fresh);
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

  get #judge(): Context['judge'] {
    const session = this.#session;
    if (session === undefined) return undefined;
    return (constraint, variable, own, env) =>
      session.judge(constraint, variable, own, env, this.#state.file).holds;
  }

  #apply(changes: ChangeSet, environments: readonly Environment[]): readonly Environment[] {
    for (const leaf of changes.shown) this.#shown.push({ start: leaf.start, end: leaf.end });
    if (changes.changes.length === 0) return environments;
    const { text, edits } = rewrite(
      this.#state.file.plain,
      joinDirectives(this.#state.file, changes.changes),
    );
    if (text === this.#text) return environments;
    this.#text = text;
    this.#state = new FileState(text);
    this.#waysByPlace.clear();
    return environments.map((environment) => moveAll(environment, edits));
  }
}

/** Which metavariables of a patch are lists, by `rule.name`. */
function listNames(patch: CompiledPatch): IsList {
  const lists = new Set(
    patch.steps.flatMap((step) =>
      step.kind === 'script'
        ? []
        : step.rule.metavariables
            .filter(({ kind }) => kind.endsWith(' list'))
            .map(({ name }) => `${step.rule.name}.${name}`),
    ),
  );
  return (name) => lists.has(name);
}

/** Places of earlier rules, on the text as it is now. */
const moveAll = (environment: Environment, edits: readonly Edit[]): Environment => ({
  ...environment,
  known: new Map([...environment.known].map(([name, bound]) => [name, movePlaces(bound, edits)])),
});

interface FileMatches {
  readonly units: readonly {
    readonly item: Item;
    readonly matches: ReturnType<typeof matchUnit>['matches'];
  }[];
  readonly ways: readonly ReadonlyMap<string, Bound>[];
  readonly inconsistent: Span | undefined;
}

const NOWHERE: FileMatches = { units: [], ways: [], inconsistent: undefined };

/** What matching a rule in a unit goes by. */
export function contextIn(
  rule: CompiledRule,
  state: FileState,
  path: string,
  unit: Unit,
  table: EnvTable,
  values: ReadonlyMap<string, Bound>,
): Context {
  const valueless = new Set(rule.inherited.flatMap(({ name }) => (values.has(name) ? [] : [name])));
  return {
    table,
    variable: (name) => rule.variables.get(name),
    types: new Types(state.types, unit.isFunction ? unit.tree : undefined),
    file: path,
    text: state.file.text,
    words: state.file.words,
    fn: unit.isFunction ? unit.item.name : undefined,
    disabled: new Set(rule.rule.disable),
    removing: 'nothing',
    ...(valueless.size > 0 && { valueless }),
  };
}

/** A rule over all units of a file that can hold a match. Several pieces at file level must all be found. */
export function matchRule(
  rule: CompiledRule,
  state: FileState,
  path: string,
  values: ReadonlyMap<string, Bound>,
  changes: ChangeSet,
  judge?: Context['judge'],
  meter?: Meter,
): FileMatches {
  const { text, words } = state.file;
  const wordsOf = (name: string): readonly string[] => {
    const bound = values.get(name);
    return bound !== undefined && bound.value.kind !== 'position' && isName(bound.key) ? [bound.key] : [];
  };
  if (!rule.patterns.every(({ need }) => isMet(need, words.whole, wordsOf))) return NOWHERE;
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
        if (!mayHold(pattern, item)) continue;
        if (!isMet(pattern.need, words.within(item), wordsOf)) continue;
        meter?.begin(item);
        for (const unit of state.units.of(item)) {
          if (pattern.functionsOnly && !unit.isFollowed) continue;
          const ctx: Context = {
            ...contextIn(rule, state, path, unit, table, values),
            ...(judge && { judge }),
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
        meter?.end();
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

/** The items that no `#if` of the file is around; all, where everything is within one. */
function outsideConditionals(items: readonly Item[], text: string): readonly Item[] {
  let depth = 0;
  const outside = items.filter((item) => {
    if (item.kind !== 'directive') return depth === 0;
    const word = /^#\s*(\w+)/.exec(text.slice(item.start, item.end))?.[1] ?? '';
    if (word === 'endif') depth--;
    const isOutside = depth === 0;
    if (word.startsWith('if')) depth++;
    return isOutside;
  });
  const hasInclude = (each: readonly Item[]): boolean =>
    each.some((item) => /^#\s*include\b/.test(text.slice(item.start, item.end)));
  return hasInclude(outside) ? outside : items;
}
