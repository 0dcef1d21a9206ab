// Whatever is changed: the edits are disjoint and do what the result says, and all else keeps its bytes.
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
} from '../../src/rewrite/node-changes.ts';
import { applyEdits, rewrite } from '../../src/rewrite/rewrite.ts';
import { wordsOfTree } from '../../src/rewrite/tree-words.ts';
import { decode, encode } from '../../src/text/bytes.ts';
import { firstOverlap } from '../../src/text/edit.ts';
import { seededRandom } from '../support/seeded.ts';

const sample = `/* h\u00e9ad */
#include <x.h>

static int one(struct dev *d,
	       int n)
{
	int ret; /* r\u00e9t */

	if (n)
		ret = get(d, n,
			  1);
	else
		return -1;

	for (ret = 0; ret < n; ret++) {
		a(ret);	// tail
	}

	/* above */
	switch (ret) {
	case 1:
		b();
		break;
	default:
		goto out;
	}
out:
	put(d); c();
	return ret;
}

static const struct ops o = {
	.one = one,
	.two = NULL,
};
int last(void) { return 1; }`;

const variants: readonly (readonly [string, string])[] = [
  ['UTF-8', sample],
  ['CRLF', sample.replaceAll('\n', '\r\n')],
  ['a last newline', `${sample}\n`],
];

const statements = new Set(['expr_stmt', 'return', 'goto', 'break', 'if', 'for', 'switch', 'decl']);

function nodesIn(node: Node): readonly Node[] {
  return [node, ...node.children.flatMap(nodesIn)];
}

function randomChanges(roots: readonly Node[], random: (below: number) => number): readonly LeafChange[] {
  const nodes = roots.flatMap(nodesIn);
  const lists = Array.from({ length: 1 + random(4) }, (): readonly LeafChange[] => {
    const node = nodes[random(nodes.length)] as Node;
    const isStatement = statements.has(node.kind);
    switch (random(4)) {
      case 0:
        return removeNode(node);
      case 1:
        return isStatement ? addBefore(node, 'if (x) y(1); else z();') : replaceNode(node, 'q(a, -b)');
      case 2:
        return isStatement ? addAfter(node, 'more(); less();') : replaceNode(node, 'q');
      default:
        return replaceNode(node, isStatement ? 'now(1,2);' : 'v->w');
    }
  });
  return mergeChanges(...lists);
}

test.each(variants)('any changes, %s', (_, text) => {
  const file = openC(text);
  const roots = file.items.map((item) => file.read(item).tree);
  for (let seed = 1; seed <= 100; seed++) {
    const changes = randomChanges(roots, seededRandom(seed));
    const result = rewrite(file, changes);
    expect(firstOverlap(result.edits)).toBeUndefined();
    expect(applyEdits(text, result.edits)).toBe(result.text);
    expect(wordsWanted(roots, changes, text)).toBe(codeOf(result.text));
  }
});

/** The code as the changes ask for it, without white space, comments and what the rewriter may add or drop itself. */
function wordsWanted(roots: readonly Node[], changes: readonly LeafChange[], _text: string): string {
  const byLeaf = new Map(changes.map((change) => [change.leaf.start, change]));
  const added = (additions: LeafChange['before']): string =>
    additions.flatMap(({ code }) => code.leaves.map(({ text }) => text)).join('');
  const words = roots
    .flatMap((root) => wordsOfTree(root))
    .map(({ leaf }) => {
      const change = leaf && byLeaf.get(leaf.start);
      const kept = change?.removed ? '' : (leaf?.text ?? '');
      return change === undefined ? kept : added(change.before) + kept + added(change.after);
    });
  return bare(words.join(''));
}

const codeOf = (text: string): string => bare(text.replace(/\/\*.*?\*\/|\/\/.*/g, ''));

const bare = (code: string): string => code.replace(/[\s{},]/g, '');

test('no change, no edit', () => {
  expect(rewrite(openC(sample), [])).toEqual({ text: sample, edits: [] });
});

test('bytes that are no UTF-8 stay', () => {
  const bytes = Buffer.from('/* \xe9\xff */\nvoid f(void)\n{\n\ta(); /* \xfc */\n\tb();\n}\n', 'latin1');
  const { text, encoding } = decode(bytes);
  const file = openC(text);
  const fn = file.items[0];
  if (fn === undefined) throw new Error('no function');
  const node = nodesIn(file.read(fn).tree).find(
    (each) => text.slice(each.start, each.end) === 'b();',
  ) as Node;
  const after = encode(rewrite(file, replaceNode(node, 'c();')).text, encoding);
  expect(Buffer.from(after).toString('latin1')).toBe(bytes.toString('latin1').replace('b()', 'c()'));
});
