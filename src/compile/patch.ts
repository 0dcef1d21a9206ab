import type { CodeRule, Dependency, Rule, ScriptRule } from '../smpl/syntax.ts';
import { rulesAskedBy } from './asked.ts';
import { applyIsos } from './iso.ts';
import { type Isomorphism, readIsos } from './iso-read.ts';
import { standardIsos } from './iso-standard.ts';
import { type CompiledRule, compileRule } from './rule.ts';
import { type Asked, all, any, isMet, type Need, NOTHING_NEEDED, withoutValues } from './words.ts';

export interface CompiledPatch {
  readonly file: string;
  readonly virtuals: readonly string[];
  readonly steps: readonly Step[];
  /** The rules that later ones depend on, or take values from. */
  readonly asked: ReadonlySet<string>;
  /** What a text must hold for any rule to have something to do or to show. */
  readonly need: Need;
  /**
   * The rules that change or show something, each with those that must match before it. Undefined when there are none,
   * or when scripts are there as well: then what other rules find may be of use.
   */
  readonly chains: readonly (readonly CompiledRule[])[] | undefined;
}

/** A rule of the patch in its turn. */
export type Step =
  | { readonly kind: 'code'; readonly rule: CodeRule; readonly compiled: CompiledRule }
  | { readonly kind: 'script'; readonly rule: Exclude<Rule, CodeRule> };

export interface PatchSource {
  readonly file: string;
  readonly virtuals: readonly string[];
  readonly usings: readonly string[];
  readonly rules: readonly Rule[];
}

/** Texts of isomorphism files by the names that `using` gives them. */
export type IsoFiles = ReadonlyMap<string, string>;

const known = new Map<string, readonly Isomorphism[]>();

/** The isomorphisms of a text, read once. */
function isosOf(text: string, file: string): readonly Isomorphism[] {
  const read = known.get(text) ?? readIsos(text, file).value ?? [];
  known.set(text, read);
  return read;
}

/**
 * Compiles the rules of a patch, after isomorphisms. Each exports what any rule behind it asks for. `asked` names rules
 * of which somebody wants to know whether they match, even if they neither change nor show anything.
 */
export function compilePatch(
  patch: PatchSource,
  isoFiles: IsoFiles = new Map(),
  asked: readonly string[] = [],
): CompiledPatch {
  const isosOfFiles = (files: readonly string[]): readonly Isomorphism[] =>
    files.flatMap((file) => isosOf(isoFiles.get(file) ?? '', file));
  const general = [...isosOf(standardIsos, 'standard.iso'), ...isosOfFiles(patch.usings)];
  const wanted = new Map<string, Set<string>>();
  const want = (rule: string, name: string): void => {
    const names = wanted.get(rule);
    if (names === undefined) wanted.set(rule, new Set([name]));
    else names.add(name);
  };
  const steps: Step[] = [];
  const askedFor = new Set<string>();
  const add = (step: Step): void => {
    steps.unshift(step);
    for (const rule of rulesAskedBy(step)) askedFor.add(rule);
  };
  for (const rule of [...patch.rules].reverse()) {
    if (rule.kind === 'script') {
      for (const input of rule.inputs) want(input.rule, input.name);
      add({ kind: 'script', rule });
      continue;
    }
    const rewritten = applyIsos(rule, [...general, ...isosOfFiles(rule.using)]);
    const compiled = compileRule(rewritten, {
      exported: wanted.get(rule.name) ?? new Set(),
      effectsOnly: !askedFor.has(rule.name) && !asked.includes(rule.name),
      servesOnly: asked.includes(rule.name) ? undefined : needOfServed(rule, steps),
    });
    for (const { from, name } of compiled.inherited) if (from !== undefined) want(from, inheritedName(name));
    for (const { rule: from, name } of compiled.consulted) want(from, name);
    add({ kind: 'code', rule, compiled });
  }
  return {
    file: patch.file,
    virtuals: patch.virtuals,
    steps,
    asked: askedFor,
    ...lookAhead(steps, patch.virtuals, asked),
  };
}

/**
 * What the rules need that a rule only finds places for: they look for the place in the same function, or whatever it is
 * in. Undefined where the rule has a use of its own, or others have one for it, too.
 */
function needOfServed(rule: CodeRule, later: readonly Step[]): Need | undefined {
  if (rule.changes || rule.starred) return undefined;
  const served = later.filter((step) => rulesAskedBy(step).includes(rule.name));
  const needs = served.map((step) =>
    step.kind === 'code' && takesPlace(step.compiled, rule.name)
      ? any(step.compiled.patterns.map(({ need }) => withoutValues(need)))
      : NOTHING_NEEDED,
  );
  return needs.length === 0 ? undefined : any(needs);
}

/** Whether a rule cannot match without a place that another found. */
const takesPlace = ({ inherited, optional }: CompiledRule, from: string): boolean =>
  inherited.some((each) => each.kind === 'position' && each.from === from && !optional.has(each.name));

/** A rule that changes or shows something needs what its patterns need, and what the rules need that must match before. */
function lookAhead(
  steps: readonly Step[],
  virtuals: readonly string[],
  asked: readonly string[],
): Pick<CompiledPatch, 'need' | 'chains'> {
  const rules = new Map(
    steps.flatMap((step) => (step.kind === 'code' ? [[step.rule.name, step.compiled] as const] : [])),
  );
  const chainOf = (names: readonly string[]): readonly CompiledRule[] => {
    const chain = new Map<string, CompiledRule>();
    const add = (name: string): void => {
      const rule = rules.get(name);
      if (rule === undefined || chain.has(name)) return;
      chain.set(name, rule);
      for (const { from } of rule.inherited) if (from !== undefined && from !== 'virtual') add(from);
      for (const other of matchedBefore(rule.rule.depends)) if (!virtuals.includes(other)) add(other);
    };
    for (const name of names) add(name);
    return [...chain.values()];
  };
  const chains = [...rules.values()]
    .filter(({ rule }) => rule.changes || rule.starred || asked.includes(rule.name))
    .map(({ rule }) => chainOf([rule.name]));
  const scripts = steps.flatMap((step) =>
    step.kind === 'script' && step.rule.when === 'rule' ? [step.rule] : [],
  );
  const beforeScript = ({ inputs, depends }: ScriptRule): readonly CompiledRule[] => {
    const taken = inputs.flatMap((input) => (input.otherwise === undefined ? [input.rule] : []));
    return chainOf([...taken, ...matchedBefore(depends).filter((other) => !virtuals.includes(other))]);
  };
  const needed = [...chains, ...scripts.map(beforeScript)].map((chain) =>
    all(chain.flatMap(({ patterns }) => patterns.map(({ need }) => need))),
  );
  return {
    need: withoutValues(needed.length === 0 ? NOTHING_NEEDED : any(needed)),
    chains: chains.length > 0 && scripts.length === 0 ? chains : undefined,
  };
}

/** Rules without which a dependency cannot be satisfied. */
function matchedBefore(dependency: Dependency): readonly string[] {
  if (dependency.kind === 'matched' || dependency.kind === 'ever') return [dependency.rule];
  return dependency.kind === 'and'
    ? [...matchedBefore(dependency.left), ...matchedBefore(dependency.right)]
    : [];
}

/** Whether a text that has these words can be of interest at all; asked before anything is read. */
export const mayMatch = (patch: CompiledPatch, asked: Asked): boolean => isMet(patch.need, asked, () => []);

/** The rule's own name for an inherited metavariable is the name it has where it comes from. */
const inheritedName = (name: string): string => name;
