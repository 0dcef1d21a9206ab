// What a path is: dots, loops, branches, error exits. Each case says what holds, the snippet is as small as can be.
import { describe, test } from '@jest/globals';
import { check } from '../support/check.ts';

const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^/gm, '\t')}\n}\n`;

/** `- a(); ... - b();`: what of `body` is left, or nothing changes. */
const pair = '@@ @@\n- lock();\n  ...\n- unlock();\n';

describe('dots between statements', () => {
  test('go on all paths', () => check({ rule: pair, before: fn('lock();\nif (x)\n\tunlock();\nwork();') }));
  test('excuse error exits', () =>
    check({
      rule: pair,
      before: fn('lock();\nif (x)\n\treturn;\nunlock();'),
      after: fn('if (x)\n\treturn;'),
    }));
  test('do not excuse exits in an else', () =>
    check({ rule: pair, before: fn('lock();\nif (x) {\n\twork();\n} else {\n\treturn;\n}\nunlock();') }));
  test('strict: excuse nothing', () =>
    check({
      rule: '@@ @@\n- lock();\n  ... when strict\n- unlock();\n',
      before: fn('lock();\nif (x)\n\treturn;\nunlock();'),
    }));
  test('a loop may run zero times', () =>
    check({ rule: pair, before: fn('lock();\nwhile (x) {\n\tunlock();\n}') }));
  test('a do loop runs once', () =>
    check({
      rule: pair,
      before: fn('lock();\ndo {\n\twork();\n\tunlock();\n} while (x);'),
      after: fn('do {\n\twork();\n} while (x);'),
    }));
  test('take the shortest path', () =>
    check({
      rule: pair,
      before: fn('lock();\nlock();\nunlock();\nunlock();'),
      after: fn('lock();\nunlock();'),
      again: true,
    }));
  test('stop at what a when forbids', () =>
    check({
      rule: '@@ @@\n- lock();\n  ... when != stop()\n- unlock();\n',
      before: fn('lock();\nx = stop();\nunlock();'),
    }));
  test('exists: one path is enough', () =>
    check({
      rule: '@exists@ @@\n  lock();\n  ...\n- unlock();\n',
      before: fn('lock();\nif (x)\n\tunlock();\nwork();'),
      after: fn('lock();\nif (x) {\n}\nwork();'),
    }));
  test('a metavariable met behind a fork differs by path', () =>
    check({
      rule: '@@ expression e; @@\n  lock();\n  ...\n- put(e);\n+ drop(e);\n',
      before: fn('lock();\nif (x) {\n\tput(1);\n} else {\n\tput(2);\n}'),
      after: fn('lock();\nif (x) {\n\tdrop(1);\n} else {\n\tdrop(2);\n}'),
    }));
});

describe('nests', () => {
  test('find each place on each path', () =>
    check({
      rule: '@@ @@\n  open();\n  <...\n- old();\n+ new();\n  ...>\n  close();\n',
      before: fn('open();\nold();\nif (x)\n\told();\nclose();\nold();'),
      after: fn('open();\nnew();\nif (x)\n\tnew();\nclose();\nold();'),
    }));
  test('at least once asks for one', () =>
    check({
      rule: '@@ @@\n- open();\n  <+...\n  old();\n  ...+>\n  close();\n',
      before: fn('open();\nwork();\nclose();'),
    }));
});
