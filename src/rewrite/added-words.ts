import { statementKinds } from '../c/kinds.ts';
import type { Kind, Node } from '../c/syntax.ts';
import type { Value } from '../match/bindings.ts';
import type { Addition } from '../match/change.ts';
import { conversionCount } from '../match/conversions.ts';
import type { PlusLeaf } from '../smpl/syntax.ts';
import { indentOfLineAt } from './indentation.ts';
import { bindingStrength, strengthAround } from './precedence.ts';
import { spaceBetween } from './spacing.ts';
import { wordsOfTree } from './tree-words.ts';
import type { Word } from './word.ts';

/** The words of `+` code, with the values of its metavariables in their places. */
export function wordsOfAddition({ code, bindings }: Addition, fileText: string): readonly Word[] {
  const { leaves } = code;
  const words = leaves.map((leaf, index): readonly Word[] => {
    const value = leaf.kind === 'meta' ? bindings.get(leaf.text) : undefined;
    if (value === undefined)
      return blanksAround([plainWord(withFormats(leaf, bindings), leaves.slice(0, index))], leaf);
    const neighbours = { left: leaves[index - 1], right: leaves[index + 1] };
    const [first, ...rest] = wordsOfValue(value, neighbours, fileText).map((word) => withRoleOf(word, leaf));
    if (first === undefined) return [];
    return blanksAround([{ ...first, beginsLine: leaf.lineBreak }, ...rest], leaf);
  });
  return closeEmptyLists(joinDirectives(leaves, declaratorsAround(leaves, words, bindings)));
}

/** `"%@f@"` in a text stands for the conversion, or the piece of text with conversions, that `f` has. */
function withFormats(leaf: PlusLeaf, bindings: Addition['bindings']): PlusLeaf {
  if (leaf.kind !== 'string') return leaf;
  const text = leaf.text.replace(/%@(\w+)@/g, (written, name: string) => {
    const value = bindings.get(name);
    const node = value?.kind === 'code' ? value.nodes[0] : undefined;
    if (node === undefined) return written;
    // Of a single conversion the value begins behind the `%`.
    return node.text.startsWith('%') || conversionCount(node.text) > 0 ? node.text : `%${node.text}`;
  });
  return { ...leaf, text };
}

/** The blank lines of the rule go with its words. */
function blanksAround(words: readonly Word[], { blankBefore, blankAfter }: PlusLeaf): readonly Word[] {
  if (blankBefore !== true && blankAfter !== true) return words;
  return words.map((word, index) => ({
    ...word,
    ...(blankBefore === true && index === 0 && { blankBefore }),
    ...(blankAfter === true && index === words.length - 1 && { blankAfter }),
  }));
}

/** `T x` where T is `int[2]` reads `int x[2]`. */
function declaratorsAround(
  leaves: readonly PlusLeaf[],
  words: readonly (readonly Word[])[],
  bindings: Addition['bindings'],
): readonly (readonly Word[])[] {
  const moved = words.map((group) => [...group]);
  leaves.forEach((leaf, index) => {
    const value = leaf.kind === 'meta' ? bindings.get(leaf.text) : undefined;
    const [type, name] = [moved[index], moved[index + 1]];
    const next = leaves[index + 1];
    if (value?.kind !== 'code' || type === undefined || name === undefined) return;
    if (next?.kind !== 'meta' && next?.kind !== 'ident') return;
    const place = placeOfName(value.nodes);
    const [opening, ...behind] = place === undefined ? [] : type.splice(place);
    if (opening !== undefined)
      name.push(opening.text === '(' ? { ...opening, role: 'call-open' } : opening, ...behind);
  });
  return moved;
}

/** Before how many words of a type the name stands that it declares, if that is not behind all of them. */
function placeOfName(nodes: readonly Node[]): number | undefined {
  const textAt = (at: number): string | undefined =>
    nodes[at]?.kind === 'token' ? nodes[at].text : undefined;
  let at = nodes.findIndex((_, index) => index > 0 && (textAt(index) === '[' || textAt(index) === '('));
  const last = textAt(nodes.length - 1);
  // A name right behind `]` or `)` is possible behind a type only.
  if (at < 0 || (last !== ']' && last !== ')')) return undefined;
  while (textAt(at) === '(' && textAt(at + 1) === '*') {
    at += 2;
    while (textAt(at) === '*' || textAt(at) === 'const') at++;
  }
  return nodes.slice(0, at).reduce((count, node) => count + wordsOfTree(node).length, 0);
}

/** A directive may come in pieces, so that metavariables can stand in it: what shares its line is part of it. */
function joinDirectives(
  leaves: readonly PlusLeaf[],
  words: readonly (readonly Word[])[],
): readonly (readonly Word[])[] {
  const joined: (readonly Word[])[] = [];
  let directive: Word | undefined;
  leaves.forEach((leaf, index) => {
    const group = words[index] as readonly Word[];
    if (leaf.kind === 'directive') directive = group[0];
    else if (directive === undefined || leaf.lineBreak) directive = undefined;
    if (directive === undefined || leaf.kind === 'directive') {
      joined.push(group);
      return;
    }
    const text = directive.text + (leaf.spaceBefore ? ' ' : '') + printOnOneLine(group);
    directive = { ...directive, text };
    joined[joined.length - 1] = [directive];
  });
  return joined;
}

const printOnOneLine = (words: readonly Word[]): string =>
  words
    .map((word, index) => (index === 0 ? '' : spaceBetween(words[index - 1] as Word, word)) + word.text)
    .join('');

/** A metavariable without a value stands for its own name: symbols and macros need no declaration to be printed. */
function plainWord(leaf: PlusLeaf, before: readonly PlusLeaf[]): Word {
  const kind = leaf.kind === 'meta' ? 'ident' : leaf.kind;
  const role = roleOf(leaf, before);
  return {
    kind,
    text: leaf.text,
    role,
    leaf: undefined,
    beginsLine: leaf.lineBreak,
  };
}

/** The rule's own spacing tells what its parser had no need to know. */
function roleOf(leaf: PlusLeaf, before: readonly PlusLeaf[]): Word['role'] {
  const left = before.at(-1);
  if (leaf.text === ':' && leaf.role === 'infix')
    return before.some(({ text }) => text === '?') ? 'infix' : 'label-colon';
  if (leaf.text === '(' && leaf.role === 'plain' && left?.end === leaf.start)
    return left.kind === 'ident' || left.kind === 'meta' ? 'call-open' : 'plain';
  return leaf.text === '*' && leaf.role === 'plain' ? 'pointer' : leaf.role;
}

interface Neighbours {
  readonly left: PlusLeaf | undefined;
  readonly right: PlusLeaf | undefined;
}

function wordsOfValue(value: Value, neighbours: Neighbours, fileText: string): readonly Word[] {
  switch (value.kind) {
    case 'word':
      return [{ kind: 'ident', text: value.text, role: 'plain', leaf: undefined }];
    case 'count':
      return [{ kind: 'number', text: String(value.count), role: 'plain', leaf: undefined }];
    case 'position':
      return [];
    case 'code':
      if (value.nodes.some((node) => keepsItsText.has(node.kind) || isLongList(node, value.source)))
        return [verbatim(value, fileText)];
      return parenthesize(value.nodes, reprint(value.nodes, value.source), neighbours);
    default:
      return value satisfies never;
  }
}

/** What stands on lines of its own keeps its comments and line breaks when it is moved. */
const keepsItsText: ReadonlySet<Kind> = new Set<Kind>([...statementKinds]);

/** Values in braces that stand on several lines. */
const isLongList = ({ kind }: Node, source: string): boolean => kind === 'braces' && source.includes('\n');

function verbatim(value: Value & { kind: 'code' }, fileText: string): Word {
  const { nodes, source } = value;
  const [first, last] = [nodes[0] as Node, nodes.at(-1) as Node];
  const stillThere = fileText.slice(first.start, last.end) === source;
  const indent = stillThere ? indentOfLineAt(fileText, first.start) : indentOfLineAt(source, source.length);
  return { kind: 'verbatim', text: source, role: 'plain', leaf: undefined, indent };
}

/** The words of the nodes, as added ones: their own spaces, line breaks and comments do not count. */
function reprint(nodes: readonly Node[], source: string): readonly Word[] {
  const offset = nodes[0]?.start ?? 0;
  return nodes.flatMap((node, index) => {
    const words = wordsOfTree(node).map(({ leaf: _, ...word }): Word => {
      // A star that comes by itself is part of a type.
      const role = node.text === '*' ? 'pointer' : opensBehind(nodes, index) ? 'call-open' : word.role;
      return { ...word, role, leaf: undefined };
    });
    const next = nodes[index + 1];
    // A list may come with its commas or without.
    const separated =
      next !== undefined && source.slice(node.end - offset, next.start - offset).includes(',');
    return separated ? [...words, { kind: 'token', text: ',', role: 'plain', leaf: undefined }] : words;
  });
}

/** `int (*)(int)`: the brackets of the parameters stand right behind what they belong to. */
const opensBehind = (nodes: readonly Node[], index: number): boolean =>
  nodes[index]?.text === '(' && /^[\])]$/.test(nodes[index - 1]?.text ?? '');

/** An operator of the `+` code must not tear apart the operators of the value. */
function parenthesize(nodes: readonly Node[], words: readonly Word[], around: Neighbours): readonly Word[] {
  const node = nodes[0];
  if (nodes.length !== 1 || node === undefined) return words;
  if (bindingStrength(node) >= strengthAround(around.left, around.right)) return words;
  const paren = (text: string): Word => ({ kind: 'token', text, role: 'plain', leaf: undefined });
  return [paren('('), ...words, paren(')')];
}

/** The name of a value is used as the metavariable was: a call's `(` behind it stays a call's. */
const withRoleOf = (word: Word, leaf: PlusLeaf): Word =>
  word.role === 'plain' && word.kind === 'token' && leaf.role !== 'plain'
    ? { ...word, role: leaf.role }
    : word;

/** A list metavariable that stands for nothing takes one comma with it. */
function closeEmptyLists(words: readonly (readonly Word[])[]): readonly Word[] {
  const out: Word[] = [];
  let dropNextComma = false;
  for (const group of words) {
    if (group.length === 0) {
      if (out.at(-1)?.text === ',') out.pop();
      else dropNextComma = true;
      continue;
    }
    if (dropNextComma && group[0]?.text === ',') {
      dropNextComma = false;
      continue;
    }
    dropNextComma = false;
    out.push(...group);
  }
  return out;
}
