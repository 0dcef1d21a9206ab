import { expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { includeHeader } from '../../src/rewrite/include-header.ts';
import { applyEdits } from '../../src/rewrite/rewrite.ts';

const withIo = (text: string, bringers: readonly string[] = []): string => {
  const edit = includeHeader(openC(text), 'linux/io.h', bringers);
  return edit === undefined ? text : applyEdits(text, [edit]);
};

test('a header goes where its name belongs among headers that are in order', () => {
  expect(
    withIo('#include <linux/clk.h>\n#include <linux/module.h> /* all */\n\n#include "lamp.h"\n\nint a;\n'),
  ).toBe(
    '#include <linux/clk.h>\n#include <linux/io.h>\n#include <linux/module.h> /* all */\n\n#include "lamp.h"\n\nint a;\n',
  );
});

test('behind the last of its folder where they are not, and the asm headers stay behind it', () => {
  expect(withIo('#include <linux/module.h>\n#include <linux/errno.h>\n#include <asm/io.h>\n\nint a;\n')).toBe(
    '#include <linux/module.h>\n#include <linux/errno.h>\n#include <linux/io.h>\n#include <asm/io.h>\n\nint a;\n',
  );
});

test('the largest block is the one for it', () => {
  const text =
    '#include <linux/module.h>\n\n#include <linux/clk.h>\n#include <linux/delay.h>\n\n#include <sound/a.h>\n';
  expect(withIo(text)).toBe(text.replace('delay.h>\n', 'delay.h>\n#include <linux/io.h>\n'));
});

test('in front of all where there is none of its folder', () => {
  expect(withIo('/* Lamps */\n#include "lamp.h"\n')).toBe(
    '/* Lamps */\n#include <linux/io.h>\n#include "lamp.h"\n',
  );
});

test('one that stands under a condition does not count, and no place is there', () => {
  const text = '#include <linux/clk.h>\n#ifdef CONFIG_A\n#include <linux/io.h>\n#endif\n';
  expect(withIo(text)).toBe(
    `#include <linux/clk.h>\n#include <linux/io.h>\n${text.slice(text.indexOf('#ifdef'))}`,
  );
});

test('newlines are those of the file', () => {
  expect(withIo('#include <linux/clk.h>\r\nint a;\r\n')).toBe(
    '#include <linux/clk.h>\r\n#include <linux/io.h>\r\nint a;\r\n',
  );
});

test.each([
  ['the file has it', '#include <linux/io.h>\n#include <linux/clk.h>\n'],
  ['another brings it', '#include <linux/pci.h>\n'],
  ['the file is a part of another', 'int a;\n'],
])('nothing is added where %s', (_, text) => {
  expect(withIo(text, ['linux/pci.h'])).toBe(text);
});
