/** `devmify format-patch [PATH...] -o DIR`: one mail for each driver, as `git format-patch` writes them; never sends. */
import { type Person, readPerson } from '../../mail/person.ts';
import { jobsOf } from '../arguments/jobs.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { findWanted } from '../files/find-wanted.ts';
import type { MailWishes } from '../mails/wishes.ts';
import { writeMails } from '../mails/write-mails.ts';
import { openCatalogue } from '../patterns.ts';
import { isUsable } from '../recipe.ts';
import type { Streams } from '../terminal/streams.ts';
import { scheduleInWorkers } from '../workers/schedule.ts';
import type { Arguments, Command } from './command.ts';

export const formatPatch: Command = {
  command: 'format-patch [paths..]',
  describe: 'Write one mail for each driver, as git format-patch does; never sends',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, describe: 'C files, or folders of them' })
      .option('output-directory', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'Where the mails go: a new folder, or an empty one',
      })
      .option('commit', {
        type: 'string',
        requiresArg: true,
        describe: 'Make this branch, with a commit for each mail; nothing else of the repository is touched',
      })
      .option('cover-letter', {
        type: 'boolean',
        describe: 'Write a mail that introduces the series (as a matter of course for several patches)',
      })
      .option('reroll-count', {
        alias: 'v',
        type: 'string',
        requiresArg: true,
        describe: 'The version of the series: [PATCH v2], with a place for what has changed',
      })
      .option('signoff', {
        alias: 's',
        type: 'boolean',
        describe: 'Add your Signed-off-by, as git commit -s does',
      })
      .option('to', { type: 'string', array: true, nargs: 1, describe: 'Add a To: address' })
      .option('cc', { type: 'string', array: true, nargs: 1, describe: 'Add a Cc: address' })
      .option('auto-to-cc', {
        type: 'boolean',
        describe:
          'Put whom scripts/get_maintainer.pl names into To: and Cc:, not into recipients/by-mail.txt',
      })
      .option('from', {
        type: 'string',
        requiresArg: true,
        describe: 'Who sends, if not you as git knows you',
      })
      .option('date', {
        type: 'string',
        requiresArg: true,
        describe: 'The date of the mails; else SOURCE_DATE_EPOCH, or now',
      })
      .option('subject-prefix', {
        type: 'string',
        requiresArg: true,
        describe: 'What stands in the brackets, as in "PATCH net-next"',
      })
      .option('rfc', { type: 'boolean', describe: '[RFC PATCH]: to ask for opinions' })
      .option('base', {
        type: 'string',
        requiresArg: true,
        default: 'auto',
        describe: 'The base-commit: line: a commit, none, or auto for the one checked out if it is public',
      })
      .option('smpl', { type: 'boolean', describe: 'Quote the semantic patch in the message' })
      .option('compile-tested', { type: 'boolean', describe: 'Say "Compile-tested only."; do so first' })
      .option('series-size', {
        type: 'string',
        requiresArg: true,
        default: '15',
        describe: 'The most patches of a series; there is one for each subsystem, at least',
      })
      .option('one-series', { type: 'boolean', describe: 'One series for all subsystems together' })
      .option('force', { type: 'boolean', describe: 'Write mails even for subsystems that do not want them' })
      .option('pattern', {
        alias: 'p',
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'Use only this pattern',
      })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'The patterns of this folder instead',
      })
      .option('kernel', { type: 'string', requiresArg: true, describe: 'The kernel to write for, as in 6.1' })
      .option('review', { type: 'boolean', describe: 'Also make the changes that a human has to look at' })
      .option('actions', {
        type: 'boolean',
        describe: 'Also write devm_add_action_or_reset() for what has no managed form and is in the way',
      })
      .option('files-from', { type: 'string', requiresArg: true, describe: 'Read paths from a file, or "-"' })
      .option('since', {
        type: 'string',
        requiresArg: true,
        describe: 'Only files that differ from this commit; all of them when no path is given',
      })
      .option('diff', {
        type: 'string',
        requiresArg: true,
        describe: 'Only files that this diff touches, or the one on stdin for "-"',
      })
      .option('exclude', { type: 'string', array: true, nargs: 1, describe: 'Leave out what this matches' })
      .option('jobs', { alias: 'j', type: 'string', requiresArg: true, describe: 'How many processes' })
      .option('progress', { type: 'boolean', default: true, describe: 'Show a progress bar on a terminal' })
      .option('quiet', { alias: 'q', type: 'boolean', describe: 'No summary and no notes' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const wishes = wishesOf(argv);
  const found = await findWanted(
    {
      paths: wordsOf(argv.paths),
      filesFrom: wordOf(argv['files-from']),
      exclude: wordsOf(argv.exclude),
      since: wordOf(argv.since),
      diff: wordOf(argv.diff),
    },
    {
      message: 'format-patch: name a file or a folder, or a change with --since or --diff',
      advice: 'devmify format-patch drivers/input -o mails',
    },
  );
  if (found.files.length === 0 && (argv.since ?? argv.diff) !== undefined) {
    if (!wishes.quiet) streams.say('the change touches no C file: nothing to write a mail about\n');
    return 0;
  }
  const patternFolder = wordOf(argv.patterns);
  const wanted = {
    patternNames: wordsOf(argv.pattern),
    patternFolder,
    kernel: wishes.kernel,
    review: wishes.review,
    actions: argv.actions === true,
  };
  const recipe = { kind: 'convert', wanted, root: found.files[0]?.root } as const;
  const catalogue = (await isUsable(recipe, streams)) ? openCatalogue(patternFolder, streams) : undefined;
  if (catalogue === undefined) return 2;
  const results = scheduleInWorkers(found.files, recipe, jobsOf(wordOf(argv.jobs)));
  return writeMails(found, results, catalogue, wishes, streams);
}

function wishesOf(argv: Arguments): MailWishes {
  const [folder, branch] = [wordOf(argv['output-directory']), wordOf(argv.commit)];
  if (folder === undefined && branch === undefined)
    throw new UsageError(
      'format-patch: where to? nothing is sent, mails go into a folder',
      'add -o DIR, or --commit BRANCH',
    );
  const prefix = wordOf(argv['subject-prefix']) ?? 'PATCH';
  return {
    folder,
    branch,
    version: numberOf(argv, 'reroll-count') ?? 1,
    cover: typeof argv['cover-letter'] === 'boolean' ? argv['cover-letter'] : undefined,
    signoff: argv.signoff === true,
    to: peopleOf(argv, 'to'),
    cc: peopleOf(argv, 'cc'),
    autoRecipients: argv['auto-to-cc'] === true,
    from: wordOf(argv.from),
    date: wordOf(argv.date),
    subjectPrefix: argv.rfc === true ? `RFC ${prefix}` : prefix,
    base: wordOf(argv.base) ?? 'auto',
    semanticPatch: argv.smpl === true,
    compileTested: argv['compile-tested'] === true,
    seriesSize: numberOf(argv, 'series-size') ?? 15,
    oneSeries: argv['one-series'] === true,
    force: argv.force === true,
    review: argv.review === true,
    kernel: wordOf(argv.kernel),
    quiet: argv.quiet === true,
    progress: argv.progress === true,
  };
}

function numberOf(argv: Arguments, name: string): number | undefined {
  const word = wordOf(argv[name])?.replace(/^v(?=\d)/, '');
  if (word === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(word)) return Number(word);
  throw new UsageError(`--${name} ${word}: that has to be a number from 1 on`);
}

const peopleOf = (argv: Arguments, name: string): readonly Person[] =>
  wordsOf(argv[name]).map((word) => {
    const person = readPerson(word);
    if (person === undefined)
      throw new UsageError(`--${name} ${word}: that is no address`, `one address for each --${name}`);
    return person;
  });

/** The last one counts when an option that takes one value was given twice. */
const wordOf = (value: unknown): string | undefined => {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : undefined;
};

const wordsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
