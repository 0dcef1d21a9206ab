/** A semantic patch from its file to what is done to each text; what is wrong with it is said on the way. */
import { readFileSync } from 'node:fs';
import { type CompiledPatch, compilePatch, mayMatch } from '../compile/patch.ts';
import { type RunOptions, runPatch } from '../engine/run-patch.ts';
import { readPatch } from '../smpl/parse.ts';
import type { Dependency } from '../smpl/syntax.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { Conversion, Settings } from './process-file.ts';
import type { Recipe } from './recipe.ts';
import { diagnosticText } from './terminal/diagnostic-text.ts';
import type { Streams } from './terminal/streams.ts';

type SpatchRecipe = Extract<Recipe, { readonly kind: 'spatch' }>;

/** Undefined when a rule that may run is broken. */
export function openSemanticPatch(
  recipe: SpatchRecipe,
  streams: Pick<Streams, 'say' | 'paintTalk'>,
): Settings | undefined {
  const patch = openPatch(recipe, streams);
  return patch && settingsOf(patch, recipe.options, recipe.writes);
}

function openPatch(
  { path, options, quiet }: SpatchRecipe,
  { say, paintTalk }: Pick<Streams, 'say' | 'paintTalk'>,
): CompiledPatch | undefined {
  const text = readPatchFile(path);
  const { patch, rules, diagnostics } = readPatch(text, path);
  const mayRun = rules.filter(({ header }) => !isSwitchedOff(header.depends, patch.virtuals, options));
  const told = [...diagnostics, ...mayRun.flatMap((rule) => rule.diagnostics)];
  for (const item of told)
    if (!quiet || item.severity === 'error') say(diagnosticText({ file: path, ...item }, text, paintTalk));
  for (const { header, rule } of mayRun)
    if (rule?.kind === 'script' && !quiet)
      say(`${path}: warning: ${header.name} is a ${rule.language} script, which is not run\n`);
  return told.some(({ severity }) => severity === 'error') ? undefined : compilePatch(patch);
}

function readPatchFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--sp-file ${path}: ${(error as Error).message}`, 'name a .cocci file');
  }
}

function settingsOf(patch: CompiledPatch, options: RunOptions, writes: boolean): Settings {
  return {
    matters: (bytes) => mayMatch(patch, (word) => bytes.includes(word)),
    convert: (text, path) => convertWith(patch, text, path, options, writes),
  };
}

function convertWith(
  patch: CompiledPatch,
  text: string,
  path: string,
  options: RunOptions,
  writes: boolean,
): Conversion {
  const { text: made, changed, shown, diagnostics } = runPatch(patch, { path, text }, options);
  const shows = !changed && !writes;
  const after = shows ? withoutLines(text, shown) : made;
  const given = diagnostics.some(({ severity }) => severity === 'error');
  return {
    after: given ? text : after,
    sites: [],
    diagnostics,
    leftovers: [],
    unread: given ? 1 : 0,
    outside: 0,
  };
}

/** What a rule shows with `*` is printed as if its lines went. */
function withoutLines(text: string, shown: readonly Span[]): string {
  if (shown.length === 0) return text;
  const lines = new LineIndex(text);
  const gone = new Set(shown.map(({ start }) => lines.lineAt(start)));
  let rest = '';
  for (let line = 1; line <= lines.count; line++) {
    if (!gone.has(line)) rest += text.slice(lines.startOf(line), lines.startOf(line + 1));
  }
  return rest;
}

/**
 * Whether a rule can't run, whatever the files hold, because of a virtual rule that is off (or on). `undefined` stands
 * for "that depends on the files".
 */
function isSwitchedOff(
  depends: Dependency,
  virtuals: readonly string[],
  { defines = [] }: RunOptions,
): boolean {
  const isOn = (rule: string): boolean | undefined =>
    virtuals.includes(rule) ? defines.includes(rule) : undefined;
  const truth = (dependency: Dependency): boolean | undefined => {
    switch (dependency.kind) {
      case 'always':
        return true;
      case 'matched':
      case 'ever':
        return isOn(dependency.rule);
      case 'unmatched':
      case 'never':
        return not(isOn(dependency.rule));
      case 'not':
        return not(truth(dependency.inner));
      case 'and':
        return both(truth(dependency.left), truth(dependency.right));
      case 'or':
        return not(both(not(truth(dependency.left)), not(truth(dependency.right))));
      case 'file-in':
        return undefined;
      default:
        return dependency satisfies never;
    }
  };
  return truth(depends) === false;
}

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

function both(left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}
