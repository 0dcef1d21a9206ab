/** Rules about what stands outside of plain statements: types, members, values in braces, heads, lists, directives. */
import { line } from './tree.mjs';

const minus = (text) => line(text, '-');
const plus = (text) => line(text, '+');

const MORE = [
  ['parameter list ps;', /\bps\b/],
  ['expression list[n] en;', /\ben\b/],
  ['expression list[2] e2;', /\be2\b/],
  ['initialiser list is;', /\bis\b/],
  ['initialiser list[k] ik;', /\bik\b/],
  ['field list fs;', /\bfs\b/],
  ['assignment operator aop;', /\baop\b/],
  ['identifier tag;', /\btag\b/],
  ['identifier m;', /\bm\b/],
  ['identifier par;', /\bpar\b/],
  ['fresh identifier neu = "new_" ## i;', /\bneu\b/],
  ['format list fl;', /\bfl\b/],
  ['typedef u32;', /\bu32\b/],
  ['struct s[] sa;', /\bsa\b/],
  ['int *ip;', /\bip\b/],
  ['enum colour col;', /\bcol\b/],
  ['iterator I;', /\bI\b/],
  ['iterator name each;', /\beach\b/],
  ['declarer name DECLARE;', /\bDECLARE\b/],
  ['statement list ss;', /\bss\b/],
];

/** Metavariables beside those of `rules.mjs` that a code mentions. */
export const moreVariables = (code) => MORE.filter(([, seen]) => seen.test(code)).map(([text]) => text);

/** Rules as `semanticPatch` gives them. */
export function features(random) {
  const kind = random.pick(KINDS);
  return [].concat(kind(random)).map((rule) => (Array.isArray(rule) ? { head: '', body: rule } : rule));
}

const one =
  (...choices) =>
  (random) => [random.pick(choices)(random)];

const value = (random) => random.pick(['e', 'c', '1', 'x', '...', 'MAX', '0']);

const member = (random) =>
  random.pick([
    () => [minus('int m;')],
    () => [minus('int m;'), plus('long m;')],
    () => [line('int m;'), plus('int more;')],
    () => [plus('int more;'), line('int m;')],
    () => [minus('T m;'), plus('T *m;')],
    () => [minus('T *m;')],
    () => [minus('int f;'), plus('int f9;')],
    () => [minus('int m[e];')],
    () => [minus('int m : c;'), plus('u32 m;')],
  ])();

const KINDS = [
  // structures, unions, enumerations
  one(
    (r) => [
      line(r.pick(['struct s {', 'struct tag {', 'union tag {'])),
      line('...'),
      ...member(r),
      line('...'),
      line('};'),
    ],
    (r) => [line('struct tag {'), ...member(r), line('...'), line('};')],
    (r) => [line('struct tag {'), line('...'), ...member(r), line('};')],
    (r) => [line('struct tag {'), line('fs'), ...member(r), line('...'), line('};')],
    () => [line('enum tag { ...,'), minus('RED'), plus('PINK'), line(', ...};')],
    () => [line('enum tag { ...,'), line('RED,'), plus('PINK,'), line('...};')],
    () => [line('enum tag { ..., RED ='), minus('e'), plus('9'), line(', ...};')],
    () => [minus('struct s'), plus('struct s9')],
    () => [minus('struct s *'), plus('struct s9 *')],
    () => [minus('enum colour'), plus('enum color')],
  ),
  // values in braces
  one(
    (r) => [
      line(r.pick(['struct s i = {', 'struct tag i = {', 'static struct s i = {'])),
      minus(`.f = ${value(r)},`),
      line('...};'),
    ],
    (r) => [
      line('struct s i = {'),
      line(`.${r.pick(['f', 'g', 'm'])} =`),
      minus('e'),
      plus('e + 1'),
      line(',...};'),
    ],
    () => [line('struct s i = {'), line('.f = e,'), plus('.in = NULL,'), line('...};')],
    () => [line('struct s i = {'), plus('.in = NULL,'), line('...};')],
    () => [line('struct s i = {'), minus('e, e1'), plus('.f = e, .g = e1'), line('};')],
    () => [line('T i[] = { ...,'), minus('c'), plus('7'), line(', ...};')],
    () => [line('int i[] = {'), minus('e,'), line('...};')],
    () => [line('int i[] = { is,'), minus('3'), plus('4'), line('};')],
    () => [line('int i[] = { ik,'), minus('3'), plus('k'), line(', ...};')],
    () => [line('int i[...] = { ...'), plus(', 8'), line('};')],
    () => [minus('(struct s){ .f = e, ...}'), plus('zero')],
  ),
  // heads of functions, prototypes
  one(
    (r) => [
      line('fn('),
      line('...,'),
      minus(r.pick(['int par', 'struct s *par', 'T par'])),
      plus('long par'),
      line(r.pick([',...)', ')'])),
      line('{ ... }'),
    ],
    () => [line('fn('), minus('struct s *par,'), line('...) { ... }')],
    () => [minus('fn(ps)'), plus('fn(ps, int more)'), line('{ ... }')],
    () => [minus('T fn(ps)'), plus('long fn(ps)'), line('{ ... }')],
    () => [minus('static'), line('int fn(...) { ... }')],
    () => [minus('inline'), line('T fn(...) { ... }')],
    () => [plus('static'), line('int fn(...) { ... }')],
    () => [minus('int fn(...);')],
    () => [minus('extern'), line('T fn(...);')],
    () => [line('T fn(...'), plus(', int more'), line(');')],
    () => [minus('int fn(int, int);'), plus('int fn(long, long);')],
    () => [plus('/* about */'), line('fn(...) { ... }')],
    () => [line('fn(...) { ... }'), plus('int after;')],
    () => [minus('fn(...) { ... }')],
    () => [line('fn(T par, ...) {'), line('<...'), minus('par'), plus('(par)'), line('...>'), line('}')],
    () => [line('fn(...) { ss'), plus('b(7);'), line('}')],
  ),
  // lists of arguments
  one(
    () => [minus('foo(en)'), plus('foo(n, en)')],
    () => [minus('foo(e2)'), plus('bar(e2)')],
    () => [minus('fn(es, x)'), plus('fn(es)')],
    () => [minus('fn(e, es)'), plus('fn(es, e)')],
    () => [line('fn(es'), minus(', e'), line(')')],
    () => [line('foo('), minus('e'), plus('e, 1'), line(', es)')],
    () => [line('fn(..., <+...'), minus('x'), plus('z'), line('...+>, ...)')],
    () => [minus('a(<+... e ...+>)'), plus('b(e)')],
    () => [line('fn(\\('), minus('x'), plus('z'), line('\\|'), line('y'), line('\\), ...)')],
    () => [line('foo(\\(x\\|y\\),'), minus('\\(1\\|e\\)'), plus('2'), line(')')],
    () => [minus('fn(\\(a(e)\\&e1\\))'), plus('b(e1)')],
    () => [line('fn(..., p,'), minus('...'), line(')')],
    () => [line('fn('), plus('7,'), line('...)')],
    () => [line('fn(...'), plus(', 7'), line(')')],
    () => [line('fn('), minus('...'), plus('1, 2'), line(')')],
  ),
  // operators, types of values
  one(
    () => [minus('e op e1'), plus('foo(e, e1)')],
    () => [minus('e aop e1;'), plus('foo(e, e1);')],
    () => [minus('e = e1'), plus('e += e1')],
    () => [minus('v->f = e;'), plus('set(v, e);')],
    () => [minus('a(ip)'), plus('b(ip)')],
    () => [minus('a(\\(n\\|v\\))'), plus('b(1)')],
    () => [minus('sizeof(struct s)'), plus('sizeof(*v)')].slice(0, 1).concat(plus('9')),
    () => [minus('(T)e'), plus('e')],
    () => [minus('(T *)e')],
    () => [minus('*e'), plus('e[0]')],
    () => [minus('&e->f'), plus('addr(e)')],
    () => [minus('e[e1]'), plus('at(e, e1)')],
    () => [minus('e ? e1 : e1'), plus('e1')],
    () => [minus('!(e == e1)'), plus('e != e1')],
    () => [minus('e == 0 || e1'), plus('b(e)')],
    () => [minus('e && e1'), plus('both(e, e1)')],
    () => [minus('x'), plus('y')],
    () => [minus('c'), plus('9')],
    () => [minus('e->m'), plus('get(e)')],
    () => [minus('p->m'), plus('q->m')],
    () => [minus('"text"'), plus('"other"')],
  ),
  // positions, values taken over, made-up names, dependencies
  (r) => [
    {
      head: 'r',
      body: [
        line(
          r.pick([
            'a@pos(e);',
            'b(e)@pos',
            'foo@pos(e, ...)',
            'x@pos = e;',
            'e@pos->f',
            'return e@pos;',
            'if (e@pos) S',
          ]),
        ),
      ],
    },
    {
      head: r.pick(['', 'depends on r']),
      body: r.pick([
        () => [minus('a@other(e)'), plus('b(e)')],
        () => [minus('foo@other(e, e1)'), plus('foo(e1, e)')],
        () => [minus('b@other(e);')],
        () => [minus('x@other'), plus('z')],
      ])(),
      extra: ['position other != r.pos;'],
    },
  ],
  (r) => [
    {
      head: `r${r.pick(['', ' exists', ' forall'])}`,
      body: [line(r.pick(['a(e)', 'e->f', 'x = e', 'foo(e, ...)', 'T i = e;']))],
    },
    {
      head: '',
      body: r.pick([
        () => [minus('b(e)'), plus('a(e)')],
        () => [minus('e'), plus('(e)')],
        () => [minus('e = e1;')],
        () => [line('e'), minus('+ e1')],
        () => [minus('a(e);'), plus('a(e); b(e);')],
      ])(),
      inherited: ['e'],
    },
  ],
  one(
    () => ({ head: '', body: [minus('int i;'), plus('int neu;')] }),
    () => ({ head: '', body: [minus('i = e;'), plus('int neu = e; i = neu;')] }),
    () => ({ head: 'identifier', body: [minus('x'), plus('renamed')] }),
    () => ({ head: 'expression', body: [minus('x'), plus('renamed')] }),
    () => ({ head: 'r type', body: [minus('int'), plus('long')] }),
  ),
  (r) => [
    { head: 'r', body: [line(r.pick(['a(0)', 'b(x)', 'get()', 'x++', 'break;', 'unlikely(...)']))] },
    {
      head: r.pick(['depends on r', 'depends on !r', 'depends on r || !r']),
      body: [minus('foo(e, e1)'), plus('foo(e1, e)')],
    },
  ],
  // texts, macros, directives
  one(
    () => [minus('say("...%d...", e)'), plus('say_number(e)')],
    () => [minus('say("%@fl@", es)'), plus('tell("%@fl@", es)')],
    () => [minus('say("text", es)'), plus('tell(es)')],
    () => [minus('say(c, es)'), plus('tell(c, es)')],
    () => [minus('#define i e'), plus('#define i (e)')],
    () => [minus('#define MAX e')],
    () => [line('#define MAX'), minus('e'), plus('7')],
    () => [minus('#include <one.h>'), plus('#include <two.h>')],
    () => [line('#include <one.h>'), plus('#include "three.h"')],
    () => [line('#include <...>'), plus('#include <four.h>')],
    () => [plus('#include <four.h>'), line('#include <...>')],
    () => [minus('#include "two.h"')],
    () => [minus('DECLARE(i);'), plus('int i;')],
    () => [minus('DECLARE(i, e);'), plus('DECLARE(i);')],
    () => [line('each(i, e) {'), plus('b(6);'), line('...'), line('}')],
    () => [minus('each(i, e)'), plus('each(e, i)'), line('S')],
    () => [line('I(...) {'), line('...'), minus('a(e);'), line('...'), line('}')],
  ),
  // declarations
  one(
    () => [minus('T i = e;'), plus('T i;')],
    () => [minus('unsigned int i;'), plus('u32 i;')],
    () => [minus('T i;'), plus('static T i;')],
    () => [minus('static'), line('T i;')],
    () => [minus('static'), line('T i = e;')],
    () => [minus('const'), line('char *i = e;')],
    () => [line('struct s'), minus('*i'), plus('i'), line(';')],
    () => [minus('int i[c];'), plus('int *i;')],
    () => [line('T i ='), minus('e'), plus('(e)'), line(';')],
    () => [line('T i;'), plus('T j = 0;')],
    () => [plus('T j = 0;'), line('T i = e;')],
    () => [minus('typedef int i;')],
    () => [minus('typedef struct s i;'), plus('typedef struct s *i;')],
    () => [minus('struct s i;')],
    () => [minus('T i;'), line('...'), minus('i = e;'), plus('T i = e;')],
    () => [minus('int (*i)(ps);'), plus('long (*i)(ps);')],
    () => [{ line: 'u32', sign: '-' }, plus('unsigned')],
  ),
  // shown instead of changed
  (r) => [
    { head: '', body: [line(r.pick(['a(e);', 'e->f', 'foo(..., x, ...)', 'x = e;', 'return e;']), '*')] },
  ],
];

/** File-level code for these rules to find something in. */
export function itemsOf(random) {
  return Array.from({ length: random.times(2, 5) }, (_, n) => line(random.pick(ITEMS)(random, n)));
}

const number = (random) => random.pick(['1', '2', '3', 'MAX', '0x10', 'RED', 'sizeof(int)']);

const ITEMS = [
  (r, n) => `struct t${n} {\n\tint f;\n\tstruct s *g;\n\tunsigned int h${r.pick(['', ', k'])};\n};`,
  (r, n) => `struct t${n} {\n\tint f; /* the f */\n\tchar name[${number(r)}];\n\tint bits : 3;\n};`,
  (_, n) => `struct t${n} { int f; };`,
  (_, n) => `union u${n} {\n\tint f;\n\tlong l;\n};`,
  (r, n) =>
    `enum ${n === 0 ? 'colour' : `c${n}`} { ${r.pick(['RED', 'RED = 1', 'GREEN, RED', 'RED, BLUE'])} };`,
  (_, n) => `typedef int num${n};`,
  (_, n) => `typedef struct s st${n};`,
  (_, n) => `typedef unsigned int u32;\nstatic u32 w${n};`,
  (r, n) => `static struct s in${n} = {\n\t.f = ${number(r)},\n\t.g = ${number(r)},\n};`,
  (r, n) => `struct s in${n} = { .g = ${number(r)}, .f = ${number(r)} };`,
  (r, n) => `struct s in${n} = { ${number(r)}, ${number(r)} };`,
  (r, n) => `const struct s in${n} = { .f = a(${number(r)}) };`,
  (r, n) => `int arr${n}[] = { ${number(r)}, ${number(r)}, ${number(r)} };`,
  (r, n) => `static int arr${n}[${number(r)}] = { ${number(r)}, };`,
  (r, n) => `int pr${n}(${r.pick(['int', 'int a', 'int, int', 'void', 'struct s *p, int x'])});`,
  (r, n) => `extern ${r.pick(['int', 'struct s *'])} ex${n}(${r.pick(['int', 'void'])});`,
  (r, n) => `#define D${n} ${r.pick(['1', '(x + 1)', 'a(3)', 'p->f', '"text"'])}`,
  (r, n) => `#define M${n}(x) ${r.pick(['a(x)', 'do { a(x); } while (0)', '((x) + 1)', 'foo(x, 1)'])}`,
  (r) => `#include ${r.pick(['<one.h>', '"two.h"', '<linux/x.h>'])}`,
  (r, n) => `DECLARE(dec${n}${r.pick(['', ', 3'])});`,
  (_, n) => `static unsigned int un${n};`,
  (_, n) => `int (*fp${n})(int);`,
  (r, n) => `const char *str${n} = ${r.pick(['"text"', 'NULL'])};`,
  (r, n) =>
    `static int h${n}(${r.pick(['void', 'int x', 'struct s *p', 'int x, char c'])})\n{\n\t${r.pick(['return 0;', 'return a(1);', 'say("text");\n\treturn 1;'])}\n}`,
  (r, n) =>
    `void k${n}(struct s *p, int *q)\n{\n\tunsigned int n = ${number(r)};\n\tstruct s loc = { .f = ${number(r)} };\n\n\tsay(${r.pick(['"%d\\n", n', '"text"', '"a %d b %s\\n", n, "c"', 'MSG, n'])});\n\teach(p, q) {\n\t\ta(*q);\n\t\tloc.f = q[${number(r)}];\n\t}\n\teach(p, q)\n\t\tb((long)n);\n\tfoo(&p->f, ${number(r)});\n}`,
];
