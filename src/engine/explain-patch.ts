/**
 * Why a semantic patch does, or does not do, something in one function. The patch is run as always; each rule is then
 * tried once more in that function alone, with somebody looking on, and, where it does not match, in easier forms: the
 * first that matches names the reason.
 */

import { ownSpan } from '../cfg/own.ts';
import type { CompiledPatch } from '../compile/patch.ts';
import { type CompiledRule, compileRule } from '../compile/rule.ts';
import { type Bound, type Env, EnvTable } from '../match/env.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { nodesOf } from '../smpl/nodes.ts';
import type { CodeRule, PNode, When } from '../smpl/syntax.ts';
import type { Span } from '../text/span.ts';
import { matchUnit } from './match-unit.ts';
import { type Met, type Progress, progressIn } from './progress.ts';
import { contextIn, type RunOptions, runPatch, type SourceText } from './run-patch.ts';
import type { ScriptRunner } from './scripts.ts';
import type { Unit } from './units.ts';
import type { Attempt, Held } from './watch.ts';

export type { Held } from './watch.ts';

/** What would have to be otherwise for the rule to match. */
export type Obstacle =
  /** It matches on some paths, but has to on all. */
  | { readonly kind: 'some-paths' }
  /** Something that a `when` forbids is on the way. */
  | { readonly kind: 'when' }
  | { readonly kind: 'when-and-paths' }
  /** It matches here, but changes code that other paths reach too. */
  | { readonly kind: 'inconsistent'; readonly code: Span };

export type RuleStory = {
  readonly rule: CodeRule;
  /** The text as the rules before this one left it: spans of code refer to it. */
  readonly text: string;
} & (
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'matched'; readonly places: readonly Span[] }
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'missed';
      readonly progress: Progress | undefined;
      readonly obstacle: Obstacle | undefined;
      /** What a `when` forbids and the code has. */
      readonly banned: readonly Met[];
    }
);

export interface Explanation {
  readonly stories: readonly RuleStory[];
  /** The function, struct or other piece of the file that the place is in; undefined when it is in none. */
  readonly within: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** `offset` is the place asked about, in the text as it is given. */
export function explainPatch(
  patch: CompiledPatch,
  source: SourceText,
  offset: number,
  options: RunOptions = {},
  scripts?: ScriptRunner,
): Explanation {
  const stories: RuleStory[] = [];
  let isMeant: ((unit: Unit) => boolean) | undefined;
  let within: string | undefined;
  const { diagnostics } = runPatch(patch, source, options, scripts, (attempt) => {
    if (isMeant === undefined) {
      const { items } = attempt.state.file;
      const found = items.findIndex(({ start, end }) => start <= offset && offset < end);
      const item = items[found];
      within = item?.name ?? (item === undefined ? undefined : `this ${item.kind}`);
      isMeant = (unit) =>
        item !== undefined &&
        (item.name === undefined ? unit.item.start === item.start : unit.item.name === item.name) &&
        unit.item.kind === item.kind;
    }
    stories.push(storyOf(attempt, source.path, isMeant));
  });
  return { stories, within, diagnostics };
}

function storyOf(
  { rule, state, tried, held }: Attempt,
  path: string,
  isMeant: (unit: Unit) => boolean,
): RuleStory {
  const common = { rule: rule.rule, text: state.file.text };
  if (held !== undefined) return { ...common, kind: 'held', held };
  const units = state.file.items.flatMap((item) => state.units.of(item)).filter(isMeant);
  const unit = units.find(({ isFollowed }) => isFollowed) ?? units[0];
  if (unit === undefined) return { ...common, kind: 'elsewhere' };
  if (!unit.isFollowed && rule.patterns.every(({ functionsOnly }) => functionsOnly))
    return { ...common, kind: 'elsewhere' };
  const trial = (other: CompiledRule, values: ReadonlyMap<string, Bound>) =>
    tryIn(other, values, unit, { state, path });
  const places: Span[] = [];
  for (const values of tried) {
    const { starts, inconsistent } = trial(rule, values);
    if (inconsistent !== undefined)
      return {
        ...common,
        kind: 'missed',
        progress: undefined,
        banned: [],
        obstacle: { kind: 'inconsistent', code: inconsistent },
      };
    places.push(...starts);
  }
  if (places.length > 0) return { ...common, kind: 'matched', places };
  const easier = easierForms(rule);
  const obstacle = easier.find(({ form }) =>
    tried.some((values) => trial(form, values).starts.length > 0),
  )?.obstacle;
  const progress = bestProgress(rule, tried, unit, { state, path });
  const banned = progress?.forbidden.filter(({ pattern }) => isBanned(rule.rule, pattern)) ?? [];
  return { ...common, kind: 'missed', progress, obstacle, banned };
}

/** Whether a piece of the rule is what one of its `when`s forbids. */
const isBanned = ({ patterns }: CodeRule, { start }: Span): boolean =>
  patterns.some(({ code }) =>
    [...nodesOf(code)].some(({ whens }) =>
      whens.some((when) => 'code' in when && when.code.start <= start && start <= when.code.end),
    ),
  );

interface Where {
  readonly state: Attempt['state'];
  readonly path: string;
}

function tryIn(
  rule: CompiledRule,
  values: ReadonlyMap<string, Bound>,
  unit: Unit,
  { state, path }: Where,
): { readonly starts: readonly Span[]; readonly inconsistent: Span | undefined } {
  const starts: Span[] = [];
  const table = new EnvTable();
  const ctx = contextIn(rule, state, path, unit, table, values);
  for (const pattern of rule.patterns) {
    if (pattern.functionsOnly && !unit.isFollowed) continue;
    const { matches, inconsistent } = matchUnit(ctx, rule, pattern, unit, envOf(table, values));
    if (inconsistent !== undefined) {
      const vertex = unit.graph.vertices[inconsistent];
      return { starts: [], inconsistent: (vertex && ownSpan(vertex)) ?? unit.item };
    }
    for (const { start } of matches) {
      const vertex = unit.graph.vertices[start];
      starts.push((vertex && ownSpan(vertex)) ?? unit.item);
    }
  }
  return { starts, inconsistent: undefined };
}

function envOf(table: EnvTable, values: ReadonlyMap<string, Bound>): Env {
  let env = table.empty;
  for (const [name, bound] of values) env = table.bind(env, name, bound) ?? env;
  return env;
}

/** Of several values and patterns, what gets furthest. Many values say little more than a few. */
const VALUES_LOOKED_AT = 20;

function bestProgress(
  rule: CompiledRule,
  tried: Attempt['tried'],
  unit: Unit,
  { state, path }: Where,
): Progress | undefined {
  let best: Progress | undefined;
  for (const values of tried.slice(0, VALUES_LOOKED_AT)) {
    const table = new EnvTable();
    const ctx = contextIn(rule, state, path, unit, table, values);
    for (const pattern of rule.patterns) {
      if (pattern.functionsOnly && !unit.isFollowed) continue;
      const progress = progressIn(pattern, unit, ctx, envOf(table, values));
      if (progress !== undefined && (best === undefined || isFurther(progress, best))) best = progress;
    }
  }
  return best;
}

const isFurther = (a: Progress, b: Progress): boolean =>
  a.met.length > b.met.length ||
  (a.met.length === b.met.length && a.stop?.nearest !== undefined && b.stop?.nearest === undefined);

function easierForms(
  rule: CompiledRule,
): readonly { readonly form: CompiledRule; readonly obstacle: Obstacle }[] {
  const onSomePaths: CodeRule = { ...rule.rule, quantifier: 'exists' };
  const compiled = (form: CodeRule): CompiledRule => compileRule(form, { exported: new Set() });
  return [
    { form: compiled(onSomePaths), obstacle: { kind: 'some-paths' } },
    { form: compiled(withoutBans(rule.rule)), obstacle: { kind: 'when' } },
    { form: compiled(withoutBans(onSomePaths)), obstacle: { kind: 'when-and-paths' } },
  ];
}

const isBan = ({ kind }: When): boolean => kind !== 'any' && kind !== 'exists' && kind !== 'forall';

const withoutBans = (rule: CodeRule): CodeRule => ({
  ...rule,
  patterns: rule.patterns.map((pattern) => ({ ...pattern, code: allowing(pattern.code) })),
});

const allowing = (node: PNode): PNode => ({
  ...node,
  children: node.children.map(allowing),
  whens: node.whens.filter((when) => !isBan(when)),
});
