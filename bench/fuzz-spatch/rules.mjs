/** Small semantic patches over the names of `code.mjs`. */
import { features, moreVariables } from './features.mjs';
import { block, line } from './tree.mjs';

const VARIABLES = [
  ['expression e;', /\be\b/],
  ['expression e1;', /\be1\b/],
  ['expression list es;', /\bes\b/],
  ['identifier i;', /\bi\b/],
  ['statement S;', /\bS\b/],
  ['statement S1;', /\bS1\b/],
  ['type T;', /\bT\b/],
  ['constant c;', /\bc\b/],
  ['struct s *v;', /\bv\b/],
  ['int n;', /\bn\b/],
  ['expression *ptr;', /\bptr\b/],
  ['local idexpression l;', /\bl\b/],
  ['identifier fn;', /\bfn\b/],
  ['position pos;', /\bpos\b/],
  ['binary operator op;', /\bop\b/],
];

/** Rules as a head and a tree of lines each; `withFeatures`: about more than statements and expressions. */
export function semanticPatch(random, withFeatures = false) {
  return withFeatures ? features(random) : random.pick(KINDS)(random);
}

const KINDS = [
  paths,
  paths,
  paths,
  paths,
  statementsOnly,
  statementsOnly,
  expressions,
  expressions,
  inheritance,
  functions,
  declarationRule,
  wholeFunctions,
];

/** The text of a rule, with declarations of the metavariables that its code mentions. */
export function ruleText({ head = '', body, inherited = [], extra = [] }, textOf) {
  const code = textOf(body);
  const words = code.replace(/^.?\s*\/\/.*$/gm, '');
  const taken = new Map(inherited.map((name) => [name, true]));
  const declared = VARIABLES.filter(([, seen]) => seen.test(words)).map(([text]) => {
    const [, kind, name] = /^(.*\W)(\w+);$/.exec(text);
    return taken.has(name) ? `${kind}r.${name};` : text;
  });
  return `@${head}@\n${[...declared, ...moreVariables(words), ...extra].join('\n')}\n@@\n${code}`;
}

const headOf = (random) =>
  random.pick(['', '', '', 'exists', 'exists', 'forall', 'disable drop_else', 'disable is_null']);

function paths(random) {
  const body = [];
  const count = random.times(1, 3);
  if (random.chance(0.1)) body.push(dots(random));
  for (let index = 0; index < count; index++) {
    if (index > 0 && random.chance(0.8)) body.push(random.chance(0.15) ? nest(random) : dots(random));
    body.push(...pattern(random, 0, index > 0 || count === 1 ? 0.6 : 0.3));
  }
  if (random.chance(0.1)) body.push(dots(random));
  return [{ head: headOf(random), body }];
}

function statementsOnly(random) {
  return [{ head: headOf(random), body: pattern(random, 0, 0.9) }];
}

function wholeFunctions(random) {
  const body = [
    line(random.pick(['fn(...)', 'f0(...)', 'int fn(...)', 'fn(struct s *i, ...)', 'fn(..., int x, int y)'])),
    line('{'),
  ];
  if (random.chance(0.5)) body.push(line(random.pick(['int z;', 'a(1);', 'int z = a(1);']), '+'));
  if (random.chance(0.8)) body.push(random.chance(0.6) ? nest(random) : line('...'));
  if (random.chance(0.6)) {
    body.push(...pattern(random, 0, 0.7));
    body.push(line('...'));
  }
  body.push(line('}'));
  return [{ head: headOf(random), body }];
}

function functions(random) {
  const change = random.pick([
    () => [line('fn(struct s *i, struct s *q, int x, int y)', '-'), line('fn(struct s *i, int x)', '+')],
    () => [line('f0(', ' '), line('struct s *p', '-'), line('void *p', '+'), line(',...)')],
    () => [line('fn(..., int y', ' '), line(', int more', '+'), line(')')],
    () => [line('static'), line('inline', '-'), line('void fn(...)')],
    () => [line('static', '+'), line('int fn(...)')],
    () => [line('f0', '-'), line('f9', '+'), line('(...)')],
  ])();
  return [{ head: headOf(random), body: [...change, line('{'), line('...'), line('}')] }];
}

function inheritance(random) {
  const kind = random.below(4);
  const name = random.pick(['e', 'i', 'fn']);
  const first =
    name === 'fn'
      ? [line('fn(...)'), line('{'), line('...'), ...pattern(random, 0, 0), line('...'), line('}')]
      : [line(random.pick([`a(${name});`, `b(${name});`, `foo(${name}, ...);`, `${name} = get();`]))];
  const second = [
    line(random.pick([`a(${name});`, `b(${name})`, `foo(..., ${name});`, `x = ${name};`]), '-'),
    ...(random.chance(0.6)
      ? [line(random.pick([`b(${name} + 1);`, 'b(2);', `foo(${name}, ${name});`]), '+')]
      : []),
  ];
  const changed = name === 'fn' ? pattern(random, 0, 1) : second;
  if (changed[0].line?.endsWith(')') && changed[1]?.line?.endsWith(';'))
    changed[1] = line(changed[1].line.slice(0, -1), '+');
  const dependency = kind === 0 ? 'depends on r' : kind === 1 ? 'depends on !r' : '';
  if (kind === 2)
    return [
      { head: 'r', body: [line(random.pick(['a@pos(e)', 'b@pos(0)', 'foo@pos(...)', 'a@pos(x)']))] },
      {
        head: '',
        body: [line('a@pos(e)', '-'), line('b(e)', '+')],
        ...(random.chance(0.5)
          ? { inherited: ['pos'] }
          : { extra: ['position other != r.pos;'], body: [line('a@other(e)', '-'), line('b(e)', '+')] }),
      },
    ];
  return [
    { head: `r${random.chance(0.3) ? ' exists' : ''}`, body: first },
    { head: dependency, body: changed, inherited: kind < 2 && random.chance(0.5) ? [] : [name] },
  ];
}

function declarationRule(random) {
  const change = random.pick([
    () => [line('int i;', '-')],
    () => [line('int i;', '-'), line('long i;', '+')],
    () => [line('T i = e;', '-'), line('T i;', '+')],
    () => [line('T i;'), line('...'), line('i = e;', '-'), line('b(i);', '+')],
    () => [line('T i;', '-'), line('T i = e;', '+'), line('...'), line('i = e;', '-')],
    () => [line('struct s *i = get();', '-'), line('struct s *i = NULL;', '+')],
    () => [line('struct s i = {'), line('.f = e,', '-'), line('};')],
    () => [line('struct s i = {'), line('.g = e,'), line('.in = NULL,', '+'), line('};')],
    () => [line('int i[...] = {'), line('...,'), line('3', '-'), line('4', '+'), line('};')],
    () => [line('int i;'), line('long extra;', '+'), line('...'), line('a(...);')],
    () => [
      line('struct s {'),
      line('...'),
      line('int g;', '-'),
      line('long g;', '+'),
      line('...'),
      line('};'),
    ],
    () => [line('struct s {'), line('...'), line('int more;', '+'), line('};')],
    () => [line('int a(int)', '-'), line('long a(int)', '+'), line(';')],
    () => [line('const char *i = c;', '-')],
    () => [line('int i;'), line('int again;', '+')],
    () => [line('T i = e;', '-'), line('T i;', '+'), line('i = e;', '+')],
  ])();
  return [{ head: headOf(random), body: change }];
}

function expressions(random) {
  const body = random.pick([
    () => [line(term(random), '-'), line(termOf(random), '+')],
    () => [line(term(random), '-'), line(termOf(random), '+')],
    () => [line('a('), line(argument(random), '-'), line(argument(random), '+'), line(')')],
    () => [
      line('('),
      line(term(random)),
      line('|'),
      line(term(random), '-'),
      line(termOf(random), '+'),
      line(')'),
    ],
    () => [
      line('('),
      line(term(random), '-'),
      line('a(1)', '+'),
      line('|'),
      line(term(random), '-'),
      line('b(1)', '+'),
      line(')'),
    ],
    () =>
      [line('\\('), line(term(random)), line('\\|'), line(term(random)), line('\\)')].map((part, index) =>
        index === 1 ? line(part.line, '-') : part,
      ),
    () => [line(`a(<+... ${term(random)} ...+>)`, '-'), line('b(0)', '+')],
    () => [line(`foo(..., ${term(random)}`), line(', 2', '+'), line(', ...)')],
    () => [line('foo(e,'), line('e1', '-'), line('0', '+'), line(')')],
    () => [line('foo(', ' '), line('e,', '-'), line('e1)', ' ')],
    () => [line('foo(e, e1', ' '), line(', e', '+'), line(')')],
    () => [line(`\\(${term(random)}\\&${term(random)}\\)`, '-'), line('a(7)', '+')],
    () => [line(`x = ${term(random)}`, '-'), line('y = a(5)', '+')],
  ])();
  return [{ head: headOf(random), body }];
}

const term = (random) =>
  random.pick([
    'e == 0',
    'e == NULL',
    'ptr == NULL',
    'e != NULL',
    '!e',
    'v->f',
    'v->in->f',
    'e->f',
    'a(e)',
    'a(c)',
    'a(n)',
    'a(l)',
    'b(...)',
    'foo(e, e)',
    'foo(e, ...)',
    'foo(es)',
    'foo(..., c)',
    'fn(e)',
    'e + e1',
    'e op e1',
    'e + 1',
    '(e)',
    '(T)e',
    '(int)e',
    'e ? e1 : 0',
    'sizeof(T)',
    'sizeof(e)',
    'x',
    'p',
    '-1',
    'e & 1',
    'MAX',
    'e * e1',
    'c',
    'e = e1',
    'e += e1',
    'e++',
    '*e',
    '"text"',
  ]);

const termOf = (random) => random.pick(['b(9)', 'e', 'a(e)', '9', 'foo(e, 1)', 'e + 9', 'z']);

const argument = (random) => random.pick(['e', 'c', 'x', '0', 'e + 1', 'v->f', '...', 'n']);

function dots(random) {
  if (random.chance(0.6)) return line('...');
  const clause = random.pick([
    'when != b(...)',
    'when != x = e1',
    'when != a(...);',
    'when any',
    'when strict',
    'when exists',
    'when forall',
    'when != \\(a(...)\\|b(...)\\)',
    'when != true x',
    'when != false x',
    'when != return ...;',
    'when any\n    when != b(x)',
    'when != p->f',
  ]);
  return line(`... ${clause}`);
}

function nest(random) {
  const [open, close] = random.chance(0.6) ? ['<...', '...>'] : ['<+...', '...+>'];
  const inside = random.chance(0.5) ? pattern(random, 1, 0.9) : [...exchange(random)];
  return block(open, inside, close);
}

const exchange = (random) =>
  random.pick([
    () => [line('a(e)', '-'), line('b(e)', '+')],
    () => [line('e->f', '-'), line('e->g', '+')],
    () => [line('x', '-'), line('z', '+')],
    () => [line('foo(e, e1)', '-'), line('foo(e1, e)', '+')],
    () => [line('return e;', '-'), line('return a(e);', '+')],
  ])();

/** One statement of a pattern, with what is put before or after it. */
function pattern(random, depth, changed) {
  const body = patternStatement(random, depth, changed);
  if (random.chance(changed * 0.3)) body.push(added(random));
  if (random.chance(changed * 0.15)) body.unshift(added(random));
  return body;
}

const added = (random) =>
  random.pick([
    () => line('b(4);', '+'),
    () => line('x = foo(1, 2);', '+'),
    () => line('a(4);\nb(5);', '+'),
    () => line('if (x)\n\ta(6);', '+'),
    () => line('if (x) {\n\ta(6);\n\tb(6);\n}', '+'),
    () => line('a(p->f); /* new */', '+'),
    () => line('\na(8);', '+'),
  ])();

function patternStatement(random, depth, changed) {
  const sign = () => (random.chance(changed) ? '-' : '');
  const simple = (mark = sign()) => {
    const text = random.pick(SIMPLE);
    const result = [line(text, mark)];
    if (mark === '-' && random.chance(0.6)) result.push(line(replacement(random, text), '+'));
    return result;
  };
  if (depth > 1 || random.chance(0.6)) return simple();
  const inner = () => (random.chance(0.3) ? [line('...')] : pattern(random, depth + 1, changed));
  switch (random.below(14)) {
    case 0: {
      const mark = sign();
      return [block(`if (${test(random)}) {`, inner(), '}', mark)];
    }
    case 1:
      return [line(`if (${test(random)})`, sign()), ...indented(simple())];
    case 2:
      return [line(`if (${test(random)}) S`, sign())];
    case 3:
      return [line(`if (${test(random)}) S else S1`, sign())];
    case 4:
      return [
        {
          ...block(`if (${test(random)}) {`, inner(), ''),
          close: { open: line('} else {'), body: inner(), close: line('}') },
        },
      ];
    case 5:
      return [block(`while (${test(random)}) {`, inner(), '}', sign())];
    case 6:
      return [line('for (...;...;...) S', sign())];
    case 7:
      return [line('S', sign())];
    case 8:
    case 9:
      return [line('('), ...simple(), line('|'), ...simple(), line(')')];
    case 10:
      return [line(`if (${test(random)}) { ... return e; }`, sign())];
    case 11:
      return [block('{', inner(), '}', sign())];
    case 12:
      return [line('if ('), ...guarded(random), line(') S')];
    default:
      return [line(`? ${random.pick(SIMPLE)}`)];
  }
}

/** A statement below a condition without braces. */
const indented = (statement) => statement.map((part) => ({ ...part, line: `\t${part.line}` }));

const guarded = (random) => [line(test(random), '-'), line(random.pick(['a(x)', 'p', 'x > 1']), '+')];

const test = (random) =>
  random.pick([
    'e',
    'e == NULL',
    '!e',
    'e < 0',
    'x',
    '...',
    'e == 0',
    'ptr != NULL',
    'a(...) < 0',
    'e && e1',
    'unlikely(e)',
  ]);

const SIMPLE = [
  'a(e);',
  'b(e);',
  'foo(e, e1);',
  'foo(es);',
  'a(...);',
  'b(x);',
  'a(c);',
  'e = a(e1);',
  'e = e1;',
  'e = get();',
  'i = e;',
  'v = get();',
  'x = e;',
  'x++;',
  'return e;',
  'return ...;',
  'fn(...);',
  'e += e1;',
  'n = e;',
  'l = e;',
  'break;',
  'T i = e;',
  'int i;',
  'e->f = e1;',
  'a(v->f);',
  'a(<+... e ...+>);',
];

function replacement(random, text) {
  const known = /\be\b/.test(text) ? 'e' : 'x';
  if (/^return e/.test(text)) return random.pick(['return b(e);', 'return 0;']);
  return random.pick([
    `b(${known});`,
    'b(2);',
    `x = foo(${known}, 1);`,
    `if (${known})\n\tb(3);`,
    `a(1);\nb(${known});`,
  ]);
}
