import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { Cursor } from './cursor.ts';
import { lexCode } from './lex.ts';
import {
  kindWords,
  lengthConstraint,
  listKinds,
  metavariableOf,
  plain,
  type Shared,
} from './metavariable-kinds.ts';
import { Names } from './names.ts';
import { nearest } from './nearest.ts';
import { nothingAt, treeOf } from './nodes.ts';
import { ConstraintReader } from './read-constraints.ts';
import { readExpression } from './read-expression.ts';
import { readTypeName } from './read-type.ts';
import { Broken, type Scan, type Scanner } from './scanner.ts';
import type { Metavariable, MetavariableKind, PNode, RecipePart } from './syntax.ts';
import type { Token } from './token.ts';

export interface Declarations {
  readonly metavariables: readonly Metavariable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads declarations up to `@@`, which the scanner is left behind. A broken one is skipped up to its `;`. */
export function readMetavariables(
  scanner: Scanner,
  words: ReadonlyMap<string, MetavariableKind>,
): Declarations {
  return new DeclarationReader(scanner, words).run();
}

class DeclarationReader {
  readonly #scanner: Scanner;
  readonly #words: ReadonlyMap<string, MetavariableKind>;
  readonly #found: Metavariable[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #constraints: ConstraintReader;
  /** The name of which the constraints are being read. */
  #declaring = '';

  constructor(scanner: Scanner, words: ReadonlyMap<string, MetavariableKind>) {
    this.#scanner = scanner;
    this.#words = words;
    this.#constraints = new ConstraintReader(scanner, {
      isLocal: (text) => this.#found.some(({ name, literal }) => name === text && !literal),
      parse: (span, read, expected) => this.#parse(span, read, expected),
      fail: (expected) => this.#fail(expected),
    });
  }

  run(): Declarations {
    const scanner = this.#scanner;
    while (!scanner.is('@@') && scanner.token.kind !== 'end') {
      const start = scanner.token.start;
      try {
        this.#readDeclaration();
      } catch (problem) {
        if (!(problem instanceof Broken)) throw problem;
        this.#diagnostics.push(problem.diagnostic);
        this.#skip();
      }
      if (scanner.token.start === start && !scanner.is('@@')) scanner.advance();
    }
    scanner.eat('@@');
    return { metavariables: this.#found, diagnostics: this.#diagnostics };
  }

  #skip(): void {
    const scanner = this.#scanner;
    while (!scanner.is(';') && !scanner.is('@@') && scanner.token.kind !== 'end') scanner.advance();
    scanner.eat(';');
  }

  #readDeclaration(): void {
    const scanner = this.#scanner;
    if (scanner.eat(';')) return;
    const shared = this.#readKind();
    do this.#readName(shared);
    while (scanner.eat(','));
    if (!scanner.eat(';')) this.#fail('`;`');
  }

  #readKind(): Shared {
    const scanner = this.#scanner;
    const { text } = scanner.token;
    if (text === 'fresh' && scanner.next.text === 'identifier')
      return this.#take(2, plain('fresh identifier'));
    if (/^(binary|assignment|unary)$/.test(text) && scanner.next.text === 'operator')
      return this.#take(2, plain(`${text as 'binary' | 'assignment' | 'unary'} operator`));
    if (text === 'local' && scanner.next.text === 'function') return this.#take(2, plain('identifier'));
    if ((text === 'local' || text === 'global') && scanner.next.text === 'idexpression') {
      scanner.advance();
      return { ...this.#readKindWord('idexpression'), scope: text };
    }
    const kind = scanner.token.kind === 'word' ? kindWords[text] : undefined;
    if (kind !== undefined && !this.#isDeclared(text)) return this.#readKindWord(kind);
    return { ...plain('expression'), type: this.#readType(true) };
  }

  #take(count: number, shared: Shared): Shared {
    for (let i = 0; i < count; i++) this.#scanner.advance();
    return shared;
  }

  #isDeclared(name: string): boolean {
    return this.#found.some((known) => known.name === name && known.kind === 'type');
  }

  #readKindWord(kind: MetavariableKind): Shared {
    const scanner = this.#scanner;
    scanner.advance();
    const follows = scanner.next;
    const named = scanner.is('name') && (follows.kind === 'word' || follows.text === '*');
    if (named && /^(declarer|iterator|attribute)$/.test(kind)) {
      scanner.advance();
      return { ...plain(kind === 'attribute' ? 'attribute name' : kind), literal: true };
    }
    if (kind === 'position' && scanner.is('any') && follows.kind === 'word')
      return this.#take(1, { ...plain(kind), any: true });
    const listKind = listKinds[kind];
    if (listKind !== undefined && scanner.is('list') && (follows.kind === 'word' || follows.text === '['))
      return this.#readList(listKind);
    if (kind === 'expression' || kind === 'idexpression' || kind === 'constant')
      return { ...plain(kind), type: this.#readOptionalType(kind) };
    return plain(kind);
  }

  /** `list`, with its length in brackets if one is given. */
  #readList(kind: MetavariableKind): Shared {
    const scanner = this.#scanner;
    scanner.advance();
    if (!scanner.eat('[')) return plain(kind);
    const { token } = scanner;
    if (token.kind !== 'number' && token.kind !== 'word') return this.#fail('a length');
    scanner.advance();
    const name = scanner.eat('.') ? `${token.text}.${scanner.advance().text}` : token.text;
    const lengths = scanner.eat('=') ? this.#readLengths() : [];
    if (!scanner.eat(']')) this.#fail('`]`');
    const length = token.kind === 'number' ? Number(token.text) : name;
    return { ...plain(kind), length, lengths };
  }

  /** `{1 ... 3, 7}`: what the length of a list may be. */
  #readLengths(): Shared['lengths'] {
    const scanner = this.#scanner;
    const ranges: (readonly [number, number])[] = [];
    const braces = scanner.eat('{');
    do {
      // `1...3` is one token here, `1 ... 3` several
      let range = '';
      while (!/^[,}\]]$/.test(scanner.token.text) && scanner.token.kind !== 'end')
        range += scanner.advance().text;
      const [first, last] = range.split(/\.\.\.|\u2026/).map(Number) as [number, number | undefined];
      if (Number.isNaN(first + (last ?? 0))) this.#fail('a number');
      ranges.push([first, last ?? first]);
    } while (braces && scanner.eat(','));
    if (braces && !scanner.eat('}')) this.#fail('`}`');
    return ranges;
  }

  #readOptionalType(kind: MetavariableKind): PNode | undefined {
    const scanner = this.#scanner;
    if (!scanner.is('*') && !scanner.is('{') && !scanner.is('\\(') && this.#isNameHere()) return undefined;
    if (kind === 'expression' && /^(struct|union|enum)$/.test(scanner.token.text))
      return this.#readClassOfTypes();
    return scanner.is('*') ? this.#readPointers(scanner.token.start) : this.#readType(false);
  }

  /** Whether the name follows at once, so that no type stands before it. */
  #isNameHere(): boolean {
    const { token, next } = this.#scanner;
    return (
      token.kind === 'word' &&
      (this.#endsName(next) || next.text === '.' || (next.kind === 'word' && this.#isForgottenEnd()))
    );
  }

  /** Whether the next word starts a line, so that the `;` between is missing rather than a type given. */
  #isForgottenEnd(): boolean {
    const { token, next } = this.#scanner;
    return this.#scanner.text.slice(token.end, next.start).includes('\n');
  }

  /** `expression struct *x`: a pointer to any structure. */
  #readClassOfTypes(): PNode | undefined {
    const scanner = this.#scanner;
    const { text, start, end } = scanner.token;
    if (scanner.next.kind === 'word') {
      const after = scanner.text.slice(scanner.next.end).trimStart();
      if (!/^[;,=!<:]/.test(after)) return this.#readType(false);
    }
    scanner.advance();
    const word: PNode = { ...nothingAt(start), kind: 'token', text, end };
    const specs = treeOf('specs', [word]);
    const pointer = this.#readStars();
    return treeOf('type_name', pointer === undefined ? [specs] : [specs, pointer]);
  }

  #readPointers(place: number): PNode {
    const pointer = this.#readStars();
    return treeOf('type_name', [treeOf('specs', [], place), ...(pointer === undefined ? [] : [pointer])]);
  }

  #readStars(): PNode | undefined {
    const stars: PNode[] = [];
    while (this.#scanner.is('*')) {
      const { start, end } = this.#scanner.advance();
      stars.push({ ...nothingAt(start), kind: 'token', text: '*', end });
    }
    return stars.reduceRight<PNode | undefined>(
      (inner, star) => treeOf('pointer', inner === undefined ? [star] : [star, inner]),
      undefined,
    );
  }

  /** The type before the names: all up to the word that a constraint, `,` or `;` follows. */
  #readType(mayBeMistyped: boolean): PNode {
    const scanner = this.#scanner;
    const first = scanner.token;
    const braces = scanner.is('{') ? this.#readTypeSet() : undefined;
    const scans: Scan[] = [];
    const from = scanner.token.start;
    while (!this.#endsName(scanner.token) || this.#isWidth()) scans.push(scanner.advance());
    const named = scans.at(-1);
    if (named?.kind !== 'word') return this.#fail('the name of a metavariable');
    const inherited = scans.at(-2)?.text === '.' && scans.length > 2;
    const name = (inherited ? scans.at(-3) : named) as Scan;
    scanner.seek(name.start);
    if (braces !== undefined) return this.#withDeclarator(braces, { start: from, end: name.start });
    if (scans.length === (inherited ? 3 : 1)) return this.#failKind(first);
    if (mayBeMistyped && scans.length === 2) this.#checkKindWord(first);
    return this.#parse({ start: from, end: name.start }, readWidthType, 'a type');
  }

  /** `int:3 x`: the `:` of a bitfield's type rather than of a constraint. */
  #isWidth(): boolean {
    const { token, next } = this.#scanner;
    if (token.text !== ':' || next.text === 'script') return false;
    return /^\s*\w+\s+\w+\s*[;,=!]/.test(this.#scanner.text.slice(token.end));
  }

  #endsName(token: Scan): boolean {
    return token.kind === 'end' || /^(;|,|=|!=|=~|!~|<=|>=|<|>|:|&&|\|\||@@|@)$/.test(token.text);
  }

  /** `{int, struct s *}`: any of these types. */
  #readTypeSet(): PNode {
    const scanner = this.#scanner;
    const open = scanner.advance();
    const children: PNode[] = [{ ...nothingAt(open.start), kind: 'token', text: '{', end: open.end }];
    do {
      const { start } = scanner.token;
      while (!scanner.is(',') && !scanner.is('}') && !this.#endsName(scanner.token)) scanner.advance();
      children.push(this.#parse({ start, end: scanner.last }, (cursor) => readTypeName(cursor), 'a type'));
    } while (scanner.eat(','));
    if (!scanner.eat('}')) this.#fail('`}`');
    return treeOf('disj', children);
  }

  /** A set of types with the `*`s and `[]` behind it. */
  #withDeclarator(set: PNode, span: Span): PNode {
    const specs = treeOf('specs', [set]);
    if (this.#scanner.text.slice(span.start, span.end).trim() === '') return treeOf('type_name', [specs]);
    const whole = this.#parse(span, (cursor) => treeOf('type_name', [specs, ...this.#stars(cursor)]), '`*`');
    return whole;
  }

  #stars(cursor: Cursor): readonly PNode[] {
    if (cursor.is('[')) return [treeOf('array', [cursor.take(), cursor.expect(']')])];
    if (!cursor.is('*')) return [];
    return [treeOf('pointer', [cursor.take(), ...this.#stars(cursor)])];
  }

  #checkKindWord(first: Scan): void {
    const isKnown = this.#found.some(({ name }) => name === first.text) || this.#words.has(first.text);
    if (isKnown || first.text.endsWith('_t')) return;
    if (nearest(first.text, Object.keys(kindWords)) !== undefined) this.#failKind(first);
  }

  #failKind(token: Scan): never {
    const near = nearest(token.text, [
      ...Object.keys(kindWords),
      'fresh',
      'local',
      'binary',
      'assignment',
      'unary',
    ]);
    throw new Broken({
      severity: 'error',
      code: 'unknown-metavariable-kind',
      message: `\`${token.text}\` is no kind of metavariable`,
      span: { start: token.start, end: token.end },
      why: 'a declaration starts with a kind (`expression`, `identifier`, `statement`, ...) or with the type of an expression',
      ...(near === undefined ? {} : { advice: `did you mean \`${near}\`?` }),
    });
  }

  #readName(shared: Shared): void {
    const scanner = this.#scanner;
    const first = scanner.token;
    if (first.kind !== 'word') this.#fail('the name of a metavariable');
    scanner.advance();
    const from = scanner.eat('.') ? first.text : undefined;
    if (from !== undefined && scanner.token.kind !== 'word') this.#fail('the name of a metavariable');
    const name = from === undefined ? first : scanner.advance();
    this.#declaring = name.text;
    const recipe = shared.kind === 'fresh identifier' && scanner.is('=') ? this.#readRecipe() : undefined;
    const constraints = [...lengthConstraint(shared), ...this.#constraints.read(shared.kind)];
    const span = { start: first.start, end: name.end };
    this.#found.push({ ...metavariableOf(shared), name: name.text, from, recipe, constraints, span });
  }

  #readRecipe(): Metavariable['recipe'] {
    const scanner = this.#scanner;
    scanner.advance();
    const pieces: RecipePart[] = [];
    do {
      const { token } = scanner;
      if (scanner.is('script') && scanner.next.text === ':') {
        pieces.push({ script: this.#constraints.readScript(token.start) });
        continue;
      }
      if (token.kind !== 'string' && token.kind !== 'word') this.#fail('a string or a metavariable');
      scanner.advance();
      if (token.kind === 'string') pieces.push({ text: token.text.slice(1, -1) });
      else pieces.push({ name: scanner.eat('.') ? `${token.text}.${scanner.advance().text}` : token.text });
    } while (scanner.eat('##'));
    return pieces;
  }

  /** Reads a piece of a declaration as code. */
  #parse(span: Span, read: (cursor: Cursor) => PNode, expected: string): PNode {
    const { tokens } = lexCode(this.#scanner.text, span, 0);
    const last = tokens.at(-1);
    if (last === undefined) return this.#fail(expected);
    const end: Token = { ...last, kind: 'end', text: '', start: last.end, attached: [] };
    const joined = this.#joinInherited(tokens.map((token) => ({ ...token, mark: 'context' as const })));
    const plainTokens = [...joined, end];
    const cursor = new Cursor(plainTokens, this.#names());
    const node = cursor.attempt(() => {
      const found = read(cursor);
      return cursor.isKind('end') ? found : cursor.fail('its end');
    });
    if (node !== undefined) return node;
    throw new Broken({
      severity: 'error',
      code: 'metavariable-declaration',
      message: `expected ${expected}, found \`${this.#scanner.text.slice(span.start, span.end).trim()}\``,
      span,
    });
  }

  /** `r.T` within a type: the metavariable `T`, inherited by being named. */
  #joinInherited(tokens: readonly Token[]): readonly Token[] {
    const joined: Token[] = [];
    tokens.forEach((token, index) => {
      const [rule, dot] = [tokens[index - 2], tokens[index - 1]];
      if (token.kind !== 'word' || dot?.text !== '.' || rule?.kind !== 'word') {
        joined.push(token);
        return;
      }
      joined.splice(-2, 2, { ...token, start: rule.start });
      this.#inheritType(token.text, rule.text, { start: rule.start, end: token.end });
    });
    return joined;
  }

  #inheritType(name: string, from: string, span: Span): void {
    if (name === this.#declaring || this.#found.some((known) => known.name === name)) return;
    const shared = plain('type');
    this.#found.push({ ...metavariableOf(shared), name, from, recipe: undefined, constraints: [], span });
  }

  #names(): Names {
    const kinds = this.#found
      .filter(({ literal }) => !literal)
      .map(({ name, kind }) => [name, kind] as const);
    const words = this.#found.filter(({ literal }) => literal).map(({ name, kind }) => [name, kind] as const);
    return new Names(new Map(kinds), new Map([...this.#words, ...words]));
  }

  #fail(expected: string): never {
    const { token } = this.#scanner;
    const found = token.kind === 'end' ? 'the end of the text' : `\`${token.text}\``;
    throw new Broken({
      severity: 'error',
      code: 'metavariable-declaration',
      message: `the declaration cannot be read: expected ${expected}, found ${found}`,
      span: { start: token.start, end: Math.max(token.end, token.start) },
    });
  }
}

/** A type, with the width of a bitfield behind it. */
function readWidthType(cursor: Cursor): PNode {
  const type = readTypeName(cursor);
  if (!cursor.is(':')) return type;
  return {
    ...type,
    children: [...type.children, treeOf('bitfield', [cursor.take(), readExpression(cursor)])],
  };
}
