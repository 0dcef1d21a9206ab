// A name that is used in all of some ways must never be missed.
import { describe, expect, test } from '@jest/globals';
import { mayHoldName } from '../../src/c/name-search.ts';
import type { NameUse } from '../../src/text/words.ts';

const may = (text: string, uses: readonly NameUse[]): boolean =>
  mayHoldName(text, { start: 0, end: text.length }, uses);

const declared: NameUse = { before: { kind: 'type' }, after: '=', constant: true };
const returned: NameUse = { before: 'return', after: ';' };

describe('declared with a constant, and returned', () => {
  test.each([
    'int ret = 0; return ret;',
    'int a, ret = -EIO; return ret;',
    'int ret __maybe_unused = 0; return (ret);',
    'int ret __attribute__((unused)) = 0; return ret;',
    'char *ret = "x"; return ret;',
    'int (*ret)(void) = NULL; return ret;',
    'int ret[2] = ZERO; return ret;',
    'size_t ret = sizeof(x); return ret;',
    'int ret /* = */ = /* 0 */ (0); return /* it */ ret;',
    'int ret = 0;\n#ifdef X\nreturn\n#endif\nret;',
  ])('%s', (text) => expect(may(text, [declared, returned])).toBe(true));

  test.each([
    'int ret = f(); return ret;',
    'int ret = 0; return err;',
    'int ret = 0; return ret + 1;',
    'int ret; return ret;',
    'if (ret) x = 0; return ret;',
    'int x = 0; return ret;',
  ])('not: %s', (text) => expect(may(text, [declared, returned])).toBe(false));
});

test('on both sides of assignments', () => {
  const uses: readonly NameUse[] = [{ after: '=' }, { before: '=' }];
  expect(may('t = a; a = b; b = t;', uses)).toBe(true);
  expect(may('int t __unused = a; b = (t);', uses)).toBe(true);
  expect(may('t = a; b = u;', uses)).toBe(false);
  expect(may('t == a; b = t;', uses)).toBe(false);
});
