import { describe, expect, test } from '@jest/globals';
import { applyIsos } from '../../src/compile/iso.ts';
import { type Isomorphism, readIsos } from '../../src/compile/iso-read.ts';
import { standardIsos } from '../../src/compile/iso-standard.ts';
import { ruleOf, signedRule, textOf } from '../support/rules.ts';

const standard = readIsos(standardIsos, 'standard.iso').value ?? [];

const named = (...names: readonly string[]): readonly Isomorphism[] => {
  const found = standard.filter(({ name }) => names.includes(name));
  expect(found).toHaveLength(names.length);
  return found;
};

const declarations =
  'expression e, x, y; expression *p; statement S, S1; type T; identifier i, v; constant c;';
const rewritten = (code: string, isos: readonly Isomorphism[]): string =>
  textOf(applyIsos(ruleOf(declarations, code), isos));
const signedAfter = (code: string, isos: readonly Isomorphism[]): string =>
  signedRule(applyIsos(ruleOf(declarations, code), isos));

test('the standard isomorphisms can all be read', () => {
  const { value, diagnostics } = readIsos(standardIsos, 'standard.iso');
  expect(diagnostics).toEqual([]);
  expect(value).toHaveLength(standardIsos.match(/^@@$/gm)?.length ?? 0);
});

describe('a pattern also takes the form', () => {
  test.each<[string, string, string]>([
    ['is_null', ' x == NULL', '\\( x == NULL \\| ! x \\)'],
    ['isnt_null1', ' if (x != NULL) S', 'if ( \\( x != NULL \\| x \\) ) S'],
    ['is_zero', ' x == 0', '\\( x == 0 \\| ! x \\)'],
    ['commeq', ' x == NULL', '\\( x == NULL \\| NULL == x \\)'],
    ['not_ptr1', ' !p', '\\( ! p \\| p == NULL \\)'],
    ['not_ptr2', ' while (p) S', 'while ( \\( p \\| p != NULL \\) ) S'],
    ['plus_comm', ' x + 1', '\\( x + 1 \\| 1 + x \\)'],
    ['plus_assoc', ' (x + y) + e', '\\( ( x + y ) + e \\| x + y + e \\)'],
    ['gtr_lss', ' x < y', '\\( x < y \\| y > x \\)'],
    ['gtr_lss', ' x > y', '\\( x > y \\| y < x \\)'],
    ['paren', ' f((x))', 'f ( \\( ( x ) \\| x \\) )'],
    ['unlikely', ' unlikely(x)', '\\( unlikely ( x ) \\| likely ( x ) \\| x \\)'],
    ['drop_cast', ' (T)f(x)', '\\( ( T ) f ( x ) \\| f ( x ) \\)'],
    ['zero_multiple_format', ' f(0)', "f ( \\( 0 \\| '\\0' \\) )"],
    ['braces4', ' if (x) { S }', 'if ( x ) \\( { S } \\| S \\)'],
    ['braces1', ' if (x) { ... return e; }', 'if ( x ) \\( { ... return e ; } \\| return e ; \\)'],
    ['drop_else', ' if (x) S else S1', '\\( if ( x ) S else S1 \\| if ( x ) S \\)'],
    ['neg_if', ' if (x) S else S1', '\\( if ( x ) S else S1 \\| if ( ! x ) S1 else S \\)'],
    ['neg_if', ' if (x == y) S else S1', '\\( if ( x == y ) S else S1 \\| if ( x != y ) S1 else S \\)'],
    ['ret', ' return ...;', '\\( return ... ; \\| return ; \\)'],
    ['decl_init', ' T v;', '\\( T v ; \\| T v = ... ; \\)'],
    ['decl_init', ' struct lamp *v;', '\\( struct lamp * v ; \\| struct lamp * v = ... ; \\)'],
    ['static_decl_init', ' static T v;', '\\( static T v ; \\| static T v = ... ; \\)'],
    ['inc', ' i++;', '\\( i ++ ; \\| ++ i ; \\| i += 1 ; \\| i = i + 1 ; \\)'],
    ['is_null', ' ... when != x == NULL\n f();', '... f ( ) ;'],
    ['braces1', ' if (x) { ... when != e\n S }', 'if ( x ) \\( { ... S } \\| S \\)'],
  ])('%s of %s', (name, code, expected) => {
    expect(rewritten(code, named(name))).toBe(expected);
  });

  test('that several give together', () => {
    expect(rewritten(' if (x != NULL) S', standard)).toBe('if ( \\( x != NULL \\| x \\| NULL != x \\) ) S');
  });

  test('with a metavariable of its own for what it leaves open', () => {
    const rule = applyIsos(ruleOf(declarations, ' if (x) { ... }'), named('braces0'));
    const made = rule.metavariables.at(-1);
    expect(made).toMatchObject({ kind: 'statement' });
    expect(textOf(rule)).toBe(`if ( x ) \\( { ... } \\| ${made?.name} \\)`);
  });

  test('in when clauses too', () => {
    const rule = applyIsos(ruleOf(declarations, ' g();\n ... when != x == NULL\n f();'), named('is_null'));
    const [when] = rule.patterns[0]?.code.children[1]?.whens ?? [];
    expect(when).toMatchObject({ kind: 'not', code: { kind: 'disj' } });
  });
});

describe('a pattern keeps its form', () => {
  test.each<[string, string, string]>([
    ['a test of an unknown type', 'not_ptr1', ' !x'],
    ['where a value is wanted, not a truth', 'isnt_null1', ' y = x != NULL'],
    ['a zero that is no argument', 'zero_multiple_format', ' x + 0'],
    ['an else whose statement is used elsewhere', 'drop_else', ' if (x) S else S1\n S1'],
    ['braces around two statements', 'braces4', ' if (x) { f(); g(); }'],
    ['a function body', 'braces0', ' f(...) { ... }'],
    ['a field of a structure', 'decl_init', ' struct lamp { int on; };'],
  ])('%s', (_why, name, code) => {
    const rule = ruleOf(declarations, code);
    expect(applyIsos(rule, named(name))).toBe(rule);
  });

  test('when the rule says so', () => {
    const rule = { ...ruleOf(declarations, ' x == NULL'), disable: ['is_null'] };
    expect(applyIsos(rule, named('is_null'))).toBe(rule);
    const none = { ...rule, disable: ['all'] };
    expect(applyIsos(none, standard)).toBe(none);
  });
});

describe('what is removed and added', () => {
  test.each<[string, string, string, string]>([
    [
      'goes with each form of a term removed as a whole',
      'is_null',
      '- x == NULL\n+ gone',
      '\\( -x -== -NULL {+gone+} \\| -! -x {+gone+} \\)',
    ],
    [
      'stays on the part that it changes',
      'is_null',
      ' if (\n- f\n+ g\n (x) == NULL) S',
      'if ( \\( -f {+g+} ( x ) == NULL \\| ! -f {+g+} ( x ) \\) ) S',
    ],
    [
      'leaves an operand that is replaced as a whole where it is',
      'is_null',
      ' if (\n- f(x)\n+ g(x)\n == NULL) S',
      'if ( -f -( -x -) {+g ( x )+} == NULL ) S',
    ],
    [
      'has no place in another form when words between change',
      'is_null',
      ' x\n- == NULL\n+ != NULL',
      'x -== -NULL {+!= NULL+}',
    ],
    ['has no place beside a term that stays', 'commeq', ' x == c\n+ && on', 'x == c {+&& on+}'],
    ['keeps braces that are removed', 'braces4', ' if (x)\n- {\n S\n- }', 'if ( x ) -{ S -}'],
    [
      'keeps braces that code is added to',
      'braces0',
      ' if (x) {\n+ f();\n ...\n }',
      'if ( x ) { {+f ( ) ;+} ... }',
    ],
    [
      'keeps a test that changes from being turned round',
      'neg_if',
      ' if (\n- x\n+ gone\n ) S else S1',
      'if ( -x {+gone+} ) S else S1',
    ],
    [
      'goes before a statement in all its forms',
      'drop_else',
      '+ f();\n if (x) S else S1',
      '\\( {+f ( ) ;+} if ( x ) S else S1 \\| {+f ( ) ;+} if ( x ) S \\)',
    ],
    [
      'lets a test that goes with all the rest be turned round',
      'neg_if',
      '- if (x) S else S1',
      '\\( -if -( -x -) -S -else -S1 \\| -if -( -! -x -) -S1 -else -S \\)',
    ],
    [
      'follows a statement in all its forms',
      'drop_else',
      ' if (x) S else S1\n+ f();',
      '\\( ⟨if ( x ) S else S1⟩ {+f ( ) ;+} \\| ⟨if ( x ) S⟩ {+f ( ) ;+} \\)',
    ],
    ['keeps a declared name that changes from getting a value', 'decl_init', '- T v;', '-T -v -;'],
  ])('%s', (_why, name, code, expected) => {
    expect(signedAfter(code, named(name))).toBe(expected);
  });
});

describe('positions', () => {
  test('go along with their words', () => {
    const rule = applyIsos(ruleOf(`${declarations} position q;`, ' x ==@q NULL'), named('commeq'));
    const forms = rule.patterns[0]?.code.children.filter((_, index) => index % 2 === 1) ?? [];
    expect(forms.map(({ children }) => children[1]?.attached)).toEqual([['q'], ['q']]);
  });

  test('keep a form from which their word is missing', () => {
    const rule = ruleOf(`${declarations} position q;`, ' x ==@q NULL');
    expect(applyIsos(rule, named('is_null'))).toBe(rule);
  });
});

test('isomorphisms of others are read from their text', () => {
  const own = readIsos('Expression\n@ lamps @\nexpression E;\n@@\n  on(E) <=> lit(E)\n', 'own.iso');
  expect(own.diagnostics).toEqual([]);
  expect(rewritten(' lit(x)', own.value ?? [])).toBe('\\( lit ( x ) \\| on ( x ) \\)');
  expect(readIsos('Expression\n@ bad @\n@@\n  on(E\n', 'own.iso').diagnostics).toMatchObject([
    { code: 'isomorphism-unreadable' },
  ]);
});
