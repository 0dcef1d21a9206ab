import { describe, expect, test } from '@jest/globals';
import { outline } from '../../src/c/outline.ts';

/** Items as `kind name`, or `kind name: text` for those whose extent matters. */
const kinds = (text: string): readonly string[] =>
  outline(text).map(({ kind, name }) => `${kind} ${name ?? '-'}`);
const texts = (text: string): readonly string[] =>
  outline(text).map(({ start, end }) => text.slice(start, end));

describe('what an item is', () => {
  test.each<[string, readonly string[]]>([
    ['int lamp;', ['declaration lamp']],
    ['static int lamps[] = { 1, 2 };', ['declaration lamps']],
    ['struct lamp { int on; };', ['declaration lamp']],
    ['struct lamp { int on; } lamp_a, lamp_b;', ['declaration lamp_a']],
    ['typedef struct { int on; } lamp_t;', ['declaration lamp_t']],
    ['int lamp_on(struct lamp *l);', ['declaration lamp_on']],
    ['static u32 (*lamp_hook)(u32 n);', ['declaration lamp_hook']],
    ['int lamp_on(void) { return 1; }', ['function lamp_on']],
    ['int (*lamp_pick(int n))(void) { return 0; }', ['function lamp_pick']],
    ['struct lamp *lamp_find(int n) { return 0; }', ['function lamp_find']],
    ['struct lamp __lamp_find(int n) { return x; }', ['function __lamp_find']],
    ['int lamp_old(a, b) int a; char *b; { return a; }', ['function lamp_old']],
    ['lamp_old(a)\n\tint a;\n{ return a; }', ['function lamp_old']],
    ['__printf(1, 2) void lamp_say(const char *s, ...) { }', ['function lamp_say']],
    ['void lamp_say(void) __attribute__((cold)) { }', ['function lamp_say']],
    ['SYSCALL_DEFINE2(lamp, int, a, int, b) { return 0; }', ['function lamp']],
    ['struct lamp __aligned(8) table = { 0 };', ['declaration table']],
    ['MODULE_LICENSE("x");', ['macro MODULE_LICENSE']],
    ['static DEFINE_LAMP(a);', ['macro DEFINE_LAMP']],
    ['DEFINE_LAMP(a) = { .on = 1 };', ['macro DEFINE_LAMP']],
    ['static LAMP_ATTR(on, 0644, show, store);', ['macro LAMP_ATTR']],
    ['#include "lamp.h"\n#define ON 1', ['directive -', 'directive ON']],
    [';', ['other -']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));
});

describe('where an item ends', () => {
  test('a macro without `;` ends before the next line', () => {
    expect(texts('LAMP_API(a)\nLAMP_API(b)\nint x;')).toEqual(['LAMP_API(a)', 'LAMP_API(b)', 'int x;']);
    expect(texts('static LAMP_CMD(a)\n\nstatic int x;')).toEqual(['static LAMP_CMD(a)', 'static int x;']);
    expect(texts('lamp_attr(a)\n\nvoid f(int a)\n{ }')).toEqual(['lamp_attr(a)', 'void f(int a)\n{ }']);
  });

  test('brackets in strings, characters and comments do not count', () => {
    expect(texts('int f(void) { g("}", \'}\'); /* } */ // }\n}\nint x;')).toEqual([
      'int f(void) { g("}", \'}\'); /* } */ // }\n}',
      'int x;',
    ]);
  });

  test('a continued line comment goes on', () => {
    expect(texts('int a; // x \\\nint b;\nint c;')).toEqual(['int a;', 'int c;']);
  });

  test('comments between items belong to none', () => {
    expect(texts('/* a */ int x; /* b */\n/* c */ int y; /* d */')).toEqual(['int x;', 'int y;']);
  });

  test.each([
    '#ifdef A\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t}',
    '#ifdef A\n\t}\n#else\n\t} \n#endif',
    '#if 0\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t}',
    '#if 0\n\t{{{\n#endif',
    '#ifdef A\n\tx = (1\n#else\n\tx = (2\n#endif\n\t);',
  ])('branches that open or close the same bracket twice: %j', (inner) => {
    const open = inner.startsWith('#ifdef A\n\t}') ? '{ {' : '{';
    const fn = `int f(void)\n${open}\n${inner}\n}`;
    expect(texts(`${fn}\nint x;`)).toEqual([fn, 'int x;']);
  });

  test('two heads for one body make one function', () => {
    const text = '#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n}\nint x;';
    expect(kinds(text)).toEqual(['directive -', 'function f', 'declaration x']);
  });

  test('code that is switched off is no item', () => {
    expect(kinds('#if 0\nint f( {\n#else\nint g;\n#endif')).toEqual([
      'directive -',
      'directive -',
      'declaration g',
      'directive -',
    ]);
  });

  test('a directive ends where its continuations do', () => {
    expect(texts('#define A \\\n\t1 /* x\n y */ + 2\nint x;')).toEqual([
      '#define A \\\n\t1 /* x\n y */ + 2',
      'int x;',
    ]);
  });
});

test('a function knows where its body is', () => {
  const [fn] = outline('int f(void) { }');
  expect(fn?.body).toBe(12);
});

test.each([
  '}',
  ')',
  '} } int x; }',
  'int f(void) {',
  '"',
  "'",
  '/*',
  '#',
  '#if',
  '#else',
  '#endif',
  '\\',
])('text that is no C makes items in order all the same: %j', (text) => {
  let end = 0;
  for (const item of outline(text)) {
    expect(item.start).toBeGreaterThanOrEqual(end);
    expect(item.end).toBeGreaterThan(item.start);
    end = item.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
});
