// Reads statements, sequences of them, and what stands at file level.
import { termKinds } from '../c/kinds.ts';
import type { Cursor } from './cursor.ts';
import { isKeyword, statementWords } from './names.ts';
import { nothingAt, treeOf, withWhens } from './nodes.ts';
import {
  readArguments,
  readBraces,
  readChoice,
  readCommas,
  readExpression,
  readName,
  readNest,
} from './read-expression.ts';
import {
  closingDistance,
  readDeclaration,
  readFunctionHead,
  readMacroDeclaration,
  readTypeName,
  startsType,
} from './read-type.ts';
import { readWhens } from './read-when.ts';
import type { MetavariableKind, PNode } from './syntax.ts';
import type { Token } from './token.ts';

/** Kinds of metavariables that are a whole item of a sequence. */
const itemKinds: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>([
  'statement',
  'statement list',
  'declaration',
  'field',
  'field list',
  'comments',
]);

const nakedKinds: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([
  ...termKinds,
  'comma',
  'compound',
  'braces',
  'designated',
  'type_name',
]);

/** Items up to the end of what they stand in: `}`, a disjunction's `|` or `)`, a nest's `...>`. */
export function readSequence(cursor: Cursor): PNode {
  const place = cursor.token.start;
  const children: PNode[] = [];
  while (!endsSequence(cursor)) {
    const item = readItem(cursor);
    children.push(item);
    if (isNaked(cursor, item) && !mayFollowNaked(cursor)) cursor.fail('`;` or `...`');
  }
  return treeOf('seq', children, place);
}

const endsSequence = (cursor: Cursor): boolean =>
  cursor.is('}') || ['or', 'and', 'close', 'nest-close', 'end'].includes(cursor.token.kind);

/** Whether an item is an expression or type without `;`. */
export function isNaked(cursor: Cursor, item: PNode): boolean {
  if (nakedKinds.has(item.kind)) return true;
  if (item.kind === 'optional') return isNaked(cursor, item.children[1] as PNode);
  if (item.kind !== 'meta') return false;
  const kind = cursor.names.kindOf(item.text);
  return kind !== undefined && !itemKinds.has(kind);
}

const mayFollowNaked = (cursor: Cursor): boolean =>
  endsSequence(cursor) || ['dots', 'nest-open', 'open'].includes(cursor.token.kind);

function readItem(cursor: Cursor): PNode {
  const { optionalAt } = cursor.token;
  if (optionalAt === undefined) return readBareItem(cursor);
  const first = cursor.at;
  const item = readBareItem(cursor);
  // the later lines of a statement that is optional as a whole say so again: nothing new
  if (
    cursor.tokens
      .slice(0, first)
      .some((token) => token.optionalAt !== undefined && token.line === (cursor.tokens[first] as Token).line)
  )
    return item;
  const mark: PNode = { ...nothingAt(optionalAt), kind: 'token', text: '?', end: optionalAt + 1 };
  return treeOf('optional', [mark, item]);
}

function readBareItem(cursor: Cursor): PNode {
  const { token } = cursor;
  switch (token.kind) {
    case 'dots':
      return readDotsItem(cursor);
    case 'nest-open':
      return readNestItem(cursor);
    case 'directive':
      return cursor.take('directive');
    case 'define':
      return readDefine(cursor);
    case 'open':
      return readChoiceItem(cursor);
    case 'word':
      return readWordItem(cursor);
    case 'line-end':
      return cursor.fail('code');
    default:
      return cursor.is('{') ? readBraceItem(cursor) : readStatement(cursor);
  }
}

/** A block, or an initialiser as a pattern of its own. */
function readBraceItem(cursor: Cursor): PNode {
  if (cursor.isAt(1, '.') || cursor.isAt(1, '[')) return readBraces(cursor);
  if (cursor.at > 0) return readBlock(cursor);
  return (
    cursor.attempt(() => readBlock(cursor)) ?? cursor.attempt(() => readBraces(cursor)) ?? readBlock(cursor)
  );
}

/** `...` in a sequence, unless an expression starts with it. */
function readDotsItem(cursor: Cursor): PNode {
  const next = cursor.peek(1);
  const goesOn =
    next.kind === 'punct' && !next.lineBreak && /^(==|!=|<=?|>=?|\|\|?|&&|[-+/%]|=)$/.test(next.text);
  if (goesOn) return readExpressionItem(cursor);
  return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: false }));
}

/** A nest among statements, unless it is an operand: `<+... x ...+> == y`. */
function readNestItem(cursor: Cursor): PNode {
  const nest = cursor.attempt(() => {
    const found = readNest(cursor, () => readSequence(cursor));
    return continuesExpression(cursor) ? cursor.fail('a statement') : found;
  });
  return nest ?? readExpressionItem(cursor);
}

/** Whether the code before is only the start of an expression or declaration that goes on here. */
function continuesExpression(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind === 'word') return false;
  return (
    token.kind === 'punct' &&
    /^([=;,.?[(]|->|[-+*/%&|^<>!]=|==|\|\|?|&&?|[-+*/%^<>]|<<|>>|<<=|>>=|\+\+|--)$/.test(token.text)
  );
}

/** A disjunction or conjunction among statements; or one that only starts an expression or a declaration. */
function readChoiceItem(cursor: Cursor): PNode {
  const choice = cursor.attempt(() => cursor.nested(() => readSequenceChoice(cursor)));
  return choice ?? readTermItem(cursor);
}

function readSequenceChoice(cursor: Cursor): PNode {
  const choice = readChoice(cursor, () => readSequence(cursor));
  const branches = choice.children.filter(({ kind }) => kind === 'seq');
  const only = branches.map((branch) => (branch.children.length === 1 ? branch.children[0] : undefined));
  const allNaked = only.every((item) => item !== undefined && isNakedTerm(cursor, item));
  if (!allNaked) return choice;
  if (continuesExpression(cursor) || startsDeclared(cursor)) cursor.fail('a sequence');
  return {
    ...choice,
    children: choice.children.map((child) => (child.kind === 'seq' ? (child.children[0] as PNode) : child)),
  };
}

const isNakedTerm = (cursor: Cursor, item: PNode): boolean =>
  isNaked(cursor, item) || item.kind === 'disj' || item.kind === 'conj' || item.kind === 'nest';

/** A name right behind a choice: the choice was between types. */
const startsDeclared = (cursor: Cursor): boolean =>
  cursor.isKind('word') && !statementWords.has(cursor.token.text) && !startsItem(cursor);

const startsItem = (cursor: Cursor): boolean => {
  const kind = cursor.names.kindOf(cursor.token.text);
  return kind !== undefined && itemKinds.has(kind);
};

/** Something that starts with a term of which it is not clear whether it is a type, a name or an expression. */
function readTermItem(cursor: Cursor): PNode {
  return (
    cursor.attempt(() => readDefinition(cursor)) ??
    cursor.attempt(() => readDeclaration(cursor)) ??
    readExpressionItem(cursor)
  );
}

function readWordItem(cursor: Cursor): PNode {
  const { token, names } = cursor;
  const kind = names.kindOf(token.text);
  if (kind !== undefined && itemKinds.has(kind)) return takeItem(cursor);
  if (kind === undefined && statementWords.has(token.text)) return readStatement(cursor);
  if (kind === undefined && (token.text === 'asm' || token.text === 'sizeof')) return readStatement(cursor);
  if (startsType(cursor)) return readTypedItem(cursor);
  const declares = kind === 'declarer' || names.wordOf(token.text) === 'declarer';
  if (declares) return readMacroDeclaration(cursor);
  if (isFunctionHere(cursor)) return readDefinition(cursor);
  if (declaresSomething(cursor)) return readDeclarationOrDefinition(cursor);
  const declared = declaresFunctionPointer(cursor)
    ? cursor.attempt(() => readDeclaration(cursor))
    : undefined;
  return declared ?? readStatement(cursor);
}

/** `foo_t (*f)(int);`, which could be a call of what `foo_t(*f)` gives, but hardly is. */
function declaresFunctionPointer(cursor: Cursor): boolean {
  if (!cursor.isAt(1, '(') || !cursor.isAt(2, '*')) return false;
  const close = closingDistance(cursor, 1);
  const end =
    close !== undefined && cursor.isAt(close + 1, '(') ? closingDistance(cursor, close + 1) : undefined;
  return end !== undefined && (cursor.isAt(end + 1, ';') || cursor.isAt(end + 1, '='));
}

function takeItem(cursor: Cursor): PNode {
  const meta = cursor.take('meta');
  // a `;` behind a whole statement or declaration says nothing new
  if (cursor.is(';')) cursor.take();
  return meta;
}

/** What starts with a type: a declaration, a definition, or the type alone. */
function readTypedItem(cursor: Cursor): PNode {
  if (isStaticMacro(cursor)) return readMacroDeclaration(cursor);
  const declared =
    cursor.attempt(() => readDefinition(cursor)) ?? cursor.attempt(() => readDeclaration(cursor));
  if (declared !== undefined) return declared;
  return (
    cursor.attempt(() => {
      const type = readTypeName(cursor);
      return mayFollowNaked(cursor) ? type : cursor.fail('`;`');
    }) ?? readDeclarationOrDefinition(cursor)
  );
}

/** `static DEFINE_MUTEX(x);`: a declaration made by a macro, with a storage class before it. */
function isStaticMacro(cursor: Cursor): boolean {
  if (!cursor.is('static') && !cursor.is('extern')) return false;
  const { text, kind } = cursor.peek(1);
  if (kind !== 'word' || !cursor.isAt(2, '(')) return false;
  const isDeclared = cursor.names.kindOf(text) === 'declarer' || cursor.names.wordOf(text) === 'declarer';
  const close = closingDistance(cursor, 2);
  return (isDeclared || /^[A-Z][A-Z0-9_]*$/.test(text)) && close !== undefined && cursor.isAt(close + 1, ';');
}

function readDeclarationOrDefinition(cursor: Cursor): PNode {
  return cursor.attempt(() => readDefinition(cursor)) ?? readDeclaration(cursor);
}

function readDefinition(cursor: Cursor): PNode {
  const head = readFunctionHead(cursor);
  if (!cursor.is('{')) cursor.fail('`{`');
  return treeOf('fundef', [...head, readBlock(cursor)]);
}

/** `name(...) {`, with words such as `__must_hold(x)` before the brace; not a loop made by a macro. */
function isFunctionHere(cursor: Cursor): boolean {
  if (!cursor.isAt(1, '(') || isIterator(cursor)) return false;
  let close = closingDistance(cursor, 1);
  while (close !== undefined) {
    if (cursor.isAt(close + 1, '{')) return true;
    const next = cursor.peek(close + 1);
    if (next.kind !== 'word' || isKeyword(next.text)) return false;
    if (cursor.isAt(close + 2, '{')) return true;
    if (!cursor.isAt(close + 2, '(')) return false;
    close = closingDistance(cursor, close + 2);
  }
  return false;
}

/** `foo_t x`, `foo_t *x = `: two names in a row, or a product that nobody would compute for nothing. */
function declaresSomething(cursor: Cursor): boolean {
  if (!cursor.isKind('word')) return false;
  const next = cursor.peek(1);
  if (next.kind === 'word')
    return !isOperatorWord(cursor, next.text) && !isKeyword(next.text) && !isNextLine(cursor);
  if (!cursor.isAt(1, '*')) return false;
  let after = 1;
  while (cursor.isAt(after, '*') || cursor.isAt(after, 'const')) after++;
  if (cursor.peek(after).kind !== 'word' || isKeyword(cursor.peek(after).text)) return false;
  return [';', '=', ',', '[', '('].some((end) => cursor.isAt(after + 1, end)) && isPlainName(cursor);
}

/** Two words of which the second starts a line and is no declarator are rather two lines, of which one lacks its `;`. */
function isNextLine(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  const ends = [';', '=', ',', '[', '('].some((end) => cursor.isAt(2, end)) || cursor.peek(2).kind === 'word';
  return next.lineBreak && !ends;
}

const isOperatorWord = (cursor: Cursor, text: string): boolean => {
  const kind = cursor.names.kindOf(text);
  return kind !== undefined && / operator$/.test(kind);
};

/** An undeclared word, or a metavariable that may stand for a type's name. */
function isPlainName(cursor: Cursor): boolean {
  const kind = cursor.names.kindOf(cursor.token.text);
  return kind === undefined || kind === 'identifier' || kind === 'metavariable';
}

/** A statement: no declaration, no naked expression but where `readExpressionItem` lets one pass. */
export function readStatement(cursor: Cursor): PNode {
  return cursor.nested(() => {
    if (cursor.is('{')) return readBlock(cursor);
    if (cursor.is(';')) return treeOf('empty', [cursor.take()]);
    const { token, names } = cursor;
    if (token.kind === 'word' && names.kindOf(token.text) === undefined) {
      const reader = statementReaders[token.text];
      if (reader !== undefined) return reader(cursor);
    }
    if (token.kind === 'word' && isLabel(cursor)) return treeOf('label', [readName(cursor), cursor.take()]);
    if (token.kind === 'word' && isIterator(cursor)) return readIterator(cursor);
    return readExpressionItem(cursor);
  });
}

const isLabel = (cursor: Cursor): boolean => cursor.isAt(1, ':') && !cursor.isAt(2, ':');

function readExpressionItem(cursor: Cursor): PNode {
  if (cursor.is('.') || cursor.is('[')) return readInitItem(cursor);
  if (cursor.is('{')) return readBlock(cursor);
  const expression = readExpression(cursor);
  return cursor.is(';') ? treeOf('expr_stmt', [expression, cursor.take()]) : expression;
}

/** `.field = value` as a pattern of its own. */
function readInitItem(cursor: Cursor): PNode {
  const inits = readCommas(cursor, 'inits', '', () => {
    const dot = treeOf('designator', [cursor.take(), readName(cursor)]);
    return treeOf('designated', [dot, cursor.expect('='), readExpression(cursor)]);
  });
  return inits.children.length === 1 ? (inits.children[0] as PNode) : inits;
}

export function readBlock(cursor: Cursor): PNode {
  return cursor.nested(() => {
    const open = cursor.expect('{');
    const { children } = readSequence(cursor);
    if (!cursor.is('}')) cursor.fail('`}`');
    return treeOf('block', [open, ...children, cursor.take()]);
  });
}

const statementReaders: Readonly<Record<string, (cursor: Cursor) => PNode>> = {
  if: readIf,
  while: (cursor) => treeOf('while', [cursor.take(), ...readCondition(cursor), readBody(cursor)]),
  switch: (cursor) => treeOf('switch', [cursor.take(), ...readCondition(cursor), readBody(cursor)]),
  do: readDo,
  for: readFor,
  case: readCase,
  default: (cursor) => treeOf('default', [cursor.take(), cursor.expect(':')]),
  goto: (cursor) => treeOf('goto', [cursor.take(), readExpression(cursor), cursor.expect(';')]),
  break: (cursor) => treeOf('break', [cursor.take(), cursor.expect(';')]),
  continue: (cursor) => treeOf('continue', [cursor.take(), cursor.expect(';')]),
  return: readReturn,
  asm: readAsm,
  __asm__: readAsm,
};

function readCondition(cursor: Cursor): readonly PNode[] {
  return [cursor.expect('('), readExpression(cursor), cursor.expect(')')];
}

/** The only statement of a branch or loop. */
function readBody(cursor: Cursor): PNode {
  const { token, names } = cursor;
  if (token.kind === 'dots') return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: false }));
  if (token.kind === 'nest-open') return readNestItem(cursor);
  if (token.kind === 'open') return readChoiceItem(cursor);
  const kind = token.kind === 'word' ? names.kindOf(token.text) : undefined;
  if (kind !== undefined && itemKinds.has(kind)) return takeItem(cursor);
  if (endsSequence(cursor)) cursor.fail('a statement');
  if (token.kind === 'word' && (token.text === 'case' || token.text === 'default' || isLabel(cursor)))
    return readMarked(cursor);
  const body = readStatement(cursor);
  return isNaked(cursor, body) ? cursor.fail('`;`') : body;
}

function readMarked(cursor: Cursor): PNode {
  return treeOf('marked', [readStatement(cursor), readBody(cursor)]);
}

function readIf(cursor: Cursor): PNode {
  const children = [cursor.take(), ...readCondition(cursor), readBody(cursor)];
  if (cursor.is('else')) children.push(cursor.take(), readBody(cursor));
  return treeOf('if', children);
}

function readDo(cursor: Cursor): PNode {
  const start = [cursor.take(), readBody(cursor)];
  return treeOf('do', [...start, cursor.expect('while'), ...readCondition(cursor), cursor.expect(';')]);
}

function readFor(cursor: Cursor): PNode {
  const word = cursor.take();
  const open = cursor.expect('(');
  const clauses = readForClauses(cursor);
  return treeOf('for', [word, open, clauses, cursor.expect(')'), readBody(cursor)]);
}

function readForClauses(cursor: Cursor): PNode {
  const place = cursor.token.start;
  if (cursor.isKind('dots') && cursor.isAt(1, ')')) return treeOf('for_clauses', [cursor.take('dots')]);
  const declaration = startsType(cursor) || declaresSomething(cursor);
  const children: PNode[] = declaration ? [readDeclaration(cursor)] : readClause(cursor, ';');
  if (!declaration) children.push(cursor.expect(';'));
  children.push(...readClause(cursor, ';'), cursor.expect(';'), ...readClause(cursor, ')'));
  return treeOf('for_clauses', children, place);
}

const readClause = (cursor: Cursor, end: string): PNode[] => (cursor.is(end) ? [] : [readExpression(cursor)]);

function readCase(cursor: Cursor): PNode {
  const word = cursor.take();
  const first = readExpression(cursor);
  const range = cursor.isKind('dots') ? [cursor.take(), readExpression(cursor)] : [];
  return treeOf('case', [word, first, ...range, cursor.expect(':')]);
}

function readReturn(cursor: Cursor): PNode {
  const word = cursor.take();
  if (cursor.is(';')) return treeOf('return', [word, cursor.take()]);
  const value = endsSequence(cursor) ? [] : [readExpression(cursor)];
  // `when != return` and a branch of a disjunction may leave the `;` out
  return treeOf('return', endsSequence(cursor) ? [word, ...value] : [word, ...value, cursor.expect(';')]);
}

/** Assembler statements are kept token by token. */
function readAsm(cursor: Cursor): PNode {
  const children: PNode[] = [cursor.take()];
  while (!cursor.is(';')) children.push(cursor.isKind('end') ? cursor.fail('`;`') : cursor.take());
  children.push(cursor.take());
  return treeOf('asm', children);
}

/** A loop made by a macro: declared to be one, or with a name that says so. */
function isIterator(cursor: Cursor): boolean {
  const { token, names } = cursor;
  if (!cursor.isAt(1, '(')) return false;
  const kind = names.kindOf(token.text);
  if (kind !== undefined) return kind === 'iterator';
  if (names.wordOf(token.text) === 'iterator') return true;
  const close = /for_?each|^for_|scoped_guard/i.test(token.text) ? closingDistance(cursor, 1) : undefined;
  return close !== undefined && startsBody(cursor, close + 1);
}

function startsBody(cursor: Cursor, distance: number): boolean {
  const token = cursor.peek(distance);
  if (token.kind === 'word') return true;
  return token.kind === 'dots' || (token.kind === 'punct' && token.text === '{');
}

function readIterator(cursor: Cursor): PNode {
  const name = readName(cursor);
  const head = [name, cursor.expect('('), readArguments(cursor), cursor.expect(')')];
  return treeOf('iterator', [...head, readBody(cursor)]);
}

/** `#define name(params) body`, `#undef name`, `#pragma words`. */
function readDefine(cursor: Cursor): PNode {
  const head = cursor.take();
  if (head.text === '#pragma') return readPragma(cursor, head);
  const name = readName(cursor);
  const parts = [head, name];
  if (cursor.is('(') && cursor.token.start === name.end)
    parts.push(
      cursor.take(),
      readCommas(cursor, 'params', ')', () => readMacroParameter(cursor)),
      cursor.expect(')'),
    );
  const body = cursor.isKind('line-end') ? undefined : readDefineBody(cursor);
  cursor.expectKind('line-end', 'the end of the line');
  const below = body === undefined && head.text === '#define' ? readBodyBelow(cursor) : body;
  return treeOf('directive', below === undefined ? parts : [...parts, below]);
}

/** The body may stand on the lines below, so that it can have marks of its own: as long as nothing comes behind it. */
const readBodyBelow = (cursor: Cursor): PNode | undefined =>
  cursor.attempt(() => {
    const body = readExpression(cursor);
    return cursor.isKind('end') ? body : cursor.fail('the end of the rule');
  });

const readMacroParameter = (cursor: Cursor): PNode =>
  cursor.isKind('dots') ? cursor.take('dots') : readName(cursor);

function readDefineBody(cursor: Cursor): PNode {
  const whole = <T>(value: T): T => (cursor.isKind('line-end') ? value : cursor.fail('the end of the line'));
  if (cursor.isKind('dots')) return whole(cursor.take('dots'));
  return (
    cursor.attempt(() => whole(readExpression(cursor))) ??
    cursor.attempt(() => whole(readStatement(cursor))) ??
    cursor.attempt(() => whole(readTypeName(cursor))) ??
    cursor.attempt(() => whole(readDefineSequence(cursor))) ??
    readWords(cursor)
  );
}

function readDefineSequence(cursor: Cursor): PNode {
  const place = cursor.token.start;
  const children: PNode[] = [];
  while (!cursor.isKind('line-end')) children.push(readItem(cursor));
  return treeOf('seq', children, place);
}

/** Tokens as they come, up to the end of the line. */
function readWords(cursor: Cursor): PNode {
  const children: PNode[] = [];
  while (!cursor.isKind('line-end')) children.push(takeAny(cursor));
  return treeOf('generic', children);
}

function takeAny(cursor: Cursor): PNode {
  const { token } = cursor;
  if (token.kind === 'dots') return cursor.take('dots');
  if (token.kind === 'word') return readName(cursor);
  if (token.kind === 'number' || token.kind === 'string' || token.kind === 'char')
    return cursor.take(token.kind);
  return cursor.take();
}

function readPragma(cursor: Cursor, head: PNode): PNode {
  const words = cursor.isKind('line-end') ? [] : readWords(cursor).children;
  cursor.expectKind('line-end', 'the end of the line');
  return treeOf('directive', [head, ...words]);
}
