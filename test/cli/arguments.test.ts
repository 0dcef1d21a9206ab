import { describe, expect, test } from '@jest/globals';
import { parseConvertArguments } from '../../src/cli/arguments/convert-arguments.ts';
import { helpText } from '../../src/cli/arguments/help.ts';
import { options } from '../../src/cli/arguments/options.ts';
import { UsageError } from '../../src/cli/arguments/usage-error.ts';

const parse = (...words: string[]) => parseConvertArguments(words);

async function complaint(...words: string[]): Promise<string> {
  try {
    await parse(...words);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} | ${error.advice}`;
    throw error;
  }
  return 'none';
}

describe('what is meant by the words', () => {
  test('no option means: print patches', async () => {
    expect(await parse('a.c', 'drivers/')).toEqual({
      paths: ['a.c', 'drivers/'],
      subject: 'a.c drivers/',
      mode: 'print',
      interactive: false,
      allowDirty: false,
      explain: false,
      review: false,
      actions: false,
      patternNames: [],
      patternFolder: undefined,
      kernel: undefined,
      filesFrom: undefined,
      exclude: [],
      format: undefined,
      stats: false,
      quiet: false,
      progress: true,
      jobs: undefined,
      cache: true,
      shard: undefined,
    });
  });

  test.each([
    [['-n', 'a.c'], { mode: 'print' }],
    [['--dry-run', 'a.c'], { mode: 'print' }],
    [['-w', 'a.c'], { mode: 'write' }],
    [['-i', 'a.c'], { mode: 'write' }],
    [['--in-place', 'a.c'], { mode: 'write' }],
    [['a.c', '--write'], { mode: 'write', paths: ['a.c'] }],
    [['--check', 'a.c'], { mode: 'check' }],
    [['--no-cache', 'a.c'], { cache: false }],
    [['--shard', '2/8', 'a.c'], { shard: { number: 2, of: 8 } }],
    [['-qw', 'a.c'], { mode: 'write', quiet: true }],
    [['--json', '--json', 'a.c'], { format: 'json' }],
    [['--format=text', 'a.c'], { format: 'text' }],
    [['--format', 'diff', '--format', 'text', 'a.c'], { format: 'text' }],
    [['-p', 'irq/a', 'a.c', '--pattern=b', 'b.c'], { patternNames: ['irq/a', 'b'], paths: ['a.c', 'b.c'] }],
    [['--exclude', 'a', '--exclude', 'b', 'c'], { exclude: ['a', 'b'], paths: ['c'] }],
    [['--files-from', '-'], { filesFrom: '-', paths: [] }],
    [['--no-progress', 'a.c'], { progress: false }],
    [['-j4', 'a.c'], { jobs: 4 }],
    [['-j', '2', 'a.c'], { jobs: 2, paths: ['a.c'] }],
    [['--kernel', '6.1', 'a.c'], { kernel: '6.1' }],
    [['--kernel', 'v5.10.3-rc1', 'a.c'], { kernel: '5.10.3-rc1' }],
    [['--', '-n', '--odd.c'], { paths: ['-n', '--odd.c'] }],
    [['12', '1e3'], { paths: ['12', '1e3'] }],
  ])('%j', async (words, meaning) => {
    expect(await parse(...words)).toMatchObject(meaning);
  });
});

describe('what is wrong with the words', () => {
  test.each([
    [['--dri-run', 'a.c'], 'unknown option --dri-run; did you mean --dry-run?'],
    [['--patern=x', 'a.c'], 'unknown option --patern=x; did you mean --pattern?'],
    [['-z', 'a.c'], 'unknown option -z |'],
    [['--zzzzzzzzz'], 'unknown option --zzzzzzzzz |'],
    [['--format', 'tetx'], 'did you mean text?'],
    [['--shard', '3/2', 'a.c'], '--shard 3/2: that is no part of a whole'],
    [['-j0', 'a.c'], '--jobs 0: that is no number of processes'],
    [['a.c', '-p'], '--pattern needs a value: --pattern NAME'],
    [['a.c', '--files-from'], '--files-from needs a value'],
    [['-w', '-n', 'a.c'], '--write and --dry-run contradict each other'],
    [['-w', '--check', 'a.c'], '--write and --check contradict each other'],
    [['--json', '--format', 'text', 'a.c'], '--json and --format text contradict each other'],
    [['--explain', '--format', 'diff', 'a.c'], '--explain and --format diff contradict each other'],
    [['--kernel', 'new', 'a.c'], '--kernel new: that is no kernel version'],
  ])('%j', async (words, message) => {
    expect(await complaint(...words)).toContain(message);
  });
});

describe('the help', () => {
  test('begins with three examples and names every option', () => {
    const help = helpText(100);
    expect(help.split('\n').slice(2, 5)).toEqual([
      expect.stringMatching(/^ {2}devmify /),
      expect.stringMatching(/^ {2}devmify /),
      expect.stringMatching(/^ {2}devmify /),
    ]);
    for (const { name } of options) expect(help).toContain(`--${name}`);
  });

  test.each([40, 80, 100])('keeps to %i columns where words allow it', (width) => {
    const table = helpText(width).split('\n').slice(8, -4);
    if (width >= 80) expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(table.length).toBeGreaterThan(20);
  });
});
