import { describe, expect, test } from '@jest/globals';
import { summaryText } from '../../src/cli/output/summary.ts';
import { newTally } from '../../src/cli/output/tally.ts';
import { diagnosticText } from '../../src/cli/terminal/diagnostic-text.ts';
import { painted, paintFor, plain } from '../../src/cli/terminal/paint.ts';
import { barText, progressBar, progressLines } from '../../src/cli/terminal/progress.ts';
import { colourWish } from '../../src/cli/terminal/streams.ts';

describe('colour', () => {
  test.each([
    ['auto', true, {}, true],
    ['auto', false, {}, false],
    ['auto', true, { NO_COLOR: '1' }, false],
    ['auto', true, { NO_COLOR: '' }, true],
    ['auto', true, { TERM: 'dumb' }, false],
    ['auto', false, { FORCE_COLOR: '1' }, true],
    ['auto', false, { CLICOLOR_FORCE: '1' }, true],
    ['auto', false, { CLICOLOR_FORCE: '0' }, false],
    ['auto', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['always', false, { NO_COLOR: '1' }, true],
    ['never', true, { FORCE_COLOR: '1' }, false],
  ] as const)('%s, terminal %p, %j: %p', (wish, terminal, environment, inColour) => {
    expect(paintFor(wish, terminal, environment)).toBe(inColour ? painted : plain);
  });

  test.each([
    [['--color=never', 'a.c'], 'never'],
    [['--color', 'always', 'a.c'], 'always'],
    [['--no-color'], 'never'],
    [['--', '--color=always'], 'auto'],
    [['--color=bogus'], 'auto'],
  ])('%j asks for %s', (words, wish) => {
    expect(colourWish(words)).toBe(wish);
  });
});

describe('code frames', () => {
  test('print nothing that moves the cursor', () => {
    const shown = diagnosticText(
      { severity: 'error', code: 'c', message: 'm', span: { start: 0, end: 1 } },
      'a\x1b[2Jb\r\n',
      plain,
    );
    expect(shown).toContain('a.[2Jb');
  });

  test('a diagnostic says where, what, why and what to do', () => {
    const text = 'int x;\nint y;\n';
    expect(
      diagnosticText(
        {
          severity: 'error',
          code: 'some-code',
          message: 'y is not wanted',
          file: 'a.c',
          span: { start: 11, end: 12 },
          why: 'x is enough',
          advice: 'remove it',
          related: [{ span: { start: 4, end: 5 }, message: 'here is x' }],
        },
        text,
        plain,
      ),
    ).toBe(`a.c:2:5: error: y is not wanted [some-code]
  1 | int x;
  2 | int y;
    |     ^
  see: 1:5: here is x
  1 | int x;
    |     ^
  why: x is enough
  try: remove it
`);
  });
});

const standing = (done: number, total: number, shown = 'drivers/input/a.c') => ({
  ...{ done, total, shown },
  counts: ['1 changed', '3 conversions'],
});

describe('the progress bar', () => {
  test('fits its line', () => {
    expect(barText(standing(5, 10), '7 s left', 100)).toBe(
      '[##########..........] 5/10 files, 1 changed, 3 conversions, 7 s left drivers/input/a.c',
    );
    expect(barText(standing(5, 10, 'drivers/input/very/long/path/a.c'), '7 s left', 85)).toHaveLength(84);
    expect(barText(standing(5, 10), '7 s left', 10)).toHaveLength(9);
    expect(barText(standing(0, 0), '', 80)).toContain('0/0');
  });

  test('shows itself after a second, at most ten times a second, and goes away', () => {
    let time = 0;
    const written: string[] = [];
    const bar = progressBar(
      () => 80,
      (line) => written.push(line),
      () => time,
    );
    for (let done = 1; done <= 100; done++) {
      time += 20;
      bar.update(standing(done, 200));
    }
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThanOrEqual(11);
    expect(written.at(-1)).toContain('2 s left');
    bar.clear();
    expect(written.at(-1)).toBe('');
  });

  test('is a line for each thousand files where nobody looks on', () => {
    let time = 0;
    const written: string[] = [];
    const lines = progressLines(
      (text) => written.push(text),
      () => time,
    );
    for (let done = 1; done <= 2000; done++) {
      time += 400;
      lines.update(standing(done, 2000));
    }
    expect(written).toEqual([
      'devmify: 1000 of 2000 files, 1 changed, 3 conversions, 7 min left\n',
      'devmify: 2000 of 2000 files, 1 changed, 3 conversions\n',
    ]);
  });
});

test('the summary counts everything and says nothing of what is not there', () => {
  const tally = newTally();
  expect(summaryText(tally, 'print', plain)).toBe('no files to look at\n');
  Object.assign(tally.files, { changed: 1, refused: 2, unchanged: 3, failed: 1 });
  Object.assign(tally.sites, { converted: 4, review: 1, refused: 11 });
  tally.reasons.set('freed-elsewhere', 10).set('on-a-list', 1).set('a-reason', 1);
  tally.left.set('link', 2);
  tally.unread = 1;
  expect(summaryText(tally, 'write', plain)).toBe(`7 files: 1 changed, 2 refused, 3 unchanged, 1 failed
16 resources: 4 converted, 1 for review (--review converts them), 11 kept as they are
  10 freed-elsewhere
   1 a-reason
   1 on-a-list
1 function that mattered could not be read
left out: 2 symbolic links (not followed)
`);
});
