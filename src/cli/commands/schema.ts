/** `devmify schema NAME`: the JSON schema of what a command prints with --json. */
import { readFileSync } from 'node:fs';
import { schemaFile, schemaNames } from '../own-files.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const schema: Command = {
  command: 'schema <name>',
  describe: 'Print the JSON schema of what --json prints: convert (and spatch), or check',
  builder: (yargs) =>
    yargs.positional('name', {
      type: 'string',
      choices: schemaNames,
      demandOption: true,
      describe: 'Whose output: each of its lines is one object of the schema',
    }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  // yargs has seen that it is one of them.
  streams.result(readFileSync(schemaFile(argv.name as (typeof schemaNames)[number])));
  return 0;
}
