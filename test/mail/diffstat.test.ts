import { describe, expect, test } from '@jest/globals';
import { diffstat } from '../../src/mail/diffstat.ts';
import { mailFileName } from '../../src/mail/file-name.ts';
import { seededRandom } from '../support/seeded.ts';
import { type Commit, formatPatch } from './git-says.ts';

const author = { name: 'A U Thor', email: 'author@example.org' };

/** git's own, between `---` and the empty line. */
function gitStat(changes: Commit['changes']): string {
  const mail = formatPatch({ author, title: 'x', changes });
  const start = mail.indexOf('\n---\n') + 5;
  return mail.slice(start, mail.indexOf('\n\n', start) + 1);
}

const ours = (changes: Commit['changes']): string =>
  diffstat(Object.entries(changes).map(([path, change]) => ({ path, ...change })));

describe('the diffstat is what git prints', () => {
  const long = 'drivers/input/some folder/with a name/that goes on/and on, and on, and on/lampé.c';
  test.each<[string, Commit['changes']]>([
    ['one file', { 'drivers/input/lamp.c': { added: 1, removed: 3 } }],
    ['one line', { 'a.c': { added: 1, removed: 0 } }],
    ['only lines that go', { 'a.c': { added: 0, removed: 1 } }],
    ['a long path, spaces, and a letter that is quoted', { [long]: { added: 4, removed: 9 } }],
    ['a long name without a folder', { [`${'x'.repeat(120)}.c`]: { added: 4, removed: 9 } }],
    ['a path that is cut at a folder', { [`d/${'y'.repeat(70)}/z.c`]: { added: 49, removed: 49 } }],
    ['many lines beside few', { 'a.c': { added: 400, removed: 1 }, 'b/c.c': { added: 1, removed: 1 } }],
    [
      'order of bytes, not of letters',
      {
        'b.c': { added: 1, removed: 0 },
        'B.c': { added: 1, removed: 0 },
        'a/é.c': { added: 1, removed: 0 },
        'a/z.c': { added: 2, removed: 0 },
      },
    ],
  ])('%s', (_, changes) => expect(ours(changes)).toBe(gitStat(changes)));

  test('made up ones', () => {
    const below = seededRandom(7);
    for (let round = 0; round < 12; round++) {
      const changes: Record<string, { added: number; removed: number }> = {};
      for (let file = 0; file <= below(5); file++) {
        const folders = Array.from({ length: below(6) }, () => 'f'.repeat(1 + below(20)));
        const path = [...folders, `${'n'.repeat(1 + below(30))}${file}.c`].join('/');
        changes[path] = { added: 1 + below(below(2) === 0 ? 10 : 300), removed: below(50) };
      }
      expect(ours(changes)).toBe(gitStat(changes));
    }
  });
});

test.each([
  'Input: lamp - Use devm_kzalloc()',
  'hwmon: (lm75) ...use  managed resources.',
  'ümlaut: at the start, and a subject so long that its file name has to end before it does',
  'a..b...c -- d',
])('the name of the file is what git gives it: %s', (title) => {
  const written = formatPatch(
    { author, title, changes: { 'a.c': { added: 1, removed: 0 } } },
    '--no-stdout',
    '-v2',
    '-o',
    'out',
  );
  expect(`out/${mailFileName(1, title, 2)}`).toBe(written.trim());
});
