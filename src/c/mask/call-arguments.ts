/** A macro's arguments may be anything. What is no expression gets a frame in which the grammar can read it. */
import { Entry } from './entries.ts';
import type { Sheet } from './sheet.ts';
import type { Walker } from './statements.ts';
import { aggregates, beginsStatement, isTypeish, storage, typeofs } from './words.ts';

export function readArguments(walker: Walker, open: number): void {
  const { sheet } = walker;
  const close = sheet.partner[open] as number;
  if (close === open + 1) return;
  let start = open + 1;
  for (let i = start; ; i = sheet.past(i)) {
    if (i < close && sheet.text(i) !== ',') continue;
    readArgument(walker, start, i);
    if (i >= close) return;
    start = i + 1;
  }
}

const operators = new Set(
  '+ - * / % & | ^ && || == != < > <= >= << >> = += -= *= /= &= |= ^= <<= >>= ! ~ . -> ...'.split(' '),
);

export function readArgument(walker: Walker, from: number, end: number): void {
  const { sheet } = walker;
  if (from === end) {
    sheet.putBefore(end, 'x');
    return;
  }
  if (holdsStatements(sheet, from, end)) {
    frameStatements(walker, from, end);
    return;
  }
  if (joinsWordAndCall(sheet, from, end)) {
    sheet.putBefore(from + 1, '+');
    sheet.breaks.add(from);
    walker.expressions(from + 1, end);
    return;
  }
  if (hidesComma(sheet, from, end)) {
    sheet.putBefore(from + 1, ',');
    sheet.breaks.add(from);
    sheet.settle(from, '0');
    walker.expressions(from + 1, end);
    return;
  }
  if (end === from + 1 && standsForNothing(sheet, from)) {
    sheet.settle(from, 'x');
    return;
  }
  if (sheet.text(from) === '.' && sheet.isIdent(from + 1)) {
    sheet.putBefore(from, '(', 'int', ')', '{');
    sheet.putAfter(end - 1, '}');
  } else if (sheet.opensAt(from, '{') && sheet.past(from) === end) {
    sheet.putBefore(from, '(', 'int', ')');
  } else if (isType(sheet, from, end)) {
    frameType(walker, from, end);
    return;
  }
  readColons(sheet, from, end);
  walker.expressions(from, end);
}

/** `high:low`, as bit-field macros take it: put to the parser as the loosest operator. */
function readColons(sheet: Sheet, from: number, end: number): void {
  let questions = 0;
  for (let i = from; i < end; i = sheet.past(i)) {
    if (sheet.text(i) === '?') questions++;
    else if (sheet.text(i) === ':' && questions-- <= 0) sheet.say(i, '||');
  }
}

/** `NAME 0` and `NAME p->x`: the macro brings an argument with its comma. */
const hidesComma = (sheet: Sheet, from: number, end: number): boolean =>
  sheet.isIdent(from) &&
  from + 1 < end &&
  (sheet.classAt(from + 1) === Entry.number ||
    (sheet.isIdent(from + 1) && ['->', '.'].includes(sheet.text(from + 2)) && from + 2 < end));

/** `LEVEL format("...")`: two macros that make one string. */
const joinsWordAndCall = (sheet: Sheet, from: number, end: number): boolean =>
  sheet.isIdent(from) &&
  sheet.isIdent(from + 1) &&
  sheet.opensAt(from + 2, '(') &&
  sheet.past(from + 2) === end;

/** An operator or a keyword as an argument. */
const standsForNothing = (sheet: Sheet, i: number): boolean =>
  (sheet.classAt(i) === Entry.punct && operators.has(sheet.text(i))) ||
  (sheet.isKeyword(i) &&
    (!isTypeish(sheet.text(i)) || storage.has(sheet.text(i)) || aggregates.has(sheet.text(i)))) ||
  sheet.isAnnotation(i);

function holdsStatements(sheet: Sheet, from: number, end: number): boolean {
  if (sheet.opensAt(from, '{')) return hasSemicolon(sheet, from + 1, sheet.partner[from] as number);
  if (sheet.isKeyword(from) && beginsStatement.has(sheet.text(from)) && end > from + 1) return true;
  return hasSemicolon(sheet, from, end);
}

function hasSemicolon(sheet: Sheet, from: number, end: number): boolean {
  for (let i = from; i < end; i = sheet.past(i)) if (sheet.text(i) === ';') return true;
  return false;
}

function frameStatements(walker: Walker, from: number, end: number): void {
  const { sheet } = walker;
  if (!sheet.opensAt(from, '{') || sheet.past(from) !== end) {
    sheet.putBefore(from, '(', '{');
    sheet.putAfter(end - 1, '}', ')');
  }
  walker.block(from, end);
}

/** Reports whether an argument is a type, perhaps with a name that it declares. */
export function isType(sheet: Sheet, from: number, end: number): boolean {
  if (sheet.isKeyword(from)) return isTypeish(sheet.text(from));
  if (sheet.isAnnotation(from)) return true;
  if (!sheet.isIdent(from)) return false;
  const last = sheet.text(end - 1);
  if (last === '*' && end > from + 1) return onlyStars(sheet, from + 1, end);
  return sheet.isIdent(from + 1) && from + 1 < end && !hasString(sheet, from, end);
}

function onlyStars(sheet: Sheet, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    if (sheet.text(i) !== '*' && !sheet.isAnnotation(i) && !sheet.isIdent(i) && !sheet.isKeyword(i))
      return false;
  }
  return true;
}

function hasString(sheet: Sheet, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (sheet.classAt(i) === Entry.string) return true;
  return false;
}

function frameType(walker: Walker, from: number, end: number): void {
  const { sheet } = walker;
  if (declaresName(sheet, from, end)) {
    sheet.putBefore(from, '(', '{');
    sheet.putAfter(end - 1, ';', '}', ')');
    sheet.breaks.add(end - 1);
  } else {
    sheet.putBefore(from, 'sizeof', '(');
    sheet.putAfter(end - 1, ')');
  }
  walker.expressions(from, end);
}

/** `struct x *y`, `unsigned int n`, `u32 n = 3`, against `struct x *` and `unsigned int`. */
function declaresName(sheet: Sheet, from: number, end: number): boolean {
  let words = 0;
  let hasType = false;
  for (let i = from; i < end; i = sheet.past(i)) {
    const text = sheet.text(i);
    if (text === '=') return true;
    if (text === '[') continue;
    if (text === '*') words = 1;
    else if (text === '(') {
      if (!typeofs.has(sheet.text(i - 1))) return sheet.text(i + 1) === '*' && sheet.isIdent(i + 2);
    } else if (sheet.isIdent(i)) {
      if (words > 0) return true;
      words = 1;
    } else if (sheet.isKeyword(i)) {
      if (['struct', 'union', 'enum'].includes(text)) i++;
      if (!['const', 'volatile', 'static', 'inline', 'extern'].includes(text)) hasType = true;
      if (hasType) words = 1;
    }
  }
  return false;
}
