import { describe, expect, test } from '@jest/globals';
import { buildPattern } from '../../src/catalogue/build-pattern.ts';
import { wordList } from '../../src/catalogue/known.ts';

const head = `/// Let the device drop the thing.
// Class: passive
// Fails: null
// Since: 4.1
// Declared: devm_take
`;
const rules = `
@acquire@
expression driver.dev;
expression held, size;
@@
  held =
- take(size)
+ devm_take(dev, size)

@release@
expression acquire.held;
@@
(
- drop(held);
|
- drop_begin(held);
- drop_end(held);
)
`;
const build = (text: string) => buildPattern('thing/take', 'thing/take.cocci', text);
const told = (text: string) => build(text).diagnostics.map(({ message }) => message);

describe('a pattern file', () => {
  test('says which calls acquire, with what stands at each argument', () => {
    const { pattern, diagnostics } = build(head + rules);
    expect(diagnostics).toEqual([]);
    expect(pattern?.acquires).toHaveLength(1);
    expect(pattern?.acquires[0]).toMatchObject({ callee: 'take', result: 'held', open: false });
    expect(pattern?.key).toEqual(['held']);
    expect(pattern?.ownerArguments).toEqual([]);
  });

  test('gives each way to release: the call that does it, and those that finish the job', () => {
    const releases = build(head + rules).pattern?.releases ?? [];
    expect(releases.map(({ call, tail }) => [call.callee, ...tail.map(({ callee }) => callee)])).toEqual([
      ['drop'],
      ['drop_begin', 'drop_end'],
    ]);
  });

  test('a call that takes the device itself must take the bound one', () => {
    const taken = rules.replace('- take(size)', '- take(dev, size)');
    expect(build(head + taken).pattern?.ownerArguments).toEqual(['dev']);
  });

  test('a misspelt fact is an error, and so are a missing one and a value that nobody knows', () => {
    expect(told(`${head.replace('Since', 'Sinze')}${rules}`)).toEqual([
      "no fact is called 'Sinze'",
      "the fact 'Since' is missing",
    ]);
    expect(told(`${head.replace('passive', 'lazy')}${rules}`)).toEqual(["'lazy' is no Class"]);
  });

  test('both rules are needed', () => {
    expect(told(`${head}${rules.slice(0, rules.indexOf('@release@'))}`)).toEqual([
      "the pattern has no rule 'release'",
    ]);
  });

  test('a fault in a rule is shown where it stands in the file', () => {
    const text = `${head}${rules.replace('devm_take(dev, size)', 'devm_take(dev, szie')}`;
    const [first] = build(text).diagnostics;
    expect(first?.span?.start ?? 0).toBeGreaterThan(head.length);
    expect(first?.span?.end ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(text.length);
  });
});

test.each([
  ['say', true],
  ['devm_anything', true],
  ['my_priv', true],
  ['my_private', false],
  ['devm', false],
  ['comment', false],
])('a list of words knows %s: %s', (name, known) => {
  expect(wordList('/// a comment\n// comment\nsay tell\ndevm_* *_priv\n').has(name)).toBe(known);
});
