import { describe, expect, test } from '@jest/globals';
import { messageBody } from '../../src/mail/body.ts';
import { coverText } from '../../src/mail/cover-letter.ts';
import { folderPrefixes } from '../../src/mail/folder-prefixes.ts';
import { prefixOf } from '../../src/mail/prefix.ts';
import { reviewerNote } from '../../src/mail/reviewer-note.ts';
import type { Story } from '../../src/mail/story.ts';
import { subjects } from '../../src/mail/subject.ts';

const step = (callee: string, argument: string) => ({ callee, text: `${callee}(${argument})` });
const [kfree, unregister, iounmap] = [
  step('kfree', 'lamp'),
  step('led_unregister', 'led'),
  step('iounmap', 'lamp->base'),
];

const lamp: Story = {
  path: 'drivers/leds/lamp.c',
  drivers: [
    {
      name: 'lamp_driver',
      probe: 'lamp_probe',
      remove: 'lamp_remove',
      order: {
        before: [kfree, unregister, iounmap],
        left: [unregister],
        core: [iounmap, kfree],
        removeGone: false,
      },
      swaps: [{ first: iounmap, second: kfree, why: 'it is only memory' }],
      later: [
        {
          releasesOf: ['kzalloc'],
          line: 80,
          text: 'led_unregister(led);',
          why: 'holding it longer has no effect',
        },
      ],
      paths: 7,
    },
  ],
  converted: [
    { acquire: 'kzalloc', managed: 'devm_kzalloc', pattern: 'memory/kzalloc', isMerged: false },
    { acquire: 'ioremap', managed: 'devm_ioremap', pattern: 'io/ioremap', isMerged: false },
  ],
  gone: [
    { callee: 'kfree', fn: 'lamp_probe', line: 61, text: 'kfree(lamp);' },
    { callee: 'kfree', fn: 'lamp_remove', line: 79, text: 'kfree(lamp);' },
    { callee: 'iounmap', fn: 'lamp_remove', line: 81, text: 'iounmap(lamp->base);' },
  ],
  kept: [{ acquire: 'clk_get', fn: 'lamp_probe', line: 50, reason: 'It is put on a list: others walk it.' }],
};

const wishes = { tool: 'devmify 1.2.3', semanticPatch: undefined, compileTested: false };

describe('the message', () => {
  test('tells the change, the order before and after, what stays, and who made it', () => {
    expect(
      messageBody(lamp, wishes),
    ).toBe(`What lamp_probe() acquires is released by hand, by one call in lamp_probe()
and two calls in lamp_remove(). Each change to probe has to be repeated in
each of these places.

Use the managed forms, so that the driver core releases them when probe
fails and when the device is unbound.

  kzalloc() becomes devm_kzalloc()
  ioremap() becomes devm_ioremap()
  kfree() (twice) and iounmap() are dropped

Order on remove, before:

  lamp_remove(): kfree(), led_unregister(), iounmap()

and after:

  lamp_remove(): led_unregister()
  then the driver core: iounmap(), kfree()

iounmap() now comes before kfree(): it is only memory. What kzalloc() has
acquired is released later than it was: holding it longer has no effect.

Left as it is:

  clk_get() in lamp_probe(): It is put on a list: others walk it.

Made by devmify 1.2.3 with its patterns io/ioremap and memory/kzalloc.`);
  });

  test('an order that stays the same is told once', () => {
    const [driver] = lamp.drivers;
    if (driver === undefined) throw new Error('the lamp has a driver');
    const remove = (order: Partial<typeof driver.order>): string => {
      const drivers = [{ ...driver, swaps: [], later: [], order: { ...driver.order, ...order } }];
      return messageBody({ ...lamp, drivers }, wishes).replace(/\n/g, ' ');
    };
    expect(remove({ before: [unregister, iounmap, kfree] })).toContain(
      'The order on remove stays the same: led_unregister() in lamp_remove(), then by the driver core iounmap(), kfree().',
    );
    expect(remove({ before: [iounmap, kfree], left: [], removeGone: true })).toContain(
      'The order on remove stays the same, now all by the driver core: iounmap(), kfree().',
    );
    expect(remove({ before: [kfree], left: [], core: [kfree] })).toContain(
      'On remove, the driver core now does what lamp_remove() did: kfree().',
    );
    const left = ['a', 'b', 'b', 'c', 'd', 'e', 'f'].map((name) => step(name, 'x'));
    expect(remove({ before: [...left, kfree], left, core: [kfree] })).toContain(
      'The order on remove stays the same: what lamp_remove() still does, then by the driver core kfree().',
    );
  });

  test('two calls that became one are told together', () => {
    const merged = ['request_mem_region', 'ioremap'].map((acquire) => ({
      acquire,
      managed: 'devm_ioremap_resource',
      pattern: 'io/ioremap',
      isMerged: true,
    }));
    expect(messageBody({ ...lamp, converted: merged }, wishes)).toContain(
      '\n  request_mem_region() and ioremap() become devm_ioremap_resource()\n',
    );
  });

  test('what keeps its name is no news', () => {
    const regions = 'pci_request_regions';
    const kept = { acquire: regions, managed: regions, pattern: 'pci/pci-request-regions', isMerged: false };
    const story = { ...lamp, converted: [kept] };
    expect(messageBody(story, wishes)).toContain(
      '\n  pci_request_regions() stays, and is managed from now on\n',
    );
    const prefix = { text: 'leds: lamp: ', capital: true, isGuess: false };
    expect(subjects([{ story, prefix }])).toEqual(['leds: lamp: Use managed resources']);
  });

  test('what stands in remove alone is told in one sentence', () => {
    const gone = lamp.gone.slice(1);
    expect(messageBody({ ...lamp, gone }, wishes)).toMatch(
      /^What lamp_probe\(\) acquires is released by hand in lamp_remove\(\)\.\n/,
    );
  });

  test('no line is wider than 75, however long the names are', () => {
    const name = 'a_rather_long_name_of_a_function_in_a_driver';
    const long = {
      ...lamp,
      kept: [{ acquire: name, fn: name, line: 1, reason: 'words '.repeat(60) }],
      gone: lamp.gone.map((one, index) => ({ ...one, callee: `${name}${index}`, fn: `${name}${index}` })),
    };
    for (const line of messageBody(long, wishes).split('\n')) expect(line.length).toBeLessThanOrEqual(75);
  });

  test('nothing but the user makes it say that it was tested', () => {
    expect(messageBody(lamp, wishes)).not.toMatch(/tested/i);
    expect(messageBody(lamp, { ...wishes, compileTested: true })).toContain('\n\nCompile-tested only.\n\n');
  });

  test('a semantic patch stands between its marks, and can neither end the message nor begin a patch', () => {
    const body = messageBody(lamp, {
      ...wishes,
      semanticPatch: '@@\n@@\n--- a/x\n---\ndiff --git\n- kfree(x);\n',
    });
    expect(body).toContain('// <smpl>\n@@\n@@\n --- a/x\n ---\n diff --git\n- kfree(x);\n// </smpl>');
  });
});

test('the reviewer gets the paths, the calls that go, and what runs before them now', () => {
  expect(
    reviewerNote(lamp, { tool: 'devmify 1.2.3', remarks: ['Mind the CR.'], changeLog: undefined }),
  ).toBe(`Mind the CR.

devmify 1.2.3 has followed all paths through both versions, up to seven
ends of probe, or of probe and then remove, of lamp_driver: each releases
the same, once.

These calls go (lines of the old version):
    61 kfree(lamp);
    79 kfree(lamp);
    81 iounmap(lamp->base);

What kzalloc() has acquired is now released after these lines, not before
them: holding it longer has no effect.
    80 led_unregister(led);`);
});

test('the shortlog of a cover letter is wrapped as git wraps it', () => {
  const subject = `Input: lamp - ${'Use devm_kzalloc() '.repeat(4)}`.trim();
  const text = coverText({
    author: { name: 'Ada', email: 'ada@example.org' },
    tool: 'devmify 1.2.3',
    stories: [lamp],
    subjects: [subject],
    stats: [{ path: lamp.path, added: 1, removed: 2 }],
    against: 'Linux 6.1',
    changeLog: undefined,
    compileTested: false,
  });
  expect(text).toContain(
    '\nAda (1):\n  Input: lamp - Use devm_kzalloc() Use devm_kzalloc() Use devm_kzalloc()\n    Use devm_kzalloc()\n\n drivers',
  );
  expect(text).toContain('\nMade against Linux 6.1.\n');
});

describe('the prefix of a subject', () => {
  const prefix = (path: string, ...history: readonly string[]): string =>
    prefixOf(path, history, folderPrefixes).text;

  test.each<[string, readonly string[], string]>([
    [
      'drivers/input/keyboard/lm8333.c',
      ['Input: lm8333 - mend it', 'Input: use a helper', 'Input: lm8333 - x'],
      'Input: lm8333 - ',
    ],
    ['drivers/hwmon/lm75.c', ['hwmon: (lm75) Add a chip', 'hwmon: Remove unused headers'], 'hwmon: (lm75) '],
    ['drivers/clk/foo/clk-bar.c', ['clk: foo: bar: Do it', 'clk: Convert to void'], 'clk: foo: bar: '],
    ['drivers/spi/spi-rspi.c', ['spi: Convert to void', 'spi: Fix typos'], 'spi: rspi: '],
    [
      'drivers/spi/spi-rspi.c',
      ['Merge tag x: y', 'Revert "spi: rspi: x"', 'treewide: kzalloc'],
      'spi: rspi: ',
    ],
    ['drivers/input/misc/knob.c', [], 'Input: knob - '],
    ['drivers/hwmon/abc.c', [], 'hwmon: (abc) '],
    ['drivers/rtc/rtc-ds1307.c', [], 'rtc: ds1307: '],
    ['drivers/tty/serial/lamp.c', [], 'serial: lamp: '],
    ['drivers/foo/bar/core.c', [], 'foo: bar: '],
    ['sound/soc/xyz/abc.c', [], 'ASoC: abc: '],
    ['lamp.c', [], 'lamp: '],
    ['drivers/i2c/busses/i2c-brcmstb.c', ['i2c: Convert to void', 'i2c: Use x'], 'i2c: brcmstb: '],
    ['drivers/i2c/busses/i2c-brcmstb.c', ['i2c: x', 'i2c: x', 'i2c: brcmstb: x'], 'i2c: brcmstb: '],
    ['drivers/lamp/lamp.c', ['lamp: Mend it'], 'lamp: '],
  ])('%s %j', (path, history, expected) => expect(prefix(path, ...history)).toBe(expected));

  test('capital letters are those of the tree', () => {
    const capital = (...history: readonly string[]): boolean =>
      prefixOf('drivers/clk/a.c', history, folderPrefixes).capital;
    expect(capital('clk: a: Do it', 'clk: a: Mend it', 'clk: a: do it')).toBe(true);
    expect(capital('clk: a: mend it')).toBe(false);
    expect(capital()).toBe(true);
  });
});

describe('subjects', () => {
  const story = (path: string, ...managed: readonly string[]): Story => ({
    ...lamp,
    path,
    converted: managed.map((name) => ({ acquire: 'x', managed: name, pattern: 'x', isMerged: false })),
  });
  const with_ = (text: string, one: Story) => ({
    prefix: { text, capital: true, isGuess: false },
    story: one,
  });

  test('say what is used, as long as there is room', () => {
    const titles = subjects([
      with_('Input: a - ', story('a.c', 'devm_kzalloc', 'devm_ioremap')),
      with_(
        'Input: b - ',
        story('b.c', 'devm_input_allocate_device', 'devm_request_threaded_irq', 'devm_kzalloc'),
      ),
    ]);
    expect(titles).toEqual([
      'Input: a - Use devm_kzalloc() and devm_ioremap()',
      'Input: b - Use managed resources',
    ]);
  });

  test('none is too long, and none comes twice', () => {
    const long = 'n'.repeat(200);
    const titles = subjects([
      ...['a/x.c', 'b/x.c', 'b/y.c', 'c/x.c', 'd/x.c'].map((path) =>
        with_('clk: x: ', story(path, 'devm_kzalloc')),
      ),
      with_(`clk: ${long}: `, story(`${long}.c`, 'devm_kzalloc')),
      with_(`${long}: `, story(`${long}.c`, 'devm_kzalloc')),
      with_(`${long}: `, story(`d/${long}.c`, 'devm_kzalloc')),
    ]);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(75);
  });
});
