// Blank `+` lines: paragraphs of the rule are kept, and none is made at the edge of a block.
import { describe, test } from '@jest/globals';
import { check } from '../support/check.ts';

const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^(?=.)/gm, '\t')}\n}\n`;

describe('blank lines of added code', () => {
  test('between statements', () =>
    check({
      rule: '@@ @@\n- old();\n+ int y;\n+\n+ fresh();\n',
      before: fn('old();\nmore();'),
      after: fn('int y;\n\nfresh();\nmore();'),
    }));
  test('before and behind them', () =>
    check({
      rule: '@@ @@\n  one();\n+\n+ two();\n+\n',
      before: fn('one();\nthree();'),
      after: fn('one();\n\ntwo();\n\nthree();'),
      again: true,
    }));
  test('are not doubled', () =>
    check({
      rule: '@@ @@\n  one();\n+\n+ two();\n+\n',
      before: fn('one();\n\nthree();'),
      after: fn('one();\n\ntwo();\n\nthree();'),
      again: true,
    }));
  test('not at the edge of a block', () =>
    check({
      rule: '@@ @@\n- one();\n+\n+ two();\n+\n',
      before: fn('one();'),
      after: fn('two();'),
    }));
  test('not before the only statement of a branch', () =>
    check({
      rule: '@@ @@\n- one();\n+\n+ two();\n',
      before: fn('if (x)\n\tone();\nthree();'),
      after: fn('if (x)\n\ttwo();\nthree();'),
    }));
  test('comments stay with what follows them', () =>
    check({
      rule: '@@ @@\n  one();\n+ two();\n+\n',
      before: fn('one(); /* first */\n/* last */\nthree();'),
      after: fn('one(); /* first */\ntwo();\n\n/* last */\nthree();'),
      again: true,
    }));
  test("lines without a + are the rule's own matter", () =>
    check({
      rule: '@@ @@\n- old();\n+ one();\n\n+ two();\n',
      before: fn('old();'),
      after: fn('one();\ntwo();'),
    }));
});
