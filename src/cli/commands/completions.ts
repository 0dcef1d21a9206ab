/** `devmify completions SHELL`: prints a script that completes command lines. */
import { readCatalogue } from '../../catalogue/read.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { completionScript, type Shell, shells } from '../manual/completions.ts';
import { contents } from '../manual/contents.ts';
import { builtInPatterns } from '../own-files.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const completions: Command = {
  command: 'completions <shell>',
  describe: 'Print a script that completes command lines: bash, zsh or fish',
  builder: (yargs) =>
    yargs.positional('shell', { type: 'string', demandOption: true, describe: 'bash, zsh or fish' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const wanted = String(argv.shell);
  const shell = shells.find((one): one is Shell => one === wanted);
  if (shell === undefined)
    throw new UsageError(
      `completions ${wanted}: no script for that shell`,
      `take one of: ${shells.join(', ')}`,
    );
  const { catalogue } = readCatalogue(builtInPatterns);
  const names = catalogue.patterns.map(({ name }) => name);
  streams.result(completionScript(shell, await contents(), names));
  return 0;
}
