/**
 * The words of `devmify [OPTION...] PATH...` in, what they ask for out. yargs splits the words; what it would say
 * about wrong ones is said here instead, with what was probably meant and without the whole help after it.
 */
import yargs, { type Options } from 'yargs';
import { nearest } from '../../smpl/nearest.ts';
import type { Arguments } from '../commands/command.ts';
import { type Shard, shardOf } from '../shards/shard.ts';
import type { RunWishes } from '../work-through.ts';
import { jobsOf } from './jobs.ts';
import { extraShortNames, type Option, options } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface ConvertArguments extends RunWishes {
  readonly paths: readonly string[];
  readonly review: boolean;
  readonly actions: boolean;
  readonly patternNames: readonly string[];
  readonly patternFolder: string | undefined;
  readonly kernel: string | undefined;
  readonly filesFrom: string | undefined;
  readonly exclude: readonly string[];
  readonly since: string | undefined;
  readonly diff: string | undefined;
}

export async function parseConvertArguments(words: readonly string[]): Promise<ConvertArguments> {
  const parsed: Arguments = await splitWords(words);
  refuseUnknownOptions(listOf(parsed._));
  refuseWrongChoices(parsed);
  const mode = modeOf(parsed);
  const format = formatOf(parsed);
  refuseExplainedFormat(parsed, format);
  const shard = shardOf(wordOf(parsed.shard));
  refuseShardedFormat(parsed, shard, format);
  const paths = [...listOf(parsed._), ...listOf(parsed['--'])];
  return {
    paths,
    subject: paths.join(' ') || 'a list of files',
    mode,
    interactive: isOn(parsed.interactive),
    allowDirty: isOn(parsed['allow-dirty']),
    explain: isOn(parsed.explain),
    review: isOn(parsed.review),
    actions: isOn(parsed.actions),
    patternNames: listOf(parsed.pattern),
    patternFolder: wordOf(parsed.patterns),
    kernel: kernelOf(parsed),
    filesFrom: wordOf(parsed['files-from']),
    exclude: listOf(parsed.exclude),
    since: wordOf(parsed.since),
    diff: wordOf(parsed.diff),
    format,
    stats: isOn(parsed.stats),
    quiet: isOn(parsed.quiet),
    jobs: jobsOf(wordOf(parsed.jobs)),
    shard,
    cache: parsed.cache === undefined || isOn(parsed.cache),
    progress: parsed.progress === undefined || isOn(parsed.progress),
  };
}

async function splitWords(words: readonly string[]): Promise<Arguments> {
  const parser = yargs([...words])
    .scriptName('devmify')
    .detectLocale(false)
    .help(false)
    .version(false)
    .exitProcess(false)
    .parserConfiguration({
      'unknown-options-as-args': true,
      'populate--': true,
      'greedy-arrays': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'duplicate-arguments-array': true,
    })
    .fail((message, error) => {
      throw new UsageError(missingValue(message) ?? error?.message ?? message, seeHelp);
    });
  for (const option of options) parser.option(keyOf(option), yargsOption(option));
  return parser.parseAsync();
}

const seeHelp = '`devmify --help` lists all options';

/** yargs takes `--no-x` as "x is false". */
const keyOf = (option: Option): string => option.name.replace(/^no-/, '');

function yargsOption(option: Option): Options {
  const shorts = [option.short ?? [], extraShortNames.get(option.name) ?? []].flat();
  const alias = [...shorts, ...(option.also ?? [])];
  if (option.takes === undefined) return { alias, type: 'boolean' };
  return { alias, type: option.repeatable === true ? 'array' : 'string', string: true, nargs: 1 };
}

function missingValue(message: string): string | undefined {
  const name = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  const option = options.find(({ name: known, short }) => known === name || short === name);
  return option && `--${option.name} needs a value: --${option.name} ${option.takes ?? ''}`.trimEnd();
}

function refuseUnknownOptions(words: readonly string[]): void {
  const unknown = words.find((word) => word.startsWith('-') && word !== '-');
  if (unknown === undefined) return;
  const name = unknown.replace(/^-+/, '').replace(/=.*/s, '');
  const known = options.flatMap((option) => [option.name, ...(option.also ?? [])]);
  const meant = unknown.startsWith('--') || name.length > 2 ? nearest(name, known) : undefined;
  throw new UsageError(
    `unknown option ${unknown}${meant === undefined ? '' : `; did you mean --${meant}?`}`,
    `${seeHelp}; a path that begins with "-" goes after "--"`,
  );
}

function refuseWrongChoices(parsed: Arguments): void {
  for (const { name, choices } of options) {
    const value = wordOf(parsed[name]);
    if (choices === undefined || value === undefined || choices.includes(value)) continue;
    const meant = nearest(value, choices);
    throw new UsageError(
      `--${name} ${value}: there is no such choice${meant === undefined ? '' : `; did you mean ${meant}?`}`,
      `take one of: ${choices.join(', ')}`,
    );
  }
}

function modeOf(parsed: Arguments): ConvertArguments['mode'] {
  const asks = isOn(parsed.interactive);
  const write = isOn(parsed.write) || asks;
  for (const other of ['dry-run', 'check'])
    if (write && isOn(parsed[other]))
      throw new UsageError(
        `--${asks ? 'interactive' : 'write'} and --${other} contradict each other`,
        'take one of them',
      );
  if (asks && !(process.stdin.isTTY && process.stderr.isTTY))
    throw new UsageError(
      '--interactive asks in a terminal, and this is none',
      'take --write to write all files',
    );
  if (write) return 'write';
  return isOn(parsed.check) ? 'check' : 'print';
}

function formatOf(parsed: Arguments): ConvertArguments['format'] {
  const format = wordOf(parsed.format) as ConvertArguments['format']; // refuseWrongChoices has seen it
  if (!isOn(parsed.json)) return format;
  if (format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other`, 'take one of them');
  return 'json';
}

/** JSON holds the explanations anyway; the other forms have no room for them. */
function refuseExplainedFormat(parsed: Arguments, format: ConvertArguments['format']): void {
  if (isOn(parsed.explain) && (format === 'diff' || format === 'text' || format === 'table'))
    throw new UsageError(`--explain and --format ${format} contradict each other`, 'leave the format out');
}

/** Whatever is told at the end about all files cannot be put together from its parts. */
function refuseShardedFormat(
  parsed: Arguments,
  shard: Shard | undefined,
  format: ConvertArguments['format'],
): void {
  if (shard === undefined) return;
  const form = isOn(parsed.explain) && format !== 'json' ? '--explain' : format && `--format ${format}`;
  if (form === undefined || format === 'diff' || format === 'json') return;
  throw new UsageError(
    `--shard and ${form}: nobody could put the parts together`,
    'take --json for each shard',
  );
}

function kernelOf(parsed: Arguments): string | undefined {
  const version = wordOf(parsed.kernel);
  if (version === undefined || /^v?\d+\.\d+(\.\d+)*(-\S+)?$/.test(version)) return version?.replace(/^v/, '');
  throw new UsageError(`--kernel ${version}: that is no kernel version`, 'write it as in --kernel 6.1');
}

const isOn = (value: unknown): boolean => (Array.isArray(value) ? value.at(-1) : value) === true;

/** The last one counts when an option that takes one value was given twice. */
function wordOf(value: unknown): string | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : undefined;
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}
