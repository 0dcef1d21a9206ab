import { describe, expect, test } from '@jest/globals';
import { bytesHoldWord, WordIndex } from '../../src/text/words.ts';

describe('whole words', () => {
  const text = 'devm_kzalloc(x); kzalloc(y); a.kfree\nkzalloc';

  test('a word within a longer one does not count', () => {
    expect(bytesHoldWord(Buffer.from(text), 'zalloc')).toBe(false);
    expect(bytesHoldWord(Buffer.from(text), 'devm_kzalloc')).toBe(true);
    expect(bytesHoldWord(Buffer.from(text), 'kfree')).toBe(true);
    expect(new WordIndex(text).whole.word('zalloc')).toBe(false);
    expect(new WordIndex(text).whole.word('kzalloc')).toBe(true);
  });

  test('a word at the end, and one beside letters that are not ASCII', () => {
    expect(bytesHoldWord(Buffer.from('x kfree'), 'kfree')).toBe(true);
    expect(bytesHoldWord(Buffer.from('é/kfreeé', 'latin1'), 'kfree')).toBe(true);
  });

  test('within a part only what lies in it as a whole', () => {
    const index = new WordIndex(text);
    const second = text.indexOf(' kzalloc') + 1;
    expect(index.within({ start: 0, end: second }).word('kzalloc')).toBe(false);
    expect(index.within({ start: second, end: second + 7 }).word('kzalloc')).toBe(true);
    expect(index.within({ start: second, end: second + 6 }).word('kzalloc')).toBe(false);
    expect(index.within({ start: second + 1, end: text.length - 1 }).word('kzalloc')).toBe(false);
  });

  test('two tokens side by side', () => {
    const has = (code: string, left: string, right: string): boolean =>
      new WordIndex(code).whole.pair(left, right);
    expect(has('r->end - r->start', 'end', '-')).toBe(true);
    expect(has('(r->end) /* - */\n\t- r->start', 'end', '-')).toBe(true);
    expect(has('r->end->x - 1', 'end', '-')).toBe(false);
    expect(has('end--; end -= 1;', 'end', '-')).toBe(false);
    expect(has('append - 1', 'end', '-')).toBe(false);
    expect(has('sizeof(a) / (sizeof(a[0]))', '/', 'sizeof')).toBe(true);
    expect(has('n /= sizeof(a)', '/', 'sizeof')).toBe(false);
    expect(has('n * sizeof(a)', '/', 'sizeof')).toBe(false);
  });

  test('what may hide a token counts as if it were there', () => {
    const has = (code: string, left: string, right: string): boolean =>
      new WordIndex(code).whole.pair(left, right);
    expect(has('r->end\n#ifdef X\n- 1\n#endif', 'end', '-')).toBe(true);
    expect(has('a / /* all */ sizeof(b)', '/', 'sizeof')).toBe(true);
    expect(has('a / // all\n sizeof(b)', '/', 'sizeof')).toBe(true);
    expect(has('a /\n#ifdef X\n sizeof(b)', '/', 'sizeof')).toBe(true);
  });
});
