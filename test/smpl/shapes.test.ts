// A pattern without metavariables has the very tree that the C reader gives.
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { PNode } from '../../src/smpl/syntax.ts';
import { ruleOf } from '../support/rules.ts';

const shape = (node: Node | PNode): string =>
  node.children.length === 0
    ? `${node.kind}:${node.text}`
    : `${node.kind}[${node.children.map(shape).join(' ')}]`;

function shapeInC(code: string): string {
  const file = openC(code);
  const [item] = file.items;
  if (item === undefined) throw new Error('no item');
  const { tree, problem } = file.read(item);
  expect(problem).toBeUndefined();
  return shape(tree);
}

function shapeInPattern(code: string): string {
  const [pattern] = ruleOf('', ` ${code}`).patterns;
  const only = pattern?.code.kind === 'seq' ? pattern.code.children[0] : pattern?.code;
  return shape(only as PNode);
}

const bodies = [
  'lamp_on(l, 3);',
  'x = y + z * 2 - (a << b);',
  'x += a ? b : c ?: d;',
  '*p++ = !q && ~r | s->t.u[3];',
  'n = sizeof(struct lamp) + sizeof x + sizeof(x) + sizeof(*x);',
  'p = (struct lamp *)q; q = (lamp_t)r; r = (T)(s); v = (void *)0;',
  'return (struct lamp){ .on = 1, };',
  'say("a" "b" PRIx64 "c", \'x\', L"w", 0x1fUL, 1.5e3f);',
  'container_of(x, struct lamp, knob);',
  'i = 0, j = 1, k = 2;',
  'if (x) a(); else if (y) { b(); } else c();',
  'while (x) { break; } do continue; while (--n);',
  'for (;;) a(); for (i = 0; i < 3; i++) { } for (int k = 0; k < 3; k++) ;',
  'list_for_each_entry(l, &lamps, node) { a(l); }',
  'switch (x) { case 1: case 2 ... 4: a(); break; default: b(); }',
  'goto out; out: return 0;',
  'int a, *b = &a, c[3] = { 1, [1] = 2 }, (*d)(int, char *);',
  'static const struct lamp * const l = NULL; unsigned long long big;',
  'lamp_t *l; lamp_t m = { 0 }; u32 n; size_t o; bool p;',
  'struct lamp l = { .on = 1, .knob.size = 2, .a[3] = { 4 }, };',
  'typeof(x) y; __typeof__(struct lamp *) z;',
  'x = ({ int t = y; t; });',
  'u64 *r __free(kfree) = NULL;',
  'int held __attribute__((unused)) = 1;',
];

describe('a pattern has the shape of the C it reads as', () => {
  test.each(bodies)('in a function: %s', (body) => {
    const code = `static int f(void) { ${body} }`;
    expect(shapeInPattern(code)).toBe(shapeInC(code));
  });

  test.each([
    'struct lamp { int on; unsigned a:3, b:4; struct knob *k; void (*turn)(struct lamp *l, int by); char name[16]; };',
    'union u { int a; float b; } x;',
    'enum colour { RED, GREEN = 3, BLUE, };',
    'typedef int (*turn_fn)(struct lamp *, int);',
    'static struct lamp_ops ops = { .probe = lamp_probe, .remove = lamp_remove, };',
    'static int __init f(struct lamp __user *p, const char *n, unsigned int k[]) { return 0; }',
    'struct lamp *f(int (*g)(void), struct lamp **l);',
    'static inline unsigned long f(void) { }',
    'int f(int a) __attribute__((cold)) { }',
    'static int table[] __initdata = { 1, 2, };',
    'extern void f(int, struct lamp *);',
    'struct lamp { int on; } __packed;',
    'static DEFINE_MUTEX(lock);',
  ])('at file level: %s', (code) => {
    expect(shapeInPattern(code)).toBe(shapeInC(code));
  });
});
