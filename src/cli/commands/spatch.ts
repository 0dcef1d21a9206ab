/** `devmify spatch --sp-file X.cocci PATH...`: runs any semantic patch, with the flags that users of spatch know. */
import { jobsOf } from '../arguments/jobs.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Found, findFiles } from '../files/find-files.ts';
import { excluder } from '../files/glob.ts';
import { recipeOf, wordsOf } from '../semantic-patch/recipe-of.ts';
import { partOf, shardOf } from '../shards/shard.ts';
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
      .option('allow-scripts', {
        type: 'boolean',
        describe: 'Run the scripts of the patch: python with your rights, js in a closed room',
      })
      .option('expect', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Exit with 1 when this rule matches nowhere',
      })
      .option('python', { type: 'string', requiresArg: true, describe: 'The python3 that runs scripts' })
      .option('iso-file', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Isomorphisms to use besides those that come along',
      })
      .option('dir', { type: 'string', requiresArg: true, describe: 'A folder to work on' })
      .option('ignore', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Leave out paths that match this',
      })
      .option('in-place', { alias: 'write', type: 'boolean', describe: 'Write the changes into the files' })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'Write what becomes of the one file given into this file',
      })
      .option('patch', {
        type: 'string',
        requiresArg: true,
        describe: 'Give the paths in the diff from this folder on',
      })
      .option('include-headers', { type: 'boolean', describe: 'Work on the .h files of folders as well' })
      .option('json', { type: 'boolean', describe: 'One object a line instead of a diff' })
      .option('quiet', {
        alias: ['q', 'very-quiet'],
        type: 'boolean',
        describe: 'No summary and no warnings',
      })
      .option('jobs', { alias: 'j', type: 'string', requiresArg: true, describe: 'How many processes' })
      .option('shard', {
        type: 'string',
        requiresArg: true,
        describe: 'Only the Kth of N parts of the files: K/N; `devmify merge` puts them together',
      })
      .option('show-diff', { type: 'boolean', default: true, describe: 'Print the diff' })
      .option('cache', {
        type: 'boolean',
        default: true,
        describe: 'Take what earlier runs found out (--no-cache: find out everything anew)',
      })
      .option('progress', { type: 'boolean', default: true, hidden: true })
      .option('profile', { alias: 'stats', type: 'boolean', describe: 'Add times to the summary' }),
  run,
};

async function run(argv: Arguments, streams: Streams, words: readonly string[] = []): Promise<number> {
  if (argv.quiet !== true)
    for (const flag of readSpatchWords(words).leftOut) streams.say(`devmify: ${flag} has no effect here\n`);
  const wishes = wishesOf(argv);
  const [recipe, found] = [recipeOf(argv), findWanted(argv)];
  if (wishes.output !== undefined && (found.files.length !== 1 || wishes.mode === 'write'))
    throw new UsageError(
      `spatch: -o ${wishes.output} takes the result of one file, and goes without --in-place`,
      'name one file, or write into the files themselves with --in-place',
    );
  if (wishes.shard === undefined) return workThrough(found, recipe, wishes, streams);
  if (recipe.scripts !== undefined || recipe.expected.length > 0)
    throw new UsageError(
      `spatch: --shard and ${recipe.scripts ? '--allow-scripts' : '--expect'}: who sees a part cannot speak for all files`,
      'leave one of them out',
    );
  return workThrough(partOf(found, wishes.shard), recipe, wishes, streams);
}

function wishesOf(argv: Arguments): RunWishes {
  const write = argv['in-place'] === true;
  const printed = argv['show-diff'] === false ? 'check' : 'print';
  return {
    subject: wordsOf(argv.paths).join(' '),
    mode: write ? 'write' : printed,
    interactive: false,
    // As spatch does: one semantic patch after the other is what people apply.
    allowDirty: true,
    explain: false,
    // spatch prints the diff of what it writes, too.
    format: argv.json === true ? 'json' : write && argv['show-diff'] !== false ? 'diff' : undefined,
    stats: argv.profile === true,
    quiet: argv.quiet === true,
    output: wordsOf(argv.output).at(-1),
    progress: argv.progress === true,
    cache: argv.cache === true,
    shard: shardOf(wordsOf(argv.shard).at(-1)),
    jobs: jobsOf(wordsOf(argv.jobs).at(-1)),
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
  return findFiles({
    paths,
    listed: [],
    excluded: excluder(ignored),
    currentFolder: process.cwd(),
    headers: argv['include-headers'] === true,
    root: wordsOf(argv.patch).at(-1),
  });
}
