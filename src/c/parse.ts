/** The only place that knows tree-sitter: masked words go in, a tree of ours comes out. */
import Parser from 'tree-sitter';
import C from 'tree-sitter-c';
import type { Span } from '../text/span.ts';
import { hidden, isLeafName, macroDeclaration, type Shape, shapeOf } from './convert.ts';
import type { Reading } from './file.ts';
import { type Entries, leafOfEntry } from './mask/entries.ts';
import { behind, type FrameKind, type Masked, mask } from './mask/mask.ts';
import { emptyTree, leaf, tree } from './nodes.ts';
import type { Node } from './syntax.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** A parse tree nested deeper than this is refused: everybody who walks trees does so by recursion. */
const deepest = 1200;

let parser: Parser | undefined;

function theParser(): Parser {
  if (parser === undefined) {
    parser = new Parser();
    // Without what makes a class of each kind of node: we only use cursors, and making them takes longer than a small file.
    parser.setLanguage(Object.create(C, { nodeTypeInfo: { value: [] } }) as unknown as Parser.Language);
  }
  return parser;
}

/** Reads one stretch of a text. Never throws: what cannot be read comes as an error tree and the place of the problem. */
export function parse(text: string, span: Span, frame: FrameKind): Reading {
  const tokens = tokenize(text, span.start, span.end);
  const masked = mask(text, tokens, frame);
  if (masked.problem !== undefined) return unread(tokens, span, masked.problem);
  const input = masked.words.join(' ');
  const parsed = theParser().parse(input, undefined, { bufferSize: input.length * 2 + 64 });
  if (parsed.rootNode.hasError) return unread(tokens, span, firstProblem(parsed, masked));
  const builder = new Builder(masked, parsed.walk());
  const built = builder.build();
  if (built === undefined) return unread(tokens, span, builder.place());
  return { tree: frame === 'item' ? macroDeclaration(built) : built };
}

/** The flat tree of what could not be read. */
function unread(tokens: Tokens, span: Span, problem: Span): Reading {
  const leaves: Node[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = leafKindNames[tokens.classes[i] as number] as 'token';
    leaves.push(leaf(kind, tokens.starts[i] as number, tokens.ends[i] as number, tokens.texts[i] as string));
  }
  return { tree: leaves.length === 0 ? emptyTree('error', span.start) : tree('error', leaves), problem };
}

const leafKindNames = ['ident', 'token', 'number', 'string', 'char', 'token', 'directive', 'token'] as const;

/** The smallest place that the parser stumbled over, the first of several. */
function firstProblem(parsed: Parser.Tree, masked: Masked): Span {
  const cursor = parsed.walk();
  let best = { start: 0, end: Number.MAX_SAFE_INTEGER };
  const note = (): void => {
    if (cursor.nodeType !== 'ERROR' && !cursor.nodeIsMissing) return;
    const size = cursor.endIndex - cursor.startIndex;
    if (size < best.end - best.start) best = { start: cursor.startIndex, end: cursor.endIndex };
  };
  note();
  while (advance(cursor)) note();
  return spanOfWords(masked, best);
}

/** Moves a cursor on in preorder. */
function advance(cursor: Parser.TreeCursor): boolean {
  if (cursor.gotoFirstChild()) return true;
  while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return false;
  return true;
}

/** Which part of the source the masked text's words between two offsets stand for. */
function spanOfWords(masked: Masked, place: Span): Span {
  const { entries } = masked;
  let offset = 0;
  let first = -1;
  let last = -1;
  for (let k = 0; k < masked.words.length; k++) {
    const word = masked.words[k] as string;
    const entry = masked.entryOf[k] as number;
    if (entry >= 0 && (offset < place.end || first === -1)) {
      if (offset + word.length > place.start && first === -1) first = entry;
      last = entry;
    }
    offset += word.length + 1;
  }
  return entrySpan(entries, first === -1 ? last : first, Math.max(first, last));
}

function entrySpan(entries: Entries, first: number, last: number): Span {
  const start = entries.starts[Math.max(0, first)] ?? 0;
  return { start, end: Math.max(start, entries.ends[Math.max(0, last)] ?? start) };
}

/** What a node type of the grammar is to the builder, looked up by its number. */
interface NodeType {
  readonly name: string;
  readonly isLeaf: boolean;
  readonly shape: Shape;
}

const nodeTypes: (NodeType | undefined)[] = [];

function nodeTypeOf(cursor: Parser.TreeCursor, id: number): NodeType {
  const name = cursor.nodeType;
  const made = { name, isLeaf: isLeafName(name), shape: shapeOf(name) };
  nodeTypes[id] = made;
  return made;
}

/** Builds our tree along one pass of the parser's cursor, taking entries in order as leaves come. */
class Builder {
  readonly #masked: Masked;
  readonly #entries: Entries;
  readonly #cursor: Parser.TreeCursor;
  /** The next word, and the next entry that has not yet found its place. */
  #word = 0;
  #entry = 0;
  /** Directives before the next entry have found their place. */
  #led = false;
  #depth = 0;
  #failed = false;

  constructor(masked: Masked, cursor: Parser.TreeCursor) {
    this.#masked = masked;
    this.#entries = masked.entries;
    this.#cursor = cursor;
  }

  /** The tree, or undefined when it and the entries do not agree. */
  build(): Node | undefined {
    const kids: Node[] = [];
    const names: string[] = [];
    this.#flush(kids, names);
    if (this.#cursor.gotoFirstChild()) this.#children(kids, names);
    this.#flushUpTo(this.#entries.count, kids, names);
    if (this.#failed || this.#word !== this.#masked.words.length) return undefined;
    return shapeOf('translation_unit')(kids, names);
  }

  /** Where building stopped. */
  place(): Span {
    return entrySpan(this.#entries, this.#entry, this.#entry);
  }

  #children(kids: Node[], names: string[]): void {
    const cursor = this.#cursor;
    let first = kids.length === 0;
    do {
      if (!first) this.#flush(kids, names);
      first = false;
      const id = cursor.nodeTypeId;
      const type = nodeTypes[id] ?? nodeTypeOf(cursor, id);
      const node = this.#node(type);
      if (node !== undefined) {
        kids.push(node);
        names.push(type.name);
      }
    } while (!this.#failed && cursor.gotoNextSibling());
  }

  #node(type: NodeType): Node | undefined {
    const isLeaf = type.isLeaf && this.#masked.words[this.#word] !== '_Alignas';
    if (isLeaf || !this.#cursor.gotoFirstChild()) return this.#leaf();
    if (++this.#depth > deepest) {
      this.#failed = true;
      return undefined;
    }
    const kids: Node[] = [];
    const names: string[] = [];
    this.#children(kids, names);
    this.#cursor.gotoParent();
    this.#depth--;
    if (this.#failed) return undefined;
    return type.shape(kids, names);
  }

  #leaf(): Node | undefined {
    const entry = this.#masked.entryOf[this.#word++];
    if (entry === undefined) {
      this.#failed = true;
      return undefined;
    }
    if (entry < 0) return undefined;
    if (entry !== this.#entry) {
      this.#failed = true;
      return undefined;
    }
    this.#entry++;
    this.#led = false;
    return leafOfEntry(this.#entries, entry);
  }

  /** Places what is hidden before the next word: between two children of the node that holds both its neighbours. */
  #flush(kids: Node[], names: string[]): void {
    const next = this.#masked.entryOf[this.#word];
    if (next === undefined || next === behind) return;
    this.#flushUpTo(next >= 0 ? next : ~next, kids, names);
  }

  #flushUpTo(limit: number, kids: Node[], names: string[]): void {
    while (true) {
      if (!this.#led) {
        for (const directive of this.#entries.leads.get(this.#entry) ?? []) {
          kids.push(directive);
          names.push(hidden);
        }
        this.#led = true;
      }
      if (this.#entry >= limit) return;
      kids.push(leafOfEntry(this.#entries, this.#entry));
      names.push(hidden);
      this.#entry++;
      this.#led = false;
    }
  }
}
