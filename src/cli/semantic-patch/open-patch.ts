/** A semantic patch from its file, with all files that it names; what is wrong with it is said on the way. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readIsos } from '../../compile/iso-read.ts';
import type { IsoFiles } from '../../compile/patch.ts';
import type { RunOptions } from '../../engine/run-patch.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { nearest } from '../../smpl/nearest.ts';
import { type PatchReading, type RuleReading, readPatch } from '../../smpl/parse.ts';
import type { Constraint, Rule, ScriptRule } from '../../smpl/syntax.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { whyNot } from '../files/why-not.ts';
import type { Recipe } from '../recipe.ts';
import { isKnownLanguage } from '../scripts/script-runner.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import { aboutDisabled, isoNames } from './disabled-isos.ts';
import { rulesThatMayRun } from './switched-off.ts';

export type SpatchRecipe = Extract<Recipe, { readonly kind: 'spatch' }>;

export interface OpenPatch {
  readonly file: string;
  readonly virtuals: readonly string[];
  readonly usings: readonly string[];
  readonly isoFiles: IsoFiles;
  readonly options: RunOptions;
  /** Those that may run under the options. */
  readonly rules: readonly Rule[];
  /** The files that these rules stand in: the patch, and what it includes. */
  readonly sources: readonly PatchText[];
}

export interface PatchText {
  readonly file: string;
  readonly text: string;
  /** Names of its rules. */
  readonly rules: readonly string[];
}

type Talk = Pick<Streams, 'say' | 'paintTalk'>;

/** Undefined when a rule that may run is broken, or none may run. */
export function openPatch(recipe: SpatchRecipe, talk: Talk): OpenPatch | undefined {
  const { path, quiet } = recipe;
  const readings = readWithIncludes(path, new Set());
  const own = readings.at(-1) as NamedReading;
  checkExpected(
    recipe.expected,
    readings.flatMap(({ reading }) => reading.rules.map(({ header }) => header.name)),
  );
  const virtuals = readings.flatMap(({ reading }) => reading.patch.virtuals);
  const options = withOwnOptions(recipe.options, own.reading.patch.options);
  const said = new Speaker(talk, quiet);
  for (const { reading, text, file } of readings) said.all(reading.diagnostics, text, file);
  const read = readings.flatMap(({ reading, text, file }) =>
    reading.rules.map((rule) => ({ ...rule, text, file })),
  );
  const mayRun = rulesThatMayRun(read, virtuals, options);
  for (const { diagnostics, text, file } of mayRun) said.all(diagnostics, text, file);
  const usings = [...own.reading.patch.usings, ...recipe.isoFiles];
  const rules = mayRun.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const isoFiles = readIsoFiles(usings, rules, path, said);
  const disableable = isoNames(isoFiles);
  for (const { rule, text, file } of mayRun)
    if (rule?.kind === 'code') said.all(aboutDisabled(rule, disableable), text, file);
  const runnable = withoutRefused(mayRun, recipe, said);
  if (said.failed) return undefined;
  if (mayRun.length === 0) return nothingRuns(path, virtuals, talk);
  const sources = readings.map(({ file, text, reading: { rules: own } }) => ({
    file,
    text,
    rules: own.map(({ header }) => header.name),
  }));
  return { file: path, virtuals, usings, isoFiles, options, rules: runnable, sources };
}

/** Whether one process must see all files, since a script tells in the end what it learned of them. */
export const countsOverFiles = ({ rules }: OpenPatch, { scripts }: SpatchRecipe): boolean =>
  scripts !== undefined && rules.some((rule) => rule.kind === 'script' && rule.when === 'finalize');

/** Rules that must match have to be there at all. */
function checkExpected(expected: readonly string[], names: readonly string[]): void {
  for (const name of expected) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    throw new UsageError(
      `--expect ${name}: the patch has no rule of that name`,
      near === undefined ? 'give the rule a name: `@name@`' : `did you mean ${near}?`,
    );
  }
}

/** Says things, and remembers whether one of them was an error. */
class Speaker {
  readonly #talk: Talk;
  readonly #quiet: boolean;
  failed = false;

  constructor(talk: Talk, quiet: boolean) {
    this.#talk = talk;
    this.#quiet = quiet;
  }

  all(diagnostics: readonly Diagnostic[], text: string, file: string): void {
    for (const item of diagnostics) {
      if (item.severity === 'error') this.failed = true;
      if (this.#quiet && item.severity !== 'error') continue;
      this.#talk.say(diagnosticText({ file, ...item }, text, this.#talk.paintTalk));
    }
  }
}

interface NamedReading {
  readonly file: string;
  readonly text: string;
  readonly reading: PatchReading;
}

/** The patch, behind those that it includes. */
function readWithIncludes(path: string, seen: Set<string>): readonly NamedReading[] {
  seen.add(resolve(path));
  const text = readText(path, '--sp-file');
  const reading = readPatch(text, path);
  const included = reading.patch.includes.flatMap((name) => {
    const found = [name, join(dirname(path), name)].find((each) => existsSync(each));
    if (found === undefined)
      throw new UsageError(`${path}: there is no ${name} to include`, 'name it from here or from the patch');
    return seen.has(resolve(found)) ? [] : readWithIncludes(found, seen);
  });
  return [...included, { file: path, text, reading }];
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${what} ${path}: ${whyNot(error)}`, 'name a file that can be read');
  }
}

/** `#spatch -D name` in the patch is as good as on the command line. */
function withOwnOptions(given: RunOptions, words: readonly string[]): RunOptions {
  const named = words.flatMap((word, at) =>
    word === '-D' ? (words[at + 1] ?? []) : /^-D\S/.test(word) ? word.slice(2) : [],
  );
  const values = named.filter((word) => word.includes('='));
  return {
    defines: [...(given.defines ?? []), ...named.filter((word) => !word.includes('='))],
    values: {
      ...Object.fromEntries(
        values.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
      ),
      ...given.values,
    },
  };
}

function readIsoFiles(
  usings: readonly string[],
  rules: readonly Rule[],
  path: string,
  said: Speaker,
): IsoFiles {
  const names = new Set([...usings, ...rules.flatMap((rule) => (rule.kind === 'code' ? rule.using : []))]);
  const files = new Map<string, string>();
  for (const name of names) {
    const found = [name, join(dirname(path), name)].find((each) => existsSync(each));
    const text = readText(found ?? name, `${path}: the isomorphisms`);
    said.all(readIsos(text, found ?? name).diagnostics, text, found ?? name);
    files.set(name, text);
  }
  return files;
}

type Placed = RuleReading & { readonly text: string; readonly file: string };

/** Without the scripts that nobody here can run, or may. */
function withoutRefused(rules: readonly Placed[], recipe: SpatchRecipe, said: Speaker): readonly Rule[] {
  let advised = false;
  return rules.flatMap(({ rule, text, file }) => {
    if (rule === undefined) return [];
    const unmade = rule.kind === 'script' ? [] : aboutMadeUpNames(rule, recipe);
    const told =
      rule.kind === 'script' ? aboutScript(rule, recipe) : [...aboutConstraints(rule, recipe), ...unmade];
    // Why, and what to do, is said once.
    said.all(advised ? told.map(withoutAdvice) : told, text, file);
    advised ||= told.length > 0;
    const runs =
      rule.kind === 'code'
        ? unmade.length === 0
        : recipe.scripts !== undefined && isKnownLanguage(rule.language);
    return runs ? [rule] : [];
  });
}

const advice = 'add --allow-scripts if you trust the patch: its scripts run with your rights';

const withoutAdvice = ({ why: _why, advice: _advice, ...rest }: Diagnostic): Diagnostic => rest;

function aboutScript(rule: ScriptRule, { scripts, writes }: SpatchRecipe): readonly Diagnostic[] {
  const isKnown = isKnownLanguage(rule.language);
  if (isKnown && scripts !== undefined) return [];
  const told = isKnown ? notRun(rule) : foreign(rule.language, rule);
  if (!/\binclude_match\b/.test(rule.code)) return [told];
  return [
    {
      ...told,
      severity: writes ? 'error' : 'warning',
      message: `${told.message}: it may throw matches away, which are now kept`,
    },
  ];
}

function notRun(rule: ScriptRule): Diagnostic {
  const message =
    rule.when === 'rule'
      ? `this ${rule.language} script is not run, nor are rules that use what it makes`
      : `this ${rule.language} script (${rule.when}) is not run`;
  return { severity: 'warning', code: 'script-not-run', message, span: rule.span, advice };
}

const foreign = (language: string, { span }: Pick<ScriptRule, 'span'>): Diagnostic => ({
  severity: 'warning',
  code: 'script-language',
  message: `scripts in ${language} are not run`,
  span,
  why:
    language === 'ocaml'
      ? 'they are compiled into spatch itself, which devmify is not'
      : 'devmify knows scripts in python and js',
  advice: 'write it as `script:python` or `script:js`, or take spatch for this patch',
});

function aboutConstraints(
  rule: Exclude<Rule, ScriptRule>,
  { scripts, writes }: SpatchRecipe,
): readonly Diagnostic[] {
  const asked = rule.metavariables
    .filter(({ from }) => from === undefined)
    .flatMap(({ constraints }) => constraints.flatMap(scriptsIn));
  return asked.flatMap(({ language, span }): Diagnostic[] => {
    const known = isKnownLanguage(language);
    if (known && scripts !== undefined) return [];
    return [
      {
        severity: writes ? 'error' : 'warning',
        code: known ? 'constraint-not-asked' : 'script-language',
        message: `the ${language} script is not asked: the rule may match more than it is meant to`,
        span,
        ...(writes && { why: 'what it might have kept from changing is not written into files' }),
        advice: known ? advice : 'write the constraint in python or js',
      },
    ];
  });
}

/** Without the script that makes a name there is nothing to put into the code: the rule stays out. */
function aboutMadeUpNames(rule: Exclude<Rule, ScriptRule>, { scripts }: SpatchRecipe): readonly Diagnostic[] {
  return rule.metavariables.flatMap(({ name, recipe = [] }) =>
    recipe.flatMap((part): readonly Diagnostic[] => {
      if (!('script' in part)) return [];
      const { language, span } = part.script;
      const known = isKnownLanguage(language);
      if (known && scripts !== undefined) return [];
      return [
        {
          severity: 'warning',
          code: known ? 'script-not-run' : 'script-language',
          message: `${rule.name} is not run: a ${language} script makes the name \`${name}\``,
          span,
          advice: known ? advice : 'write the script in python or js',
        },
      ];
    }),
  );
}

function scriptsIn(constraint: Constraint): readonly Extract<Constraint, { kind: 'script' }>[] {
  if (constraint.kind === 'script') return [constraint];
  if (constraint.kind === 'not') return scriptsIn(constraint.inner);
  return constraint.kind === 'all' || constraint.kind === 'some' ? constraint.inner.flatMap(scriptsIn) : [];
}

function nothingRuns(path: string, virtuals: readonly string[], { say }: Talk): undefined {
  say(`${path}: error: no rule may run\n`);
  if (virtuals.length > 0)
    say(`  try: switch on what it offers: ${virtuals.map((name) => `-D ${name}`).join(', ')}\n`);
  return undefined;
}
