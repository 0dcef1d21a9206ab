/** What an opened semantic patch does to each text. */
import { type CompiledPatch, compilePatch } from '../../compile/patch.ts';
import type { Meter } from '../../engine/meter.ts';
import { type PatchResult, type RunOptions, runPatch, type SourceText } from '../../engine/run-patch.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Conversion, Settings } from '../process-file.ts';
import { ProcessRunner } from '../scripts/script-runner.ts';
import type { Streams } from '../terminal/streams.ts';
import { type OpenPatch, openPatch, type SpatchRecipe } from './open-patch.ts';
import { sieveOf } from './sieve.ts';

/** Undefined when a rule that may run is broken. */
export function openSemanticPatch(
  recipe: SpatchRecipe,
  streams: Pick<Streams, 'say' | 'paintTalk'>,
): Settings | undefined {
  const patch = openPatch(recipe, streams);
  return patch && settingsOf(patch, recipe);
}

function settingsOf(patch: OpenPatch, recipe: SpatchRecipe): Settings {
  const compiled = compilePatch(patch, patch.isoFiles, recipe.expected);
  const runner = runnerOf(patch, recipe);
  return {
    matters: sieveOf(compiled),
    convert: (text, path, meter) =>
      convertWith(compiled, { path, text }, patch.options, recipe.writes, runner, meter),
    ...(runner && {
      scripts: {
        begin: () => runner.begin(),
        end: () => runner.end(),
      },
    }),
  };
}

/** Whoever runs the scripts; undefined when there are none, or none is allowed. */
function runnerOf({ rules }: OpenPatch, { scripts }: SpatchRecipe): ProcessRunner | undefined {
  const asks = rules.some(
    (rule) =>
      rule.kind === 'script' ||
      rule.metavariables.some(({ constraints, recipe }) => constraints.length > 0 || recipe !== undefined),
  );
  if (scripts === undefined || !asks) return undefined;
  const around = rules.flatMap((rule) => (rule.kind === 'script' && rule.when !== 'rule' ? [rule] : []));
  return new ProcessRunner({ python: scripts.python, around });
}

function convertWith(
  patch: CompiledPatch,
  source: SourceText,
  options: RunOptions,
  writes: boolean,
  runner: ProcessRunner | undefined,
  meter: Meter | undefined,
): Conversion {
  const { text } = source;
  const result = survivingDepth(text, () => runPatch(patch, source, options, runner, undefined, meter));
  const given = result.diagnostics.some(({ severity }) => severity === 'error');
  return {
    after: given ? text : shownAfter(result, text, writes),
    sites: [],
    diagnostics: result.diagnostics,
    leftovers: [],
    unread: given ? 1 : 0,
    outside: 0,
    printed: result.printed,
    said: result.said,
    matched: result.rulesMatched,
  };
}

/** A patch may nest so deeply that matching it runs out of stack; that is no reason to give up the other files. */
function survivingDepth(text: string, run: () => PatchResult): PatchResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
    const message = 'patch and code are nested too deeply to be matched: the file is left as it is';
    const diagnostics = [{ severity: 'error', code: 'too-deep', message }] as const;
    return { text, changed: false, rulesMatched: [], shown: [], diagnostics, printed: '', said: '' };
  }
}

/** What a rule shows with `*` is printed as if its lines went, and never written. */
function shownAfter({ text: made, changed, shown }: PatchResult, text: string, writes: boolean): string {
  return changed || writes ? made : withoutLines(text, shown);
}

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
