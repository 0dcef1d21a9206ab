import type { Kind, Node } from '../c/syntax.ts';
import type { Brace, Role, Word } from './word.ts';

/** The words of a tree in order, each knowing from its place in the tree how it is used. */
export function wordsOfTree(tree: Node): readonly Word[] {
  if (isLeaf(tree)) return [leafWord(tree, undefined, 0)];
  const words: Word[] = [];
  const visit = (node: Node): void => {
    node.children.forEach((child, index) => {
      if (isLeaf(child)) words.push(leafWord(child, node, index));
      else visit(child);
    });
    const last = words.at(-1);
    if (endsWithoutSemicolon.has(node.kind) && last !== undefined && last.text !== ';')
      words[words.length - 1] = { ...last, endsStatement: true };
  };
  visit(tree);
  return words;
}

export const isLeaf = (node: Node): boolean => node.children.length === 0 && node.text !== '';

export const leavesOf = (node: Node): readonly Node[] =>
  isLeaf(node) ? [node] : node.children.flatMap(leavesOf);

/** Calls that stand for a whole statement or declaration need no `;`. */
const endsWithoutSemicolon: ReadonlySet<Kind> = new Set<Kind>(['macro_stmt', 'macro_decl', 'asm']);

function leafWord(leaf: Node, parent: Node | undefined, index: number): Word {
  const role = parent === undefined ? 'plain' : roleOf(leaf, parent, index);
  const kind = leaf.kind as Word['kind'];
  const brace = leaf.text === '{' && parent !== undefined ? braceOf(parent.kind) : undefined;
  return {
    kind,
    text: leaf.text,
    role,
    leaf,
    ...(brace && { brace }),
    ...(parent?.kind === 'iterator' && index === 0 && { loopMacro: true }),
  };
}

function braceOf(parent: Kind): Brace | undefined {
  switch (parent) {
    case 'block':
      return 'block';
    case 'fields':
      return 'fields';
    case 'enum':
      return 'enumerators';
    case 'braces':
      return 'inits';
    default:
      return undefined;
  }
}

function roleOf(leaf: Node, parent: Node, index: number): Role {
  switch (parent.kind) {
    case 'unary':
      return index === 0 ? 'prefix' : 'plain';
    case 'postfix':
      return index === 1 ? 'postfix' : 'plain';
    case 'pointer':
      return leaf.text === '*' ? 'pointer' : 'plain';
    case 'cast':
    case 'compound':
      return leaf.text === ')' ? 'cast-close' : 'plain';
    case 'binary':
    case 'assign':
    case 'init':
    case 'designated':
    case 'enumerator':
    case 'conditional':
      return leaf.kind === 'token' && leaf.text !== ',' ? 'infix' : 'plain';
    case 'call':
    case 'func':
    case 'sizeof':
    case 'macro_decl':
    case 'iterator':
    case 'typeof':
    case 'attribute':
      return leaf.text === '(' && index > 0 ? 'call-open' : 'plain';
    case 'case':
    case 'default':
    case 'label':
    case 'bitfield':
      return leaf.text === ':' ? 'label-colon' : 'plain';
    default:
      return 'plain';
  }
}
