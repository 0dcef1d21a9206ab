import { startsRow } from './rows.ts';
import type { Walker } from './statements.ts';
import { isAllCapitals, looksLikeMacro, namesType, storage } from './words.ts';

/** Reads a whole item: a function, a declaration, or a macro call that stands for one. */
export function readItem(walker: Walker, isFunction: boolean): void {
  const { sheet } = walker;
  const end = sheet.count;
  if (end === 0) return;
  const first = firstWord(walker, end);
  if (sheet.isIdent(first) && sheet.opensAt(first + 1, '(') && topLevelCall(walker, first, end, isFunction))
    return;
  topLevel(walker, 0, end, isFunction);
}

function firstWord(walker: Walker, end: number): number {
  const { sheet } = walker;
  let at = 0;
  while (
    at < end &&
    (sheet.isAnnotation(at) ||
      (sheet.isKeyword(at) && (storage.has(sheet.text(at)) || sheet.text(at) === 'const')))
  )
    at++;
  return at;
}

/** An item that begins `NAME(...)`. Reports whether that settles it. */
function topLevelCall(walker: Walker, name: number, end: number, isFunction: boolean): boolean {
  const { sheet } = walker;
  if (name > 0 && (sheet.text(name + 2) === '*' || namesType(sheet.text(name)))) return false;
  const next = sheet.past(name + 1);
  const text = sheet.text(walker.pastAnnotations(next));
  if (next >= end && name === 0) {
    walker.macroStatement(0);
    return true;
  }
  if (text === ';' && name === 0) {
    walker.expressions(0, next);
    return true;
  }
  if (text === ';' || text === '=' || text === '[' || next >= end) {
    walker.framed(0, name, end);
    return true;
  }
  if (text === '{' && isFunction) {
    macroFunction(walker, name, next);
    return true;
  }
  if (startsRow(sheet, next) && !(isFunction && isOldStyle(walker, name))) {
    walker.declaringMacro(name, next);
    topLevel(walker, next, end, isFunction);
    return true;
  }
  return false;
}

function isOldStyle(walker: Walker, name: number): boolean {
  const { sheet } = walker;
  const close = sheet.partner[name + 1] as number;
  for (let i = name + 2; i < close; i++) if (!sheet.isIdent(i) && sheet.text(i) !== ',') return false;
  if (isAllCapitals(sheet.text(name))) return false;
  for (let i = close + 1; i < sheet.count && sheet.text(i) !== '{'; i++)
    if (sheet.text(i) === ';') return true;
  return sheet.text(close + 1) === '{';
}

/** `NAME(...) {...}`: a function without a type, or one whose head a macro makes: `int f(int x[NAME(...)]) {...}`. */
function macroFunction(walker: Walker, name: number, body: number): void {
  const { sheet } = walker;
  const close = sheet.partner[name + 1] as number;
  const plain =
    !looksLikeMacro(sheet.text(name)) && (close === name + 2 || looksLikeParameters(walker, name + 2, close));
  if (plain) {
    if (!hasStorage(walker, name)) {
      walker.qualify(0, name);
      sheet.putBefore(name, 'int');
    }
    walker.expressions(name + 2, close);
  } else {
    walker.qualify(0, name);
    sheet.putBefore(name, 'int', 'x', '(', 'int', 'x', '[');
    sheet.putAfter(close, ']', ')');
    walker.expressions(name, close + 1);
  }
  sheet.breaks.add(close);
  walker.block(body + 1, sheet.partner[body] as number);
}

function hasStorage(walker: Walker, end: number): boolean {
  for (let i = 0; i < end; i++)
    if (walker.sheet.isKeyword(i) && storage.has(walker.sheet.text(i))) return true;
  return false;
}

function looksLikeParameters(walker: Walker, from: number, close: number): boolean {
  const { sheet } = walker;
  if (sheet.isKeyword(from)) return true;
  return (
    sheet.isIdent(from) &&
    (isOldStyle(walker, from - 2) || sheet.text(from + 1) === '*' || sheet.isIdent(from + 1)) &&
    close > from
  );
}

/** A declaration or function: brackets hold parameters until a value or a body begins. */
function topLevel(walker: Walker, from: number, end: number, isFunction: boolean): void {
  const { sheet } = walker;
  for (let i = from; i < end; i = sheet.past(i)) {
    const text = sheet.text(i);
    if (text === '=') {
      walker.expressions(i + 1, end);
      break;
    }
    if (text === '*' && sheet.text(i + 2) === '*' && sheet.isIdent(i + 1)) sheet.settle(i + 1, 'const');
    if ((sheet.partner[i] as number) <= i) continue;
    const close = sheet.partner[i] as number;
    if (text === '{') {
      if (isFunction && close === end - 1) walker.block(i + 1, close);
      else walker.braces(i, from);
    } else if (text === '[') walker.expressions(i + 1, close);
    else parameters(walker, i + 1, close);
  }
  const last = sheet.text(end - 1);
  if (last !== ';' && !(isFunction && last === '}')) sheet.putAfter(end - 1, ';');
}

/** Parameters of a declarator; brackets within are declarators' too, until an array's size. */
function parameters(walker: Walker, from: number, end: number): void {
  const { sheet } = walker;
  for (let i = from; i < end; i = sheet.past(i)) {
    const close = sheet.partner[i] as number;
    if (close <= i) continue;
    if (sheet.text(i) === '(') {
      // `int (f)(int)`: a pointer leaves no doubt that the word is no type.
      if (close === i + 2 && sheet.isIdent(i + 1) && sheet.text(close + 1) === '(')
        sheet.putBefore(i + 1, '*');
      parameters(walker, i + 1, close);
    } else walker.expressions(i + 1, close);
  }
}
