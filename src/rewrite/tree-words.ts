import type { Kind, Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';
import type { Brace, Role, Word } from './word.ts';

/** The words of some trees in a row, each knowing as well whether it begins a line of the text. */
export function wordsOfTrees(trees: readonly Node[], text: string, part: Span = ALL): readonly Word[] {
  const words: Word[] = [];
  for (const tree of trees) addWords(words, tree, text, part);
  return words;
}

/** The words of a tree in order, each knowing from its place in the tree how it is used. */
export function wordsOfTree(tree: Node): readonly Word[] {
  const words: Word[] = [];
  addWords(words, tree, undefined, ALL);
  return words;
}

const ALL: Span = { start: 0, end: Number.POSITIVE_INFINITY };

function addWords(words: Word[], tree: Node, text: string | undefined, { start, end }: Span): void {
  let last: Node | undefined = words.at(-1)?.leaf;
  const add = (leaf: Node, parent: Node | undefined, index: number): void => {
    const word = leafWord(leaf, parent, index);
    words.push(
      text === undefined ? word : { ...word, beginsLine: hasLineBreak(text, last?.end, leaf.start) },
    );
    last = leaf;
  };
  const visit = (node: Node): void => {
    for (let index = 0; index < node.children.length; index++) {
      const child = node.children[index] as Node;
      if (child.end <= start || child.start >= end) continue;
      if (isLeaf(child)) add(child, node, index);
      else visit(child);
    }
    const before = words.at(-1);
    if (endsWithoutSemicolon.has(node.kind) && before !== undefined && before.text !== ';')
      words[words.length - 1] = { ...before, endsStatement: true };
  };
  if (isLeaf(tree)) add(tree, undefined, 0);
  else visit(tree);
}

/** Whether a line ends between the word before, if any, and one that starts at `start`. */
export function hasLineBreak(text: string, before: number | undefined, start: number): boolean {
  if (before === undefined || start - before < 2)
    return before !== undefined && text[before] === '\n' && before < start;
  const lineBreak = text.indexOf('\n', before);
  return lineBreak !== -1 && lineBreak < start;
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
