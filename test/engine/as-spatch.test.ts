// Classes of difference that made-up patches on made-up code have shown (bench/fuzz-spatch.mjs), each at its smallest.
import { test } from '@jest/globals';
import { type Case, check } from '../support/check.ts';

const fn = (body: string): string => `void f(struct s *p, int x)\n{\n${body.replace(/^(?=.)/gm, '\t')}\n}\n`;

const cases: Readonly<Record<string, Case>> = {
  'dots meet no second statement of the kind before them, whatever its values': {
    rule: '@@ expression e; @@\n- a(e);\n  ...\n  b();\n',
    before: fn('a(1);\na(2);\nb();'),
    after: fn('a(1);\nb();'),
    again: true,
  },
  'each value that a later rule asks for is a match of its own': {
    rule: '@r@ expression e; @@\n  b();\n  ...\n  a(e);\n\n@@ expression r.e; @@\n- c(e);\n',
    before: fn('b();\na(1);\na(2);\nc(1);\nc(2);'),
    after: fn('b();\na(1);\na(2);'),
  },
  'a statement metavariable limits no dots': {
    rule: '@@ statement S; @@\n{\n+ b(1);\n  S\n  ...\n}\n',
    before: fn('a(1);\na(2);'),
    after: fn('b(1);\na(1);\na(2);'),
    again: true,
  },
  'an assignment that becomes something else is no declaration': {
    rule: '@@ expression e, e1; @@\n- e = e1\n+ a(1)\n',
    before: fn('int k = 1;\n\nx = 2;'),
    after: fn('int k = 1;\n\na(1);'),
  },
  'an assignment that stays one is': {
    rule: '@@ expression e, e1; @@\n- e = old(e1)\n+ e = fresh(e1)\n',
    before: fn('int k = old(1);\n\nx = old(2);'),
    after: fn('int k = fresh(1);\n\nx = fresh(2);'),
  },
  'nothing is put behind one of several declarators': {
    rule: '@@ identifier i; @@\n  int i;\n+ long more;\n',
    before: fn('int a, b;\nint c;'),
    after: fn('int a, b;\nint c;\nlong more;'),
    again: true,
  },
  'a declaration may have a value, with code added behind it': {
    rule: '@@ identifier i; @@\n  int i;\n+ long more;\n',
    before: 'int a = 1;\n',
    after: 'int a = 1;\nlong more;\n',
    again: true,
  },
  'a name may change among several': {
    rule: '@@ @@\n  int\n- a\n+ z\n  ;\n',
    before: fn('int a, b;'),
    after: fn('int z, b;'),
  },
  'braces are meant where their only statement goes': {
    rule: '@@ @@\n  if (x) {\n- a();\n  }\n',
    before: fn('if (x)\n\ta();'),
  },
  'braces are meant where a second statement comes': {
    rule: '@@ @@\n  if (x) {\n  a();\n+ b();\n  }\n',
    before: fn('if (x)\n\ta();'),
  },
  'braces are not meant where one statement becomes one': {
    rule: '@@ @@\n  if (x) {\n- a();\n+ b();\n  }\n',
    before: fn('if (x)\n\ta();'),
    after: fn('if (x)\n\tb();'),
  },
  'an argument is added behind a test in any form': {
    rule: '@@ expression e; @@\n  foo(..., e == NULL\n+ , 2\n  , ...)\n',
    before: fn('foo(1, !x);'),
    after: fn('foo(1, !x, 2);'),
    again: true,
  },
  'an operand that is replaced stays on its side': {
    rule: '@@ expression e; @@\n  foo(\n- e\n+ z\n  == 5)\n',
    before: fn('foo(5 == y);\nfoo(y == 5);'),
    after: fn('foo(5 == y);\nfoo(z == 5);'),
    again: true,
  },
  'sizeof is a constant': {
    rule: '@@ constant c; @@\n- a(c);\n',
    before: fn('a(sizeof(*p));\na(x);'),
    after: fn('a(x);'),
  },
  'attributes of a type come along with it': {
    rule: '@@ type T; identifier i; @@\n- T *i;\n+ T *i = 0;\n',
    before: fn('void __iomem *a;'),
    after: fn('void __iomem *a = 0;'),
  },
  'a return alone is one that is written': {
    rule: '@@ @@\n- return ...;\n+ end();\n',
    before: fn('a(2);'),
  },
  'code before a removed statement stays out of the branch above': {
    rule: '@@ expression e; @@\n+ b();\n- x = e;\n',
    before: fn('if (x)\n\ta(1);\nelse\n\ta(2);\nx = 1;'),
    after: fn('if (x)\n\ta(1);\nelse\n\ta(2);\nb();'),
  },
  'what comes for a statement below does not fill an emptied branch': {
    rule: '@@ expression e; @@\n(\n- a(e);\n|\n- x = e;\n+ b(e);\n)\n',
    before: fn('if (x)\n\ta(1);\nx = 2;'),
    after: fn('if (x) {\n}\nb(2);'),
  },
  'a function keeps its braces': {
    rule: '@@ @@\n- {\n  ...\n- }\n',
    before: fn('a();'),
  },
  'an added if gets braces, its else included': {
    rule: '@@ expression e; @@\n- a(e);\n+ if (e) b(); else c();\n',
    before: fn('if (x)\n\ta(1);\nelse\n\td();'),
    after: fn('if (x) {\n\tif (1)\n\t\tb();\n\telse\n\t\tc();\n} else\n\td();'),
  },
  'a declaration beside which a statement comes is one of a function': {
    rule: '@@ identifier i; @@\n+ a(8);\n- int i;\n',
    before: `int hub;\n${fn('int y;\n\nb();')}`,
    after: `int hub;\n${fn('a(8);\n\nb();')}`,
  },
  'an int may be called signed, and an unsigned one goes with its int': {
    rule: '@@ identifier i; @@\n(\n- int i;\n+ s32 i;\n|\n- unsigned i;\n+ u32 i;\n)\n',
    before: fn('signed int a;\nsigned b;\nunsigned int c;\nlong int d;\nshort int e;'),
    after: fn('s32 a;\ns32 b;\nu32 c;\nlong int d;\nshort int e;'),
  },
  'the int of a long int makes another declaration': {
    rule: '@@ identifier i; @@\n- long i;\n+ s64 i;\n',
    before: fn('long int a;\nlong b;'),
    after: fn('long int a;\ns64 b;'),
  },
  'the type of a value is the same with int and signed': {
    rule: '@@ long l; char c; @@\n(\n- a(l);\n|\n- a(c);\n)\n',
    before: fn('signed long int n;\nsigned char m;\nunsigned long k;\n\na(n);\na(m);\na(k);'),
    after: fn('signed long int n;\nsigned char m;\nunsigned long k;\n\na(k);'),
  },
  'a text is an array': {
    rule: '@@ expression *e; @@\n- a(e);\n',
    before: fn('a("text");\na(p);'),
    after: fn('a("text");'),
  },
  'a set of types means them with const, too': {
    rule: '@@ type T = {int, char}; identifier i; @@\n- T i;\n+ T *i;\n',
    before: fn('const int a;\nlong b;'),
    after: fn('const int *a;\nlong b;'),
  },
  'a comma in whose place another comes must be there': {
    rule: '@@ expression e; expression list es; @@\n- a(e,\n+ b(e,\n  es)\n',
    before: fn('a(1);\na(1, 2);'),
    after: fn('a(1);\nb(1, 2);'),
  },
  'a made-up name needs the values that it is made of': {
    rule: '@r@ identifier i; @@\na(i);\n\n@@ fresh identifier n = "new_" ## r.i; @@\n- b();\n+ b(n);\n',
    before: fn('b();'),
  },
  'labels and names of macros are no expressions': {
    rule: '@@ global idexpression i; @@\n- i\n+ 12\n',
    before: `DECLARE(a, b);\n${fn('goto out;\nout:\nfor_each(y) {\n}')}`,
    after: `DECLARE(12, 12);\n${fn('goto out;\nout:\nfor_each(12) {\n}')}`,
  },
  'a block is a statement beside which another needs braces': {
    rule: '@@ statement S; @@\n+ b();\n  S\n',
    before: fn('if (x) {\n\ta();\n}\nswitch (x) {\ncase 1:\n\ta();\n}'),
    after: fn(
      'b();\nif (x) {\n\tb();\n\t{\n\t\tb();\n\t\ta();\n\t}\n}\nb();\nswitch (x) {\n\tb();\ncase 1:\n\tb();\n\ta();\n}',
    ),
    again: true,
  },
  'a label is a statement': {
    rule: '@@ statement S; @@\n  a();\n- S\n',
    before: fn('a();\nout:\nb();'),
    after: fn('a();\nb();'),
    again: true,
  },
  'branches change places with what is done to them': {
    rule: '@@ expression e; @@\n  if (e) b(); else\n- a();\n+ c(e);\n',
    before: fn('if (!x)\n\ta();\nelse\n\tb();'),
    after: fn('if (!x)\n\tc(x);\nelse\n\tb();'),
  },
  'any test is the opposite of some test': {
    rule: '@@ statement S1, S2; @@\n  if (...) S1 else\n+ { a();\n  S2\n+ }\n',
    before: fn('if (x)\n\tb();\nif (y)\n\tb();\nelse\n\tc();'),
    after: fn('if (x) {\n\ta();\n\tb();\n}\nif (y)\n\tb();\nelse {\n\ta();\n\tc();\n}'),
    again: true,
  },
  'a typedef is no declaration of another kind': {
    rule: '@@ type T; identifier i; @@\n- T i;\n+ T *i;\n',
    before: 'typedef int number;\nint x;\n',
    after: 'typedef int number;\nint *x;\n',
    again: true,
  },
  'nothing is put before one of several declarators': {
    rule: '@@ @@\n+ long more;\n  int a;\n',
    before: fn('int a, b;'),
  },
  'values in braces are no expression': {
    rule: '@@ type T; identifier i; @@\n- T i = <+... a(...) ...+>;\n',
    before: 'int x[] = { a(1) };\nint y = a(2);\n',
    after: 'int x[] = { a(1) };\n',
  },
  'a brace that is added before a body stands with the head': {
    rule: '@@ statement S; @@\n  if (...)\n+ {\n+ b();\n  S\n+ }\n',
    before: fn('if (x)\n\t/* why */\n\ta();'),
    after: fn('if (x) {\n\t/* why */\n\tb();\n\ta();\n}'),
    again: true,
  },
  'a comma behind which something comes must be there': {
    rule: '@@ @@\n  a(..., x,\n+ y,\n  ...)\n',
    before: fn('a(x);\na(x, 1);'),
    after: fn('a(x);\na(x, y, 1);'),
    again: true,
  },
  'a name may be added behind the last of an enumeration': {
    rule: '@@ identifier e; @@\nenum e { ...,\n  RED,\n+ PINK,\n  ... };\n',
    before: 'enum colour { BLUE, RED };\n',
    after: 'enum colour { BLUE, RED, PINK,\n};\n',
    again: true,
  },
  'a type has no width': {
    rule: '@@ type T; identifier s, i; @@\nstruct s { ...\n- T i;\n  ... };\n',
    before: 'struct a {\n\tint x : 3;\n\tint y;\n};\n',
    after: 'struct a {\n\tint x : 3;\n};\n',
  },
  'a word of a function alone says no type': {
    rule: '@@ identifier f; @@\n- __init f(...) { ... }\n',
    before: 'int __init on(void)\n{\n}\n\nint off(void)\n{\n}\n',
    after: 'int off(void)\n{\n}\n',
  },
  'what wraps a term goes around each form of it': {
    rule: '@@ expression e; @@\n+ bad(\n  e == NULL\n+ )\n',
    before: fn('if (!p)\n\ta();\nif (p == NULL)\n\ta();\nb(NULL == p);'),
    after: fn('if (bad(!p))\n\ta();\nif (bad(p == NULL))\n\ta();\nb(bad(NULL == p));'),
    again: true,
  },
  'a name in brackets is declared all the same': {
    rule: '@@ identifier i; expression e; @@\n- int i = e;\n+ int i;\n',
    before: fn('typeof(a) (b) = (a);\nstruct s *(q) = p;\nu32 (w) = (x) - 1, (v);\nint (z) = 3;'),
    after: fn('typeof(a) (b) = (a);\nstruct s *(q) = p;\nu32 (w) = (x) - 1, (v);\nint z;'),
  },
  'what ++ puts side by side goes by its values: those of another rule downwards': {
    rule: '@r@ expression e; @@\na(e)\n\n@@ expression r.e; @@\n  b();\n++ c(e);\n',
    before: fn('a(2);\na(y);\na(1);\na("t");\na(10);\nb();'),
    after: fn('a(2);\na(y);\na(1);\na("t");\na(10);\nb();\nc(2);\nc(10);\nc(1);\nc("t");\nc(y);'),
    again: true,
  },
  'what ++ puts side by side goes by its values: those of its own rule upwards': {
    rule: '@@ expression e, x; @@\nf(...) {\n++ c(x, e);\n<+... a(x, e) ...+>\n}\n',
    before: fn('a(2, 1);\na(1, 2);\na(0, 2);'),
    after: fn('c(2, 1);\nc(0, 2);\nc(1, 2);\na(2, 1);\na(1, 2);\na(0, 2);'),
    again: true,
  },
  'a type of several words stands for that of fewer, and what is added stands in its place': {
    rule: '@@ typedef uint; @@\n- unsigned int\n+ uint\n',
    before: 'unsigned int a;\nunsigned b;\nunsigned long c;\n',
    after: 'uint a;\nuint b;\nunsigned long c;\n',
  },
  'the type of several declarators changes only where its stars stay as many': {
    rule: '@@ @@\n- char *\n+ struct s *\n\n@@ typedef text; @@\n- struct s *\n+ text\n',
    before: 'char *a, *b;\nchar *c;\n',
    after: 'struct s *a, *b;\ntext c;\n',
    again: true,
  },
  'the body of a define may stand on the next line': {
    rule: '@@ identifier x; @@\n#define x(...)\n- old()\n+ fresh()\n',
    before: '#define A(b) old()\n#define C 2\n\nint y = old();\n',
    after: '#define A(b) fresh()\n#define C 2\n\nint y = old();\n',
  },
  'a declarer without a name is no call in a function': {
    rule: '@@ declarer D; expression e; @@\n- D(e);\n',
    before: `DECLARE(a);\n${fn('DECLARE(a);\nb(a);')}`,
    after: fn('DECLARE(a);\nb(a);'),
  },
  'a pattern may begin with sizeof': {
    rule: '@@ identifier e; @@\n- sizeof e\n+ size(e)\n',
    before: fn('a(sizeof x);'),
    after: fn('a(size(x));'),
  },
  'a branch that the preprocessor may empty gets braces': {
    rule: '@@ @@\n+ #ifdef A\n  a();\n+ #endif\n',
    before: fn('if (x)\n\ta();\nb();'),
    after: 'void f(struct s *p, int x)\n{\n\tif (x) {\n#ifdef A\n\t\ta();\n#endif\n\t}\n\tb();\n}\n',
    again: true,
  },
  'a storage class may be an argument of a macro that declares': {
    rule: '@@ declarer name CALLBACKS; @@\n- CALLBACKS(..., END);\n',
    before: 'CALLBACKS(static, a, struct s, END);\nint x;\n',
    after: 'int x;\n',
  },
  'the statement that an expression stands in goes on to other rules': {
    rule: '@r@ expression e; statement S; @@\na(e)@S\n\n@@ statement r.S; @@\n+ b();\n  S\n',
    before: fn('if (a(1))\n\tc();\nx = a(2);\nint y = a(3);'),
    after: fn('b();\nif (a(1))\n\tc();\nb();\nx = a(2);\nint y = a(3);'),
    again: true,
  },
  'six dots are those of C': {
    rule: '@@ identifier f; type T; identifier i; @@\n  f(T i,\n- ......\n+ int n\n  ) { ... }\n',
    before: 'int a(char *b, ...)\n{\n}\n\nint c(char *b)\n{\n}\n',
    after: 'int a(char *b, int n)\n{\n}\n\nint c(char *b)\n{\n}\n',
  },
  'nothing takes the place of nothing beside an argument': {
    rule: '@@ @@\n  a(x,\n- ...\n+ 3\n  )\n\n@@ expression list es; @@\n  b(\n- es\n+ 3\n  , x)\n',
    before: fn('a(x);\na(x, y);\nb(x);\nb(y, x);'),
    after: fn('a(x);\na(x, 3);\nb(x);\nb(3, x);'),
  },
  'parameters become arguments by their names': {
    rule: '@@ identifier f; parameter list ps; expression list es; @@\nf(ps@es) {\n+ b(es);\n...\n}\n',
    before: 'int a(int x, char *y[2])\n{\n\tc();\n}\n\nint d(void)\n{\n\tc();\n}\n',
    after: 'int a(int x, char *y[2])\n{\n\tb(x, y);\n\tc();\n}\n\nint d(void)\n{\n\tb();\n\tc();\n}\n',
    again: true,
  },
  'the parameters of a macro are a list': {
    rule: '@@ identifier x; identifier list is; expression e; @@\n- #define x(is) e\n+ #define x(is, z) e\n',
    before: '#define A(b, c) f(b, c)\n#define D 1\n',
    after: '#define A(b, c, z) f(b, c)\n#define D 1\n',
    again: true,
  },
  'a rule that depends on another runs for one of the values that it does not ask for': {
    rule:
      '@r@ expression e; @@\na(e);\n\n@s@ expression r.e; @@\nb(e);\n\n@depends on s@ @@\n- c();\n\n' +
      '@depends on !s@ @@\n- d();\n',
    before: fn('a(1);\na(2);\nb(1);\nc();\nd();'),
    after: fn('a(1);\na(2);\nb(1);'),
  },
  'a rule that depends for all asks for each of the values that it does not ask for': {
    rule:
      '@r@ expression e; @@\na(e);\n\n@s@ expression r.e; @@\nb(e);\n\n@depends on forall s@ @@\n- c();\n\n' +
      '@depends on forall !s@ @@\n- d();\n',
    before: fn('a(1);\na(2);\nb(1);\nc();\nd();'),
  },
  'a cast that may be left out is left out in each branch of a choice': {
    rule: '@@ type T; expression e; @@\n- a(\\((T)(e + 1)\\|(T)e\\))\n+ b(e)\n',
    before: fn('a(x);\na((int)x);\na(x + 1);\na((int)(x + 1));'),
    after: fn('b(x);\nb(x);\nb(x);\nb(x);'),
  },
  'a cast to a type of another rule must be there': {
    rule: '@r@ type T; expression e; @@\na((T)e);\n\n@@ type r.T; expression e; @@\n- b((T)e)\n+ c(e)\n',
    before: fn('a((int)x);\nb((int)x);\nb(x);\nb((char)x);'),
    after: fn('a((int)x);\nc(x);\nb(x);\nb((char)x);'),
  },
  'values by name go with all commas, and not while others stay': {
    rule: '@@ identifier i; expression x, y; @@\nstruct s i =\n- { .a = x, .b = y }\n+ S(x, y)\n  ;\n',
    before:
      'struct s a = { .a = 1, .b = 2 };\nstruct s b = { .b = 1, .a = 2, };\nstruct s c = { .a = 1, .c = 3, .b = 2 };\n',
    after: 'struct s a = S(1, 2);\nstruct s b = S(2, 1);\nstruct s c = { .a = 1, .c = 3, .b = 2 };\n',
  },
  'names of structs are no identifiers, nor are the parameters of a macro': {
    rule: '@identifier@ @@\n- foo\n+ bar\n',
    before:
      '#define A(x) foo + x\n#define B(foo) foo\nstruct foo { int foo; };\nint f(int foo)\n{\n\tgoto foo;\nfoo:\n\treturn foo;\n}\n',
    after:
      '#define A(x) bar + x\n#define B(foo) foo\nstruct foo { int bar; };\nint f(int bar)\n{\n\tgoto bar;\nbar:\n\treturn bar;\n}\n',
  },
  'within a type that fits no other is looked for': {
    rule: '@@ identifier t; @@\nstruct\n- t\n+ q\n{ ... }\n',
    before: 'struct a {\n\tstruct b {\n\t\tint x;\n\t};\n};\n',
    after: 'struct q {\n\tstruct b {\n\t\tint x;\n\t};\n};\n',
  },
  'regular expressions may be those of OCaml': {
    rule: '#spatch --ocaml-regexps\n@@ identifier f =~ "^\\(a\\|b\\)$"; @@\n- f();\n',
    before: fn('a();\nb();\nab();'),
    after: fn('ab();'),
  },
  'the type of a function, or of a pointer to one, stands around the name that it declares': {
    rule: '@@ type T; identifier i; @@\n- T i;\n+ static T i;\n',
    before: 'int a(int b);\nint *(*c[2])(void);\nint d[3];\n',
    after: 'static int a(int b);\nstatic int *(*c[2])(void);\nstatic int d[3];\n',
    again: true,
  },
  'inline is beside static': {
    rule: '@@ type T; identifier f; @@\n- inline\n  T f(...) { ... }\n',
    before: 'static inline int a(void)\n{\n}\n\ninline int b(void)\n{\n}\n',
    after: 'static int a(void)\n{\n}\n\nint b(void)\n{\n}\n',
  },
  'an expression of another rule is meant where its names have the same types': {
    rule: '@r@ expression e; @@\na(e, 1)\n\n@@ expression r.e; @@\n- b(e);\n',
    before: `${fn('a(x, 1);')}int g(long x)\n{\n\tb(x);\n}\n\nint h(int x)\n{\n\tb(x);\n}\n\nint i(void)\n{\n\tb(x);\n}\n`,
    after: `${fn('a(x, 1);')}int g(long x)\n{\n\tb(x);\n}\n\nint h(int x)\n{\n}\n\nint i(void)\n{\n\tb(x);\n}\n`,
  },
};

for (const [name, each] of Object.entries(cases)) test(name, () => check(each));
