/** `devmify check PATH...`: judges the code as it stands. */
import { type Confidence, confidences } from '../../check/finding.ts';
import { jobsOf } from '../arguments/jobs.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { incomingFromPatch, incomingSince } from '../check/incoming.ts';
import { type CheckFormat, checkFormats } from '../check/printer.ts';
import { type CheckWishes, runChange, runCheck } from '../check/run-check.ts';
import { findWanted } from '../files/find-wanted.ts';
import { wordsOf } from '../semantic-patch/recipe-of.ts';
import { partOf, shardOf } from '../shards/shard.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const check: Command = {
  command: 'check [paths..]',
  describe: 'Report wrong uses of managed resources, leaks and wrong orders, with the path that shows each',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, describe: 'C files, or folders of them' })
      .option('confidence', {
        choices: confidences,
        default: 'certain',
        describe: 'The least sure findings to tell: certain has a full path as evidence',
      })
      .option('rule', { type: 'string', array: true, nargs: 1, describe: 'Only findings of this rule' })
      .option('format', {
        choices: checkFormats,
        default: 'text',
        describe:
          'text, gcc (a line each, for editors), github (annotations), json (an object a line), sarif (2.1.0), html (a page)',
      })
      .option('json', { type: 'boolean', describe: 'The same as --format json' })
      .option('files-from', {
        type: 'string',
        requiresArg: true,
        describe: 'Read paths from a file, or from stdin for "-"',
      })
      .option('diff', {
        type: 'string',
        requiresArg: true,
        describe: 'Only what this patch or mail brings ("-" for stdin), whether the tree has it or not',
      })
      .option('since', {
        type: 'string',
        requiresArg: true,
        describe: 'Only what was brought in since this commit',
      })
      .option('root', {
        type: 'string',
        requiresArg: true,
        describe: 'The folder that the paths of a patch count from',
      })
      .option('exclude', { type: 'string', array: true, nargs: 1, describe: 'Leave out what this matches' })
      .option('patterns', { type: 'string', requiresArg: true, describe: 'Use the patterns of this folder' })
      .option('jobs', { alias: 'j', type: 'string', requiresArg: true, describe: 'How many processes' })
      .option('cache', {
        type: 'boolean',
        default: true,
        describe: 'Take what earlier runs found out (--no-cache: find out everything anew)',
      })
      .option('shard', {
        type: 'string',
        requiresArg: true,
        describe: 'Only part K of N of the files, as JSON: devmify merge puts the results together',
      })
      .option('stats', { type: 'boolean', describe: 'Say what took how long' })
      .option('progress', { type: 'boolean', default: true, describe: 'Show a progress bar on a terminal' })
      .option('quiet', { alias: 'q', type: 'boolean', describe: 'No summary and no warnings' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const wishes = wishesOf(argv);
  refuseShardedFormat(wishes);
  const [diff] = wordsOf(argv.diff);
  const [since] = wordsOf(argv.since);
  if (diff !== undefined && since !== undefined)
    throw new UsageError('check: --diff and --since are two changes', 'name one of them');
  if (diff !== undefined) {
    if ([argv.paths, argv['files-from'], argv.exclude, argv.shard].some((words) => wordsOf(words).length > 0))
      throw new UsageError(
        'check: --diff names its files itself',
        'leave paths, --files-from, --exclude and --shard out',
      );
    return runChange(await incomingFromPatch(diff, wordsOf(argv.root)[0]), wishes, streams);
  }
  const files = {
    paths: wordsOf(argv.paths),
    filesFrom: wordsOf(argv['files-from'])[0],
    exclude: wordsOf(argv.exclude),
    since,
    diff: undefined,
    headers: since !== undefined,
  };
  const all = await findWanted(files, {
    message: 'check: name a file or a folder to work on',
    advice: 'devmify check drivers/foo.c',
  });
  const found = wishes.shard === undefined ? all : partOf(all, wishes.shard);
  return since === undefined
    ? runCheck(found, wishes, streams)
    : runChange(incomingSince(since, found), wishes, streams);
}

/** The other forms have no room for what `devmify merge` has to know. */
function refuseShardedFormat({ shard, format }: CheckWishes): void {
  if (shard === undefined || format === 'json') return;
  throw new UsageError(
    `check: --shard and --format ${format}: nobody could put the parts together`,
    'take --json for each shard; devmify merge --format makes all other forms of it',
  );
}

const wishesOf = (argv: Arguments): CheckWishes => ({
  patternFolder: wordsOf(argv.patterns)[0],
  subject: wordsOf(argv.paths).join(' ') || changeIn(argv) || 'a list of files',
  rules: wordsOf(argv.rule),
  // yargs has seen that it is one of them.
  least: argv.confidence as Confidence,
  format: argv.json === true ? 'json' : (argv.format as CheckFormat),
  stats: argv.stats === true,
  quiet: argv.quiet === true,
  progress: argv.progress === true,
  cache: argv.cache === true,
  jobs: jobsOf(wordsOf(argv.jobs).at(-1)),
  shard: shardOf(wordsOf(argv.shard).at(-1)),
});

/** What a change is called. */
const changeIn = (argv: Arguments): string =>
  [...wordsOf(argv.diff), ...wordsOf(argv.since).map((commit) => `since ${commit}`)].join(' ');
