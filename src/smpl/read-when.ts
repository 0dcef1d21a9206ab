import type { Span } from '../text/span.ts';
import { Cursor } from './cursor.ts';
import { readSequence } from './read-statement.ts';
import type { PNode, When } from './syntax.ts';
import type { Token } from './token.ts';

const modes = ['any', 'strict', 'forall', 'exists'] as const;

/** The `when` clauses that follow dots or open a nest. */
export function readWhens(cursor: Cursor, place: { readonly ofArgument: boolean }): readonly When[] {
  const whens: When[] = [];
  while (isWhen(cursor.token)) whens.push(...readWhen(cursor, place.ofArgument));
  return whens;
}

/** Old patches write it in capitals as well. */
const isWhen = ({ kind, text }: Token): boolean => kind === 'word' && (text === 'when' || text === 'WHEN');

function readWhen(cursor: Cursor, ofArgument: boolean): readonly When[] {
  const word = cursor.take();
  const span = (): Span => ({ start: word.start, end: (cursor.previous as Token).end });
  const mode = modes.find((each) => cursor.is(each));
  if (mode !== undefined) return readModes(cursor, word);
  if (!cursor.is('!=') && !cursor.is('=') && !cursor.is('=='))
    cursor.fail('`!=`, `=`, `any`, `strict`, `forall` or `exists`');
  const negated = cursor.take().text === '!=';
  const truth = negated && !['=', '(', '->', ';', '.'].some((next) => cursor.isAt(1, next));
  if (truth && (cursor.is('true') || cursor.is('false'))) {
    const kind = cursor.take().text === 'true' ? 'not-true' : 'not-false';
    return [{ kind, condition: readPart(cursor, ofArgument), span: span() }];
  }
  return [{ kind: negated ? 'not' : 'only', code: readPart(cursor, ofArgument), span: span() }];
}

function readModes(cursor: Cursor, word: Span): readonly When[] {
  const whens: When[] = [];
  for (;;) {
    const mode = modes.find((each) => cursor.is(each));
    if (mode === undefined) return cursor.fail('`any`, `strict`, `forall` or `exists`');
    const { end } = cursor.take();
    whens.push({ kind: mode, span: { start: word.start, end } });
    if (!cursor.is(',') || !modes.some((each) => cursor.isAt(1, each))) return whens;
    cursor.take();
  }
}

/** The code of a clause: it ends with its line, but for what is in brackets. */
function readPart(cursor: Cursor, ofArgument: boolean): PNode {
  const start = cursor.at;
  const end = partEnd(cursor, ofArgument);
  const last = cursor.tokens[end] as Token;
  const stop: Token = { ...last, kind: 'end', text: '', attached: [], optionalAt: undefined };
  const part = new Cursor([...cursor.tokens.slice(start, end), stop], cursor.names);
  const code = part.attempt(() => {
    const sequence = readSequence(part);
    return part.isKind('end') && sequence.children.length > 0
      ? sequence
      : part.fail('the end of the `when` clause');
  });
  if (code === undefined) {
    cursor.learn(part, 0);
    return cursor.fail('code that must not (or may only) be there');
  }
  cursor.at = end;
  const [only, ...others] = code.children;
  return only !== undefined && others.length === 0 ? only : code;
}

function partEnd(cursor: Cursor, ofArgument: boolean): number {
  let depth = 0;
  let at = cursor.at;
  for (; cursor.tokens[at]?.kind !== 'end'; at++) {
    const token = cursor.tokens[at] as Token;
    if (depth === 0 && at > cursor.at && endsPart(token, cursor.tokens[at - 1] as Token, ofArgument)) break;
    if (isOpening(token)) depth++;
    else if (isClosing(token) && depth-- === 0) break;
  }
  return at;
}

function endsPart(token: Token, previous: Token, ofArgument: boolean): boolean {
  if (token.kind === 'nest-close' || token.kind === 'or' || token.kind === 'and') return true;
  if (isWhen(token)) return true;
  if (ofArgument && token.text === ',') return true;
  return token.line !== previous.line && !continues(previous, token);
}

/** Whether an expression goes on over the line break, because its operator needs a right side. */
const continues = (previous: Token, token: Token): boolean =>
  (previous.kind === 'punct' && /^(\|\||&&|[-+*/|&^=]|==|!=|,)$/.test(previous.text)) ||
  (token.kind === 'punct' && /^(\|\||&&|==|!=)$/.test(token.text));

const isOpening = (token: Token): boolean =>
  token.kind === 'open' ||
  token.kind === 'nest-open' ||
  (token.kind === 'punct' && /^[([{]$/.test(token.text));

const isClosing = (token: Token): boolean =>
  token.kind === 'close' ||
  token.kind === 'nest-close' ||
  (token.kind === 'punct' && /^[)\]}]$/.test(token.text));
