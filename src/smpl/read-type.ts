// Reads types, declarators and declarations.
import type { Cursor } from './cursor.ts';
import { attributeWords, basicTypes, isKeyword, qualifiers, statementWords, typeofWords } from './names.ts';
import { treeOf, withWhens } from './nodes.ts';
import {
  readArguments,
  readAssignment,
  readChoice,
  readCommas,
  readExpression,
  readInitValue,
  readName,
  readNest,
} from './read-expression.ts';
import { readWhens } from './read-when.ts';
import type { MetavariableKind, PNode } from './syntax.ts';
import type { Token } from './token.ts';

const typeKinds: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>(['type', 'typedef']);
const attributeKinds: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>([
  'attribute',
  'attribute name',
]);
/** Metavariables that are a whole parameter, field, ... of a list. */
const elementKinds: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>([
  'parameter',
  'parameter list',
  'field',
  'field list',
  'declaration',
  'expression list',
]);

/** Whether the token `distance` ahead can only start a type. */
export function startsType(cursor: Cursor, distance = 0): boolean {
  const token = cursor.peek(distance);
  if (token.kind !== 'word') return false;
  const kind = cursor.names.kindOf(token.text);
  if (kind !== undefined) return typeKinds.has(kind);
  const word = cursor.names.wordOf(token.text);
  if (word !== undefined && word !== 'typedef') return word === 'attribute name';
  const { text } = token;
  if (/^(struct|union|enum)$/.test(text) || typeofWords.has(text)) return true;
  return word === 'typedef' || basicTypes.has(text) || qualifiers.has(text) || attributeWords.has(text);
}

/** A type as casts, `sizeof` and arguments hold it: no name declared. */
export function readTypeName(cursor: Cursor): PNode {
  const specs = readSpecs(cursor, { needsType: true });
  const declarator = readAbstractDeclarator(cursor);
  return treeOf('type_name', declarator === undefined ? [specs] : [specs, declarator]);
}

interface SpecsOptions {
  /** Fails when there is no type among the words. */
  readonly needsType: boolean;
}

/** Storage, qualifiers, attributes and the type itself, in any order. */
export function readSpecs(cursor: Cursor, { needsType }: SpecsOptions): PNode {
  const place = cursor.token.start;
  const children: PNode[] = [];
  let typed = false;
  for (;;) {
    const found = readSpec(cursor, typed);
    if (found === undefined) break;
    children.push(found.node);
    typed = typed || found.isType;
  }
  if (needsType && !typed) cursor.fail('a type');
  return treeOf('specs', children, place);
}

interface Spec {
  readonly node: PNode;
  readonly isType: boolean;
}

function readSpec(cursor: Cursor, typed: boolean): Spec | undefined {
  const { token, names } = cursor;
  if (token.kind === 'open') return typed ? undefined : readTypeChoice(cursor);
  if (token.kind !== 'word') return undefined;
  const { text } = token;
  const kind = names.kindOf(text);
  if (kind !== undefined) return readMetaSpec(cursor, kind, typed);
  if (qualifiers.has(text)) return { node: cursor.take(), isType: false };
  if (names.wordOf(text) === 'attribute name') return readDeclaredAttribute(cursor);
  if (attributeWords.has(text)) return { node: readAttribute(cursor), isType: false };
  if (text === 'struct' || text === 'union') return { node: readStruct(cursor), isType: true };
  if (text === 'enum') return { node: readEnum(cursor), isType: true };
  if (typeofWords.has(text)) return { node: readTypeof(cursor), isType: true };
  if (basicTypes.has(text) && isBasicHere(cursor, typed)) return readBasic(cursor);
  return readUnknownSpec(cursor, typed);
}

/** `size_t` and `u8` may be names where a type has been given already. */
const isBasicHere = (cursor: Cursor, typed: boolean): boolean =>
  !typed || !/^(s?size_t|ptrdiff_t|[us]\d+)$/.test(cursor.token.text);

/** `unsigned T x;` has its type still to come. */
function readBasic(cursor: Cursor): Spec {
  const isSign = /^(un)?signed$/.test(cursor.token.text);
  const next = cursor.names.kindOf(cursor.peek(1).text);
  return { node: takeBasic(cursor), isType: !(isSign && next !== undefined && typeKinds.has(next)) };
}

/** The C reader has keywords as tokens, and types that a header declares as names. */
const takeBasic = (cursor: Cursor): PNode =>
  cursor.take(/^(s?size_t|ptrdiff_t|bool|complex|[us]\d+)$/.test(cursor.token.text) ? 'ident' : 'token');

/** Behind a structure's `}` the C reader, which knows no declared attributes, takes such a word for a name. */
function readDeclaredAttribute(cursor: Cursor): Spec | undefined {
  const endsStruct = cursor.previous?.text === '}' && cursor.isAt(1, ';');
  if (endsStruct && !structEnds.test(cursor.token.text)) return undefined;
  return { node: readAttributeWord(cursor), isType: false };
}

function readMetaSpec(cursor: Cursor, kind: MetavariableKind, typed: boolean): Spec | undefined {
  if (attributeKinds.has(kind)) return { node: cursor.take('meta'), isType: false };
  if (typed || elementKinds.has(kind)) return undefined;
  if (typeKinds.has(kind)) return { node: readMetaType(cursor), isType: true };
  // a name for a typedef is an identifier by declaration, and a type by its place
  const isType = (kind === 'identifier' || kind === 'metavariable') && startsDeclarator(cursor, 1);
  return isType ? { node: cursor.take('meta'), isType: true } : undefined;
}

/** `T`, or `T { fields }` for a structure of any name. */
function readMetaType(cursor: Cursor): PNode {
  const name = cursor.take('meta');
  return cursor.is('{') ? treeOf('struct', [name, readFields(cursor)]) : name;
}

/** An undeclared word: a typedef's name, or a macro among the words of a declaration such as `__init`. */
function readUnknownSpec(cursor: Cursor, typed: boolean): Spec | undefined {
  const { text } = cursor.token;
  if (isKeyword(text)) return undefined;
  if (!typed && startsType(cursor, 1) && !isMeta(cursor, 1))
    return { node: cursor.take('ident'), isType: false };
  if (typed) return isAnnotationHere(cursor) ? { node: readAttributeWord(cursor), isType: false } : undefined;
  if (cursor.names.wordOf(text) === 'symbol' && !startsName(cursor, 1)) return undefined;
  return startsDeclarator(cursor, 1) || endsTypeName(cursor, 1)
    ? { node: cursor.take('ident'), isType: true }
    : undefined;
}

/** Words that look like a macro of compiler attributes (`__iomem`); types of that look are no such thing (`__le32`). */
const isAnnotationWord = (text: string): boolean => /^__/.test(text) && !/^__[a-z]+\d+$/.test(text);

/** Whether a word behind the type is one more word of the type, rather than the name that is declared. */
function isAnnotationHere(cursor: Cursor): boolean {
  if (structEnds.test(cursor.token.text) && isStructEnd(cursor)) return true;
  if (!startsName(cursor, 1)) return false;
  return isAnnotationWord(cursor.token.text) || !isAnnotationWord(cursor.peek(1).text) || isMeta(cursor, 1);
}

/** `struct s { ... } __packed;` */
const isStructEnd = (cursor: Cursor): boolean =>
  cursor.previous?.text === '}' || structEnds.test(cursor.previous?.text ?? '');

const structEnds = /^__(packed|aligned|randomize_layout|no_randomize_layout|__cacheline_aligned\w*)$/;

const isMeta = (cursor: Cursor, distance: number): boolean =>
  cursor.names.kindOf(cursor.peek(distance).text) !== undefined;

/** Whether a name stands `distance` ahead. */
function startsName(cursor: Cursor, distance: number): boolean {
  const token = cursor.peek(distance);
  return (token.kind === 'word' && !isKeyword(token.text)) || (token.kind === 'punct' && token.text === '*');
}

function startsDeclarator(cursor: Cursor, distance: number): boolean {
  const token = cursor.peek(distance);
  if (token.kind === 'open') return true;
  if (cursor.isAt(distance, '(')) return cursor.isAt(distance + 1, '*');
  return startsName(cursor, distance) || (token.kind === 'word' && token.text === 'const');
}

const endsTypeName = (cursor: Cursor, distance: number): boolean =>
  (cursor.isAt(distance, '[') && cursor.isAt(distance + 1, ']')) ||
  cursor.isAt(distance, ')') ||
  cursor.isAt(distance, ',') ||
  ['or', 'and', 'close', 'end'].includes(cursor.peek(distance).kind);

function readTypeChoice(cursor: Cursor): Spec | undefined {
  const choice = cursor.attempt(() => {
    const found = readChoice(cursor, () => readTypeBranch(cursor));
    // `\(f\|g\)(...) {` is a choice of names
    return cursor.is('(') && !cursor.isAt(1, '*') ? cursor.fail('a type') : found;
  });
  return choice === undefined ? undefined : { node: choice, isType: !choice.children.every(isStorage) };
}

function readTypeBranch(cursor: Cursor): PNode {
  if (qualifiers.has(cursor.token.text) && ['or', 'close'].includes(cursor.peek(1).kind))
    return cursor.take();
  return readTypeName(cursor);
}

const isStorage = (branch: PNode): boolean => branch.kind === 'token' || branch.kind === 'nothing';

function readAttributeWord(cursor: Cursor): PNode {
  const name = cursor.take('ident');
  if (!cursor.is('(') || cursor.isAt(1, '*')) return name;
  return treeOf('attribute', [name, ...readBracketed(cursor)]);
}

/** `__attribute__((...))`: words and signs in a row, as the C reader has them. */
function readAttribute(cursor: Cursor): PNode {
  const word = cursor.take('ident');
  if (!cursor.is('(')) cursor.fail('`(`');
  return treeOf('attribute', [word, ...readBracketed(cursor)]);
}

/** What stands between a `(` and its partner, both included, in a row. */
function readBracketed(cursor: Cursor): readonly PNode[] {
  const children = [cursor.expect('(')];
  while (!cursor.is(')')) {
    if (cursor.is('(')) children.push(...readBracketed(cursor));
    else children.push(readAttributePart(cursor));
  }
  return [...children, cursor.take()];
}

function readAttributePart(cursor: Cursor): PNode {
  const { token } = cursor;
  switch (token.kind) {
    case 'word':
      return readName(cursor);
    case 'open':
      return readChoice(cursor, () => readAttributePart(cursor));
    case 'dots':
    case 'number':
    case 'string':
    case 'char':
      return cursor.take(token.kind);
    case 'punct':
      return /^[{};]$/.test(token.text) ? cursor.fail('`)`') : cursor.take();
    default:
      return cursor.fail('`)`');
  }
}

function readAttributes(cursor: Cursor): readonly PNode[] {
  const attributes: PNode[] = [];
  for (;;) {
    const { token, names } = cursor;
    if (token.kind !== 'word') return attributes;
    const kind = names.kindOf(token.text);
    if (attributeWords.has(token.text)) attributes.push(readAttribute(cursor));
    else if (names.wordOf(token.text) === 'attribute name') attributes.push(readAttributeWord(cursor));
    else if (kind !== undefined && attributeKinds.has(kind)) attributes.push(cursor.take('meta'));
    else return attributes;
  }
}

function readStruct(cursor: Cursor): PNode {
  const word = cursor.take();
  const attributes = readAttributes(cursor);
  // the bare word is an argument of some macros
  const name = cursor.is('{') || cursor.is(',') || cursor.is(')') ? [] : [readName(cursor)];
  return treeOf('struct', [word, ...attributes, ...name, ...(cursor.is('{') ? [readFields(cursor)] : [])]);
}

export function readFields(cursor: Cursor): PNode {
  return cursor.nested(() => {
    const children = [cursor.expect('{')];
    while (!cursor.is('}')) children.push(readField(cursor));
    children.push(cursor.expect('}'));
    return treeOf('fields', children);
  });
}

function readField(cursor: Cursor): PNode {
  const { token } = cursor;
  if (token.kind === 'dots') return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: false }));
  if (token.kind === 'nest-open') return readNest(cursor, () => readFieldSequence(cursor));
  if (token.kind === 'directive') return cursor.take('directive');
  if (token.kind === 'open') {
    const choice = cursor.attempt(() => readFieldChoice(cursor));
    if (choice !== undefined) return choice;
  }
  const kind = token.kind === 'word' ? cursor.names.kindOf(token.text) : undefined;
  if (kind === 'field' || kind === 'field list' || kind === 'declaration') return takeWithSemicolon(cursor);
  if (token.kind === 'word' && isMacroField(cursor)) return readMacroDeclaration(cursor);
  return readDeclaration(cursor);
}

/** A metavariable that is a whole declaration. Some write a `;` behind it, which belongs to it anyway. */
function takeWithSemicolon(cursor: Cursor): PNode {
  const meta = cursor.take('meta');
  if (cursor.is(';')) cursor.take();
  return meta;
}

const isMacroField = (cursor: Cursor): boolean =>
  cursor.isAt(1, '(') && !cursor.isAt(2, '*') && !startsType(cursor) && !isMeta(cursor, 0);

function readFieldSequence(cursor: Cursor): PNode {
  const place = cursor.token.start;
  const children: PNode[] = [];
  while (!['or', 'and', 'close', 'nest-close', 'end'].includes(cursor.token.kind))
    children.push(readField(cursor));
  return treeOf('seq', children, place);
}

function readFieldChoice(cursor: Cursor): PNode {
  const choice = readChoice(cursor, () => readFieldSequence(cursor));
  // `\(int \| long\) x;` is a choice of types instead
  return cursor.is(';') || cursor.is('*') || cursor.isAt(1, ';') ? cursor.fail('a field') : choice;
}

function readEnum(cursor: Cursor): PNode {
  const word = cursor.take();
  const name = cursor.is('{') ? [] : [readName(cursor)];
  if (!cursor.is('{')) return treeOf('enum', [word, ...name]);
  const open = cursor.take();
  const list = readCommas(cursor, 'enumerators', '}', () => readEnumerator(cursor));
  return treeOf('enum', [word, ...name, open, list, cursor.expect('}')]);
}

function readEnumerator(cursor: Cursor): PNode {
  if (cursor.isKind('dots')) return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: true }));
  const name = readName(cursor);
  if (!cursor.is('=')) return treeOf('enumerator', [name]);
  return treeOf('enumerator', [name, cursor.take(), readAssignment(cursor)]);
}

function readTypeof(cursor: Cursor): PNode {
  const word = cursor.take();
  const open = cursor.expect('(');
  const type = startsType(cursor) ? cursor.attempt(() => closed(cursor, readTypeName(cursor))) : undefined;
  return treeOf('typeof', [word, open, type ?? readExpression(cursor), cursor.expect(')')]);
}

const closed = (cursor: Cursor, node: PNode): PNode => (cursor.is(')') ? node : cursor.fail('`)`'));

type Naming = 'required' | 'optional' | 'forbidden';

function readAbstractDeclarator(cursor: Cursor): PNode | undefined {
  return readDeclarator(cursor, 'forbidden');
}

/** A declarator, or undefined where none stands and none is required. */
export function readDeclarator(cursor: Cursor, naming: Naming): PNode | undefined {
  return cursor.nested(() => {
    if (cursor.is('*') || cursor.is('^')) return readPointer(cursor, naming);
    const base = readDirectDeclarator(cursor, naming);
    return readDeclaratorEnd(cursor, base, naming);
  });
}

function readPointer(cursor: Cursor, naming: Naming): PNode {
  const star = cursor.take();
  const words: PNode[] = [];
  while (cursor.isKind('word') && isPointerQualifier(cursor, naming)) words.push(takeQualifier(cursor));
  const inner = readDeclarator(cursor, naming);
  const specs = words.length === 0 ? [] : [treeOf('specs', words)];
  return treeOf('pointer', inner === undefined ? [star, ...specs] : [star, ...specs, inner]);
}

function isPointerQualifier(cursor: Cursor, naming: Naming): boolean {
  const { text } = cursor.token;
  const kind = cursor.names.kindOf(text);
  if (kind !== undefined) return attributeKinds.has(kind);
  if (/^(const|volatile|restrict|__restrict(__)?)$/.test(text) || attributeWords.has(text)) return true;
  if (cursor.names.wordOf(text) === 'attribute name') return true;
  if (isAnnotationWord(cursor.peek(1).text) && !isAnnotationWord(text)) return false;
  // `char __user *p`'s sibling: `void * __init f()`
  return (
    naming !== 'forbidden' && !statementWords.has(text) && cursor.peek(1).kind === 'word' && !isKeyword(text)
  );
}

function takeQualifier(cursor: Cursor): PNode {
  const { text } = cursor.token;
  if (attributeWords.has(text)) return readAttribute(cursor);
  if (cursor.names.kindOf(text) !== undefined) return cursor.take('meta');
  return cursor.take(qualifiers.has(text) ? 'token' : 'ident');
}

function readDirectDeclarator(cursor: Cursor, naming: Naming): PNode | undefined {
  const { token } = cursor;
  if (cursor.is('(') && isParenDeclarator(cursor, naming)) {
    const open = cursor.take();
    const inner = readDeclarator(cursor, naming);
    return treeOf('parens', [open, ...(inner === undefined ? [] : [inner]), cursor.expect(')')]);
  }
  if (naming === 'forbidden') return undefined;
  const isName = token.kind === 'word' && !isKeyword(token.text) && !isElement(cursor);
  if (isName) return cursor.take(isMeta(cursor, 0) ? 'meta' : 'ident');
  if (token.kind === 'open') return readChoice(cursor, () => readDeclarator(cursor, 'required') as PNode);
  return naming === 'required' ? cursor.fail('a name') : undefined;
}

function isElement(cursor: Cursor): boolean {
  const kind = cursor.names.kindOf(cursor.token.text);
  return kind !== undefined && (elementKinds.has(kind) || kind === 'statement');
}

const isParenDeclarator = (cursor: Cursor, naming: Naming): boolean =>
  cursor.isAt(1, '*') || (naming === 'required' && !startsType(cursor, 1));

/** The arrays and parameters behind a declarator. */
function readDeclaratorEnd(cursor: Cursor, base: PNode | undefined, naming: Naming): PNode | undefined {
  let declarator = base;
  for (;;) {
    const inner = declarator === undefined ? [] : [declarator];
    if (cursor.is('[')) declarator = readArray(cursor, inner);
    else if (cursor.is('(') && (naming !== 'forbidden' || base !== undefined))
      declarator = treeOf('func', [...inner, cursor.take(), readParams(cursor), cursor.expect(')')]);
    else return declarator;
  }
}

function readArray(cursor: Cursor, inner: readonly PNode[]): PNode {
  const open = cursor.take();
  const size = cursor.is(']') ? [] : [readAssignment(cursor)];
  return treeOf('array', [...inner, open, ...size, cursor.expect(']')]);
}

export function readParams(cursor: Cursor): PNode {
  return readCommas(cursor, 'params', ')', () => readParam(cursor));
}

function readParam(cursor: Cursor): PNode {
  const { token } = cursor;
  if (token.kind === 'dots') return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: true }));
  if (token.kind === 'nest-open') return readNest(cursor, () => readParam(cursor));
  if (cursor.is('...')) return cursor.take();
  if (token.kind === 'word' && isElement(cursor)) return cursor.take('meta');
  if (token.kind === 'open') {
    const choice = cursor.attempt(() => {
      const found = readChoice(cursor, () => readParam(cursor));
      return cursor.is(',') || cursor.is(')') ? found : cursor.fail('`,` or `)`');
    });
    if (choice !== undefined) return choice;
  }
  const specs = readSpecs(cursor, { needsType: false });
  const declarator = readDeclarator(cursor, specs.children.length === 0 ? 'required' : 'optional');
  const attributes = readAnnotations(cursor);
  return treeOf('param', [specs, ...(declarator === undefined ? [] : [declarator]), ...attributes]);
}

/** A declaration with its `;`. */
export function readDeclaration(cursor: Cursor): PNode {
  const specs = readSpecs(cursor, { needsType: false });
  if (specs.children.length === 0) cursor.fail('a declaration');
  if (cursor.is(';')) return treeOf('decl', [specs, cursor.take()]);
  const declarators: PNode[] = [];
  let loose: readonly PNode[] = [];
  for (;;) {
    const { node, annotations } = readInitDeclarator(cursor);
    declarators.push(node);
    if (!cursor.is(',')) {
      const words = annotations.filter(({ kind }) => kind !== 'attribute');
      declarators.push(...words);
      loose = annotations.filter(({ kind }) => kind === 'attribute');
      break;
    }
    declarators.push(...annotations, cursor.take());
  }
  return treeOf('decl', [specs, treeOf('declarators', declarators), ...loose, cursor.expect(';')]);
}

interface InitDeclarator {
  readonly node: PNode;
  /** Attributes behind a declarator without a value; with one, they are within. */
  readonly annotations: readonly PNode[];
}

function readInitDeclarator(cursor: Cursor): InitDeclarator {
  if (cursor.isKind('dots')) return { node: cursor.take('dots'), annotations: [] };
  if (cursor.is(':'))
    return { node: treeOf('bitfield', [cursor.take(), readAssignment(cursor)]), annotations: [] };
  const declarator = readDeclarator(cursor, 'required') as PNode;
  const sized = cursor.is(':')
    ? treeOf('bitfield', [declarator, cursor.take(), readAssignment(cursor)])
    : declarator;
  const annotations = readAnnotations(cursor);
  if (!cursor.is('=')) return { node: sized, annotations };
  return {
    node: treeOf('init', [sized, ...annotations, cursor.take(), readInitValue(cursor)]),
    annotations: [],
  };
}

/** Attributes behind a declarator, words such as `__initdata` among them. */
function readAnnotations(cursor: Cursor): readonly PNode[] {
  const annotations = [...readAttributes(cursor)];
  while (cursor.isKind('word') && !isMeta(cursor, 0) && isAnnotationWord(cursor.token.text)) {
    annotations.push(readAttributeWord(cursor), ...readAttributes(cursor));
  }
  return annotations;
}

/** The head of a function definition: all before its body. */
export function readFunctionHead(cursor: Cursor): readonly PNode[] {
  const specs = readSpecs(cursor, { needsType: false });
  const declarator = readDeclarator(cursor, 'required') as PNode;
  if (!isFunction(declarator)) cursor.fail('parameters in `(` and `)`');
  return [specs, declarator, ...readTrailingAttributes(cursor)];
}

/** Whether a declarator declares a function rather than a variable. */
export function isFunction(declarator: PNode): boolean {
  if (declarator.kind === 'func') return true;
  const inner = declarator.children.find((child) => child.kind === 'func' || child.kind === 'pointer');
  return declarator.kind === 'pointer' && inner !== undefined && isFunction(inner);
}

/** Words such as `__must_hold(x)` between the head of a function and its body. */
function readTrailingAttributes(cursor: Cursor): readonly PNode[] {
  const attributes = [...readAttributes(cursor)];
  while (cursor.isKind('word') && !isKeyword(cursor.token.text) && !startsType(cursor)) {
    attributes.push(readAttributeWord(cursor));
    attributes.push(...readAttributes(cursor));
  }
  return attributes;
}

/** `MACRO(args);` that stands for a declaration, a storage class before it if there is one. */
export function readMacroDeclaration(cursor: Cursor): PNode {
  const storage = cursor.is('static') || cursor.is('extern') ? [treeOf('specs', [cursor.take()])] : [];
  const name = readName(cursor);
  const call = [...storage, name, cursor.expect('('), readArguments(cursor), cursor.expect(')')];
  const parts = [...call, ...readAnnotations(cursor)];
  return treeOf('macro_decl', cursor.is(';') ? [...parts, cursor.take()] : parts);
}

/** Where the parenthesis that opens `distance` ahead closes, as a distance; undefined if it does not. */
export function closingDistance(cursor: Cursor, distance: number): number | undefined {
  let depth = 0;
  for (let at = distance; ; at++) {
    const token: Token = cursor.peek(at);
    if (token.kind === 'end') return undefined;
    if (token.kind !== 'punct') continue;
    if (token.text === '(') depth++;
    else if (token.text === ')' && --depth === 0) return at;
  }
}
