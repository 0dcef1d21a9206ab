import { test } from '@jest/globals';
import { type Case, check } from '../support/check.ts';

const cases: Readonly<Record<string, Case>> = {
  'a type metavariable stands for a struct with its tag': {
    rule: '@r@\ntype T;\nidentifier m;\n@@\nT { ...\n  spinlock_t m;\n  ... };\n\n@@\ntype r.T;\nidentifier r.m;\nT *p;\n@@\n- grab(p->m)\n+ grab(&p->m)\n',
    before:
      'struct lamp {\n\tint id;\n\tspinlock_t guard;\n};\n\nvoid on(struct lamp *l, struct plug *q)\n{\n\tgrab(l->guard);\n\tgrab(q->guard);\n}\n',
    after:
      'struct lamp {\n\tint id;\n\tspinlock_t guard;\n};\n\nvoid on(struct lamp *l, struct plug *q)\n{\n\tgrab(&l->guard);\n\tgrab(q->guard);\n}\n',
  },
  'a type metavariable stands for the typedef of a nameless struct': {
    rule: '@r@\ntype T;\n@@\nT { ...\n  spinlock_t guard;\n  ... };\n\n@@\ntype r.T;\nT *p;\n@@\n- grab(p)\n+ grab_all(p)\n',
    before:
      'typedef struct {\n\tspinlock_t guard;\n} lamp_t;\n\nvoid on(lamp_t *l, plug_t *q)\n{\n\tgrab(l);\n\tgrab(q);\n}\n',
    after:
      'typedef struct {\n\tspinlock_t guard;\n} lamp_t;\n\nvoid on(lamp_t *l, plug_t *q)\n{\n\tgrab_all(l);\n\tgrab(q);\n}\n',
  },
  'a typedef of a struct is that struct': {
    rule: '@@\nstruct lamp *p;\n@@\n- on(p)\n+ lamp_on(p)\n',
    before:
      'typedef struct lamp { int id; } lamp_t;\n\nvoid f(lamp_t *l, plug_t *q)\n{\n\ton(l);\n\ton(q);\n}\n',
    after:
      'typedef struct lamp { int id; } lamp_t;\n\nvoid f(lamp_t *l, plug_t *q)\n{\n\tlamp_on(l);\n\ton(q);\n}\n',
  },
  'a typedef of a basic type is that type': {
    rule: '@@\nunsigned int n;\n@@\n- on(n)\n+ count(n)\n',
    before: 'typedef unsigned int count_t;\n\nvoid f(count_t n, char c)\n{\n\ton(n);\n\ton(c);\n}\n',
    after: 'typedef unsigned int count_t;\n\nvoid f(count_t n, char c)\n{\n\tcount(n);\n\ton(c);\n}\n',
  },
  'the difference of pointers has a type of its own': {
    rule: '@@\nptrdiff_t d;\n@@\n- step(d)\n+ stride(d)\n',
    before: 'void f(char *a, char *b, int n)\n{\n\tstep(a - b);\n\tstep(n - n);\n}\n',
    after: 'void f(char *a, char *b, int n)\n{\n\tstride(a - b);\n\tstep(n - n);\n}\n',
  },
  'the type of a function pointer goes with its parentheses': {
    rule: '@@\ntype T;\nexpression e;\n@@\n- plug((T)e)\n+ plug(e)\n',
    before: 'void f(void)\n{\n\tplug((int (*)(char *))probe);\n}\n',
    after: 'void f(void)\n{\n\tplug(probe);\n}\n',
  },
  'a function that is given another head keeps its type': {
    rule: '@@\n@@\n- on(int id, int level) {\n+ on(int id) {\n  ...\n  }\n',
    before: 'static int on(int id, int level)\n{\n\treturn id;\n}\n',
    after: 'static int on(int id)\n{\n\treturn id;\n}\n',
  },
  'a function that goes takes its type along': {
    rule: '@@\n@@\n- on(...) { ... }\n',
    before: 'static int on(int id)\n{\n\treturn id;\n}\n\nint off;\n',
    after: 'int off;\n',
  },
  'a function without a type has a head and prototypes as others do': {
    rule: '@@\nidentifier x;\n@@\n  on(int x\n+   , int level\n  ) { ... }\n',
    before: 'on(int id);\n\non(int id)\n{\n\treturn id;\n}\n',
    after: 'on(int id, int level);\n\non(int id, int level)\n{\n\treturn id;\n}\n',
    again: true,
  },
  'attributes before a value are no obstacle': {
    rule: '@@\nidentifier x;\n@@\n  struct lamp\n- x\n+ lit\n  = { ... };\n',
    before: 'struct lamp dark __initdata = { .id = 1 };\n',
    after: 'struct lamp lit __initdata = { .id = 1 };\n',
    again: true,
  },
  'attributes before a value are one when the rule says so': {
    rule: '@disable optional_attributes@\nidentifier x;\n@@\n  struct lamp\n- x\n+ lit\n  = { ... };\n',
    before: 'struct lamp dark __initdata = { .id = 1 };\n',
  },
  'the attribute of a macro that declares something': {
    rule: '@@\ndeclarer name DEFINE_LAMP;\nattribute name __lit;\n@@\n  DEFINE_LAMP(...)\n- __lit\n  ;\n',
    before: 'DEFINE_LAMP(a, 1) __lit;\n',
    after: 'DEFINE_LAMP(a, 1);\n',
  },
  'attributes go with a declaration that is replaced, storage stays': {
    rule: '@@\nidentifier x;\n@@\n- int x;\n+ long x;\n',
    before: 'static int __iomem lamp;\nstatic int plug __iomem;\nint room __aligned(4);\n',
    after: 'static long lamp;\nstatic long plug;\nlong room;\n',
  },
  'attributes within a pointer type go with it, others stay': {
    rule: '@@\ntype T;\nidentifier f, x;\n@@\n  f(\n- T\n+ lamp_t\n  x) { ... }\n',
    before: 'int on(int __iomem *p) { return 0; }\nint off(int __iomem p) { return 0; }\n',
    after: 'int on(lamp_t p) { return 0; }\nint off(lamp_t __iomem p) { return 0; }\n',
    again: true,
  },
  'attributes behind the name of a parameter have to be there': {
    rule: '@@\nidentifier f, x;\nattribute name __lit;\n@@\n  f(...,\n- int\n+ long\n  x __lit, ...) { ... }\n',
    before: 'int on(int p, int q __lit) { return 0; }\n',
    after: 'int on(int p, long q __lit) { return 0; }\n',
  },
  'a complex number is of a type of its own': {
    rule: '@@\nidentifier x;\n@@\n- double\n+ float\n  x;\n',
    before: 'double complex z;\ndouble d;\n',
    after: 'double complex z;\nfloat d;\n',
  },
  'what takes the place of a type stands before the name': {
    rule: '@@\ntype T;\n@@\n- T\n+ float\n  lamp;\n',
    before: 'static int (*lamp)[4];\n',
    after: 'static float lamp;\n',
    again: true,
  },
  'the position of a declaration': {
    rule: '@r@\nidentifier s, x;\nposition p;\n@@\nstruct s { ...\n  int (*x)(...);@p\n  ... };\n\n@@\nidentifier r.s, y;\ntype T;\nposition p != r.p;\n@@\nstruct s { ...\n- T y;@p\n  ... };\n',
    before: 'struct lamp {\n\tint (*on)(int);\n\tint id;\n};\n',
    after: 'struct lamp {\n\tint (*on)(int);\n};\n',
  },
  'a typedef among arguments, and an argument left out': {
    rule: '@@\ntype T;\nexpression e;\n@@\n- cast(T, e, ...)\n+ e\n',
    before: 'void f(void)\n{\n\ta = cast(lamp_t, x, );\n\tb = cast(x, y);\n}\n',
    after: 'void f(void)\n{\n\ta = x;\n\tb = cast(x, y);\n}\n',
  },
  'storage goes with a function, whatever choices its body leaves': {
    rule: '@@\nidentifier f, i;\n@@\n- int f(int i)\n- {\n(\n- on(i);\n|\n- off(i);\n)\n- return 0;\n- }\n',
    before: 'int keep;\n\nstatic __init int lamp(int id)\n{\n\ton(id);\n\treturn 0;\n}\n\nint other;\n',
    after: 'int keep;\n\nint other;\n',
  },
  'the name of a field is replaced on either side of an isomorphism': {
    rule: '@@\nstruct lamp l;\n@@\n  on(&l.\n- id\n+ number\n  )\n',
    before: 'void f(struct lamp *p, struct lamp q)\n{\n\ton(&p->id);\n\ton(&q.id);\n}\n',
    after: 'void f(struct lamp *p, struct lamp q)\n{\n\ton(&p->number);\n\ton(&q.number);\n}\n',
  },
  'the size of a typedef reads like that of a variable': {
    rule: '@@\ntype T;\nT[] e;\n@@\n- (sizeof(e) / sizeof(T))\n+ ARRAY_SIZE(e)\n',
    before: 'lamp_t lamps[] = { 1 };\n\nint f(void)\n{\n\treturn (sizeof(lamps) / sizeof(lamp_t));\n}\n',
    after: 'lamp_t lamps[] = { 1 };\n\nint f(void)\n{\n\treturn ARRAY_SIZE(lamps);\n}\n',
  },
  'each of several declarators has its own `++` line': {
    rule: '@@\nidentifier s, x;\n@@\nstruct s { ...\n- int x;\n++ long y;\n  ... };\n',
    before: 'struct lamp {\n\tint a, b;\n\tchar c;\n};\n',
    after: 'struct lamp {\n\tlong y;\n\tlong y;\n\tchar c;\n};\n',
  },
  'code behind any statement, branches included': {
    rule: '@@\nstatement S;\n@@\n  S\n+ tick();\n',
    before: 'void f(void)\n{\n\tif (a)\n\t\tb();\n}\n',
    after: 'void f(void)\n{\n\tif (a) {\n\t\tb();\n\t\ttick();\n\t}\n\ttick();\n}\n',
    again: true,
  },
  'the length of a list is known to later rules': {
    rule: '@r@\nidentifier s;\nfield list[n] before;\n@@\nstruct s {\n  before\n  lamp_t lamp;\n  ... };\n\n@@\nidentifier r.s, x;\ninitializer list[r.n] before;\n@@\nstruct s x = {\n  before,\n- 0,\n+ LAMP,\n  ... };\n',
    before:
      'struct room {\n\tint a;\n\tint b;\n\tlamp_t lamp;\n\tint c;\n};\n\nstruct room hall = { 0, 0, 0, 0 };\n',
    after:
      'struct room {\n\tint a;\n\tint b;\n\tlamp_t lamp;\n\tint c;\n};\n\nstruct room hall = { 0, 0, LAMP, 0 };\n',
  },
  'a bare test finds the term alone where only its truth matters': {
    rule: '@@\nexpression e;\n@@\n- e->next != NULL\n+ has(e)\n',
    before:
      'int f(void)\n{\n\tif (!a->next || b)\n\t\tc(a->next);\n\tfor (; a->next;)\n\t\td();\n\treturn a->next ? 1 : a->next;\n}\n',
    after:
      'int f(void)\n{\n\tif (!has(a) || b)\n\t\tc(a->next);\n\tfor (; has(a);)\n\t\td();\n\treturn has(a) ? 1 : a->next;\n}\n',
  },
  'a format within a string': {
    rule: '@@\nformat d =~ "x$";\nexpression list es;\n@@\n- pr("...%@d@...", es)\n+ log(es)\n',
    before: 'void f(void)\n{\n\tpr("at %08x", a);\n\tpr("at %d", a);\n\tpr("at x");\n}\n',
    after: 'void f(void)\n{\n\tlog(a);\n\tpr("at %d", a);\n\tpr("at x");\n}\n',
  },
  'formats in a string': {
    rule: '@@\nformat list fs;\n@@\n- pr("lamp: %@fs@")\n+ log()\n',
    before: 'void f(void)\n{\n\tpr("lamp: %d of %s");\n\tpr("lamp: none");\n\tpr("plug: %d");\n}\n',
    after: 'void f(void)\n{\n\tlog();\n\tpr("lamp: none");\n\tpr("plug: %d");\n}\n',
  },
  'only a cast to any type is dropped': {
    rule: '@@\nidentifier a, b;\nstruct a *e;\n@@\n(\n  (struct a *)e\n|\n- (struct b *)e\n+ other(e)\n)\n',
    before: 'void f(struct lamp *l)\n{\n\tu(plug(), (struct plug *)l, (struct lamp *)l);\n}\n',
    after: 'void f(struct lamp *l)\n{\n\tu(plug(), other(l), (struct lamp *)l);\n}\n',
  },
  'what the type of an expression matches in its declaration stays there': {
    rule: '@@\ntype T;\n@@\n- f(sizeof(T));\n',
    before:
      'int k(struct lamp *p, struct lamp q)\n{\n\tf(sizeof(struct lamp));\n\tf(sizeof(q));\n\treturn 0;\n}\n',
    after: 'int k(struct lamp *p, struct lamp q)\n{\n\treturn 0;\n}\n',
  },
  'the qualifier of a pointer goes with its star': {
    rule: '@@\nidentifier x;\n@@\n- int *x;\n+ long *x;\n',
    before: 'void f(void)\n{\n\tint *const b;\n\n\tg();\n}\n',
    after: 'void f(void)\n{\n\tlong *b;\n\n\tg();\n}\n',
  },
  'the qualifier of a pointer is an obstacle where it is no option': {
    rule: '@disable optional_qualifier@\nidentifier x;\n@@\n- int *x;\n',
    before: 'void f(void)\n{\n\tint *const b;\n\n\tg();\n}\n',
  },
  'a declarer is found at the top, behind a storage class, and in functions': {
    rule: '@@\ndeclarer name LAMP;\nidentifier x;\n@@\n- LAMP(x);\n',
    before: 'LAMP(a);\nstatic LAMP(b);\nint c;\n\nvoid f(void)\n{\n\tLAMP(d);\n\tg();\n}\n',
    after: 'int c;\n\nvoid f(void)\n{\n\tg();\n}\n',
  },
  'a regular expression speaks of names and literals only': {
    rule: '@@\nexpression e =~ "^x", n !~ "^x";\n@@\n(\n- f(e);\n|\n- g(n);\n)\n',
    before: 'void k(void)\n{\n\tf(xy);\n\tf(xy + 1);\n\tf(y);\n\tg(xy);\n\tg(xy + 1);\n\tg(y);\n}\n',
    after: 'void k(void)\n{\n\tf(xy + 1);\n\tf(y);\n\tg(xy);\n}\n',
  },
  'names of fields are no parts of a value': {
    rule: '@r@\nexpression e;\n@@\nf(e);\n\n@@\nexpression part <= r.e;\n@@\n- g(part);\n',
    before: 'void k(void)\n{\n\tf(a->b);\n\tg(a);\n\tg(b);\n}\n',
    after: 'void k(void)\n{\n\tf(a->b);\n\tg(b);\n}\n',
  },
  'the body of a do loop is a statement': {
    rule: '@@\nexpression e;\nstatement S;\n@@\n- do S while (e);\n',
    before: 'void k(void)\n{\n\tdo {\n\t\ta();\n\t} while (0);\n\tb();\n}\n',
    after: 'void k(void)\n{\n\tb();\n}\n',
  },
  'the body of a function as a statement list': {
    rule: '@@\nstatement list ss;\n@@\n- int f(...) { ss }\n+ int g(void) { ss }\n',
    before: 'int f(void)\n{\n\ta();\n\treturn 1;\n}\n',
    after: 'int g(void)\n{\n\ta();\n\treturn 1;\n}\n',
  },
  'two lists of statements that have to be the same': {
    rule: '@@\nstatement list ss;\nexpression e;\n@@\n- if (e)\n { ss }\n- else { ss }\n',
    before: 'void k(void)\n{\n\tif (x) {\n\t\ta();\n\t} else {\n\t\tb();\n\t}\n}\n',
  },
};

for (const [name, each] of Object.entries(cases)) test(name, () => check(each));
