// What becomes of the comment above a statement that is removed: it goes where the statement ended a paragraph or the
// block, since it spoke of nothing else; it stays where code follows, since it may speak of that as well.
import { expect, test } from '@jest/globals';
import { run } from '../support/check.ts';

const rule = '@@ expression e; @@\n- drop(e);\n';
const fn = (body: string): string => `void f(void)\n{\n${body.replace(/^(?=.)/gm, '\t')}\n}\n`;

const cases: readonly (readonly [string, string, string])[] = [
  ['code above, code below', 'one();\n/* of x */\ndrop(x);\ntwo();', 'one();\n/* of x */\ntwo();'],
  ['blank above, code below', 'one();\n\n/* of x */\ndrop(x);\ntwo();', 'one();\n\n/* of x */\ntwo();'],
  ['code above, blank below', 'one();\n/* of x */\ndrop(x);\n\ntwo();', 'one();\n\ntwo();'],
  ['blank above, blank below', 'one();\n\n/* of x */\ndrop(x);\n\ntwo();', 'one();\n\ntwo();'],
  ['code above, end below', 'one();\n/* of x */\ndrop(x);', 'one();'],
  ['blank above, end below', 'one();\n\n/* of x */\ndrop(x);', 'one();'],
  ['start above, code below', '/* of x */\ndrop(x);\ntwo();', '/* of x */\ntwo();'],
  ['start above, blank below', '/* of x */\ndrop(x);\n\ntwo();', 'two();'],
];

test.each(cases)('%s', (_name, before, after) => {
  expect(run(rule, fn(before)).text).toBe(fn(after));
});
