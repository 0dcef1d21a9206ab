import { expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { LeafChange } from '../../src/match/change.ts';
import {
  addAfter,
  addBefore,
  mergeChanges,
  removeNode,
  replaceNode,
  unwrapBodies,
} from '../../src/rewrite/node-changes.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

/** The outermost nodes of the first function that are written so. */
function nodesOf(root: Node, text: string, wanted: string): readonly Node[] {
  if (text.slice(root.start, root.end) === wanted) return [root];
  return root.children.flatMap((child) => nodesOf(child, text, wanted));
}

function change(
  body: string,
  makeChanges: (find: (wanted: string) => Node) => readonly LeafChange[],
): string {
  const before = `void f(void)\n{\n${body}}\n`;
  const file = openC(before);
  const [fn] = file.items;
  if (fn === undefined) throw new Error('no function');
  const { tree } = file.read(fn);
  const find = (wanted: string): Node => {
    const [node] = nodesOf(tree, before, wanted);
    if (node === undefined) throw new Error(`not there: ${wanted}`);
    return node;
  };
  const { text } = rewrite(file, makeChanges(find));
  return text.slice('void f(void)\n{\n'.length, -2);
}

test('statements that go together leave one gap', () => {
  const body = '\ta();\n\n\tx();\n\n\t/* y */\n\ty();\n\n\tb();\n';
  expect(change(body, (find) => mergeChanges(removeNode(find('x();')), removeNode(find('y();'))))).toBe(
    '\ta();\n\n\tb();\n',
  );
});

test('a replaced call keeps its place, its arguments are laid out anew', () => {
  const body = '\tp = kzalloc(sizeof(*p), GFP_KERNEL);\n';
  const call = 'devm_kzalloc(&pdev->dev,sizeof(*p), GFP_KERNEL)';
  expect(change(body, (find) => replaceNode(find('kzalloc(sizeof(*p), GFP_KERNEL)'), call))).toBe(
    '\tp = devm_kzalloc(&pdev->dev, sizeof(*p), GFP_KERNEL);\n',
  );
});

test('code is added above and below', () => {
  const body = '\tif (a)\n\t\tb();\n';
  const after = change(body, (find) =>
    mergeChanges(addBefore(find('b();'), 'x = -1;'), addAfter(find('b();'), 'y(&x);')),
  );
  expect(after).toBe('\tif (a) {\n\t\tx = -1;\n\t\tb();\n\t\ty(&x);\n\t}\n');
});

test('what cannot be read is added as it is', () => {
  expect(change('\ta();\n', (find) => replaceNode(find('a();'), '@?! $'))).toBe('\t@?! $\n');
});

test.each([
  ['a loop', '\twhile (a) {\n\t\tb();\n\t}\n', '\twhile (a)\n\t\tb();\n'],
  [
    'both branches',
    '\tif (a) {\n\t\tb();\n\t} else {\n\t\tc();\n\t}\n',
    '\tif (a)\n\t\tb();\n\telse\n\t\tc();\n',
  ],
  ['one of two', '\tif (a) {\n\t\tb();\n\t} else\n\t\tc();\n', '\tif (a)\n\t\tb();\n\telse\n\t\tc();\n'],
])('braces that nobody needs go: %s', (_, body, after) => {
  expect(change(body, (find) => unwrapBodies(find(body.trim())))).toBe(after);
});

test.each([
  ['the other branch needs them', '\tif (a) {\n\t\tb();\n\t} else {\n\t\tc();\n\t\td();\n\t}\n'],
  ['an inner if would take the else', '\tif (a) {\n\t\tif (b)\n\t\t\tc();\n\t} else\n\t\td();\n'],
  ['a declaration needs a block', '\tif (a) {\n\t\tint x;\n\t}\n'],
])('braces stay where %s', (_, body) => {
  expect(change(body, (find) => unwrapBodies(find(body.trim())))).toBe(body);
});
