import { expect, test } from '@jest/globals';
import { joined, readRecipients } from '../../src/cli/mails/recipients.ts';

const said = `Ada Example <ada@example.org> (maintainer:INPUT (KEYBOARD, MOUSE)...)
bob@example.org (supporter:LAMPS)
Cyd <cyd@example.org> (reviewer:LAMPS)
list@example.org (open list:INPUT (KEYBOARD, MOUSE)...)
Linus Torvalds <torvalds@linux-foundation.org> (supporter:THE REST)
linux-kernel@example.org (open list)
`;

test('maintainers are written to, reviewers and lists get a copy, and nobody is invented', () => {
  expect(readRecipients(said)).toEqual({
    to: [
      { name: 'Ada Example', email: 'ada@example.org' },
      { name: '', email: 'bob@example.org' },
    ],
    cc: [
      { name: 'Cyd', email: 'cyd@example.org' },
      { name: '', email: 'list@example.org' },
      { name: '', email: 'linux-kernel@example.org' },
    ],
  });
});

test('of a series, everybody is named once, and in To: rather than in Cc:', () => {
  const [ada, bob] = ['ada', 'bob'].map((name) => ({ name, email: `${name}@example.org` }));
  if (ada === undefined || bob === undefined) throw new Error('two people');
  expect(
    joined([
      { to: [], cc: [ada, bob] },
      { to: [ada], cc: [bob] },
    ]),
  ).toEqual({ to: [ada], cc: [bob] });
});
