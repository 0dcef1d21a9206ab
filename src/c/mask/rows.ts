/**
 * Rows of words without an operator between them stand in declarations and types only: `static const struct x __user y`.
 * Of such a row one word is the type, the last one may be the declared name, and all others qualify; saying so in words
 * that leave no choice keeps the parser from guessing.
 */
import { isType } from './call-arguments.ts';
import { Entry } from './entries.ts';
import { annotates, type Sheet } from './sheet.ts';
import {
  aggregates,
  isAllCapitals,
  isTypeish,
  namesType,
  qualifiers,
  storage,
  typeKeywords,
  typeofs,
} from './words.ts';

interface Row {
  /** Plain words, in order. */
  readonly names: number[];
  /** Type keywords; aggregates and typeof by their keyword. */
  readonly types: number[];
  readonly quiet: number[];
  readonly storage: number[];
  end: number;
}

/** Where rows stand tells what `word :` and `word ;` mean. */
export type RowPlace = 'code' | 'fields';

/** Gives every row of an item its meaning. */
export function readRows(sheet: Sheet, inFields: Uint8Array): void {
  const { settled } = sheet;
  for (let i = 0; i < sheet.count; i++) {
    if (settled[i] === 1 || !startsRow(sheet, i)) continue;
    // Most words stand alone, between operators.
    if (sheet.isIdent(i) && !startsRow(sheet, i + 1)) continue;
    readRow(sheet, i, inFields[i] === 1 ? 'fields' : 'code');
  }
}

function readRow(sheet: Sheet, from: number, place: RowPlace): void {
  const row = collect(sheet, from, sheet.count);
  for (const part of [row.names, row.types, row.quiet, row.storage])
    for (const i of part) sheet.settled[i] = 1;
  if (
    row.names.length + row.types.length + row.quiet.length + row.storage.length > 1 ||
    !sheet.isIdent(from)
  ) {
    settle(sheet, row, from, place);
  }
}

function collect(sheet: Sheet, from: number, end: number): Row {
  const row: Row = { names: [], types: [], quiet: [], storage: [], end: from };
  let i = from;
  while (i < end) {
    if (i > from && sheet.breaks.has(i - 1)) break;
    const next = take(sheet, row, i, end);
    if (next === i) break;
    i = next;
  }
  row.end = i;
  return row;
}

function take(sheet: Sheet, row: Row, i: number, end: number): number {
  const entryClass = sheet.classAt(i);
  if (entryClass === Entry.ident) {
    if (isStringMacro(sheet, i)) return i;
    row.names.push(i);
    return i + 1;
  }
  if (entryClass === Entry.annotation) {
    row.quiet.push(i);
    return i + 1;
  }
  if (entryClass !== Entry.keyword) return i;
  const text = sheet.text(i);
  if (aggregates.has(text)) return takeAggregate(sheet, row, i, end);
  if (typeofs.has(text)) return takeTypeof(sheet, row, i);
  if (typeKeywords.has(text)) row.types.push(i);
  else if (storage.has(text)) row.storage.push(i);
  else if (qualifiers.has(text)) row.quiet.push(i);
  else return i;
  return i + 1;
}

function takeAggregate(sheet: Sheet, row: Row, i: number, end: number): number {
  if (row.types.length === 0) row.types.push(i);
  if (sheet.text(i) === 'union') sheet.say(i, 'struct');
  let at = i + 1;
  while (at < end && sheet.isAnnotation(at)) sheet.hide(at++);
  if (sheet.isIdent(at) && at < end) sheet.settled[at++] = 1;
  let body = at;
  while (body < end && annotates(sheet, body)) body++;
  if (!sheet.opensAt(body, '{')) return at;
  for (let k = at; k < body; k++) sheet.hide(k);
  return sheet.past(body);
}

/** `typeof (e)` is put to the parser as `enum { x = (e) }`, the one type that has an expression in it. */
function takeTypeof(sheet: Sheet, row: Row, i: number): number {
  if (!sheet.opensAt(i + 1, '(')) return i;
  row.types.push(i);
  sheet.say(i, 'enum');
  const close = sheet.partner[i + 1] as number;
  sheet.putBefore(i + 1, '{', 'x', '=');
  sheet.putAfter(close, '}');
  if (isType(sheet, i + 2, close) || (close === i + 3 && namesType(sheet.text(i + 2)))) {
    sheet.putBefore(i + 2, 'sizeof', '(');
    sheet.putAfter(close - 1, ')');
  }
  return sheet.past(i + 1);
}

function settle(sheet: Sheet, row: Row, from: number, place: RowPlace): void {
  if (isAnnotationOnly(sheet, row)) return;
  const next = sheet.breaks.has(row.end - 1) ? ';' : sheet.text(row.end);
  if (isFurtherDeclarator(sheet, row, from, next)) return;
  const qualifies = ['*', '[', 'asm'].includes(sheet.text(from - 1)) && row.types.length === 0;
  const name = nameOf(sheet, row, next, place, qualifies);
  const type = row.types[0] ?? (qualifies ? undefined : typeOf(sheet, row, name));
  for (const i of row.names) sheet.say(i, i === name ? 'x' : i === type ? 'int' : 'const');
  row.types.forEach((i, k) => {
    if (k > 0) sheet.say(i, 'const');
    else if (typeKeywords.has(sheet.text(i))) sheet.say(i, 'int');
  });
  for (const i of row.storage) sheet.say(i, 'const');
  const typeOnly = name === undefined && next === ';';
  for (const i of row.quiet) settleQuiet(sheet, row, i, typeOnly ? (type ?? from) : name);
  if (name !== undefined) for (const i of row.names) if (i > name) sheet.say(i, '');
  if (type === undefined && !qualifies && needsType(sheet, row)) sheet.putBefore(from, 'int');
  // The grammar wants a declarator after every type but in a struct's members.
  if (typeOnly && place === 'code') sheet.putAfter(row.end - 1, 'x');
}

/** `int a, __x b, c __y;`: a further declarator has a name and annotations only, which stay hidden. */
const isFurtherDeclarator = (sheet: Sheet, row: Row, from: number, next: string): boolean =>
  sheet.text(from - 1) === ',' &&
  row.names.length === 1 &&
  row.types.length + row.storage.length === 0 &&
  row.quiet.every((i) => sheet.isAnnotation(i)) &&
  (next === ';' || next === '=' || next === '[' || next === ',');

/** Annotations alone, behind an array or a function's brackets, stay hidden. */
const isAnnotationOnly = (sheet: Sheet, row: Row): boolean =>
  row.names.length + row.types.length + row.storage.length === 0 &&
  row.quiet.every((i) => sheet.isAnnotation(i));

const needsType = (sheet: Sheet, row: Row): boolean =>
  [...row.names, ...row.storage, ...row.quiet].some((i) => sheet.words[i] !== '');

/** Annotations before the name qualify it; those after it, and those within `struct __x y`, have no place and hide. */
function settleQuiet(sheet: Sheet, row: Row, i: number, name: number | undefined): void {
  if (qualifiers.has(sheet.text(i)) && sheet.isKeyword(i)) {
    sheet.say(i, sheet.text(i) === '__extension__' ? '' : 'const');
    return;
  }
  const alone = row.names.length + row.types.length + row.storage.length === 0;
  sheet.say(i, alone || (name !== undefined && i > name) ? '' : 'const');
}

/** The declared name among a row's words, if it has one. */
function nameOf(
  sheet: Sheet,
  row: Row,
  next: string,
  place: RowPlace,
  qualifies: boolean,
): number | undefined {
  if (next === '*' || row.names.length === 0) return undefined;
  const typed = row.types.length > 0 || qualifies;
  const plain = row.names.filter((i) => !annotates(sheet, i));
  // Words like `__to` annotate only where there is a name without them.
  const candidates = plain.length > (typed ? 0 : 1) ? plain : row.names;
  const enough = typed || candidates.length > 1;
  if (!enough && !impliesInt(sheet, row, next, place)) return undefined;
  const annotatesCast = isCast(sheet, row) && annotates(sheet, candidates[candidates.length - 1] as number);
  const annotatesPointer = next === '(' && sheet.text(row.end + 1) === '*' && candidates !== plain;
  if (typed && (annotatesCast || annotatesPointer)) return undefined;
  let last = candidates.length - 1;
  while (last > 0 && isTrailing(sheet, candidates[last] as number, row, last)) last--;
  return candidates[last];
}

/** Reports whether a row fills the brackets of a cast, which declares no name. */
function isCast(sheet: Sheet, row: Row): boolean {
  if (sheet.text(row.end) !== ')') return false;
  const open = sheet.partner[row.end] as number;
  const after = sheet.classAt(row.end + 1);
  const operand = after === Entry.ident || after === Entry.number || after === Entry.string;
  return operand && !sheet.isIdent(open - 1);
}

/** `static x = 3;` and `static f(a)`: a storage word and one more, which is then the name. */
function impliesInt(sheet: Sheet, row: Row, next: string, place: RowPlace): boolean {
  if (place !== 'code' || row.storage.length === 0) return false;
  if (next === '(') return sheet.text(row.end + 1) !== '*' && !namesType(sheet.text(row.names[0] as number));
  return next === '=' || next === ';' || next === '[';
}

/** `int x MAYBE_UNUSED`: a word in capitals at the end of a row that has a type and a name without it. */
function isTrailing(sheet: Sheet, i: number, row: Row, position: number): boolean {
  const enough = row.types.length > 0 ? position >= 1 : position >= 2;
  return (
    enough && isAllCapitals(sheet.text(i)) && !isAllCapitals(sheet.text(row.names[position - 1] as number))
  );
}

/** The type among a row's words: the one that is known as one, else the last before the name that does not annotate. */
function typeOf(sheet: Sheet, row: Row, name: number | undefined): number | undefined {
  const others = row.names.filter((i) => name === undefined || i < name);
  const known = others.filter((i) => namesType(sheet.text(i)));
  if (known.length > 0) return known[known.length - 1];
  const plain = others.filter((i) => !annotates(sheet, i));
  const lower = plain.filter((i) => !isAllCapitals(sheet.text(i)));
  return lower[lower.length - 1] ?? plain[plain.length - 1] ?? others[others.length - 1];
}

/** Reports whether a row of words may begin at `i`. */
export const startsRow = (sheet: Sheet, i: number): boolean => {
  const entryClass = sheet.classAt(i);
  if (entryClass === Entry.ident) return !isStringMacro(sheet, i);
  if (entryClass === Entry.annotation) return true;
  return entryClass === Entry.keyword && isTypeish(sheet.text(i));
};

/** A word next to a string has been read as a part of it. */
const isStringMacro = (sheet: Sheet, i: number): boolean => sheet.words[i] === '"s"';
