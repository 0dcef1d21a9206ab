import { describe, expect, test } from '@jest/globals';
import type { Item } from '../../src/c/file.ts';
import { openC } from '../../src/c/open.ts';
import { decode } from '../../src/text/bytes.ts';
import { expectLeavesToCover, read } from './reading.ts';

const problems = (text: string): number => {
  const file = openC(text);
  return file.items.filter((item) => file.read(item).problem !== undefined).length;
};

describe('odd bytes', () => {
  test('Latin-1 in strings and comments', () => {
    const { text } = decode(Buffer.from('/* gr\xfc\xdfe */ char *a = "\xe9\xe8";\nint b;', 'latin1'));
    expect(read(text)).toHaveLength(2);
    expect(problems(text)).toBe(0);
  });

  test('characters outside the basic plane keep offsets right', () => {
    const text = '/* 😀é */ char *a = "😀"; int b = f("😀", 1);';
    expect(problems(text)).toBe(0);
    for (const item of openC(text).items) expectLeavesToCover(text, item);
  });

  test.each([
    ['CRLF', 'int f(void)\r\n{\r\n#ifdef A \\\r\n\t&& B\r\n\ta();\r\n#endif\r\n}\r\n'],
    ['form feeds', '\fint a;\f\nint f(void)\f{\f}\f'],
    ['no last line break', 'int a;\n#define B 1'],
    ['a byte order mark', '\ufeffint a;'],
    ['nothing', ''],
    ['only a comment', '/* a */'],
  ])('%s', (_, text) => {
    read(text);
    expect(problems(text)).toBe(0);
  });

  test('NUL bytes are a problem and no crash', () => {
    expect(problems('int f(void) { \0 }')).toBe(1);
  });
});

describe('sizes', () => {
  test('a file of a megabyte', () => {
    const text = 'static int f(int a)\n{\n\treturn g(a) + 1;\n}\n\n'.repeat(25_000);
    const file = openC(text);
    expect(file.items).toHaveLength(25_000);
    expect(file.read(file.items[24_999] as Item).problem).toBeUndefined();
  });

  test('one item of a megabyte', () => {
    expect(problems(`static const u8 t[] = {${'0x12, '.repeat(170_000)}};`)).toBe(0);
  });

  test.each([
    ['brackets', `int f(void) { x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}; }`],
    ['blocks', `int f(void) {${'{'.repeat(10_000)}${'}'.repeat(10_000)}}`],
    ['operators', `int f(void) { x = ${'!'.repeat(10_000)}1; }`],
    ['sums', `int f(void) { x = ${'a + '.repeat(10_000)}1; }`],
    ['else after else', `int f(void) { ${'if (a) b(); else '.repeat(10_000)}c(); }`],
    ['pointers', `int ${'*'.repeat(10_000)}p;`],
    ['open brackets', `int f(void) { ${'('.repeat(10_000)}`],
  ])('10,000 levels of %s are a problem and no crash', (_, text) => {
    const file = openC(text);
    for (const item of file.items) expect(file.read(item).problem).toBeDefined();
  });

  test('an ordinary long sum is none', () => {
    expect(problems(`int x = ${'A | '.repeat(300)}B;`)).toBe(0);
  });
});

test('any text at all is survived', () => {
  const pieces = [
    'int ',
    'f',
    '(',
    ')',
    '{',
    '}',
    ';',
    ',',
    '*',
    '#if\n',
    '#else\n',
    '#endif\n',
    '"',
    "'",
    '/*',
    '*/',
    '=',
    'if',
    '\\\n',
    '[',
    ']',
    ':',
    '\n',
  ];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    let text = '';
    for (let k = next(60); k > 0; k--) text += pieces[next(pieces.length)];
    const file = openC(text);
    for (const item of file.items) expectLeavesToCover(text, item);
  }
});

test('a reading is made once', () => {
  const file = openC('int a;');
  const [item] = file.items as readonly [Item];
  expect(file.read(item)).toBe(file.read(item));
});
