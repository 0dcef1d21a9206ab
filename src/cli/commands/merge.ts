/** `devmify merge FILE...`: the results of all shards as if there had been one run. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../arguments/usage-error.ts';
import { summaryText } from '../output/summary.ts';
import { exitCode } from '../output/tally.ts';
import { mergeShards, type ShardFile } from '../shards/merge.ts';
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
        choices: ['diff', 'json'],
        type: 'string',
        requiresArg: true,
        describe: 'A diff can be made of JSON as well; else the form is that of the shards',
      })
      .option('quiet', { alias: 'q', type: 'boolean', describe: 'No summary' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const names = [argv.results ?? []].flat().map(String);
  const form = argv.format === 'diff' || argv.format === 'json' ? argv.format : undefined;
  const { result, total } = mergeShards(names.map(open), form);
  for (const bytes of result) if (!streams.result(bytes)) break;
  if (total === undefined) return 0;
  if (argv.quiet !== true) streams.say(summaryText(total.tally, total.mode, streams.paintTalk));
  return exitCode(total.tally, total.mode);
}

function open(name: string): ShardFile {
  try {
    return { name, bytes: readFileSync(name) };
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`, 'name what `devmify --shard K/N` printed');
  }
}
