// With binding-b.test.ts: the native binding must work in each test file of one worker, not only in the first.
import { expect, test } from '@jest/globals';
import Parser from 'tree-sitter';
import C from 'tree-sitter-c';

function parse(text: string): Parser.Tree {
  const parser = new Parser();
  parser.setLanguage(C as Parser.Language);
  return parser.parse(text);
}

test('a declaration is parsed', () => {
  const root = parse('int x;').rootNode;
  expect(root.type).toBe('translation_unit');
  expect(root.hasError).toBe(false);
  expect(root.namedChild(0)?.type).toBe('declaration');
});

test('offsets are UTF-16 units', () => {
  const text = '/* é€😀 */ int x;';
  const int = parse(text).rootNode.descendantsOfType('primitive_type')[0];
  expect(int?.startIndex).toBe(text.indexOf('int'));
  expect(int?.startIndex).toBe(11);
});
