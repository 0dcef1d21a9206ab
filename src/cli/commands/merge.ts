/** `devmify merge FILE...`: the results of all shards as if there had been one run. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../arguments/usage-error.ts';
import { mergeChecks } from '../check/merge.ts';
import { type CheckFormat, checkFormats } from '../check/printer.ts';
import { whyNot } from '../files/why-not.ts';
import { summaryText } from '../output/summary.ts';
import { exitCode } from '../output/tally.ts';
import { mergeShards } from '../shards/merge.ts';
import { type Part, partsOf, type ShardFile } from '../shards/parts.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const merge: Command = {
  command: 'merge <results..>',
  describe: 'Put together what runs with --shard K/N have printed',
  builder: (yargs) =>
    yargs
      .positional('results', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'What each shard printed: all diffs, or all JSON, in any order',
      })
      .option('format', {
        choices: ['diff', ...checkFormats],
        type: 'string',
        requiresArg: true,
        describe:
          'A diff can be made of JSON as well, and all its forms of the JSON of `devmify check`; else the form is that of the shards',
      })
      .option('quiet', { alias: 'q', type: 'boolean', describe: 'No summary' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const names = [argv.results ?? []].flat().map(String);
  const parts = partsOf(names.map(open));
  const ofChecks = parts.filter(({ summary }) => summary?.command === 'check');
  // yargs has seen that it is one of them.
  const wanted = argv.format as 'diff' | CheckFormat | undefined;
  if (ofChecks.length > 0) return mergeAllChecks(parts, ofChecks, wanted, argv.quiet === true, streams);
  if (wanted !== undefined && wanted !== 'diff' && wanted !== 'json')
    throw new UsageError(
      `--format ${wanted} is made of results of devmify check only`,
      'take diff or json for conversions',
    );
  const { result, total } = mergeShards(parts, wanted);
  for (const bytes of result) if (!streams.result(bytes)) break;
  if (total === undefined) return 0;
  if (argv.quiet !== true) streams.say(summaryText(total.tally, total.mode, streams.paintTalk));
  return exitCode(total.tally, total.mode);
}

function mergeAllChecks(
  parts: readonly Part[],
  ofChecks: readonly Part[],
  format: 'diff' | CheckFormat | undefined,
  quiet: boolean,
  streams: Streams,
): number {
  if (ofChecks.length < parts.length)
    throw new UsageError(
      'some of these are results of devmify check, and some are not',
      'merge each run by itself',
    );
  if (format === 'diff')
    throw new UsageError('devmify check makes no diffs', `take ${checkFormats.join(', ')}`);
  return mergeChecks(ofChecks, format ?? 'json', quiet, streams);
}

function open(name: string): ShardFile {
  try {
    return { name, bytes: readFileSync(name) };
  } catch (error) {
    throw new UsageError(`${name}: ${whyNot(error)}`, 'name what `devmify --shard K/N` printed');
  }
}
