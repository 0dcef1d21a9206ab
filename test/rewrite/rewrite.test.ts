import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { firstOverlap } from '../../src/text/edit.ts';
import { changesOf, type Step } from '../support/changes.ts';

interface Case {
  readonly why: string;
  readonly before: string;
  readonly steps: readonly Step[];
  readonly after: string;
}

const inFunction = (body: string): string => `int f(void)\n{\n${body}}\n`;

function check({ before, steps, after }: Case): void {
  const file = openC(before);
  const { text, edits } = rewrite(file, changesOf(file, steps));
  expect(text).toBe(after);
  expect(firstOverlap(edits)).toBeUndefined();
}

const bodies = (cases: readonly Case[]): readonly Case[] =>
  cases.map((one) => ({ ...one, before: inFunction(one.before), after: inFunction(one.after) }));

describe('removed statements', () => {
  test.each(
    bodies([
      {
        why: 'take their line along',
        before: '\ta();\n\tdrop(1);\n\tb();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\ta();\n\tb();\n',
      },
      {
        why: 'leave one blank line of two',
        before: '\ta();\n\n\tdrop(1);\n\n\tb();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\ta();\n\n\tb();\n',
      },
      {
        why: 'leave no blank line at the start of a block',
        before: '\tint x;\n\n\tb();\n',
        steps: [{ at: 'int x;', remove: true }],
        after: '\tb();\n',
      },
      {
        why: 'leave no blank line at the end of a block',
        before: '\tb();\n\n\tdrop(1);\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\tb();\n',
      },
      {
        why: 'take along the comment above, when it is set apart',
        before: '\ta();\n\n\t/* about drop */\n\tdrop(1);\n\n\tb();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\ta();\n\n\tb();\n',
      },
      {
        why: 'leave the comment above, when code stands right above it',
        before: '\ta();\n\t/* about both */\n\tdrop(1);\n\tb();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\ta();\n\t/* about both */\n\tb();\n',
      },
      {
        why: 'take along the comment behind and between them',
        before: '\ta();\n\tdrop(1); /* one */\n\t/* two */\n\tdrop(2);\n\tb();\n',
        steps: [{ at: 'drop(1); /* one */\n\t/* two */\n\tdrop(2);', remove: true }],
        after: '\ta();\n\tb();\n',
      },
      {
        why: 'share a line',
        before: '\ta(); drop(1); b();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\ta(); b();\n',
      },
      {
        why: 'leave braces as the only statement of a branch',
        before: '\tif (a)\n\t\tdrop(1);\n\tb();\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\tif (a) {\n\t}\n\tb();\n',
      },
      {
        why: 'leave braces in both branches',
        before: '\tif (a)\n\t\tdrop(1);\n\telse\n\t\tdrop(2);\n\tb();\n',
        steps: [
          { at: 'drop(1);', remove: true },
          { at: 'drop(2);', remove: true },
        ],
        after: '\tif (a) {\n\t} else {\n\t}\n\tb();\n',
      },
      {
        why: 'leave the braces that are there',
        before: '\tif (a) {\n\t\tdrop(1);\n\t}\n',
        steps: [{ at: 'drop(1);', remove: true }],
        after: '\tif (a) {\n\t}\n',
      },
    ]),
  )('$why', check);
});

describe('added statements', () => {
  test.each(
    bodies([
      {
        why: 'come below the anchor',
        before: '\ta();\n\n\tb();\n',
        steps: [{ at: 'a();', after: 'more(1,x);' }],
        after: '\ta();\n\tmore(1, x);\n\n\tb();\n',
      },
      {
        why: 'leave a comment at the end of its line',
        before: '\ta();\t/* about a */\n\tb();\n',
        steps: [{ at: 'a();', after: 'more(1);' }],
        after: '\ta();\t/* about a */\n\tmore(1);\n\tb();\n',
      },
      {
        why: 'come above the anchor, below its comment',
        before: '\ta();\n\n\t/* about b */\n\tb();\n',
        steps: [{ at: 'b();', before: 'more(1);' }],
        after: '\ta();\n\n\t/* about b */\n\tmore(1);\n\tb();\n',
      },
      {
        why: 'indent as their neighbours do',
        before: '    a();\n    b();\n',
        steps: [{ at: 'a();', after: 'if (x) more(1); else less(2);' }],
        after: '    a();\n    if (x)\n        more(1);\n    else\n        less(2);\n    b();\n',
      },
      {
        why: 'get braces in a bare branch',
        before: '\tif (a)\n\t\tb(); /* b */\n\telse\n\t\tc();\n',
        steps: [{ at: 'b();', after: 'more(1);' }],
        after: '\tif (a) {\n\t\tb(); /* b */\n\t\tmore(1);\n\t} else\n\t\tc();\n',
      },
      {
        why: 'get braces on one line, too',
        before: '\tif (a) b();\n\tc();\n',
        steps: [{ at: 'b();', before: 'more(1);' }],
        after: '\tif (a) {\n\t\tmore(1);\n\t\tb();\n\t}\n\tc();\n',
      },
      {
        why: 'take the place of others',
        before: '\ta();\n\t/* old */\n\told(x /* in */);\t/* tail */\n\n\tb();\n',
        steps: [{ at: 'old(x /* in */);', by: 'now(1); then(2);' }],
        after: '\ta();\n\t/* old */\n\tnow(1);\n\tthen(2);\t/* tail */\n\n\tb();\n',
      },
      {
        why: 'wrap what stays',
        before: '\ta();\n\tb(1,\n\t  2); /* b */\n\n\tc();\n',
        steps: [{ at: 'b(1,\n\t  2);', before: 'if (ok) {', after: '}' }],
        after: '\ta();\n\tif (ok) {\n\t\tb(1,\n\t\t  2); /* b */\n\t}\n\n\tc();\n',
      },
    ]),
  )('$why', check);
});

describe('heads and braces', () => {
  test.each(
    bodies([
      {
        why: 'a head goes, its branch moves out',
        before: '\tif (a)\n\t\tkfree(a);\n\tb();\n',
        steps: [{ at: 'if (a)', remove: true }],
        after: '\tkfree(a);\n\tb();\n',
      },
      {
        why: 'a head and its braces go',
        before: '\tif (a) {\n\t\tx(1,\n\t\t  2);\n\n\t\t/* y */\n\t\ty();\n\t}\n\tb();\n',
        steps: [
          { at: 'if (a) {', remove: true },
          { at: '}', remove: true },
        ],
        after: '\tx(1,\n\t  2);\n\n\t/* y */\n\ty();\n\tb();\n',
      },
      {
        why: 'braces go, the branch stays',
        before: '\tif (a) {\n\t\tx();\n\t}\n\tb();\n',
        steps: [
          { at: '{', nth: 2, remove: true },
          { at: '}', remove: true },
        ],
        after: '\tif (a)\n\t\tx();\n\tb();\n',
      },
      {
        why: 'a head is added over a statement',
        before: '\tx(); /* x */\n\tb();\n',
        steps: [{ at: 'x();', before: 'if (ok)' }],
        after: '\tif (ok)\n\t\tx(); /* x */\n\tb();\n',
      },
      {
        why: 'an else goes',
        before: '\tif (a) {\n\t\treturn;\n\t} else {\n\t\tx();\n\t}\n\tb();\n',
        steps: [
          { at: 'else {', remove: true },
          { at: '}', nth: 2, remove: true },
        ],
        after: '\tif (a) {\n\t\treturn;\n\t}\n\tx();\n\tb();\n',
      },
    ]),
  )('$why', check);
});

describe('expressions', () => {
  test.each(
    bodies([
      {
        why: 'a name',
        before: '\tx=old (a,  b);\n',
        steps: [{ at: 'old', by: 'now' }],
        after: '\tx=now (a,  b);\n',
      },
      {
        why: 'a value is printed anew, with parentheses where an operator asks for them',
        before: '\tx = old(a+b) - 1;\n',
        steps: [{ at: 'old(a+b)', by: 'E * 2 + g(E)', values: { E: 'a+b' } }],
        after: '\tx = (a + b) * 2 + g(a + b) - 1;\n',
      },
      {
        why: 'an argument and its comma go',
        before: '\tg(a, b, c);\n\th(a);\n',
        steps: [
          { at: 'b, ', remove: true },
          { at: 'a', nth: 2, remove: true },
        ],
        after: '\tg(a, c);\n\th();\n',
      },
      {
        why: 'a last argument goes without its comma',
        before: '\tg(a,\n\t  b);\n',
        steps: [{ at: 'b', remove: true }],
        after: '\tg(a);\n',
      },
      {
        why: 'an argument comes first',
        before: '\tg(a);\n',
        steps: [{ at: 'a', before: 'dev,' }],
        after: '\tg(dev, a);\n',
      },
      {
        why: 'an argument comes where there was none',
        before: '\tg();\n',
        steps: [{ at: '(', nth: 2, after: 'dev,' }],
        after: '\tg(dev);\n',
      },
      {
        why: 'a star joins the name behind it',
        before: '\tint x;\n',
        steps: [{ at: 'int', nth: 2, after: '*' }],
        after: '\tint *x;\n',
      },
      {
        why: 'parentheses leave tight operators tight',
        before: '\tx = a<<4;\n',
        steps: [
          { at: 'a', before: '(' },
          { at: 'a', after: ')' },
        ],
        after: '\tx = (a)<<4;\n',
      },
      {
        why: 'a word does not run into its neighbour',
        before: '\treturn(a);\n',
        steps: [{ at: '(a)', by: 'b' }],
        after: '\treturn b;\n',
      },
    ]),
  )('$why', check);
});

describe('lines fit', () => {
  const long = 'a_rather_long_argument';
  test.each(
    bodies([
      {
        why: 'lines aligned under a parenthesis follow it',
        before: `\tx = get(a,\n\t\tb,\n\t\tg(c,\n\t\t  d));\n\ty = get(a,\n\t\t\tb);\n`,
        steps: [
          { at: 'get', by: 'devm_get' },
          { at: 'get', nth: 2, by: 'devm_get' },
        ],
        after: `\tx = devm_get(a,\n\t\t     b,\n\t\t     g(c,\n\t\t       d));\n\ty = devm_get(a,\n\t\t\tb);\n`,
      },
      {
        why: 'a call that has become too long is broken before its last arguments',
        before: `\tx = get(${long}, ${long}, GFP_KERNEL);\n`,
        steps: [
          { at: 'get', by: 'devm_get' },
          { at: long, before: 'dev,' },
        ],
        after: `\tx = devm_get(dev, ${long}, ${long},\n\t\t     GFP_KERNEL);\n`,
      },
      {
        why: 'what no longer fits moves into the line below, if it has room',
        before: `\tx = get(${long}, ${long}, two,\n\t\tb, c);\n`,
        steps: [{ at: 'get', by: 'devm_get_and_put' }],
        after: `\tx = devm_get_and_put(${long}, ${long},\n\t\t\t     two, b, c);\n`,
      },
      {
        why: 'the changed call is broken, not the one around it',
        before: `\tx = check(short, get(${long}, ${long}));\n`,
        steps: [{ at: 'get', by: 'devm_get_it' }],
        after: `\tx = check(short, devm_get_it(${long},\n\t\t\t\t     ${long}));\n`,
      },
      {
        why: 'added code is broken, too',
        before: `\ta();\n`,
        steps: [{ at: 'a();', after: `if (x) y = more(${long}, ${long}, f(${long}, 1), 2);` }],
        after: `\ta();\n\tif (x)\n\t\ty = more(${long}, ${long},\n\t\t\t f(${long}, 1), 2);\n`,
      },
      {
        why: 'a line that was too long before is let be',
        before: `\tx = get(${long}, ${long}, ${long}, 1);\n`,
        steps: [{ at: 'get', by: 'got' }],
        after: `\tx = got(${long}, ${long}, ${long}, 1);\n`,
      },
    ]),
  )('$why', check);
});
