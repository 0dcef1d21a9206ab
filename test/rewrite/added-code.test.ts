// How `+` code is laid out, whatever the rule that adds it looks like.
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { Addition, LeafChange } from '../../src/match/change.ts';
import { readCode } from '../../src/rewrite/node-changes.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { changesOf, type Step } from '../support/changes.ts';

const run = (before: string, steps: readonly Step[]): string => {
  const file = openC(before);
  return rewrite(file, changesOf(file, steps)).text;
};

describe('kernel style', () => {
  test.each([
    ['if(!x)A(); else B();', ['if (!x)', '\tA();', 'else', '\tB();']],
    [
      'if (a) { b(); } else if (c) d(); else { e(); }',
      ['if (a) {', '\tb();', '} else if (c)', '\td();', 'else {', '\te();', '}'],
    ],
    ['while(x){a();b();}', ['while (x) {', '\ta();', '\tb();', '}']],
    ['do { a(); } while(x);', ['do {', '\ta();', '} while (x);']],
    ['do a(); while (x); b();', ['do', '\ta();', 'while (x);', 'b();']],
    ['for(i=0;i<n;i++)if(x)a();', ['for (i = 0; i < n; i++)', '\tif (x)', '\t\ta();']],
    ['list_for_each_entry(p,q,r){a();}', ['list_for_each_entry(p, q, r) {', '\ta();', '}']],
    [
      'switch(x){case 1:a();break;default:b();}',
      ['switch (x) {', 'case 1:', '\ta();', '\tbreak;', 'default:', '\tb();', '}'],
    ],
    ['p->x=(int)y+-*q-sizeof(*p);', ['p->x = (int)y + -*q - sizeof(*p);']],
    ['a=b?c:d;', ['a = b ? c : d;']],
    ['g(& x,! y,z ++,-- w);', ['g(&x, !y, z++, --w);']],
    ['struct foo*p=&x,*const q=0;', ['struct foo *p = &x, *const q = 0;']],
    ['struct s x={.a=1,.b=2,};', ['struct s x = {', '\t.a = 1,', '\t.b = 2,', '};']],
    ['int y[]={1,2};', ['int y[] = { 1, 2 };']],
    ['return(x);', ['return (x);']],
    ['{a();}', ['{', '\ta();', '}']],
  ])('%s', (code, lines) => {
    const after = run('void f(void)\n{\n\tx();\n\ty();\n}\n', [{ at: 'x();', after: code }]);
    expect(after).toBe(`void f(void)\n{\n\tx();\n${lines.map((line) => `\t${line}\n`).join('')}\ty();\n}\n`);
  });

  test('a label stands at the margin', () => {
    const after = run('void f(void)\n{\n\tx();\n\ty();\n}\n', [{ at: 'x();', after: 'err: z();' }]);
    expect(after).toBe('void f(void)\n{\n\tx();\nerr:\n\tz();\n\ty();\n}\n');
  });

  test('declarations of a file', () => {
    const code = 'struct q{int a;struct r*b;}; enum e{A,B=3}; static int g(int x){int a;return a;}';
    expect(run('int a;\n\nint b;\n', [{ at: 'int a;', after: code }])).toBe(
      'int a;\nstruct q {\n\tint a;\n\tstruct r *b;\n};\nenum e {\n\tA,\n\tB = 3\n};\n\nstatic int g(int x)\n{\n\tint a;\n\treturn a;\n}\n\nint b;\n',
    );
  });
});

describe('places', () => {
  const fn = '/* about f */\nint f(void)\n{\n\tif (a)\n\t\tb();\n\tc();\n}\n';

  test('a function goes above the comment of the next, with a blank line', () => {
    expect(run(fn, [{ at: 'int', before: 'void g(void) { h(); }' }])).toBe(
      `void g(void)\n{\n\th();\n}\n\n${fn}`,
    );
  });

  test('a comment goes right above what it is about', () => {
    const code = { start: 0, end: 0, multiple: false, form: 'toplevel' as const };
    const leaf = { start: 0, end: 8, kind: 'comment' as const, text: '// hello', role: 'plain' as const };
    const placed = { lineBreak: true, indent: 0, spaceBefore: false };
    const addition: Addition = { code: { ...code, leaves: [{ ...leaf, ...placed }] }, bindings: new Map() };
    const file = openC(fn);
    const [change] = changesOf(file, [{ at: 'int', remove: true }]) as readonly [LeafChange];
    const changes = [{ ...change, removed: false, before: [addition] }];
    expect(rewrite(file, changes).text).toBe(fn.replace('int f', '// hello\nint f'));
  });

  test('behind an if is not in its branch', () => {
    const file = openC(fn);
    const find = (node: Node): Node | undefined =>
      node.kind === 'if' ? node : node.children.map(find).find((found) => found !== undefined);
    const branch = find(file.read(file.items[0] as (typeof file.items)[0]).tree) as Node;
    const after: readonly Addition[] = [{ code: readCode('d();'), bindings: new Map() }];
    expect(rewrite(file, [{ leaf: branch, removed: false, before: [], after }]).text).toBe(
      fn.replace('b();\n', 'b();\n\td();\n'),
    );
    const inside = branch.children.at(-1) as Node;
    const both = [branch, inside].map((leaf) => ({ leaf, removed: false, before: [], after }));
    expect(rewrite(file, both).text).toBe(
      fn.replace('if (a)\n\t\tb();\n', 'if (a) {\n\t\tb();\n\t\td();\n\t}\n\td();\n'),
    );
  });

  test('a moved statement keeps its text and is indented anew', () => {
    const before = 'void f(void)\n{\n\tfor (;;)\n\t\tif (a) { /* why */\n\t\t\tb(1,\n\t\t\t  2);\n\t\t}\n}\n';
    const loop = before.slice(before.indexOf('for'), before.lastIndexOf('\n}'));
    const body = loop.slice(loop.indexOf('if'));
    expect(run(before, [{ at: loop, by: 'if (x) S', values: { S: body } }])).toBe(
      before.replace('for (;;)', 'if (x)'),
    );
    expect(run(before, [{ at: loop, by: 'S', values: { S: body } }])).toBe(
      'void f(void)\n{\n\tif (a) { /* why */\n\t\tb(1,\n\t\t  2);\n\t}\n}\n',
    );
  });

  test('one more statement joins those that share a line', () => {
    expect(run('void f(void)\n{\n\tif (a) { b(); return; }\n}\n', [{ at: 'b();', after: 'c();' }])).toBe(
      'void f(void)\n{\n\tif (a) { b(); c(); return; }\n}\n',
    );
  });

  test('fields get the commas that they need', () => {
    const before = 'struct s x = {\n\t.a = 1\n};\n';
    expect(run(before, [{ at: '1', after: '\n.b = 2' }])).toContain('1,\n\t.b = 2\n};');
  });

  test('Windows line ends stay what they are', () => {
    const before = 'void f(void)\r\n{\r\n\tx();\r\n\r\n\ty();\r\n}\r\n';
    expect(run(before, [{ at: 'x();', after: 'if (a) b();' }])).toBe(
      before.replace('x();\r\n', 'x();\r\n\tif (a)\r\n\t\tb();\r\n'),
    );
    expect(run(before, [{ at: 'y();', remove: true }])).toBe('void f(void)\r\n{\r\n\tx();\r\n}\r\n');
  });
});
