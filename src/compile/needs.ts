/** What code must have for a pattern to have a chance in it, read off the pattern. */
import type { PNode } from '../smpl/syntax.ts';
import { branchesOf } from './shape.ts';
import { all, any, type Need, NOTHING_NEEDED } from './words.ts';

/** Keywords that stand in the C text wherever the pattern's construct does. */
const TELLING_KEYWORDS: ReadonlySet<string> = new Set([
  'switch',
  'goto',
  'do',
  'sizeof',
  'asm',
  'union',
  'enum',
  'typedef',
]);

/** Operators that most functions lack. As with keywords, what comments and longer operators hold counts as well. */
const TELLING_OPERATORS: ReadonlySet<string> = new Set(
  '? || && ! ^ ~ % << >> ++ -- += -= *= /= %= &= |= ^= <<= >>= == !='.split(' '),
);

/** What `node` needs. Parts that may match nothing need nothing. */
export function needOf(node: PNode): Need {
  switch (node.kind) {
    case 'ident':
      return { kind: 'word', word: node.text };
    case 'meta':
      return { kind: 'value', name: node.text };
    case 'token':
      if (TELLING_KEYWORDS.has(node.text)) return { kind: 'word', word: node.text };
      return TELLING_OPERATORS.has(node.text) ? { kind: 'operator', text: node.text } : NOTHING_NEEDED;
    case 'disj':
      return any(branchesOf(node).map(needOf));
    case 'nest':
      return node.atLeastOnce ? needOf(node.children[1] as PNode) : NOTHING_NEEDED;
    case 'optional':
    case 'dots':
    case 'nothing':
      return NOTHING_NEEDED;
    case 'directive':
      return needOfDirective(node.text);
    case 'binary':
      // Beside dots the operator may be missing.
      return node.children.some(({ kind }) => kind === 'dots')
        ? all(node.children.flatMap((child) => (child.kind === 'token' ? [] : [needOf(child)])))
        : all([...node.children.map(needOf), pairsOf(node)]);
    case 'iterator':
      return all([...node.children.map(needOf), { kind: 'form', form: 'loop' }]);
    case 'empty':
      return { kind: 'form', form: 'empty' };
    case 'fields':
      return all([...node.children.map(needOf), { kind: 'form', form: 'fields' }]);
    case 'return': {
      // The end of a function stands for one without a value.
      const isValued = node.children[1] !== undefined && node.children[1].kind !== 'token';
      return all([...node.children.map(needOf), ...(isValued ? [RETURN] : [])]);
    }
    case 'cast':
      return all([...node.children.map(needOf), behindOf(node.children[3], [')'])]);
    case 'if':
      return all([...node.children.map(needOf), behindOf(node.children[4], BEFORE_BRANCH)]);
    default:
      return all(node.children.map(needOf));
  }
}

/** An include that names its file needs that name, and as a word: quotes or brackets are around it. */
function needOfDirective(text: string): Need {
  const file = /^\s*#\s*include\s*[<"](\w[\w/.+-]*\w)[>"]\s*$/.exec(text)?.[1];
  return file === undefined || file.includes('...') ? NOTHING_NEEDED : { kind: 'word', word: file };
}

const OPERATORS: ReadonlySet<string> = new Set('- + * / % << >> < > <= >= == != & | ^ && ||'.split(' '));

/**
 * The words on both sides of an operator, where the pattern says what they are: they stand there in the code, too, brackets
 * and comments aside. Dots may stand for no operator at all.
 */
export function pairsOf(binary: PNode): Need {
  const [left, operator, right] = binary.children;
  if (left === undefined || operator === undefined || right === undefined) return NOTHING_NEEDED;
  if (operator.kind !== 'token' || !OPERATORS.has(operator.text)) return NOTHING_NEEDED;
  if (left.kind === 'dots' || right.kind === 'dots') return NOTHING_NEEDED;
  return all([
    edgeOf(left, 'last', (word) => ({ kind: 'pair', left: word, right: operator.text })),
    edgeOf(right, 'first', (word) => ({ kind: 'pair', left: operator.text, right: word })),
  ]);
}

const RETURN: Need = { kind: 'word', word: 'return' };

/** What stands before the first word of a branch: the end of the condition, or a brace; behind a label it is no branch of the rule's. */
const BEFORE_BRANCH: readonly string[] = [')', '{'];

/** The first word of a term has one of these right before it. */
const behindOf = (node: PNode | undefined, tokens: readonly string[]): Need =>
  node === undefined
    ? NOTHING_NEEDED
    : edgeOf(node, 'first', (word) => any(tokens.map((left) => ({ kind: 'pair', left, right: word }))));

/** What the first or last word of a term needs; nothing where that is no word, or not known. */
function edgeOf(node: PNode, edge: 'first' | 'last', pairWith: (word: string) => Need): Need {
  const into = (child: PNode | undefined): Need =>
    child === undefined ? NOTHING_NEEDED : edgeOf(child, edge, pairWith);
  switch (node.kind) {
    case 'ident':
      return pairWith(node.text);
    case 'token':
      return node.text === 'sizeof' ? pairWith(node.text) : NOTHING_NEEDED;
    case 'disj':
      return any(branchesOf(node).map(into));
    case 'paren':
      return into(node.children[1]);
    case 'field':
      return into(edge === 'first' ? node.children[0] : node.children.at(-1));
    case 'call':
    case 'index':
    case 'sizeof':
    case 'expr_stmt':
    case 'seq':
      return edge === 'first' ? into(node.children[0]) : NOTHING_NEEDED;
    case 'unary':
      return edge === 'last' ? into(node.children.at(-1)) : NOTHING_NEEDED;
    case 'binary':
      if (node.children.some(({ kind }) => kind === 'dots')) return NOTHING_NEEDED;
      return into(edge === 'first' ? node.children[0] : node.children.at(-1));
    default:
      return NOTHING_NEEDED;
  }
}
