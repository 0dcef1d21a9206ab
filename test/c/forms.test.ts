// What shows without parsing must never be missed: whoever is told that a form is not there parses no more.
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { FormName } from '../../src/text/words.ts';

const formsIn = (code: string): Record<FormName, boolean> => {
  const { words, text } = openC(code);
  const all = words.within({ start: 0, end: text.length });
  return { loop: all.form('loop'), empty: all.form('empty'), fields: all.form('fields') };
};

const body = (code: string): string => `int f(struct lamp *l)\n{\n\t${code}\n}\n`;

describe('heads of loops', () => {
  test.each([
    'for_each_lamp(l) { dim(l); }',
    'for_each_lamp(l)\n\t\tdim(l);',
    'for_each_lamp(l)\n\t\t++n;',
    'for_each_lamp(l)\n#ifdef X\n\t\tdim(l);\n#endif',
    'if (l) for_each_lamp(next(l)) dim(l);',
  ])('%s', (code) => expect(formsIn(body(code)).loop).toBe(true));

  test.each([
    'dim(l);',
    'if (dim(l)) { stop(); }',
    'while (dim(l)) stop();',
    'return (dim(l));',
  ])('none: %s', (code) => expect(formsIn(body(code)).loop).toBe(false));

  test('in a macro, but not the head of a function', () => {
    expect(formsIn('#define ALL(l) for_each_lamp(l) dim(l)\n').loop).toBe(true);
    expect(formsIn('int f(void)\n{\n}\n').loop).toBe(false);
  });
});

describe('empty statements', () => {
  test.each([
    ';',
    'dim(l);;',
    'if (l) ;',
    'while (dim(l)) ;',
    'out: ;',
    'out: __maybe_unused;',
    '{ dim(l); };',
    'if (l) dim(l); else ;',
  ])('%s', (code) => expect(formsIn(body(code)).empty).toBe(true));

  test.each(['dim(l);', 'int x[] = { 1 };', 'return;', 'x = (l);'])('none: %s', (code) =>
    expect(formsIn(body(code)).empty).toBe(code === 'x = (l);'));

  test('at the end of a declaration there is none', () => {
    expect(formsIn('struct lamp { int on; };\n').empty).toBe(false);
    expect(formsIn('static int on = ({ dim(0);; 1; });\n').empty).toBe(true);
  });
});

test('members of structs', () => {
  expect(formsIn('struct lamp { int on; };\n').fields).toBe(true);
  expect(formsIn('typedef struct __attribute__((packed)) lamp { int on; } lamp_t;\n').fields).toBe(true);
  expect(formsIn('#define LAMP(n) struct lamp_##n { int on; }\n').fields).toBe(true);
  expect(formsIn(body('struct lamp x = { 1 };')).fields).toBe(false);
  expect(formsIn('enum lamp { ON };\n').fields).toBe(false);
});

test('an item whose brackets do not pair up may hold anything', () => {
  const code = body('\n#ifdef A\n\tif (l) {\n#else\n\tif (!l) {\n#endif\n\t\tdim(l);\n\t}');
  expect(formsIn(code)).toEqual({ loop: true, empty: true, fields: true });
});

const kindOf: Partial<Record<Node['kind'], FormName>> = {
  iterator: 'loop',
  empty: 'empty',
  fields: 'fields',
};

test('what the reader finds is where the tokens said', () => {
  const code = [
    'struct lamp { union { int a; }; struct { int b; } c; };',
    body('list_for_each(l, x) { ; } for_each_lamp(l) if (l) ; else { }; out: ;'),
    '#define EACH(x) do { each_lamp(x) { dim(x); } } while (0)',
  ].join('\n');
  const file = openC(code);
  const seen: string[] = [];
  const visit = (node: Node): void => {
    const form = kindOf[node.kind];
    if (form !== undefined) {
      seen.push(form);
      expect(file.words.within(node).form(form)).toBe(true);
    }
    node.children.forEach(visit);
  };
  for (const item of file.items) visit(file.read(item).tree);
  expect(seen.filter((form) => form === 'loop')).toHaveLength(2);
  expect(seen.filter((form) => form === 'empty').length).toBeGreaterThan(3);
  expect(seen.filter((form) => form === 'fields')).toHaveLength(3);
});
