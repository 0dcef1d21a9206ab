import { describe, expect, test } from '@jest/globals';
import { mailDate } from '../../src/mail/date.ts';
import { addressHeader, subjectHeader } from '../../src/mail/header.ts';
import { readPerson } from '../../src/mail/person.ts';
import { formatPatch, header } from './git-says.ts';

const someone = { name: 'A U Thor', email: 'author@example.org' };
const noChanges = { 'a.c': { added: 1, removed: 0 } };

describe('headers are what git writes', () => {
  test.each([
    'Ada Lovelace',
    'Jörg Müller',
    'Joe "The Duke" Doe',
    'O. Person',
    'Łukasz =?=?= Żółć',
    '毛泽东 Ｆｕｌｌ',
    `Ada ${'van der '.repeat(24)}Long`,
    `Ödön ${'név '.repeat(45)}`.trim(),
    'x'.repeat(200),
    'back\\slash @ comma, semi; (paren)',
  ])('From: %s', (name) => {
    const author = { name, email: 'who@example.org' };
    const git = header(formatPatch({ author, title: 'x', changes: noChanges }), 'From');
    expect(addressHeader('From', [author])).toBe(git);
  });

  test.each([
    'Input: lamp - Use devm_kzalloc()',
    `iio: adc: ${'a rather long word '.repeat(9)}`.trim(),
    'clk: größer als =?UTF-8?q? je_zuvor, und es hört noch lange nicht auf damit',
    'y'.repeat(120),
    'EDAC/foo: use devm_kzalloc(), devm_ioremap() and devm_request_threaded_irq()',
  ])('Subject: %s', (title) => {
    const git = header(formatPatch({ author: someone, title, changes: noChanges }), 'Subject');
    expect(subjectHeader('PATCH', title)).toBe(git);
  });

  test('Date', () => {
    const git = header(formatPatch({ author: someone, title: 'x', changes: noChanges }), 'Date');
    expect(`Date: ${mailDate({ seconds: 1700000000, zone: '+0530' })}\n`).toBe(git);
  });

  test.each([
    [0, '+0000', 'Thu, 1 Jan 1970 00:00:00 +0000'],
    [1709210096, '-0330', 'Thu, 29 Feb 2024 09:04:56 -0330'],
  ])('%d %s', (seconds, zone, shown) => {
    expect(mailDate({ seconds, zone })).toBe(shown);
  });
});

describe('nothing in a name or a title begins a header', () => {
  const evil = 'Eve\r\nBcc: everybody@example.org\n\nbody\u2028\u0085X: y\0';

  test('From', () => {
    const text = addressHeader('From', [{ name: evil, email: 'eve@example.org' }]);
    expect(
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .every((line) => line.startsWith(' ')),
    ).toBe(true);
    expect(text).not.toMatch(/^Bcc/m);
  });

  test('Subject, and what stands in its brackets', () => {
    const text = subjectHeader(evil, evil);
    expect(
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .every((line) => line.startsWith(' ')),
    ).toBe(true);
  });

  test.each([
    'eve@example.org\nBcc: x@example.org',
    'Eve <eve@example.org>\nX: y',
    'no address',
    '<>',
    'a@b, c@d',
  ])('no address: %j', (text) => expect(readPerson(text)).toBeUndefined());

  test.each([
    ['Ada <ada@example.org>', 'Ada', 'ada@example.org'],
    ['"Ada, \\"L.\\"" <ada@example.org>', 'Ada, "L."', 'ada@example.org'],
    ['ada@example.org', '', 'ada@example.org'],
  ])('%s', (text, name, email) => expect(readPerson(text)).toEqual({ name, email }));
});

test('several addresses stand one a line', () => {
  const people = [
    { name: 'Ärger, "X"', email: 'a@b.c' },
    { name: '', email: 'list@b.c' },
  ];
  expect(addressHeader('To', people)).toBe(
    'To: =?UTF-8?q?=C3=84rger=2C=20=22X=22?= <a@b.c>,\n    list@b.c\n',
  );
});
