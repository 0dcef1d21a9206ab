// Rules among each other: inherited values, dependencies, conflicts.
import { describe, expect, test } from '@jest/globals';
import { check, run } from '../support/check.ts';

const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^/gm, '\t')}\n}\n`;

describe('inherited metavariables', () => {
  test('a rule runs for each value', () =>
    check({
      rule: '@r@ expression e; @@\nreg(e);\n@@ expression r.e; @@\n- use(e);\n',
      before: fn('reg(a);\nreg(b);\nuse(a);\nuse(b);\nuse(c);'),
      after: fn('reg(a);\nreg(b);\nuse(c);'),
    }));
  test('a rule without a value for them does not run', () =>
    check({
      rule: '@r@ expression e; @@\nreg(e);\n@@ expression r.e; @@\n- use(e);\n',
      before: fn('use(a);'),
    }));
});

describe('depends on', () => {
  test('a virtual rule that is off', () =>
    check({ rule: 'virtual patch\n@depends on patch@ @@\n- a();\n', before: fn('a();\nb();') }));
  test('a virtual rule that is on', () =>
    check({
      rule: 'virtual patch\n@depends on patch@ @@\n- a();\n',
      before: fn('a();\nb();'),
      after: fn('b();'),
      options: { defines: ['patch'] },
    }));
});

test('two different changes of one token give the file up', () => {
  const { text, diagnostics } = run('@@ expression x; @@\n- foo(x)\n+ bar(x)\n', fn('foo(foo(3));'));
  expect(text).toBe(fn('foo(foo(3));'));
  expect(diagnostics.map(({ code }) => code)).toEqual(['conflicting-changes']);
});

test('code that is also reached without the match gives the file up', () => {
  const { diagnostics } = run('@exists@ @@\n  b();\n  ...\n- a();\n', fn('while (x) {\n\ta();\n\tb();\n}'));
  expect(diagnostics.map(({ code }) => code)).toEqual(['inconsistent-paths']);
});

test('the first branch that matches has the place', () =>
  check({
    rule: '@@ expression e; @@\n(\n- foo(1);\n+ one();\n|\n- foo(e);\n+ any(e);\n)\n',
    before: fn('foo(1);\nfoo(2);'),
    after: fn('one();\nany(2);'),
  }));
