// Broken and hostile patches, run on code: a message or a bounded time, never an exception.
import { describe, expect, jest, test } from '@jest/globals';
import { compilePatch } from '../../src/compile/patch.ts';
import { runPatch } from '../../src/engine/run-patch.ts';
import { readPatch } from '../../src/smpl/parse.ts';
import { seededRandom } from '../support/seeded.ts';

const code = `#include <lamp.h>
#define LAMP 3

static int lamp_on(struct lamp *l, int n)
{
	int i, err = 0;

	for (i = 0; i < n; i++) {
		if (!l->bulb[i] || n == LAMP)
			continue;
		err = switch_on(l->bulb[i], "lamp %d");
		if (err)
			goto out;
	}
	return 0;
out:
	switch_off(l);
	return err;
}
`;

const patches = [
  `@r exists@ expression e, x != NULL; identifier f =~ "^switch"; position p; @@
x = f@p(e, ...)
... when != x
    when any
(
- if (x) goto out;
|
  return x;
)
@@ expression r.e; identifier fn; @@
fn(...) {
<+...
- e
+ get(e)
...+>
}
`,
  `virtual a, b
@s depends on a || !b disable all@ type T; identifier l; statement S, S2; expression list[n] es; @@
  T *l, ...
  ) { ... when strict
- if (\\(l == es\\|!l\\)) S else S2
?- l++;
  ... }
@depends on s && never b@ fresh identifier h = "x" ## "y"; constant c; @@
- return c;
+ return h("%d", c);
`,
];

/** Reads a patch and runs what can be read, as the command line would. */
function survive(patch: string): void {
  const { patch: read, rules } = readPatch(patch, 'x.cocci');
  const isBroken = rules.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  const result = runPatch(compilePatch(read), { path: 'x.c', text: code });
  expect(typeof result.text).toBe('string');
  expect(isBroken || rules.length >= 0).toBe(true);
}

/** What one file may take; the machine may be busy. */
const minute = 60_000;

const within = (milliseconds: number, body: () => void): void => {
  const start = performance.now();
  body();
  expect(performance.now() - start).toBeLessThan(milliseconds);
};

// Many more by hand: DEVMIFY_FUZZ=5000 npm run unit -- test/engine/hostile
const rounds = Number(process.env.DEVMIFY_FUZZ ?? 60);

jest.setTimeout(600_000);

describe('patches that were damaged', () => {
  test.each(patches)('cut off anywhere', (patch) => {
    const step = rounds > 60 ? 1 : 5;
    for (let end = 0; end <= patch.length; end += step) survive(patch.slice(0, end));
  });

  test('words and signs that are lost, doubled, swapped or unknown', () => {
    const random = seededRandom(7);
    for (let round = 0; round < rounds; round++) {
      const words = (patches[random(patches.length)] as string).match(/\w+|\s+|./gs) ?? [];
      for (let change = 0; change < 3; change++) {
        const at = random(words.length);
        const kinds = ['', `${words[at]}${words[at]}`, 'blorb', '...', ')', '@', words[random(words.length)]];
        words[at] = kinds[random(kinds.length)] as string;
      }
      survive(words.join(''));
    }
  });
});

describe('patches that ask too much', () => {
  test('ten thousand branches', () => {
    const branches = Array.from({ length: 10_000 }, (_, i) => `- f${i}();`).join('\n|\n');
    within(minute, () => survive(`@@ @@\n(\n${branches}\n|\n- switch_off(l);\n)\n`));
  });

  test('choices within choices', () => {
    const deep = `${'\\('.repeat(300)}a${'\\|b\\)'.repeat(300)}`;
    within(minute, () => survive(`@@ @@\n- g(${deep});\n`));
  });

  test('brackets without end', () => {
    within(minute, () => survive(`@@ @@\n- g${'('.repeat(5000)}\n`));
    within(minute, () => survive(`@@ @@\n${'{'.repeat(5000)}\n`));
    within(minute, () => survive(`@@ @@\n- x = ${'-'.repeat(5000)}1;\n`));
  });

  test('dots behind dots', () => {
    within(minute, () => survive(`@@ expression a, b, c; @@\n- g(..., a, ..., b, ..., c, ...)\n`));
    within(minute, () => survive(`@@ expression a; @@\n${'  ... when != a\n  a\n'.repeat(12)}- b();\n`));
  });
});
