import type { Argv } from 'yargs';
import type { Streams } from '../terminal/streams.ts';

/** What yargs made of a command line: values by option name, `_` and `$0` included. Narrow before use. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * A subcommand, one small file each. The file is loaded only when its command is called, so it may import what it
 * likes; its line in `commands/index.ts` is all that `devmify --help` reads.
 */
export interface Command {
  /** The name with its positional arguments, as yargs writes them: `show <name>`. */
  readonly command: string;
  readonly describe: string;
  readonly builder?: (yargs: Argv) => Argv;
  /** Puts words that yargs could not read into a form that it can. */
  readonly rewriteWords?: (words: readonly string[]) => readonly string[];
  /** Does the work and returns the exit code. Results go to stdout, all talk to stderr. */
  readonly run: (argv: Arguments, streams: Streams, words?: readonly string[]) => Promise<number>;
}
