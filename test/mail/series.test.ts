import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { mailBytes } from '../../src/mail/mail.ts';
import { readMaintainers } from '../../src/mail/maintainers.ts';
import { policyFor, readPolicies } from '../../src/mail/policy.ts';
import { bracketOf, splitIntoSeries } from '../../src/mail/series.ts';
import { folderName, subsystemOf } from '../../src/mail/subsystem.ts';
import type { Encoding } from '../../src/text/bytes.ts';

const maintainers = readMaintainers(`Preamble

Maintainers List
----------------

INPUT (KEYBOARD, MOUSE) DRIVERS
M:	Ada <ada@example.org>
T:	git git://example.org/input.git
F:	drivers/input/
F:	include/linux/input.h

LAMP TOUCHSCREEN
M:	Bob <bob@example.org>
F:	drivers/input/touchscreen/lamp*
F:	drivers/input/touchscreen/lamp/

NETWORKING DRIVERS
P:	Documentation/process/maintainer-netdev.rst
T:	git git://example.org/net.git
F:	drivers/net/

NETWORKING DRIVERS (WIRELESS)
T:	git git://example.org/wireless.git
F:	drivers/net/wireless/

CHIPS OF ACME
T:	git git://example.org/acme.git
F:	drivers/*/acme*

THE REST
T:	git git://example.org/linus.git
F:	*
F:	*/
`);

describe('a series is what one maintainer takes', () => {
  test.each([
    ['drivers/input/misc/a.c', 'INPUT (KEYBOARD, MOUSE) DRIVERS'],
    ['drivers/input/touchscreen/lamp/a.c', 'INPUT (KEYBOARD, MOUSE) DRIVERS'],
    ['drivers/net/phy/a.c', 'NETWORKING DRIVERS'],
    ['drivers/net/wireless/a.c', 'NETWORKING DRIVERS (WIRELESS)'],
    ['drivers/input/acme.c', 'INPUT (KEYBOARD, MOUSE) DRIVERS'],
    ['drivers/lamp/acme.c', 'drivers/lamp'],
  ])('%s', (path, title) => expect(subsystemOf(path, maintainers).title).toBe(title));

  test('the profile of the subsystem is known', () => {
    expect(subsystemOf('drivers/net/a.c', maintainers).profile).toMatch(/maintainer-netdev/);
  });

  test('a subsystem gives a folder its name', () => {
    expect(folderName(subsystemOf('drivers/input/a.c', maintainers))).toBe('input-keyboard-mouse-drivers');
  });

  const patches = (count: number, path: string) =>
    Array.from({ length: count }, () => ({ subsystem: subsystemOf(path, maintainers) }));

  test('no series has more patches than wanted, and none is a rest', () => {
    const all = splitIntoSeries([...patches(16, 'drivers/input/a.c'), ...patches(2, 'drivers/clk/a.c')], 15);
    expect(all.map((one) => [one.name, one.patches.length])).toEqual([
      ['input-keyboard-mouse-drivers-1', 8],
      ['input-keyboard-mouse-drivers-2', 8],
      ['drivers-clk', 2],
    ]);
  });
});

test.each([
  ['PATCH', 1, 1, 1, false, 'PATCH'],
  ['PATCH', 1, 1, 1, true, 'PATCH 1/1'],
  ['RFC PATCH', 2, 3, 12, true, 'RFC PATCH v2 03/12'],
  ['PATCH net-next', 1, 0, 100, true, 'PATCH net-next 000/100'],
])('[%s] v%d %d/%d', (prefix, version, number, total, cover, expected) => {
  expect(bracketOf(prefix, version, number, total, cover)).toBe(expected);
});

describe('policies', () => {
  const text = readFileSync(new URL('../../policies/subsystems.json', import.meta.url), 'utf8');
  const policies = readPolicies(text);
  if (typeof policies === 'string') throw new Error(policies);

  test.each([
    ['drivers/net/ethernet/a.c', 'hold'],
    ['drivers/net/wireless/a.c', undefined],
    ['drivers/gpu/drm/a/b.c', 'hold'],
    ['drivers/gpu/host1x/a.c', undefined],
    ['drivers/media/a.c', 'advise'],
    ['drivers/hwmon/a.c', undefined],
  ])('%s: %s', (path, verdict) => expect(policyFor(path, policies)?.verdict).toBe(verdict));

  test.each([
    ['{', /JSON/],
    ['{}', /list/],
    ['[{}]', /policy 1: "paths"/],
    ['[{"paths":["a/"],"verdict":"no","reason":"","source":""}]', /"verdict"/],
    ['[{"paths":["a/"],"verdict":"hold"}]', /"reason"/],
  ])('a broken file says what is wrong: %s', (broken, why) => expect(readPolicies(broken)).toMatch(why));
});

describe('one mail', () => {
  const ada = { name: 'Ada', email: 'ada@example.org' };
  const mail = {
    envelope: {
      commit: 'a'.repeat(40),
      messageId: undefined,
      inReplyTo: undefined,
      sender: ada,
      date: { seconds: 0, zone: '+0000' },
      bracket: 'PATCH',
      title: 'lamp: Use devm_kzalloc()',
      to: [],
      cc: [],
    },
    author: ada,
    message: 'Because.',
    note: 'Note.',
    stat: ' lamp.c | 1 +\n 1 file changed, 1 insertion(+)\n',
    diff: 'diff --git a/lamp.c b/lamp.c\n',
    diffEncoding: 'utf8' as Encoding,
    baseCommit: 'b'.repeat(40),
    signature: 'devmify 1.2.3',
  };
  const text = (changes: Partial<typeof mail>, encoding: BufferEncoding = 'utf8'): string =>
    Buffer.from(mailBytes({ ...mail, ...changes })).toString(encoding);

  test('has everything at its place', () => {
    expect(text({})).toBe(`From ${'a'.repeat(40)} Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Date: Thu, 1 Jan 1970 00:00:00 +0000
Subject: [PATCH] lamp: Use devm_kzalloc()

Because.
---
Note.

 lamp.c | 1 +
 1 file changed, 1 insertion(+)

diff --git a/lamp.c b/lamp.c

base-commit: ${'b'.repeat(40)}
-- 
devmify 1.2.3

`);
  });

  test('names the author in its body only when somebody else sends it', () => {
    const other = { name: 'Bob', email: 'bob@example.org' };
    expect(text({ author: other })).toContain('\n\nFrom: Bob <bob@example.org>\n\nBecause.\n---\n');
  });

  test.each([
    ['Because.', 'a', undefined],
    ['Größe', 'a', 'UTF-8'],
    ['Because.', 'µ', 'ISO-8859-1'],
    ['Größe', 'µ', 'UTF-8'],
  ])('says in which letters it is written: %s, %s', (message, diff, charset) => {
    const found = /charset=(.*)/.exec(text({ message, diff, diffEncoding: 'latin1' }, 'latin1'))?.[1];
    expect(found).toBe(charset);
  });

  test('a diff keeps the bytes of its file', () => {
    expect(
      Buffer.from(text({ diff: '+µ\n', diffEncoding: 'latin1' }, 'latin1'), 'latin1').includes(
        Buffer.from([0x2b, 0xb5, 0x0a]),
      ),
    ).toBe(true);
  });
});
