// Rules in what macros stand for: a statement or a function has paths there as it has elsewhere.
import { test } from '@jest/globals';
import { type Case, check } from '../support/check.ts';

const path = '@@ expression e; @@\n  a(e);\n  ...\n- b(e);\n';
const rename = '@@ expression e; @@\n- a(e);\n+ c(e);\n';
const call = '@@ expression e; @@\n- a(1, e)\n+ c(1, e)\n';

const cases: Readonly<Record<string, Case>> = {
  'a loop that runs once is followed': {
    rule: path,
    before: '#define M(x) do { a(x); if (y) d(x); b(x); } while (0)\n',
    after: '#define M(x) do { a(x); if (y) d(x); } while (0)\n',
  },
  'a function is followed, with its lines kept in the macro': {
    rule: path,
    before:
      '#define M(n)\t\\\nint get_##n(int x)\t\\\n{\t\t\\\n\ta(x);\t\\\n\tb(x);\t\\\n\treturn 0;\t\\\n}\n',
    after: '#define M(n)\t\\\nint get_##n(int x)\t\\\n{\t\t\\\n\ta(x);\t\\\n\treturn 0;\t\\\n}\n',
  },
  'a block, a branch and a bare statement are code': {
    rule: rename,
    before: '#define A(x) { a(x); }\n#define B(x) if (x) { a(x); }\n#define C(x) a(x);\n',
    after: '#define A(x) { c(x); }\n#define B(x) if (x) { c(x); }\n#define C(x) c(x);\n',
  },
  'a statement whose end is left to the user is none': {
    rule: rename,
    before: '#define A(x) a(x)\n#define B(x) if (x) a(x)\n#define C(x) a(x); a(x)\n',
  },
  'an expression is found once, followed or not': {
    rule: call,
    before: '#define A(x) do { a(1, x); } while (0)\n#define B(x) (a(1, x) ?: 2)\n',
    after: '#define A(x) do { c(1, x); } while (0)\n#define B(x) (c(1, x) ?: 2)\n',
  },
  'words with # keep their spacing': {
    rule: call,
    before: '#define A(x) a(1, #x "b" x)\n#define B(x) a(1, x##_t)\n',
    after: '#define A(x) c(1, #x "b" x)\n#define B(x) c(1, x##_t)\n',
  },
  'an argument that may be missing is one': {
    rule: rename,
    before: '#define A(x, y...) do { a(x); say(x, ##y); } while (0)\n',
    after: '#define A(x, y...) do { c(x); say(x, ##y); } while (0)\n',
  },
  'a line that ends with a backslash gets no second one': {
    rule: '@@ expression e; @@\n- a(e);\n+ c(e, 1);\n',
    before: '#define A(x) \\\n\tif (x) {\\\n\t\ta(x); \\\n\t}\n',
    after: '#define A(x) \\\n\tif (x) {\\\n\t\tc(x, 1); \\\n\t}\n',
  },
  'a closing brace stays on the line of the last value': {
    rule: call,
    before: 'struct s x = { .a = 1, .b = a(1, 2) };\n#define A(x) { .a = a(1, x) }\n',
    after: 'struct s x = { .a = 1, .b = c(1, 2) };\n#define A(x) { .a = c(1, x) }\n',
  },
  'what comes back as it was keeps the lines that it had': {
    rule: '@@ expression e; statement S; @@\n  if (\n- e == NULL\n+ !e\n  ) S\n',
    before: 'void f(int *p)\n{\n\tif (!look(p,\n\t\t  1))\n\t\td();\n\tif (p == NULL)\n\t\td();\n}\n',
    after: 'void f(int *p)\n{\n\tif (!look(p,\n\t\t  1))\n\t\td();\n\tif (!p)\n\t\td();\n}\n',
  },
  'a comment that comes with what was there is new': {
    rule: '@@ @@\n- int x;\n+ /* lamps */ int x;\n',
    before: 'int x;\n',
    after: '/* lamps */\nint x;\n',
    again: true,
  },
};

for (const [name, each] of Object.entries(cases)) test(name, () => check(each));
