// Nothing of a file is parsed when no item has all the words that a pattern needs.
import { expect, test } from '@jest/globals';
import { compilePatch } from '../../src/compile/patch.ts';
import { runPatch } from '../../src/engine/run-patch.ts';
import { readPatch } from '../../src/smpl/parse.ts';

/** Names of the items that were worked on, and the rules that matched. */
function looked(rule: string, text: string) {
  const items: string[] = [];
  const meter = {
    begin: ({ name }: { readonly name?: string }) => void items.push(name ?? ''),
    end: () => {},
  };
  const patch = compilePatch(readPatch(rule, 'x.cocci').patch);
  const { changed } = runPatch(patch, { path: 'x.c', text }, {}, undefined, undefined, meter);
  return { items: [...new Set(items)], changed };
}

const chain = `@found@ identifier fn; @@
struct lamp_driver x = { .light = fn, };
@depends on found@ identifier found.fn; expression e; @@
fn(...) { <+...
- lamp_get(e)
+ lamp_take(e)
...+> }
`;
const driver = 'struct lamp_driver x = {\n\t.light = go,\n};\n';

test('the words of a pattern in two functions are none of it', () => {
  const rule = '@@ expression e; @@\n- lamp_get(e);\n  ...\n- lamp_put(e);\n';
  const apart = 'void f(void)\n{\n\tlamp_get(a);\n}\n\nvoid g(void)\n{\n\tlamp_put(a);\n}\n';
  expect(looked(rule, apart)).toEqual({ items: [], changed: false });
  const together = 'void f(void)\n{\n\tlamp_get(a);\n\tlamp_put(a);\n}\n';
  expect(looked(rule, together)).toEqual({ items: ['f'], changed: true });
});

test('a rule that only finds is not tried when the one that it is for has no chance', () => {
  expect(looked(chain, `${driver}/* lamp_get */\n`)).toEqual({ items: [], changed: false });
  const text = `${driver}void go(void)\n{\n\tlamp_get(a);\n}\n`;
  expect(looked(chain, text)).toEqual({ items: ['x', 'go'], changed: true });
});

test('what an earlier rule brings counts', () => {
  const rule = '@@ @@\n- old();\n+ new();\n@@ @@\n- new();\n+ newest();\n';
  expect(looked(rule, 'void f(void)\n{\n\told();\n}\n').changed).toBe(true);
});

test('in the body of a macro', () => {
  const rule = '@@ expression e; @@\n- lamp_get(e);\n+ lamp_take(e);\n';
  const text = '#define GO(x) do { \\\n\tlamp_get(x); \\\n} while (0)\n';
  expect(looked(rule, text).changed).toBe(true);
});
