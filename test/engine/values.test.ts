// Values that rules take over, make up and print.
import { describe, expect, test } from '@jest/globals';
import { check, run } from '../support/check.ts';

const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^/gm, '\t')}\n}\n`;

describe('inherited values', () => {
  test('each path of a rule that asks for some path is a match of its own', () => {
    const find = (head: string): string =>
      `@r ${head}@ position q; @@\nbegin();\n... when any\nend@q(...);\n`;
    const text = fn('begin();\nif (x)\n\tend(1);\nelse\n\tend(2);\nuse();');
    const mark =
      '@s@ position r.q; expression e; @@\nend@q(e)\n@@ expression s.e; @@\n use();\n++ seen(e);\n';
    for (const head of ['', 'exists'])
      expect(run(`${find(head)}${mark}`, text).text).toContain('seen(2);\n\tseen(1);');
  });
  const find = '@r@ identifier x; @@\nreg(x);\n';

  test('must fulfil what the rule asks of them besides', () =>
    check({
      rule: `${find}@@ identifier r.x =~ "^good"; @@\n- use(x);\n`,
      before: fn('reg(good);\nreg(bad);\nuse(good);\nuse(bad);'),
      after: fn('reg(good);\nreg(bad);\nuse(bad);'),
    }));
  test('places too', () =>
    check({
      rule: '@r@ position p; @@\ncall@p(1, ...)\n@s@ position q; @@\ncall@q(..., 5)\n@@ position r.p != s.q; @@\n- call@p(...);\n',
      before: fn('call(1, 2);\ncall(1, 5);\ncall(6, 5);'),
      after: fn('call(1, 5);\ncall(6, 5);'),
    }));
  test('one without a value only rules out the branches that it stands in', () =>
    check({
      rule: '@r@ expression a, b; @@\n(\nfoo(a);\n|\nbar(b);\n)\n@@ expression r.a, r.b; @@\n- use(\\(a\\|b\\));\n',
      before: fn('bar(12);\nuse(12);\nuse(13);'),
      after: fn('bar(12);\nuse(13);'),
    }));
  test('one without a value that is needed elsewhere rules out the rule', () =>
    check({
      rule: '@r@ expression a, b; @@\n(\nfoo(a);\n|\nbar(b);\n)\n@@ expression r.a, r.b; @@\n- use(b);\n+ gone(a);\n',
      before: fn('bar(12);\nuse(12);'),
    }));
});

describe('made-up names', () => {
  test('are new ones, and none that the file has', () =>
    check({
      rule: '@@ fresh identifier v = "tmp"; expression e; @@\n- swap(e);\n+ int v = e;\n',
      before: fn('swap(tmp0);\nswap(b);'),
      after: fn('int tmp1 = tmp0;\nint tmp2 = b;'),
    }));
});

describe('types', () => {
  test('a text is an array as well as a pointer', () =>
    check({
      rule: '@@ constant char [] c; @@\n- say(c);\n',
      before: fn('say("one" "two");\nsay(name);'),
      after: fn('say(name);'),
    }));
  test('any structure, any enumeration', () =>
    check({
      rule: '@@ expression struct *s; @@\n- put(s);\n',
      before: fn('struct lamp *a;\nenum hue *b;\n\nput(a);\nput(b);'),
      after: fn('struct lamp *a;\nenum hue *b;\n\nput(b);'),
    }));
  test('a field of a constant structure is constant', () => {
    const rule = '@@ type T; T e; @@\n- (T)\n  e\n';
    const body = (type: string): string =>
      `struct lamp { int hue; };\n\nint *f(${type} *l)\n{\n\treturn (int *)&l->hue;\n}\n`;
    expect(run(rule, body('const struct lamp')).text).toBe(body('const struct lamp'));
    expect(run(rule, body('struct lamp')).text).not.toBe(body('struct lamp'));
  });
  test('an array goes around the name that it is printed with', () =>
    check({
      rule: '@@ type T; identifier x, y; @@\n+T y;\nlong x;\n-T y;\n',
      before: fn('long x;\nint foo[12];'),
      after: fn('int foo[12];\nlong x;'),
      again: true,
    }));
  test('a parameter that the pattern gives no name has none', () =>
    check({
      rule: '@@ type T; @@\n f(...,T\n+ v\n  ,...) {...}\n',
      before: 'int f(int, int x)\n{\n\treturn x;\n}\n',
      after: 'int f(int v, int x)\n{\n\treturn x;\n}\n',
    }));
});

describe('texts with conversions', () => {
  test('dots stand for any text around them', () =>
    check({
      rule: '@@ @@\n- "...%d..."\n+ "n"\n',
      before: fn('say("one %d two");\nsay("one");\nsay("so...");'),
      after: fn('say("n");\nsay("one");\nsay("so...");'),
    }));
  test('a list of conversions has a length', () =>
    check({
      rule: '@@ format list[2] d; @@\n- "x %@d@"\n+ "two"\n',
      before: fn('say("x %d");\nsay("x %d and %s");\nsay("x %d %d %d");'),
      after: fn('say("x %d");\nsay("two");\nsay("x %d %d %d");'),
    }));
});

describe('what stays whole', () => {
  test('a function keeps its braces', () =>
    check({
      rule: '@@ @@\n- {\n  one();\n- }\n',
      before: 'void f(void)\n{\n\tone();\n}\n',
    }));
  test('a declaration takes no other operator', () =>
    check({
      rule: '@@ expression a, b; assignment operator op = { =, -= }; @@\n- a op b\n+ a += b\n',
      before: fn('int x = 0;\n\nx -= 1;'),
      after: fn('int x = 0;\n\nx += 1;'),
    }));
  test('what is added behind a #define is none of it', () =>
    check({
      rule: '@@ @@\n#define LAMP\n+#include <lamp.h>\n',
      before: '#define LAMP\nint x;\n',
      after: '#define LAMP\n#include <lamp.h>\nint x;\n',
      again: true,
    }));
  test('an include goes into a conditional where everything is in one', () =>
    check({
      rule: '@@ @@\n#include <...>\n+#include <lamp.h>\n',
      before: '#ifndef A\n#include <a.h>\n#endif\n',
      after: '#ifndef A\n#include <a.h>\n#include <lamp.h>\n#endif\n',
      again: true,
    }));
  test('values found inside a function can stand before it', () =>
    check({
      rule: '@@ identifier f; expression e; @@\n+ static int first = e;\nvoid f(void) {\n- int first = e;\n ...\n}\n',
      before: 'void f(void)\n{\n\tint first = 3;\n\n\tuse(first);\n}\n',
      after: 'static int first = 3;\n\nvoid f(void)\n{\n\tuse(first);\n}\n',
    }));
});
