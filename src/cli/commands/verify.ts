/** `devmify verify`: proves, path by path, that two versions of a driver, or what a patch makes of it, release the same. */

import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Comparison, compared, proofCode } from '../compare-versions.ts';
import { readPatchFile } from '../files/patch-file.ts';
import { readSource } from '../files/read-file.ts';
import { comparisonText } from '../output/comparison-text.ts';
import { openCatalogue } from '../patterns.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const verify: Command = {
  command: 'verify <before> [after]',
  describe: 'Prove that two versions of a driver, or a patch, release the same resources',
  builder: (yargs) =>
    yargs
      .positional('before', {
        type: 'string',
        demandOption: true,
        describe: 'The file as it was; or, alone, a diff or a mail with one, "-" for stdin',
      })
      .positional('after', { type: 'string', describe: 'The file as it is to be' })
      .option('root', {
        type: 'string',
        requiresArg: true,
        describe: 'The folder that the paths of a patch count from; else the tree around the current one',
      })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'Resources as the patterns of this folder describe them',
      }),
  run,
};

async function run(argv: Arguments, streams: Streams, words: readonly string[] = []): Promise<number> {
  const catalogue = openCatalogue(wordOf(argv.patterns), streams);
  if (catalogue === undefined) return 2;
  const comparisons: Comparison[] = [];
  const add = (comparison: Comparison): void => {
    comparisons.push(comparison);
    streams.result(comparisonText(comparison, streams.paintResult));
  };
  const [before, after] = [nameOf(argv.before, words), wordOf(argv.after)];
  if (after !== undefined) {
    if (argv.root !== undefined) throw new UsageError('--root is for a patch, and here are two files');
    add(compared(open(before), open(after), catalogue));
  } else {
    const { versions, besides } = await readPatchFile(before, wordOf(argv.root));
    for (const { before: was, after: is, backwards } of versions) {
      if (backwards)
        streams.say(`${was.path}: has the patch already, so it is compared with what was before\n`);
      add(compared(was, is, catalogue));
    }
    for (const one of besides) add(one);
  }
  return proofCode(comparisons);
}

function open(path: string): { readonly path: string; readonly lines: LineIndex } {
  const outcome = readSource(path);
  if (outcome.kind === 'failed') {
    const isMissing = outcome.reason === 'vanished';
    throw new UsageError(`${path}: ${isMissing ? 'no such file' : outcome.message}`);
  }
  return { path, lines: new LineIndex(decode(outcome.bytes).text) };
}

/** yargs takes a lone `-` for an empty word. */
const nameOf = (value: unknown, words: readonly string[]): string =>
  value === '' && words.includes('-') ? '-' : String(value);

const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
