// Reads expressions. Expressions and types hold each other, hence the imports in a circle.
import type { Cursor } from './cursor.ts';
import { basicTypes, isKeyword, statementWords } from './names.ts';
import { nothingAt, treeOf, withWhens } from './nodes.ts';
import { readBlock } from './read-statement.ts';
import { readTypeName, startsType } from './read-type.ts';
import { readWhens } from './read-when.ts';
import type { MetavariableKind, PNode } from './syntax.ts';
import type { Token } from './token.ts';

const assignments: ReadonlySet<string> = new Set([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<?=',
  '>?=',
  '<<=',
  '>>=',
]);

const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  // gcc's minimum and maximum of old
  '<?': 7,
  '>?': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};

const prefixes: ReadonlySet<string> = new Set(['&', '*', '!', '~', '-', '+', '++', '--', '&&']);

/** Kinds of metavariables that can stand where an expression does. */
const expressionKinds: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>([
  'identifier',
  'fresh identifier',
  'expression',
  'idexpression',
  'expression list',
  'constant',
  'symbol',
  'metavariable',
  'initialiser',
  'initialiser list',
  'format',
  'declarer',
  'iterator',
  'parameter',
  'parameter list',
  'pragmainfo',
]);

/** An expression with commas, as a statement holds it. */
export function readExpression(cursor: Cursor): PNode {
  const left = readAssignment(cursor);
  return cursor.is(',') ? treeOf('comma', [left, cursor.take(), readExpression(cursor)]) : left;
}

/** An expression without commas, as an argument is. */
export function readAssignment(cursor: Cursor): PNode {
  return cursor.nested(() => {
    const left = readConditional(cursor);
    const operator = takeAssignmentOperator(cursor);
    if (operator === undefined) return left;
    const right = cursor.is('{') ? readBraces(cursor) : readAssignment(cursor);
    return treeOf('assign', [left, operator, right]);
  });
}

function takeAssignmentOperator(cursor: Cursor): PNode | undefined {
  const { token } = cursor;
  if (token.kind === 'punct' && assignments.has(token.text)) return cursor.take();
  return takeOperatorPattern(cursor, 'assignment operator', (text) => assignments.has(text));
}

/** An operator that is a metavariable or a choice: `\(== \| !=\)`. */
function takeOperatorPattern(
  cursor: Cursor,
  kind: MetavariableKind,
  fits: (text: string) => boolean,
): PNode | undefined {
  const { token } = cursor;
  if (token.kind === 'word' && cursor.names.kindOf(token.text) === kind) return cursor.take('meta');
  if (token.kind !== 'open' || !fits(cursor.peek(1).text)) return undefined;
  const after = cursor.peek(2).kind;
  if (after !== 'or' && after !== 'close') return undefined;
  return readChoice(cursor, () => treeOf('operator', [cursor.take()]));
}

function readConditional(cursor: Cursor): PNode {
  const condition = readBinary(cursor, 1);
  if (!cursor.is('?')) return condition;
  const question = cursor.take();
  const yes = cursor.is(':') ? [] : [readExpression(cursor)];
  return treeOf('conditional', [condition, question, ...yes, cursor.expect(':'), readConditional(cursor)]);
}

function readBinary(cursor: Cursor, lowest: number): PNode {
  let left = readUnary(cursor);
  for (;;) {
    const level = binaryLevel(cursor);
    if (level === undefined || level < lowest) return left;
    const operator = takeOperatorPattern(cursor, 'binary operator', isBinary) ?? cursor.take();
    left = treeOf('binary', [left, operator, readBinary(cursor, level + 1)]);
  }
}

const isBinary = (text: string): boolean => precedence[text] !== undefined;

/** How tightly the operator binds that stands here; a metavariable binds tighter than what it may stand for can. */
function binaryLevel(cursor: Cursor): number | undefined {
  const { token } = cursor;
  if (token.kind === 'punct') return precedence[token.text];
  if (token.kind === 'word') return cursor.names.kindOf(token.text) === 'binary operator' ? 6 : undefined;
  if (token.kind !== 'open') return undefined;
  const first = cursor.peek(1);
  const after = cursor.peek(2).kind;
  return first.kind === 'punct' && (after === 'or' || after === 'close') ? precedence[first.text] : undefined;
}

function readUnary(cursor: Cursor): PNode {
  if (!startsWithPrefix(cursor)) return readCastOrUnary(cursor);
  return cursor.nested(() => {
    const operator = takeOperatorPattern(cursor, 'unary operator', isPrefix) ?? cursor.take();
    return treeOf('unary', [operator, readCastOrUnary(cursor)]);
  });
}

const isPrefix = (text: string): boolean => prefixes.has(text);

/** An operator before its operand, a metavariable or a choice: `\(! \| ~\) e`. */
function startsWithPrefix(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind === 'punct') return isPrefix(token.text);
  if (token.kind === 'word') return cursor.names.kindOf(token.text) === 'unary operator';
  const after = cursor.peek(2).kind;
  return token.kind === 'open' && isPrefix(cursor.peek(1).text) && (after === 'or' || after === 'close');
}

function readCastOrUnary(cursor: Cursor): PNode {
  if (cursor.is('(')) {
    const cast = cursor.attempt(() => readCast(cursor));
    if (cast !== undefined) return cast;
  }
  const { token } = cursor;
  if (startsWithPrefix(cursor)) return readUnary(cursor);
  if (token.kind === 'word' && token.text === 'sizeof') return readSizeof(cursor);
  return readPostfix(cursor, readPrimary(cursor));
}

/** `(type) e` or `(type) { ... }`; not `(name)(x)`, which is a call as often. */
function readCast(cursor: Cursor): PNode {
  const unsure = cursor.peek(1).kind === 'word' && !startsType(cursor, 1);
  const open = cursor.take();
  const type = readTypeName(cursor);
  const close = cursor.expect(')');
  if (cursor.is('{')) return readPostfix(cursor, treeOf('compound', [open, type, close, readBraces(cursor)]));
  if (unsure && type.children.length === 1 && !startsOperand(cursor.token)) cursor.fail('an operand');
  if (cursor.isKind('end') || cursor.isKind('close') || cursor.isKind('or')) cursor.fail('an operand');
  return treeOf('cast', [open, type, close, cursor.nested(() => readUnary(cursor))]);
}

/** Whether a token can only start an operand, so that a parenthesis before it must have been a cast. */
const startsOperand = (token: Token): boolean =>
  (token.kind === 'word' && !statementWords.has(token.text)) ||
  token.kind === 'number' ||
  token.kind === 'string' ||
  token.kind === 'char' ||
  (token.kind === 'punct' && (token.text === '!' || token.text === '~'));

function readSizeof(cursor: Cursor): PNode {
  const word = cursor.take();
  const typed = cursor.attempt(() => {
    if (!cursor.is('(') || !startsTypeArgument(cursor, 1)) cursor.fail('`(`');
    const parts = [cursor.expect('('), readTypeName(cursor), cursor.expect(')')];
    if (cursor.is('{')) cursor.fail('the end of sizeof');
    return treeOf('sizeof', [word, ...parts]);
  });
  return typed ?? treeOf('sizeof', [word, readUnary(cursor)]);
}

/** Whether what starts `distance` ahead, an argument, is a type: `struct s`, `T *`, `foo_t *)`. */
function startsTypeArgument(cursor: Cursor, distance: number): boolean {
  if (startsType(cursor, distance)) return true;
  if (cursor.peek(distance).kind === 'open') return startsTypeArgument(cursor, distance + 1);
  if (cursor.peek(distance).kind !== 'word') return false;
  let next = distance + 1;
  while (cursor.isAt(next, '*')) next++;
  return next > distance + 1 && (cursor.isAt(next, ')') || cursor.isAt(next, ','));
}

function readPostfix(cursor: Cursor, base: PNode): PNode {
  let left = base;
  for (;;) {
    const { token } = cursor;
    if (token.kind === 'string' && isStringNeighbour(left)) left = readStrings(cursor, left);
    if (token.kind !== 'punct') return left;
    if (token.text === '(')
      left = treeOf('call', [left, cursor.take(), readArguments(cursor), cursor.expect(')')]);
    else if (token.text === '[')
      left = treeOf('index', [left, cursor.take(), readExpression(cursor), cursor.expect(']')]);
    else if (token.text === '.' || token.text === '->')
      left = treeOf('field', [left, cursor.take(), readName(cursor)]);
    else if (token.text === '++' || token.text === '--') left = treeOf('postfix', [left, cursor.take()]);
    else return left;
  }
}

const isStringNeighbour = (node: PNode): boolean => node.kind === 'ident' || node.kind === 'meta';

function readStrings(cursor: Cursor, first: PNode): PNode {
  const parts = [first];
  while (cursor.isKind('string') || (cursor.isKind('word') && isStringMacro(cursor)))
    parts.push(cursor.isKind('string') ? cursor.take('string') : readName(cursor));
  return parts.length === 1 ? first : treeOf('strings', parts);
}

/** A word among string literals, such as PRIx64: not one that starts something else on a line of its own. */
function isStringMacro(cursor: Cursor): boolean {
  const { token } = cursor;
  return (
    !token.lineBreak &&
    !isKeyword(token.text) &&
    (cursor.peek(1).kind === 'string' || /^PRI/.test(token.text))
  );
}

/** A name where only a name can stand: a field, a designator, a label. */
export function readName(cursor: Cursor): PNode {
  if (cursor.isKind('open')) return readChoice(cursor, () => readName(cursor));
  if (!cursor.isKind('word')) return cursor.fail('a name');
  return cursor.take(cursor.names.kindOf(cursor.token.text) === undefined ? 'ident' : 'meta');
}

function readPrimary(cursor: Cursor): PNode {
  const { token } = cursor;
  switch (token.kind) {
    case 'number':
      return cursor.take('number');
    case 'char':
      return cursor.take('char');
    case 'string':
      return readStrings(cursor, cursor.take('string'));
    case 'dots':
      return withWhens(cursor.take('dots'), readWhens(cursor, { ofArgument: true }));
    case 'nest-open':
      return readNest(cursor, () => readExpression(cursor));
    case 'open':
      return cursor.nested(() => readChoice(cursor, () => readChoiceBranch(cursor)));
    case 'word':
      return readWord(cursor);
    case 'punct':
      return token.text === '(' ? readParen(cursor) : cursor.fail('an expression');
    default:
      return cursor.fail('an expression');
  }
}

/** A branch of a choice between expressions; a type may stand there too, as an argument of a macro does. */
function readChoiceBranch(cursor: Cursor): PNode {
  if (startsTypeArgument(cursor, 0)) {
    const type = cursor.attempt(() => {
      const found = readTypeName(cursor);
      return cursor.isKind('or') || cursor.isKind('close') || cursor.isKind('and')
        ? found
        : cursor.fail('`\\|`');
    });
    if (type !== undefined) return type;
  }
  return readExpression(cursor);
}

function readWord(cursor: Cursor): PNode {
  const { token, names } = cursor;
  const kind = names.kindOf(token.text);
  if (kind !== undefined)
    return expressionKinds.has(kind)
      ? cursor.take('meta')
      : cursor.fail(`an expression (\`${token.text}\` is a ${kind})`);
  const isFunctionLike = cursor.isAt(1, '(');
  if (
    isKeyword(token.text) ||
    (basicTypes.has(token.text) && !isFunctionLike && names.wordOf(token.text) === undefined)
  )
    return cursor.fail('an expression');
  return cursor.take('ident');
}

function readParen(cursor: Cursor): PNode {
  const open = cursor.take();
  return cursor.nested(() => {
    if (cursor.is('{')) return treeOf('stmt_expr', [open, readBlock(cursor), cursor.expect(')')]);
    return treeOf('paren', [open, readExpression(cursor), cursor.expect(')')]);
  });
}

/** `\( a \| b \)`, with `\&` for a conjunction. Between the separators `readBranch` reads; a branch may be empty. */
export function readChoice(cursor: Cursor, readBranch: () => PNode): PNode {
  const children: PNode[] = [cursor.expectKind('open', '`\\(`')];
  const open = cursor.previous as Token;
  let kind: 'disj' | 'conj' | undefined;
  for (;;) {
    const { token } = cursor;
    const isEmpty = token.kind === 'or' || token.kind === 'close';
    children.push(isEmpty ? nothingAt(token.start) : readBranch());
    const separator = cursor.token;
    if (separator.kind === 'close') break;
    const here = separator.kind === 'or' ? 'disj' : separator.kind === 'and' ? 'conj' : undefined;
    if (here === undefined)
      return cursor.fail(open.text === '(' ? '`|` or `)` in column 0' : '`\\|` or `\\)`');
    if (kind !== undefined && here !== kind)
      return cursor.fail(kind === 'disj' ? '`\\|` as before' : '`\\&` as before');
    kind = here;
    children.push(cursor.take());
  }
  const { token } = cursor;
  children.push({ ...cursor.take(), attached: [] });
  return { ...treeOf(kind ?? 'disj', children), attached: token.attached.map(({ name }) => name) };
}

/** `<... code ...>` and `<+... code ...+>`. */
export function readNest(cursor: Cursor, readCode: () => PNode): PNode {
  const opening = cursor.token;
  const open = cursor.expectKind('nest-open', '`<...`');
  const atLeastOnce = opening.text.startsWith('<+');
  const whens = readWhens(cursor, { ofArgument: false });
  const code = cursor.nested(readCode);
  const closing = cursor.token.text;
  if (!cursor.isKind('nest-close') || closing.endsWith('+>') !== atLeastOnce)
    cursor.fail(atLeastOnce ? '`...+>`' : '`...>`');
  const close = cursor.take();
  const later = readWhens(cursor, { ofArgument: false });
  return { ...withWhens(treeOf('nest', [open, code, close]), [...whens, ...later]), atLeastOnce };
}

/** What stands between the parentheses of a call. */
export function readArguments(cursor: Cursor): PNode {
  return readCommas(cursor, 'args', ')', () => readArgument(cursor));
}

function readArgument(cursor: Cursor): PNode {
  if (startsTypeArgument(cursor, 0)) {
    const type = cursor.attempt(() => {
      const found = readTypeName(cursor);
      return cursor.is(',') || cursor.is(')') ? found : cursor.fail('`,` or `)`');
    });
    if (type !== undefined) return type;
  }
  return cursor.is('{') ? readBraces(cursor) : readAssignment(cursor);
}

/** `x, y, z` up to `end`, commas included. Next to dots a comma may be missing, at the end one may be too many. */
export function readCommas(cursor: Cursor, kind: PNode['kind'], end: string, readOne: () => PNode): PNode {
  const children: PNode[] = [];
  const place = cursor.token.start;
  while (!cursor.is(end) && !cursor.isKind('end')) {
    if (cursor.is(',') && children.at(-1)?.text !== ',') {
      children.push(cursor.take());
      continue;
    }
    const last = children.at(-1);
    const separate = last === undefined || last.text === ',' || last.kind === 'dots' || cursor.isKind('dots');
    if (!separate) cursor.fail(`\`,\` or \`${end}\``);
    children.push(readOne());
  }
  return treeOf(kind, children, place);
}

/** An initialiser in braces. */
export function readBraces(cursor: Cursor): PNode {
  return cursor.nested(() => {
    const open = cursor.expect('{');
    const inits = readCommas(cursor, 'inits', '}', () => readInit(cursor));
    return treeOf('braces', [open, inits, cursor.expect('}')]);
  });
}

function readInit(cursor: Cursor): PNode {
  if (cursor.is('{')) return readBraces(cursor);
  if (cursor.isKind('open')) {
    const choice = cursor.attempt(() => readInitChoice(cursor));
    if (choice !== undefined) return choice;
  }
  const designators = readDesignators(cursor);
  if (designators.length === 0) return readAssignment(cursor);
  const last = designators.at(-1) as PNode;
  const equals = last.children.at(-1)?.text === ':' ? [] : [cursor.expect('=')];
  return treeOf('designated', [...designators, ...equals, readInitValue(cursor)]);
}

/** A choice between whole elements of an initialiser, with or without the commas that follow them. */
function readInitChoice(cursor: Cursor): PNode {
  const choice = readChoice(cursor, () => {
    const init = readInit(cursor);
    return cursor.is(',') ? treeOf('inits', [init, cursor.take()]) : init;
  });
  const complete = cursor.is(',') || cursor.is('}') || cursor.isKind('dots') || cursor.isKind('open');
  const commas = choice.children.some((branch) => branch.kind === 'inits');
  return complete || commas ? choice : cursor.fail('`,` or `}`');
}

export const readInitValue = (cursor: Cursor): PNode =>
  cursor.is('{') ? readBraces(cursor) : readAssignment(cursor);

function readDesignators(cursor: Cursor): readonly PNode[] {
  const designators: PNode[] = [];
  for (;;) {
    if (cursor.is('.')) designators.push(treeOf('designator', [cursor.take(), readName(cursor)]));
    else if (cursor.is('[')) designators.push(readIndexDesignator(cursor));
    else break;
  }
  if (designators.length === 0 && cursor.isKind('word') && cursor.isAt(1, ':'))
    designators.push(treeOf('designator', [readName(cursor), cursor.take()]));
  return designators;
}

function readIndexDesignator(cursor: Cursor): PNode {
  const open = cursor.take();
  const first = readExpression(cursor);
  if (!cursor.isKind('dots')) return treeOf('designator', [open, first, cursor.expect(']')]);
  return treeOf('designator', [open, first, cursor.take(), readExpression(cursor), cursor.expect(']')]);
}
