import { describe, expect, test } from '@jest/globals';
import type { CodeRule, PlusCode, PNode } from '../../src/smpl/syntax.ts';
import { ruleOf, signedRule } from '../support/rules.ts';

const declarations = 'expression e, x, y; statement S; type T; identifier f, v;';

describe('where `+` code hangs', () => {
  test.each<[string, string, string]>([
    ['in place of the removed word', '- drop\n+ lose\n (e)', '-drop {+lose+} ( e )'],
    ['in place of a removed statement', ' a();\n- b();\n+ c();', 'a ( ) ; -b -( -) -; {+c ( ) ;+}'],
    [
      'behind the brace that opens a function',
      ' f(...) {\n+ int z;\n ...\n }',
      'f ( ... ) { {+int z ;+} ... }',
    ],
    ['behind the statement before', ' a();\n+ b();\n c();', 'a ( ) ; {+b ( ) ;+} c ( ) ;'],
    ['before a statement that dots precede', ' ...\n+ b();\n c();', '... {+b ( ) ;+} c ( ) ;'],
    ['behind a statement that dots follow', ' c();\n+ b();\n ...', 'c ( ) ; {+b ( ) ;+} ...'],
    ['before the first statement', '+ b();\n c();', '{+b ( ) ;+} c ( ) ;'],
    ['before the first argument', ' f(\n+  one,\n   x)', 'f ( {+one ,+} x )'],
    [
      'behind the brace that opens an empty list',
      ' struct lamp f = {\n+ .on = 1,\n };',
      'struct lamp f = { {+. on = 1 ,+} } ;',
    ],
    ['behind the last argument', ' f(x\n+  , one\n  )', 'f ( x {+, one+} )'],
    ['behind all arguments', ' f(...\n+  , one\n  )', 'f ( ... {+, one+} )'],
    [
      'on the last word of what is removed with code between',
      '- f(x,\n+ g(x,\n-   y);\n+   one);',
      '-f -( -x -, -y -) -; {+g ( x , one ) ;+}',
    ],
    [
      'apart for statements removed apart',
      '- a();\n+ b();\n- c();\n+ d();',
      '-a -( -) -; {+b ( ) ;+} -c -( -) -; {+d ( ) ;+}',
    ],
    ['in place of a removed branch', ' if (e)\n- a();\n+ b();', 'if ( e ) -a -( -) -; {+b ( ) ;+}'],
    ['before a removed branch', ' if (e)\n+ b();\n- a();', 'if ( e ) {+b ( ) ;+} -a -( -) -;'],
    ['behind a whole if', ' if (e) S\n+ b();', '⟨if ( e ) S⟩ {+b ( ) ;+}'],
    ['behind a whole loop', ' while (e) { ... }\n+ b();', '⟨while ( e ) { ... }⟩ {+b ( ) ;+}'],
    ['before a whole declaration', ' ...\n+ b();\n T v;', '... {+b ( ) ;+} ⟨T v ;⟩'],
    ['before a whole removed declaration', '+ int one;\n- T v;', '{+int one ;+} ⟨-T -v -;⟩'],
    ['before a word of a declaration', '+ static\n T v;', '{+static+} T v ;'],
    ['before a whole function', '+int one;\n f(...) { ... }', '{+int one ;+} ⟨f ( ... ) { ... }⟩'],
    [
      'within a branch of a choice',
      '(\n a();\n|\n- b();\n+ c();\n)',
      '( a ( ) ; | -b -( -) -; {+c ( ) ;+} )',
    ],
    [
      'behind each branch of a choice',
      '(\n a();\n|\n b();\n)\n+ c();',
      '( a ( ) ; {+c ( ) ;+} | b ( ) ; {+c ( ) ;+} )',
    ],
    ['as a comment', ' a();\n+ // said\n+ /* more */\n', 'a ( ) ; {+// said /* more */+}'],
    [
      'as a directive',
      ' a();\n+#ifdef CONFIG_LAMP\n+ b();\n+#endif\n',
      'a ( ) ; {+#ifdef CONFIG_LAMP b ( ) ; #endif+}',
    ],
  ])('%s', (_why, code, expected) => {
    expect(signedRule(ruleOf(declarations, code))).toBe(expected);
  });
});

function firstPlus(rule: CodeRule): PlusCode {
  const find = (node: PNode): PlusCode | undefined =>
    node.before[0] ?? node.after[0] ?? node.children.map(find).find((found) => found !== undefined);
  const found = rule.patterns.map(({ code }) => find(code)).find((code) => code !== undefined);
  if (found === undefined) throw new Error('no plus code');
  return found;
}

describe('what `+` code is', () => {
  test.each<[string, string, PlusCode['form']]>([
    ['a statement', '- a();\n+ b();', 'statements'],
    ['several', ' a();\n+ b();\n+ int one;\n+ return;', 'statements'],
    ['an expression', '- a()\n+ b(one) + 1', 'expression'],
    ['a word', '- a\n+ b\n (e)', 'expression'],
    ['a function', '+int g(void) { return 0; }\n f(...) { ... }', 'toplevel'],
    ['a field for another', ' struct lamp { ...\n- int v;\n+ long v;\n ... };', 'statements'],
    ['half a statement', '+ if (one)\n a();', 'pieces'],
    ['an argument with its comma', ' f(\n+ one,\n x)', 'pieces'],
    ['a storage class', '+ static\n T v;', 'pieces'],
  ])('%s', (_why, code, form) => {
    expect(firstPlus(ruleOf(declarations, code)).form).toBe(form);
  });

  test('each word knows its use', () => {
    const { leaves } = firstPlus(ruleOf(declarations, ' a(e, x, y, f);\n+ *x = -y - (long)e++ * !f(&x);'));
    expect(leaves.map(({ text, role }) => (role === 'plain' ? text : `${text} ${role}`))).toEqual([
      '* prefix',
      'x',
      '= infix',
      '- prefix',
      'y',
      '- infix',
      '(',
      'long',
      ') cast-close',
      'e',
      '++ postfix',
      '* infix',
      '! prefix',
      'f',
      '( call-open',
      '& prefix',
      'x',
      ')',
      ';',
    ]);
  });

  test('lines and columns are kept', () => {
    const { leaves, multiple } = firstPlus(ruleOf(declarations, ' a(e);\n++ if (e)\n++\t\tb();'));
    expect(multiple).toBe(true);
    expect(leaves.filter(({ lineBreak }) => lineBreak).map(({ text, indent }) => [text, indent])).toEqual([
      ['if', 3],
      ['b', 16],
    ]);
  });

  test('directives come apart where they name metavariables', () => {
    const { leaves } = firstPlus(ruleOf(declarations, ' f(e, v, x);\n+#define v(x) e\n'));
    expect(leaves.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
      'directive:#define',
      'meta:v',
      'token:(',
      'meta:x',
      'token:)',
      'meta:e',
    ]);
  });
});
