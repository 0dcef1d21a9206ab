/** One option as `--help` prints it and as yargs is told about it. */
export interface Option {
  readonly name: string;
  /** A single letter. */
  readonly short?: string;
  /** Further long names, which mean the same. */
  readonly also?: readonly string[];
  /** What the option takes, as the help calls it; without it, the option is a switch. */
  readonly takes?: string;
  /** May be given several times; all values count. */
  readonly repeatable?: true;
  readonly choices?: readonly string[];
  readonly describe: string;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

/** The options of `devmify [PATH...]`, in the order of the help. */
export const optionGroups: readonly OptionGroup[] = [
  {
    title: 'What to do',
    options: [
      { name: 'dry-run', short: 'n', describe: 'print patches, write nothing (what happens anyway)' },
      {
        name: 'write',
        short: 'w',
        also: ['in-place'],
        describe: 'write the files, each at once or not at all',
      },
      {
        name: 'interactive',
        describe: 'show each change and why it is right, and write what you accept',
      },
      {
        name: 'allow-dirty',
        describe: 'also write files that have uncommitted changes',
      },
      { name: 'check', describe: 'print a summary only; exit code 1 when something would change' },
      { name: 'explain', describe: 'for each resource: converted or kept, why, and the lines that prove it' },
      { name: 'review', describe: 'also make the changes that a human has to look at' },
      {
        name: 'actions',
        describe: 'also write devm_add_action_or_reset() for what has no managed form and is in the way',
      },
    ],
  },
  {
    title: 'With what',
    options: [
      {
        name: 'pattern',
        short: 'p',
        takes: 'NAME',
        repeatable: true,
        describe: 'use only this pattern (see `devmify list`); may be repeated',
      },
      { name: 'patterns', takes: 'DIR', describe: 'use the patterns of this folder, not the built-in ones' },
      {
        name: 'kernel',
        takes: 'VERSION',
        describe: 'the kernel to write for, as in 6.1; else the tree tells',
      },
    ],
  },
  {
    title: 'On which files',
    options: [
      {
        name: 'files-from',
        takes: 'FILE',
        describe: 'read paths from FILE, or from stdin for "-"; one a line, or separated by NUL',
      },
      {
        name: 'since',
        takes: 'REF',
        describe: 'only files that differ from this commit; all of them when no PATH is given',
      },
      {
        name: 'diff',
        takes: 'FILE',
        describe: 'only files that this diff touches, or the one on stdin for "-"',
      },
      {
        name: 'exclude',
        takes: 'GLOB',
        repeatable: true,
        describe: 'leave out what this matches, as in staging/ or "*_test.c"; may be repeated',
      },
      {
        name: 'shard',
        takes: 'K/N',
        describe: 'only the Kth of N parts of the files; `devmify merge` puts the results together',
      },
    ],
  },
  {
    title: 'Output',
    options: [
      {
        name: 'format',
        takes: 'FORM',
        choices: ['diff', 'json', 'sarif', 'text', 'table', 'html'],
        describe:
          'diff (for git apply), json (an object a line), sarif (for code scanning), text (file:line: for editors), table (counts for each resource and bus), html (a page to read)',
      },
      { name: 'json', describe: 'the same as --format json' },
      {
        name: 'jobs',
        short: 'j',
        takes: 'N',
        describe: 'how many processes; as many as there are cores otherwise',
      },
      { name: 'no-cache', describe: 'find out everything anew, and remember nothing' },
      { name: 'stats', describe: 'add times and the slowest files to the summary' },
      { name: 'quiet', short: 'q', describe: 'no summary and no warnings; errors only' },
      { name: 'no-progress', describe: 'no progress bar, even on a terminal' },
      { name: 'no-pager', describe: 'print to the terminal itself, whatever the length' },
      {
        name: 'color',
        takes: 'WHEN',
        choices: ['auto', 'always', 'never'],
        describe: 'auto, always or never; NO_COLOR is obeyed',
      },
      { name: 'debug', describe: 'show where in devmify an error came up' },
      { name: 'help', short: 'h', describe: 'show this text' },
      { name: 'version', describe: 'show the versions of devmify, its grammar and its patterns' },
    ],
  },
];

export const options: readonly Option[] = optionGroups.flatMap((group) => group.options);

/** `-i` is what some editors of streams call it; the help keeps quiet about it, because git's `-i` asks first. */
export const extraShortNames: ReadonlyMap<string, readonly string[]> = new Map([['write', ['i']]]);
