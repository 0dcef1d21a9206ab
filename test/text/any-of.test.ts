import { expect, test } from '@jest/globals';
import { anyOf } from '../../src/text/any-of.ts';

const found = (words: readonly string[], text: string): boolean => anyOf(words)(Buffer.from(text, 'latin1'));

test.each([
  [['kzalloc', 'clk_get'], 'p = kzalloc(1)', true],
  [['kzalloc', 'clk_get'], 'p = kzallo(1); clk_ge', false],
  [['kzalloc'], 'devm_kzalloc', true],
  [['abab', 'bac'], 'xababac', true],
  [['aab'], 'aaaab', true],
  [['ab', 'abcd'], 'xxab', true],
  [['abcd', 'bc'], 'abce', true],
  [['ab'], '', false],
  [[], 'anything', false],
])('%j in %j: %s', (words, text, isThere) => {
  expect(found(words, text)).toBe(isThere);
});

test('says of random texts what looking for each word says', () => {
  let seed = 7;
  const below = (count: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * count);
  };
  const random = (length: number): string => Array.from({ length }, () => 'abc\xe9'[below(4)]).join('');
  for (let i = 0; i < 2000; i++) {
    const words = Array.from({ length: 1 + below(4) }, () => random(1 + below(5)).replaceAll('\xe9', 'a'));
    const text = random(below(12));
    expect([words, text, found(words, text)]).toEqual([
      words,
      text,
      words.some((word) => text.includes(word)),
    ]);
  }
});
