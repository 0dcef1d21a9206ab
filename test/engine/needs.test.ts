// What a rule asks of a text before it is parsed must never keep it from a match.
import { describe, expect, test } from '@jest/globals';
import { compilePatch, mayMatch } from '../../src/compile/patch.ts';
import { readPatch } from '../../src/smpl/parse.ts';
import { WordIndex } from '../../src/text/words.ts';
import { check } from '../support/check.ts';

const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^/gm, '\t')}\n}\n`;

describe('words beside an operator are found, whatever is between', () => {
  const size = '@@ struct resource *r; @@\n- (r->end - r->start + 1)\n+ resource_size(r)\n';

  test.each([
    'n = (r->end - r->start + 1);',
    'n = (r->end\n\t\t- r->start\n\t\t+ 1);',
    'n = (r->end /* last; */ - /* - */ r->start + 1);',
    'n = (r->end // last - first\n\t- r->start + 1);',
  ])('%s', (body) =>
    check({
      rule: size,
      before: fn(`struct resource *r;\n${body}`),
      after: fn('struct resource *r;\nn = resource_size(r);'),
    }));

  test('in brackets of their own', () =>
    check({
      rule: '@@ expression e, f; @@\n- sizeof(e) / sizeof(f)\n+ COUNT(e)\n',
      before: fn('n = sizeof(a) / sizeof(a[0]);\nm = sizeof(b)/\n\tsizeof(*b);'),
      after: fn('n = COUNT(a);\nm = COUNT(b);'),
    }));
});

describe('what a text needs', () => {
  const may = (rule: string, code: string): boolean =>
    mayMatch(
      compilePatch(readPatch(`@@ expression e, f; @@\n${rule}`, 'x.cocci').patch),
      new WordIndex(code).whole,
    );

  test('whole words', () => {
    expect(may('- kzalloc(e, f)', 'devm_kzalloc(a, b)')).toBe(false);
    expect(may('- kzalloc(e, f)', 'x = kzalloc(a, b)')).toBe(true);
  });

  test('the operator behind a word, or before it', () => {
    expect(may('- e->end - f', 'a->end; b - c')).toBe(false);
    expect(may('- e / sizeof(f)', 'a / b + sizeof(c)')).toBe(false);
    expect(may('- e / sizeof(f)', 'a / sizeof(c)')).toBe(true);
  });

  test('the word of a return that gives something back', () => {
    expect(may('- return e;', 'void f(void)\n{\n\tg();\n}\n')).toBe(false);
    expect(may('- f();\n  return;', 'void g(void)\n{\n\tf();\n}\n')).toBe(true);
  });

  test('the bracket of a cast, or what a branch begins behind', () => {
    expect(may('- (struct lamp *)kzalloc(e, f)', 'x = kzalloc(a, b)')).toBe(false);
    expect(may('- (struct lamp *)kzalloc(e, f)', 'x = (struct lamp *) /* ! */ (kzalloc(a, b))')).toBe(true);
    expect(may('- if (e) kfree(f);', 'kfree(a); if (b) c;')).toBe(false);
    expect(may('- if (e) kfree(f);', 'if (a) // gone\n kfree(b);')).toBe(true);
    expect(may('- if (e) kfree(f);', 'if (a) {\n#ifdef X\n kfree(b);\n#endif\n}')).toBe(true);
  });

  test('the file that it includes', () => {
    const rule = '@r@ @@\n#include <linux/lamp.h>\n@depends on r@ @@\n- lamp();\n';
    const of = (code: string): boolean =>
      mayMatch(compilePatch(readPatch(rule, 'x.cocci').patch), new WordIndex(code).whole);
    expect(of('#include <linux/lamps.h>\nlamp();')).toBe(false);
    expect(of('# include  <linux/lamp.h>\nlamp();')).toBe(true);
  });

  test('dots may stand for no operator at all', () =>
    check({
      rule: '@@ @@\n- if (ready || ...) go();\n',
      before: fn('if (ready) go();\nif (a || ready) go();\nend();'),
      after: fn('end();'),
    }));
});

describe('what keeps most functions of a broad rule unparsed never keeps it from a match', () => {
  test('a value that is returned as it was declared, in all shapes of a declaration', () =>
    check({
      rule: '@@ type T; constant C; identifier ret; @@\n- T ret = C;\n... when != ret\n    when strict\nreturn\n- ret\n+ C\n;\n',
      before: `${fn('int ret = 0;\nf();\nreturn (ret);')}${fn('int a, b;\nchar *ret = NULL;\nreturn ret;')}`,
      after: `${fn('int ret = 0;\nf();\nreturn (ret);')}${fn('int a, b;\nreturn NULL;')}`,
    }));

  test('a choice of operators, and an operator beside dots', () => {
    const rule = '@@ expression a, b; @@\n- a && ... && b\n+ both(a, b)\n';
    check({ rule, before: fn('x = u && v;'), after: fn('x = both(u, v);') });
  });

  test('a loop of a macro, in whatever way its body is written', () =>
    check({
      rule: '@@ iterator I; expression x; @@\nI(x, ...) { <...\n- x == NULL\n+ 0\n...> }\n',
      before: fn('for_each_lamp(l, n) {\n\tif (l == NULL)\n\t\tbreak;\n}\nif (n == NULL)\n\tg();'),
      after: fn('for_each_lamp(l, n) {\n\tif (0)\n\t\tbreak;\n}\nif (n == NULL)\n\tg();'),
    }));

  test('a rule of which others ask whether it matched counts, though it changes nothing there', () => {
    const rule =
      '@r@ identifier f; @@\nf(...) { <...\n- old()\n+ new()\n...> }\n\n@depends on r@ @@\n- g();\n';
    check({ rule, before: fn('g();\nh();'), after: fn('h();') });
  });

  test('places that one rule finds for another', () => {
    const rule = '@r@ statement S; position p; @@\nS@p\n\n@@ position r.p; @@\n- ;@p\n';
    check({ rule, before: fn('g();;\nh();'), after: fn('g();\nh();') });
  });
});
