import type { Word } from './word.ts';

/** Operators that are written as if they were functions, whatever follows. */
const likeCalls = new Set([
  'sizeof',
  'typeof',
  '__typeof__',
  '__alignof__',
  'alignof',
  '_Alignof',
  '__attribute__',
  'defined',
]);

/** Whether kernel style puts a space between two words that share a line. */
export function wantsSpace(left: Word, right: Word): boolean {
  if (right.text === '(' && likeCalls.has(left.text)) return false;
  // `#x` and `a##b` of a macro; the comma in `, ##args` keeps its space.
  if (left.text === '#' || left.text === '##') return false;
  if (right.text === '##') return left.text === ',';
  if (left.kind === 'comment' || right.kind === 'comment') return true;
  if (left.text === '(' || left.text === '[' || left.role === 'prefix' || left.role === 'cast-close')
    return false;
  if (right.text === ')' || right.text === ']' || right.text === ',' || right.text === ';') return false;
  if (isMemberAccess(right, left) || isMemberAccess(left, right)) return false;
  if (right.role === 'postfix' || right.role === 'label-colon' || right.role === 'call-open') return false;
  if (right.text === '[') return left.role === 'infix' || left.text === ',' || left.text === '{';
  if (left.role === 'pointer') return false;
  // A bit-field's width; behind other labels a line ends.
  if (left.role === 'label-colon') return false;
  if (left.text === '{' && left.brace === 'inits') return right.text !== '}';
  return true;
}

/** The spaces between two words of a line: '' or ' '. */
export const spaceBetween = (left: Word, right: Word): string => (wantsSpace(left, right) ? ' ' : '');

/** `.x` at the start of a designated initialiser is no access: what stands before it is `{` or `,`. */
function isMemberAccess(word: Word, other: Word): boolean {
  if (word.text === '->') return true;
  if (word.text !== '.') return false;
  return other.text !== '{' && other.text !== ',';
}
