/** A C file as rules see it: like any other, but with `#define`s and `#pragma`s taken apart, since rules may look into them. */
import { readDefine } from '../c/defines.ts';
import type { CFile, Item, Reading } from '../c/file.ts';
import { leaf, listTree, tree } from '../c/nodes.ts';
import { openC } from '../c/open.ts';
import type { Node } from '../c/syntax.ts';
import type { LeafChange } from '../match/change.ts';

export interface RuleFile extends CFile {
  /** The same file with each directive as one leaf, which is how it is edited. */
  readonly plain: CFile;
}

export function openForRules(text: string): RuleFile {
  const plain = openC(text);
  const readings = new Map<Item, Reading>();
  return {
    text,
    words: plain.words,
    get items() {
      return plain.items;
    },
    plain,
    read(item) {
      if (item.kind !== 'directive') return plain.read(item);
      const known = readings.get(item) ?? readDirective(plain.read(item).tree, text);
      readings.set(item, known);
      return known;
    },
  };
}

const HEAD = /#\s*(define|pragma|undef)\b/y;

/** Other directives stay the leaf that they are, and so do those that are no more than words to us. */
function readDirective(whole: Node, text: string): Reading {
  HEAD.lastIndex = whole.start;
  const word = HEAD.exec(text)?.[1];
  if (word === undefined) return { tree: whole };
  const head = leaf('token', whole.start, HEAD.lastIndex, `#${word}`);
  if (word !== 'define') return { tree: directive([head, ...wordsOf(text, head.end, whole.end)]) };
  const define = readDefine(whole, text);
  if (define?.nodes === undefined) return { tree: whole };
  return {
    tree: directive([head, ...nameAndParameters(text, head.end, define.body.start), ...define.nodes]),
  };
}

/** `NAME` or `NAME(a, b)`: the brackets are the macro's own only where nothing separates them from its name. */
function nameAndParameters(text: string, start: number, end: number): readonly Node[] {
  const [name, ...rest] = wordsOf(text, start, end);
  const [open, close] = [rest[0], rest.at(-1)];
  if (name === undefined) return [];
  if (open === undefined || close === undefined || open.start !== name.end) return [name];
  return [name, open, listTree('params', rest.slice(1, -1), close.start), close];
}

const WORDS = /\/\*[\s\S]*?\*\/|\\\r?\n|[A-Za-z_$][\w$]*|\d\w*|"(?:[^"\\]|\\.)*"|\.\.\.|\S/g;

function wordsOf(text: string, start: number, end: number): readonly Node[] {
  const found: Node[] = [];
  for (const match of text.slice(start, end).matchAll(WORDS)) {
    const [word] = match;
    if (word.startsWith('\\') || word.startsWith('/*')) continue;
    const at = start + match.index;
    const kind = /^[A-Za-z_$]/.test(word)
      ? 'ident'
      : /^\d/.test(word)
        ? 'number'
        : word.startsWith('"')
          ? 'string'
          : 'token';
    found.push(leaf(kind, at, at + word.length, word));
  }
  return found;
}

const directive = (children: readonly Node[]): Node => ({ ...tree('generic', children), kind: 'directive' });

/** A directive whose first word goes is gone as a whole: its changes become one of the leaf that it is in the file. */
export function joinDirectives(file: RuleFile, changes: readonly LeafChange[]): readonly LeafChange[] {
  return joinRemoved(
    file,
    changes.map((change) => aroundDirective(file, change)),
  );
}

/** What is added before or behind a whole directive stands around it, and is no part of a macro's body. */
function aroundDirective(file: RuleFile, change: LeafChange): LeafChange {
  const { leaf, removed, before, after } = change;
  const item = removed
    ? undefined
    : file.items.find(
        ({ kind, start, end }) => kind === 'directive' && start <= leaf.start && leaf.end <= end,
      );
  if (item === undefined || !/^#(define|pragma|undef)$/.test(firstWord(file, item))) return change;
  const isOutside = ({ code }: LeafChange['after'][number]): boolean => code.form === 'toplevel';
  const isEdge = leaf.start === item.start || leaf.end === item.end;
  if (!isEdge || ![...before, ...after].some(isOutside)) return change;
  return { leaf: file.plain.read(item).tree, removed, before, after };
}

const firstWord = (file: RuleFile, item: Item): string =>
  /^#\s*\w+/.exec(file.text.slice(item.start, item.end))?.[0].replace(/\s/g, '') ?? '';

function joinRemoved(file: RuleFile, changes: readonly LeafChange[]): readonly LeafChange[] {
  const wholes = changes.filter(
    ({ leaf: { text }, removed }) => removed && /^#(define|pragma|undef)$/.test(text),
  );
  if (wholes.length === 0) return changes;
  const items = wholes.flatMap(({ leaf: { start } }) => file.items.filter((item) => item.start === start));
  const isWithin = (change: LeafChange, item: Item): boolean =>
    change.leaf.start >= item.start && change.leaf.end <= item.end;
  const joined = items.map((item): LeafChange => {
    const own = changes.filter((change) => isWithin(change, item));
    return {
      leaf: file.plain.read(item).tree,
      removed: true,
      before: own.flatMap(({ before }) => before),
      after: own.flatMap(({ after }) => after),
    };
  });
  return [...changes.filter((change) => !items.some((item) => isWithin(change, item))), ...joined];
}
