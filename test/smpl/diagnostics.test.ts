import { describe, expect, test } from '@jest/globals';
import { renderDiagnostic } from '../../src/report/frame.ts';
import { LineIndex } from '../../src/text/line-index.ts';
import { diagnosticsOf } from '../support/rules.ts';

/** What is said about a patch: `line:column code`. */
function said(text: string): readonly string[] {
  const lines = new LineIndex(text);
  return diagnosticsOf(text).map(({ code, span }) => {
    const { line, column } = lines.placeAt(span?.start ?? 0);
    return `${line}:${column} ${code}`;
  });
}

describe('what is wrong is said where it is', () => {
  test.each<[string, string, readonly string[]]>([
    ['a kind that is none', '@@\nexpresion e;\n@@\n f(1);', ['2:1 unknown-metavariable-kind']],
    ['a name declared twice', '@@\nexpression e, e;\n@@\n f(e);', ['2:15 duplicate-metavariable']],
    ['a name never used', '@@\nexpression e, x;\n@@\n f(e);', ['2:15 unused-metavariable']],
    ['a rule nobody knows', '@a@ @@\n f();\n@b depends on c@ @@\n g();', ['3:15 unknown-rule']],
    ['a rule nobody knows to inherit from', '@@\nexpression a.e;\n@@\n f(e);', ['2:12 unknown-rule']],
    [
      'something its rule has not',
      '@a@ expression e; @@\n f(e);\n@@\nexpression a.x;\n@@\n g(x);',
      ['4:12 unknown-inherited-metavariable'],
    ],
    [
      'something that nothing binds',
      '@@\nexpression e, x;\n@@\n- f(e);\n+ g(x);',
      ['5:5 unbound-metavariable'],
    ],
    ['a word near a name', '@@\nexpression size;\n@@\n- f(size);\n+ g(szie);', ['5:5 undeclared-word']],
    [
      'a name that only the rule before declares',
      '@a@\nexpression e;\n@@\n f(e);\n@@ @@\n- g(e);',
      ['6:5 undeclared-word'],
    ],
    ['a field of such a name', '@a@\nexpression e;\n@@\n f(e);\n@@ @@\n- g(x->e);', []],
    ['a name that is meant', '@a@\nexpression e;\n@@\n f(e);\n@@\nsymbol e;\n@@\n- g(e);', []],
    [
      'a script that asks for what is not there',
      '@a@\nexpression e;\n@@\n f(e);\n@script:python@\nx << a.y;\n@@\nprint(x)',
      ['6:1 unknown-inherited-metavariable'],
    ],
    ['`+` with nothing to hang on', '@@ @@\n ...\n+ a();\n ...', ['3:3 plus-without-anchor']],
    ['`*` beside `-`', '@@ @@\n* a();\n- b();', ['2:3 star-and-change']],
    ['a bracket never closed', '@@ @@\n- f(a;', ['2:6 pattern-unreadable']],
    ['code that becomes none', '@@ @@\n- f(a);\n+ g(a;', ['3:6 plus-code-unreadable']],
    ['a disjunction never closed', '@@ @@\n(\n a();\n|\n b();', ['5:5 pattern-unreadable']],
    ['a branch of nothing', '@@ @@\n a();\n|\n b();', ['3:1 pattern-unreadable']],
    ['declarations never closed', '@a@\nexpression e;\n- f(e);\n@b@ @@\n g();', ['1:1 unterminated-header']],
    ['a header of strange words', '@a dpends on b@ @@\n g();', ['1:4 rule-header']],
    ['a string never closed', '@@ @@\n f("a);', ['2:4 unreadable-code']],
    [
      'a rule that contradicts itself',
      'virtual v\n@a depends on v && !v@ @@\n f();',
      ['2:1 rule-never-runs'],
    ],
    [
      'a declaration without its end',
      '@@\nexpression e\nidentifier f;\n@@\n f(e);',
      ['3:1 metavariable-declaration'],
    ],
    ['text before the first rule', 'hello\n@@ @@\n f();', ['1:1 text-outside-rule']],
    ['nothing', '', ['1:1 no-rules']],
  ])('%s', (_why, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('with a guess at what was meant', () => {
    const advice = (text: string): readonly (string | undefined)[] =>
      diagnosticsOf(text).map((each) => each.advice);
    expect(advice('@@\nexpresion e;\n@@\n f(1);')).toEqual(['did you mean `expression`?']);
    expect(advice('@lamps@ @@\n f();\n@depends on lamp@ @@\n g();')).toEqual(['did you mean `lamps`?']);
    expect(advice('@a dpends on b@ @@\n g();')).toEqual(['did you mean `depends`?']);
  });

  test('and no word too many about a patch in order', () => {
    expect(said('@a@\nexpression e;\n@@\n- f(e);\n+ g(e);\n')).toEqual([]);
  });
});

/** A patch as it comes out of a web page: dashes and dots made pretty, and a line of dots lost. */
const pasted = `@prb@
identifier fn, dev;
expression e, e1;
@@
fn(struct lamp_device *dev, …) {
<+…
– e = lamp_alloc(e1)
+ e = devm_lamp_alloc(&dev->dev, e1)

?-lamp_free(e);
…+>
}
`;

describe('a patch pasted from a web page', () => {
  test('is read as it was typed, with one warning', () => {
    const whole = pasted.replace('\n\n?', '\n…\n?');
    expect(said(whole)).toEqual(['5:29 typographic-characters']);
  });

  test('says which line was lost', () => {
    const [, error] = diagnosticsOf(pasted);
    expect(
      renderDiagnostic({ ...error, related: [] } as never, { text: pasted }),
    ).toBe(`x.cocci:10:3: \`;\` or a line \`...\` is missing before \`lamp_free\` [pattern-unreadable]
   9 |
  10 | ?-lamp_free(e);
     |   ^^^^^^^^^
  why: \`e = lamp_alloc(e1)\` is an expression, and a statement follows it at once
  try: put a line \`...\` between the two (one may have been lost in copying), or end the first with \`;\``);
  });
});

describe('frames', () => {
  test('put carets below what they mean, tabs or not', () => {
    const text = 'a\n\tx\ty();\n';
    const diagnostic = {
      severity: 'error',
      code: 'odd',
      message: 'this is odd',
      file: 'f.cocci',
      span: { start: 5, end: 6 },
    } as const;
    expect(renderDiagnostic(diagnostic, { text })).toBe(`f.cocci:2:4: this is odd [odd]
  1 | a
  2 |         x       y();
    |                 ^`);
  });

  test('of a place that goes on show its first line', () => {
    const text = 'one two\nthree\n';
    const diagnostic = {
      severity: 'warning',
      code: 'long',
      message: 'this is long',
      span: { start: 4, end: 13 },
    } as const;
    expect(renderDiagnostic(diagnostic, { text, linesBefore: 0 })).toBe(`1:5: warning: this is long [long]
  1 | one two
    |     ^^^`);
  });

  test('are left out without a text', () => {
    expect(renderDiagnostic({ severity: 'error', code: 'odd', message: 'this is odd' })).toBe(
      'this is odd [odd]',
    );
  });
});
