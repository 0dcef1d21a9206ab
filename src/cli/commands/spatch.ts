/** `devmify spatch --sp-file X.cocci PATH...`: runs any semantic patch, with the flags that users of spatch know. */
import { readFileSync } from 'node:fs';
import { type CompiledPatch, compilePatch } from '../../compile/patch.ts';
import { isMet } from '../../compile/words.ts';
import { type RunOptions, runPatch } from '../../engine/run-patch.ts';
import { readPatch } from '../../smpl/parse.ts';
import type { Dependency } from '../../smpl/syntax.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Found, findFiles } from '../files/find-files.ts';
import { excluder } from '../files/glob.ts';
import type { Conversion, Settings } from '../process-file.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import { type RunWishes, workThrough } from '../work-through.ts';
import type { Arguments, Command } from './command.ts';
import { readSpatchWords } from './spatch-flags.ts';

export const spatch: Command = {
  command: 'spatch [paths..]',
  describe: 'Run a semantic patch and print what it changes',
  rewriteWords: (words) => readSpatchWords(words).words,
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, describe: 'C files, or folders of them' })
      .option('sp-file', { alias: 'c', type: 'string', requiresArg: true, describe: 'The semantic patch' })
      .option('D', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Switch on a virtual rule (NAME), or give a virtual identifier a value (NAME=VALUE)',
      })
      .option('dir', { type: 'string', requiresArg: true, describe: 'A folder to work on' })
      .option('ignore', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Leave out paths that match this',
      })
      .option('in-place', { alias: 'write', type: 'boolean', describe: 'Write the changes into the files' })
      .option('json', { type: 'boolean', describe: 'One object a line instead of a diff' })
      .option('quiet', {
        alias: ['q', 'very-quiet'],
        type: 'boolean',
        describe: 'No summary and no warnings',
      })
      .option('show-diff', { type: 'boolean', default: true, describe: 'Print the diff' })
      .option('progress', { type: 'boolean', default: true, hidden: true })
      .option('profile', { alias: 'stats', type: 'boolean', describe: 'Add times to the summary' }),
  run,
};

async function run(argv: Arguments, streams: Streams, words: readonly string[]): Promise<number> {
  if (argv.quiet !== true)
    for (const flag of readSpatchWords(words).leftOut) streams.say(`devmify: ${flag} has no effect here\n`);
  const options = optionsOf(argv.D);
  const patch = openPatch(argv, options, streams);
  if (patch === undefined) return 2;
  return workThrough(
    findWanted(argv),
    settingsOf(patch, options, argv['in-place'] === true),
    wishesOf(argv),
    streams,
  );
}

function wishesOf(argv: Arguments): RunWishes {
  const write = argv['in-place'] === true;
  const printed = argv['show-diff'] === false ? 'check' : 'print';
  return {
    mode: write ? 'write' : printed,
    explain: false,
    // spatch prints the diff of what it writes, too.
    format: argv.json === true ? 'json' : write && argv['show-diff'] !== false ? 'diff' : undefined,
    stats: argv.profile === true,
    quiet: argv.quiet === true,
    progress: argv.progress === true,
  };
}

function findWanted(argv: Arguments): Found {
  const paths = [...wordsOf(argv.paths), ...wordsOf(argv.dir)];
  if (paths.length === 0)
    throw new UsageError(
      'spatch: name a file or a folder to work on',
      'devmify spatch --sp-file x.cocci foo.c',
    );
  const ignored = wordsOf(argv.ignore);
  return findFiles({ paths, listed: [], excluded: excluder(ignored), currentFolder: process.cwd() });
}

function settingsOf(patch: CompiledPatch, options: RunOptions, writes: boolean): Settings {
  const rules = patch.steps.flatMap((step) => (step.kind === 'code' ? step.compiled : []));
  return {
    matters: (bytes) => {
      const hasWord = (word: string): boolean => bytes.includes(word);
      return rules.some(({ patterns }) => patterns.every(({ need }) => isMet(need, hasWord, () => [])));
    },
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

/** The patch, or undefined when a rule that may run is broken: that has been said by then. */
function openPatch(argv: Arguments, options: RunOptions, streams: Streams): CompiledPatch | undefined {
  const path = wordsOf(argv['sp-file']).at(-1);
  if (path === undefined)
    throw new UsageError('spatch: no semantic patch', 'devmify spatch --sp-file x.cocci foo.c');
  const text = readPatchFile(path);
  const { patch, rules, diagnostics } = readPatch(text, path);
  const mayRun = rules.filter(({ header }) => !isSwitchedOff(header.depends, patch.virtuals, options));
  const told = [...diagnostics, ...mayRun.flatMap((rule) => rule.diagnostics)];
  const quiet = argv.quiet === true;
  for (const item of told)
    if (!quiet || item.severity === 'error')
      streams.say(diagnosticText({ file: path, ...item }, text, streams.paintTalk));
  for (const { header, rule } of mayRun)
    if (rule?.kind === 'script' && !quiet)
      streams.say(`${path}: warning: ${header.name} is a ${rule.language} script, which is not run\n`);
  return told.some(({ severity }) => severity === 'error') ? undefined : compilePatch(patch);
}

function readPatchFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--sp-file ${path}: ${(error as Error).message}`, 'name a .cocci file');
  }
}

function optionsOf(given: unknown): RunOptions {
  const words = wordsOf(given);
  const values = words.filter((word) => word.includes('='));
  return {
    defines: words.filter((word) => !word.includes('=')),
    values: Object.fromEntries(
      values.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    ),
  };
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

const wordsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
