/** Small C files: few names, so that a rule of the same names often finds something. */
import { itemsOf } from './features.mjs';
import { block, line } from './tree.mjs';

const HEAD = [
  line('struct s { int f; int g; struct s *in; };'),
  line('extern int a(int), b(int), foo(int, int);'),
  line('extern struct s *get(void);'),
  // spatch passes files by that lack a word of the rule, `return` included.
  line('static int zero(void) { return 0; }'),
];

/** `withItems`: with more at file level than functions. */
export function cFile(random, withItems = false) {
  const functions = Array.from({ length: random.times(1, 3) }, (_, index) => cFunction(random, index));
  const items = functions.flatMap((item, index) => (index === 0 ? [item] : [line(''), item]));
  return [
    ...HEAD,
    ...(random.chance(0.2) ? [line('int glob = 3, hub;')] : []),
    ...(withItems ? itemsOf(random) : []),
    line(''),
    ...items,
  ];
}

function cFunction(random, index) {
  const head = random.pick([
    'int f%(struct s *p, struct s *q, int x, int y)',
    'static int f%(struct s *p, struct s *q, int x, int y)',
    'static inline void f%(struct s *p, struct s *q, int x, int y)',
  ]);
  const declared = random.chance(0.5)
    ? [...declarations(random), ...(random.chance(0.7) ? [line('')] : [])]
    : [];
  const body = [...declared, ...statements(random, random.times(2, 6), 0)];
  if (!/void f/.test(head)) body.push(line(`return ${random.pick(['0', 'x', '-1', 'b(x)'])};`));
  return { open: line(`${head.replace('%', String(index))}\n{`), body, close: line('}') };
}

function declarations(random) {
  return Array.from({ length: random.times(1, 3) }, (_, index) =>
    line(
      random.pick([
        `int i${index};`,
        `int i${index} = ${expression(random)};`,
        `struct s *r${index} = get();`,
        `struct s *r${index};`,
        `int i${index}, j${index};`,
        `const char *m${index} = "text";`,
        `static int k${index} = 1;`,
        `unsigned long n${index} = ${expression(random)}, o${index};`,
        `struct s t${index} = { .f = ${expression(random)}, .g = 2 };`,
        `int v${index}[3] = { 1, ${expression(random)}, 3 };`,
      ]),
    ),
  );
}

function statements(random, count, depth) {
  const result = [];
  for (let index = 0; index < count; index++) {
    if (random.chance(0.06)) result.push(line('/* about this */'));
    if (random.chance(0.05)) result.push(line(''));
    result.push(...statement(random, depth));
  }
  return result;
}

function statement(random, depth) {
  const simple = () => [line(`${simpleStatement(random)}${random.chance(0.04) ? ' /* why */' : ''}`)];
  if (depth > 2 || random.chance(0.62)) return simple();
  const condition = conditionOf(random);
  const body = () => statements(random, random.times(1, 3), depth + 1);
  switch (random.below(12)) {
    case 0:
    case 1:
      return [block(`if (${condition}) {`, body(), '}')];
    case 2:
    case 3:
      return [bare(condition, simple())];
    case 4:
      return [elseBlock(condition, body(), body())];
    case 5:
      return [elseBare(condition, simple(), simple())];
    case 6:
      return [block(`while (${condition}) {`, body(), '}')];
    case 7:
      return [block(`for (x = 0; x < ${expression(random)}; x++) {`, body(), '}')];
    case 8:
      return [block(`if (${condition}) {`, [...simple(), line('return -1;')], '}')];
    case 9:
      return [bare(condition, [line('return x;')])];
    case 10:
      return [block('do {', body(), `} while (${condition});`)];
    default:
      return [
        block(
          `switch (${expression(random)}) {`,
          [line('case 1:'), ...simple(), line('break;'), line('default:'), ...simple()],
          '}',
        ),
      ];
  }
}

/** A branch without braces: one unit, as nothing can be taken out of it. */
const bare = (condition, [inner]) => line(`if (${condition})\n\t${inner.line}`);

const elseBare = (condition, [first], [second]) =>
  line(`if (${condition})\n\t${first.line}\nelse\n\t${second.line}`);

const elseBlock = (condition, first, second) => ({
  open: line(`if (${condition}) {`),
  body: first,
  close: { open: line('} else {'), body: second, close: line('}') },
});

function simpleStatement(random) {
  const value = expression(random);
  return random.pick([
    () => `a(${value});`,
    () => `b(${value});`,
    () => `foo(${value}, ${expression(random)});`,
    () => `${lvalue(random)} = ${value};`,
    () => `${lvalue(random)} = a(${value});`,
    () => `${lvalue(random)} = foo(${value}, x);`,
    () => `${lvalue(random)} += ${value};`,
    () => `${random.pick(['p', 'q'])} = get();`,
    () => 'x++;',
    () => 'a(x);',
    () => 'b(x);',
    () => 'a(p->f);',
  ])();
}

const lvalue = (random) => random.pick(['x', 'y', 'p->f', 'q->g', 'p->in->f']);

export function expression(random, depth = 0) {
  const inner = () => expression(random, depth + 1);
  if (depth > 1 || random.chance(0.6)) return random.pick(['x', 'y', '0', '1', '3', 'p->f', 'q->g', 'MAX']);
  return random.pick([
    () => `a(${inner()})`,
    () => `foo(${inner()}, ${inner()})`,
    () => `${inner()} + ${inner()}`,
    () => `(${inner()} * ${inner()})`,
    () => `${inner()} == ${inner()}`,
    () => `!${random.pick(['x', 'p', 'q->in'])}`,
    () => `(int)${random.pick(['x', 'y'])}`,
    () => `-${random.pick(['x', '1'])}`,
    () => `x ? ${inner()} : ${inner()}`,
    () => `sizeof(${random.pick(['*p', 'int', 'struct s'])})`,
    () => `p->in->g`,
    () => `x & ${inner()}`,
  ])();
}

export const conditionOf = (random) =>
  random.pick([
    () => 'x',
    () => '!p',
    () => 'p == NULL',
    () => 'q != NULL',
    () => 'NULL == q',
    () => 'x == 0',
    () => 'a(x) < 0',
    () => 'x && p',
    () => '!q || y',
    () => 'unlikely(!p)',
    () => expression(random),
  ])();
