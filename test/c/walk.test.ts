import { describe, expect, test } from '@jest/globals';
import { readDefine } from '../../src/c/defines.ts';
import type { Item } from '../../src/c/file.ts';
import { readExpression, readStatements, readTopLevel } from '../../src/c/fragments.ts';
import { openC } from '../../src/c/open.ts';
import { printLine } from '../../src/c/print.ts';
import { namesAny, newSurvey, surveyFile } from '../../src/c/survey.ts';
import type { Node } from '../../src/c/syntax.ts';
import {
  bodyOf,
  callArguments,
  calleeName,
  equalTokens,
  leaves,
  nameOfFunction,
  nameOfParameter,
  nodeAt,
  nodesOfKind,
  parameters,
  stripParens,
} from '../../src/c/walk.ts';

const expression = (text: string): Node => readExpression(text).nodes?.[0] as Node;
const item = (text: string): Node => readTopLevel(text).nodes?.[0] as Node;

describe('questions about functions', () => {
  test.each([
    ['int f(int a, char *b) { }', 'f', ['a', 'b']],
    ['void f(void) { }', 'f', []],
    ['int *f(int (*cb)(int x), int t[]) { }', 'f', ['cb', 't']],
    ['int (*f(int n))(void) { }', 'f', ['n']],
    ['int f(struct lamp *l __unused) { }', 'f', ['l']],
    ['int f(a, b) int a, b; { }', 'f', ['a', 'b']],
  ])('%s', (text, name, params) => {
    const fn = item(text);
    expect(nameOfFunction(fn)?.text).toBe(name);
    expect(parameters(fn).map((param) => nameOfParameter(param)?.text)).toEqual(params);
    expect(bodyOf(fn)?.kind).toBe('block');
  });
});

test('questions about calls', () => {
  const call = expression('f(a, (b, c), g())');
  expect(calleeName(call)).toBe('f');
  expect(callArguments(call).map((node) => node.kind)).toEqual(['ident', 'paren', 'call']);
  expect(nodesOfKind(call, 'call').map(calleeName)).toEqual(['f', 'g']);
});

test('trees that differ in white space and comments say the same', () => {
  expect(equalTokens(expression('f(a,b)'), expression('f( a, /* x */ b )'))).toBe(true);
  expect(equalTokens(expression('f(a,b)'), expression('f(a,c)'))).toBe(false);
  expect(leaves(stripParens(expression('((a))'))).map((leaf) => leaf.text)).toEqual(['a']);
});

test('the node at a place is the innermost one', () => {
  const node = expression('a + f(b)');
  expect(nodeAt(node, { start: 6, end: 7 })?.text).toBe('b');
  expect(nodeAt(node, { start: 4, end: 8 })?.kind).toBe('call');
});

describe('fragments', () => {
  test.each([
    ['f(a)', '(call f "(" (args a) ")")'],
    ['struct lamp *', '(type_name (specs (struct "struct" lamp)) (pointer "*"))'],
    ['{ 1 }', '(braces "{" (inits number:"1") "}")'],
  ])('the expression %s', (text, expected) => expect(printLine(expression(text))).toBe(expected));

  test.each(['', 'a b', 'a, b', 'a;', ')'])('%j is no expression', (text) =>
    expect(readExpression(text).problem).toBeDefined());

  test('statements, the last one perhaps without its `;`', () => {
    expect(readStatements('int a; a = 1; f()').nodes?.map((node) => node.kind)).toEqual([
      'decl',
      'expr_stmt',
      'macro_stmt',
    ]);
    expect(readStatements('').nodes).toEqual([]);
    expect(readStatements('}').problem).toBeDefined();
  });
});

describe('#define', () => {
  const define = (text: string) => {
    const file = openC(text);
    const [line] = file.items as readonly [Item];
    const found = readDefine(file.read(line).tree, text);
    return [found?.name, found?.params, found?.nodes?.map(printLine).join(' ')];
  };
  test.each([
    ['#define A 1', ['A', undefined, 'number:"1"']],
    ['# define A(x, y) f(x)', ['A', ['x', 'y'], '(call f "(" (args x) ")")']],
    ['#define A (x)', ['A', undefined, '(paren "(" x ")")']],
    ['#define A', ['A', undefined, '']],
    [
      '#define A(x) lamp_##x(#x)',
      ['A', ['x'], '(call (generic lamp_ "##" x) "(" (args (generic "#" x)) ")")'],
    ],
    [
      '#define A do { b; } while (0)',
      ['A', undefined, '(do "do" (block "{" (expr_stmt b ";") "}") "while" "(" number:"0" ")")'],
    ],
    ['#define A b; \\\n\tc', ['A', undefined, '(expr_stmt b ";") (macro_stmt c)']],
    ['#define A ) + (', ['A', undefined, undefined]],
  ])('%j', (text, expected) => expect(define(text)).toEqual(expected));
});

test('a survey counts what was asked for', () => {
  const survey = newSurvey();
  surveyFile(
    openC('int x;\nint f(void) { kfree(a); }\nint g(void) { }\nint h(void) {\n kfree(= =); }'),
    namesAny(['kfree']),
    false,
    survey,
  );
  expect(survey).toMatchObject({ items: 4, functions: 3, asked: 2, read: 1 });
  expect(survey.failures.map(({ line, text }) => [line, text])).toEqual([[5, 'kfree(= =); }']]);
});
