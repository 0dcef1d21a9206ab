import { describe, expect, test } from '@jest/globals';
import { bytesHoldWord, WordIndex } from '../../src/text/words.ts';

describe('whole words', () => {
  const text = 'devm_kzalloc(x); kzalloc(y); a.kfree\nkzalloc';

  test('a word within a longer one does not count', () => {
    expect(bytesHoldWord(Buffer.from(text), 'zalloc')).toBe(false);
    expect(bytesHoldWord(Buffer.from(text), 'devm_kzalloc')).toBe(true);
    expect(bytesHoldWord(Buffer.from(text), 'kfree')).toBe(true);
    expect(new WordIndex(text).has('zalloc')).toBe(false);
    expect(new WordIndex(text).has('kzalloc')).toBe(true);
  });

  test('a word at the end, and one beside letters that are not ASCII', () => {
    expect(bytesHoldWord(Buffer.from('x kfree'), 'kfree')).toBe(true);
    expect(bytesHoldWord(Buffer.from('é/kfreeé', 'latin1'), 'kfree')).toBe(true);
  });

  test('within a part only what lies in it as a whole', () => {
    const index = new WordIndex(text);
    const second = text.indexOf(' kzalloc') + 1;
    expect(index.hasWithin('kzalloc', { start: 0, end: second })).toBe(false);
    expect(index.hasWithin('kzalloc', { start: second, end: second + 7 })).toBe(true);
    expect(index.hasWithin('kzalloc', { start: second, end: second + 6 })).toBe(false);
    expect(index.hasWithin('kzalloc', { start: second + 1, end: text.length - 1 })).toBe(false);
  });
});
