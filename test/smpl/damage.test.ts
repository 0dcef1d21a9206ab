// Whatever is done to a patch, reading it ends with rules and diagnostics: never with an exception, never late.
import { describe, expect, test } from '@jest/globals';
import { readPatch } from '../../src/smpl/parse.ts';
import { seededRandom } from '../support/seeded.ts';

const patch = `virtual patch, report
#spatch --no-includes

@lamps depends on patch && !report exists@
identifier fn =~ "^lamp_", g != {lamp_on, lamp_off};
expression *p;
expression list[n] es;
struct lamp *l;
type T = {int, struct lamp *};
position q;
fresh identifier h = "dev_" ## fn;
binary operator op = {==, !=};
identifier x : script:python(fn) { x == fn };
@@
// a comment
fn(T x, ..., es) {
<+... when != p = \\(NULL\\|g(...)\\)
      when any
(
- p = make(x, "a\\"b", 'c')
+ p = devm_make(&l->dev, x) /* said */
|
* l->name@q[3] op \\(1 \\& es\\)
)
...
?-drop(p);
...+>
}

@script:python@
q << lamps.q;
@@
print(q[0].line)

@last extends lamps disable all forall@
@@
 #define lamp(a) \\
   do { a; } while (0)
+#ifdef CONFIG_LAMP
 struct lamp l = { .on = 1, [2 ... 3] = { ... }, };
+#endif
 enum e { A, ..., B = 2 };
 for (...;i < 3;...) if (x ? y : (T)z) { switch (i) { case 1: goto out; default: return ...; } }
`;

test('the patch itself holds much of the language', () => {
  const { rules } = readPatch(patch, 'x.cocci');
  const errors = rules.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  // of the three rules only the mix of `*` and `-` is wrong
  expect(errors.map(({ code }) => code)).toEqual(['star-and-change']);
});

/** Reads it, and checks that all that is said lies within the text. */
function survives(text: string): void {
  const { rules, diagnostics } = readPatch(text, 'x.cocci');
  for (const { span } of [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)]) {
    expect(
      span === undefined ||
        (span.start >= 0 && span.start <= span.end && span.end <= Math.max(text.length, 1)),
    ).toBe(true);
  }
}

describe('no damage is too much', () => {
  test('cut off anywhere', () => {
    for (let end = 0; end < patch.length; end++) survives(patch.slice(0, end));
  });

  test('started anywhere', () => {
    for (let start = 0; start < patch.length; start += 3) survives(patch.slice(start));
  });

  test('with lines gone, doubled or swapped', () => {
    const random = seededRandom(2013);
    for (let round = 0; round < 80; round++) {
      const lines = patch.split('\n');
      for (let count = random(4); count >= 0; count--) {
        const at = random(lines.length);
        const kind = random(3);
        if (kind === 0) lines.splice(at, 1);
        else if (kind === 1) lines.splice(at, 0, lines[random(lines.length)] as string);
        else lines.splice(random(lines.length), 0, ...lines.splice(at, 1));
      }
      survives(lines.join('\n'));
    }
  });

  test('with characters gone or put in', () => {
    const random = seededRandom(53);
    const odd = '(){}[];,@.*-+\\|&"\'<>=?:#/…– \n';
    for (let round = 0; round < 150; round++) {
      let text = patch;
      for (let count = random(5); count >= 0; count--) {
        const at = random(text.length);
        text =
          text.slice(0, at) + (random(2) === 0 ? '' : odd[random(odd.length)]) + text.slice(at + random(3));
      }
      survives(text);
    }
  });

  test('nested deeper than anybody writes', () => {
    for (const [open, close] of ['()', '[]', '{}'].map((pair) => [...pair]))
      survives(`@@ @@\n x = f${(open as string).repeat(5000)}1${(close as string).repeat(5000)};\n`);
    survives(`@@ @@\n${' \\( a \\|'.repeat(40)}`);
    survives(`@@ @@\n${' if (x) {'.repeat(3000)}`);
  });

  test('with any line ends', () => {
    const text = patch.replaceAll('\n', '\r\n');
    survives(text);
    const codes = (source: string): readonly string[] =>
      readPatch(source, 'x').rules.flatMap((rule) => rule.diagnostics.map(({ code }) => code));
    expect(codes(text)).toEqual(codes(patch));
  });
});
