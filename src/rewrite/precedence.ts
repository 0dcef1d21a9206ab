import type { Node } from '../c/syntax.ts';
import type { PlusLeaf } from '../smpl/syntax.ts';

// How strongly each operator of C holds its operands: the grammar's levels, counted from the weakest.
const comma = 1;
const assignment = 2;
const ternary = 3;
const unary = 14;
const postfix = 15;
const atom = 16;

const binary: Readonly<Record<string, number>> = {
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '==': 9,
  '!=': 9,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  '<<': 11,
  '>>': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
};

/** How strongly a value holds together; what is no expression, or needs no care, counts as an atom. */
export function bindingStrength(node: Node): number {
  switch (node.kind) {
    case 'comma':
      return comma;
    case 'assign':
      return assignment;
    case 'conditional':
      return ternary;
    case 'binary':
      return binary[node.children[1]?.text ?? ''] ?? comma;
    case 'unary':
    case 'cast':
      return unary;
    case 'postfix':
      return postfix;
    default:
      return atom;
  }
}

/** How strongly what stands to the left and right of a place pulls at it; 0 where nothing does. */
export const strengthAround = (left: PlusLeaf | undefined, right: PlusLeaf | undefined): number =>
  Math.max(left ? pullFromLeft(left) : 0, right ? pullFromRight(right) : 0);

function pullFromLeft(word: PlusLeaf): number {
  if (word.role === 'prefix' || word.role === 'cast-close') return unary;
  // The right operand of an equal operator needs parentheses: a - (b - c).
  if (word.role === 'infix') return (binary[word.text] ?? 0) + (word.text in binary ? 1 : 0);
  return 0;
}

function pullFromRight(word: PlusLeaf): number {
  if (word.role === 'postfix' || word.role === 'call-open') return postfix;
  if (word.text === '?') return ternary + 1;
  if (word.text === '.' || word.text === '->' || word.text === '[') return postfix;
  if (word.role === 'infix')
    return word.text.endsWith('=') && !(word.text in binary) ? unary : (binary[word.text] ?? 0);
  return 0;
}
