import { expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import {
  addAfter,
  addBefore,
  mergeChanges,
  removeNode,
  replaceNode,
} from '../../src/rewrite/node-changes.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

const text =
  '#define SWAP(a, b) \\\n\tdo { \\\n\t\told(a); /* a */ \\\n\t\tdrop(b); \\\n\t} while (0)\n\nint x;\n';
const file = openC(text);

function leaf(word: string): Node {
  const start = text.lastIndexOf(word);
  return { kind: 'ident', start, end: start + word.length, text: word, children: [] };
}

test.each([
  ['a word gives way', replaceNode(leaf('old'), 'now'), text.replace('old', 'now')],
  [
    'a line goes',
    mergeChanges(
      ...['drop', '(b', 'b);', ');'].map((word) => removeNode({ ...leaf(word), end: leaf(word).start + 1 })),
    ),
    undefined,
  ],
  [
    'a line comes',
    addAfter({ ...leaf('; /* a'), end: leaf('; /* a').start + 1 }, 'more(a);'),
    text.replace('/* a */ \\\n', '/* a */ \\\n\t\tmore(a); \\\n'),
  ],
])('in a macro, %s', (_, changes, after) => {
  const result = rewrite(file, changes).text;
  if (after !== undefined) expect(result).toBe(after);
  for (const line of result.split('\n').slice(0, -4)) expect(line).toMatch(/ \\$/);
});

test('a whole directive gives way', () => {
  const source = '#include <a.h>\n#include <b.h>\n\nint x;\n';
  const includes = openC(source);
  const [first, second] = includes.items;
  if (first === undefined || second === undefined) throw new Error('no directives');
  const [a, b] = [includes.read(first).tree, includes.read(second).tree];
  expect(rewrite(includes, removeNode(a)).text).toBe('#include <b.h>\n\nint x;\n');
  expect(rewrite(includes, addAfter(b, '#include <c.h>')).text).toBe(
    source.replace('<b.h>\n', '<b.h>\n#include <c.h>\n'),
  );
  expect(rewrite(includes, addBefore(a, '#include <c.h>')).text).toBe(`#include <c.h>\n${source}`);
});
