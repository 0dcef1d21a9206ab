import { describe, expect, test } from '@jest/globals';
import { readPatch } from '../../src/smpl/parse.ts';
import { printMetavariable } from '../../src/smpl/print.ts';
import type { CodeRule } from '../../src/smpl/syntax.ts';
import { outline, ruleOf } from '../support/rules.ts';

const read = (declarations: string, code: string): string =>
  ruleOf(declarations, code)
    .patterns.map(({ form, code: tree }) => `${form} ${outline(tree)}`)
    .join('\n');

describe('what a rule matches', () => {
  test.each<[string, string, string, string]>([
    [
      'an expression without `;`',
      'expression e;',
      ' drop(e)',
      'expression call[ident:drop token:( args[meta:e] token:)]',
    ],
    [
      'a statement with one',
      'expression e;',
      ' drop(e);',
      'statements seq[expr_stmt[call[ident:drop token:( args[meta:e] token:)] token:;]]',
    ],
    ['a type', 'type T;', ' T', 'type type_name[specs[meta:T]]'],
    [
      'a type with a struct',
      '',
      ' struct lamp *',
      'type type_name[specs[struct[token:struct ident:lamp]] pointer[token:*]]',
    ],
    [
      'a declaration, by the kind of its first word',
      'type T; identifier x;',
      ' T x;',
      'declarations seq[decl[specs[meta:T] declarators[meta:x] token:;]]',
    ],
    [
      'a product, by the kind of its first word',
      'expression x, y;',
      ' x * y',
      'expression binary[meta:x token:* meta:y]',
    ],
    [
      'a declaration with a type that nobody declared',
      'identifier x;',
      ' lamp_t *x;',
      'declarations seq[decl[specs[ident:lamp_t] declarators[pointer[token:* meta:x]] token:;]]',
    ],
    [
      'each thing of the file level on its own',
      '',
      ' #include <linux/lamp.h>\n f(...) { }\n int x;',
      [
        'toplevel seq[directive:#include <linux/lamp.h>]',
        'toplevel seq[fundef[specs: func[ident:f token:( params[dots:...] token:)] block[token:{ token:}]]]',
        'declarations seq[decl[specs[token:int] declarators[ident:x] token:;]]',
      ].join('\n'),
    ],
    [
      'expressions and dots in a row',
      'expression e;',
      ' take(e)\n ...\n drop(e);',
      'statements seq[call[ident:take token:( args[meta:e] token:)] dots:... expr_stmt[call[ident:drop token:( args[meta:e] token:)] token:;]]',
    ],
    [
      'a choice of expressions',
      'expression e;',
      '(\n drop(e)\n|\n lose(e)\n)',
      'expression disj[token:( call[ident:drop token:( args[meta:e] token:)] token:| call[ident:lose token:( args[meta:e] token:)] token:)]',
    ],
    [
      'a choice that only starts a statement',
      'expression e;',
      '(\ndrop\n|\nlose\n)\n (e);',
      'statements seq[expr_stmt[call[disj[token:( ident:drop token:| ident:lose token:)] token:( args[meta:e] token:)] token:;]]',
    ],
    [
      'a choice of types',
      'identifier x;',
      ' \\(int\\|long\\) x;',
      'declarations seq[decl[specs[disj[token:\\( type_name[specs[token:int]] token:\\| type_name[specs[token:long]] token:\\)]] declarators[meta:x] token:;]]',
    ],
    [
      'a choice of operators',
      'expression e;',
      ' e \\(==\\|!=\\) NULL',
      'expression binary[meta:e disj[token:\\( operator[token:==] token:\\| operator[token:!=] token:\\)] ident:NULL]',
    ],
    [
      'a choice of functions to define',
      '',
      ' \\(f\\|g\\)(int x) { }',
      'toplevel seq[fundef[specs: func[disj[token:\\( ident:f token:\\| ident:g token:\\)] token:( params[param[specs[token:int] ident:x]] token:)] block[token:{ token:}]]]',
    ],
    [
      'a conjunction',
      'expression e;',
      ' \\(e\\&f(...)\\)',
      'expression conj[token:\\( meta:e token:\\& call[ident:f token:( args[dots:...] token:)] token:\\)]',
    ],
    [
      'something that may be missing',
      'expression e;',
      ' take(e);\n?-drop(e);',
      'statements seq[expr_stmt[call[ident:take token:( args[meta:e] token:)] token:;] optional[token:? expr_stmt[call[ident:drop token:( args[meta:e] token:)] token:;]]]',
    ],
    [
      'a structure whose name is a metavariable',
      'type T; identifier x;',
      ' T { ... int x; ... };',
      'declarations seq[decl[specs[struct[meta:T fields[token:{ dots:... decl[specs[token:int] declarators[meta:x] token:;] dots:... token:}]]] token:;]]',
    ],
    [
      'a macro with its body',
      'expression e; identifier n;',
      ' #define n(x) \\\n \tdrop(e)',
      'toplevel seq[directive[token:#define meta:n token:( params[ident:x] token:) call[ident:drop token:( args[meta:e] token:)]]]',
    ],
    [
      'a loop made by a declared iterator',
      'iterator name each_lamp; statement S; expression l;',
      ' each_lamp(l) S',
      'statements seq[iterator[ident:each_lamp token:( args[meta:l] token:) meta:S]]',
    ],
    [
      'a loop of any head',
      'statement S;',
      ' for (...) S',
      'statements seq[for[token:for token:( for_clauses[dots:...] token:) meta:S]]',
    ],
    [
      'positions and what they are hung on',
      'position p; expression E;',
      ' f@p(...)@E',
      'expression call@E[ident:f@p token:( args[dots:...] token:)]',
    ],
    [
      'a parenthesis in column 0 that is only C',
      'expression e;',
      '(e)->on = 1;',
      'statements seq[expr_stmt[assign[field[paren[token:( meta:e token:)] token:-> ident:on] token:= number:1] token:;]]',
    ],
  ])('%s', (_why, declarations, code, expected) => {
    expect(read(declarations, code)).toBe(expected);
  });
});

const whens = (code: string): readonly string[] => {
  const { patterns } = ruleOf('expression e, x; statement S;', code);
  const dots = patterns[0]?.code.children.find((node) => node.whens.length > 0);
  return (dots?.whens ?? []).map((when) =>
    'code' in when
      ? `${when.kind} ${outline(when.code)}`
      : 'condition' in when
        ? `${when.kind} ${outline(when.condition)}`
        : when.kind,
  );
};

describe('when clauses', () => {
  test.each<[string, string, readonly string[]]>([
    ['modes', ' f(e);\n ... when any, strict\n     when exists\n g();', ['any', 'strict', 'exists']],
    ['an expression', ' f(e);\n ... when != e\n g();', ['not meta:e']],
    [
      'a statement',
      ' f(e);\n ... when != x = e;\n g();',
      ['not expr_stmt[assign[meta:x token:= meta:e] token:;]'],
    ],
    ['only', ' f(e);\n ... when = S\n g();', ['only meta:S']],
    ['a branch', ' f(e);\n ... when != true e == x\n g();', ['not-true binary[meta:e token:== meta:x]']],
    [
      'over brackets that go on',
      ' f(e);\n ... when != h(e,\n          x)\n g();',
      ['not call[ident:h token:( args[meta:e token:, meta:x] token:)]'],
    ],
    ['with dots', ' f(e);\n ... when != e = ...\n g();', ['not assign[meta:e token:= dots:...]']],
    ['of a nest', ' f(e);\n <... when != x\n h(e);\n ...>', ['not meta:x']],
  ])('%s', (_why, code, expected) => {
    expect(whens(code)).toEqual(expected);
  });
});

describe('metavariables', () => {
  test.each<[string, readonly string[]]>([
    ['identifier f =~ "^lamp_";', ['identifier f =~ "^lamp_"']],
    ['identifier f != {lamp_on, lamp_off};', ['identifier f != {lamp_on, lamp_off}']],
    ['expression list[n] es;', ['expression list [n] es']],
    ['expression list[n = {1...3}] es;', ['expression list [n] es length {1...3}']],
    ['struct lamp *l;', ['expression of type struct lamp * l']],
    ['expression *p;', ['expression of type * p']],
    ['lamp_t[] ls;', ['expression of type lamp_t [ ] ls']],
    ['constant int c = {1, 2};', ['constant of type int c = {1, 2}']],
    ['local idexpression struct lamp l;', ['local idexpression of type struct lamp l']],
    ['{int, unsigned long} n;', ['expression of type { int unsigned long n']],
    ['position p != r.q;', ['position p != {r.q}']],
    ['position any p;', ['position any p']],
    ['type T = {int, struct lamp *};', ['type T = {int, struct lamp *}']],
    ['fresh identifier g = "dev_" ## f;', ['fresh identifier g = "dev_" ## f']],
    ['binary operator op = {==, !=};', ['binary operator op = {==, !=}']],
    ['expression e <= r.f;', ['expression e <= {r.f}']],
    ['iterator name each;', ['iterator name each']],
    ['identifier virtual.f;', ['identifier virtual.f']],
    [
      'identifier x : script:python(r.y) { x.startswith(y) };',
      ['identifier x : script:python(r.y) {x.startswith(y)}'],
    ],
    ['constant c != 0 && != 1;', ['constant c (!= {0} && != {1})']],
  ])('%s', (declaration, expected) => {
    const { rules } = readPatch(
      `@r@ expression f; position q; identifier y; @@ f@q y\n@@\n${declaration}\n@@\n x`,
      'x.cocci',
    );
    const rule = rules[1]?.rule as CodeRule | undefined;
    const shown = rule?.metavariables.map(printMetavariable) ?? [];
    expect(shown).toEqual(expected);
  });
});

describe('rules', () => {
  test('know their header', () => {
    const text = `virtual patch, report
using "own.iso"
@first depends on patch && !(report || file in "drivers") exists@
@@
 a();
@second extends first disable is_null, paren using "other.iso" forall@
@@
 b();
@script:python third depends on ever first@
x << first.x;
y;
@@
print(x)
@finalize:ocaml@ @@
()
`;
    const { patch } = readPatch(text, 'x.cocci');
    const [first, second, third, last] = patch.rules;
    expect(patch).toMatchObject({ virtuals: ['patch', 'report'], usings: ['own.iso'] });
    expect(first).toMatchObject({
      name: 'first',
      quantifier: 'exists',
      depends: {
        kind: 'and',
        left: { kind: 'matched', rule: 'patch' },
        right: { kind: 'not', inner: { kind: 'or', right: { kind: 'file-in', path: 'drivers' } } },
      },
    });
    expect(second).toMatchObject({
      extends: 'first',
      disable: ['is_null', 'paren'],
      using: ['other.iso'],
      quantifier: 'forall',
    });
    expect(third).toMatchObject({
      kind: 'script',
      language: 'python',
      when: 'rule',
      inputs: [{ local: 'x', rule: 'first', name: 'x' }],
      outputs: ['y'],
      depends: { kind: 'ever', rule: 'first' },
    });
    expect(last).toMatchObject({ kind: 'script', language: 'ocaml', when: 'finalize', named: false });
  });

  test('that cannot be read leave the others usable', () => {
    const { patch, rules } = readPatch('@a@ @@\n- f(\n@b@ @@\n g();\n', 'x.cocci');
    expect(patch.rules.map(({ name }) => name)).toEqual(['b']);
    expect(rules.map(({ rule, diagnostics }) => [rule === undefined, diagnostics.length > 0])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test('say whether they show or change', () => {
    expect(ruleOf('', '* f();')).toMatchObject({ starred: true, changes: false });
    expect(ruleOf('', '- f();')).toMatchObject({ starred: false, changes: true });
    expect(ruleOf('', ' f();')).toMatchObject({ starred: false, changes: false });
  });
});
