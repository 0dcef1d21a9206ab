import yargs from 'yargs';
import { UsageError } from '../arguments/usage-error.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

/** Reads the words of a subcommand by its own rules, and runs it. */
export async function runCommand(
  command: Command,
  words: readonly string[],
  streams: Streams,
): Promise<number> {
  let parsed: Arguments | undefined;
  let help = '';
  const parser = yargs()
    .scriptName('devmify')
    .detectLocale(false)
    .version(false)
    .help()
    .alias('help', 'h')
    .exitProcess(false)
    .option('debug', { type: 'boolean', hidden: true })
    .option('color', { type: 'string', hidden: true })
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
    })
    .command(
      command.command,
      command.describe,
      (own) => command.builder?.(own) ?? own,
      (argv) => {
        parsed = argv;
      },
    )
    .strictOptions()
    .fail((message, error) => {
      const [name = ''] = words;
      throw new UsageError(
        `${name}: ${error?.message ?? message}`,
        `\`devmify ${name} --help\` says what it takes`,
      );
    });
  await parser.parseAsync([...words], {}, (_error, _argv, output) => {
    help = output;
  });
  if (parsed !== undefined) return command.run(parsed, streams);
  streams.result(`${help}\n`);
  return 0;
}
