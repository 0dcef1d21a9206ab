import type { Walker } from './statements.ts';
import { aggregates } from './words.ts';

/** Reads the members in a struct's or union's braces. */
export function readFields(walker: Walker, from: number, end: number): void {
  for (let i = from; i < end; ) {
    const next = readMember(walker, i, end);
    for (let k = i; k < next; k++) walker.inFields[k] = 1;
    i = next;
  }
}

function readMember(walker: Walker, i: number, end: number): number {
  const { sheet } = walker;
  if (sheet.text(i) === ';') {
    sheet.putBefore(i, 'int');
    return i + 1;
  }
  if (sheet.isIdent(i) && sheet.opensAt(i + 1, '(')) {
    const next = sheet.past(i + 1);
    if (sheet.isIdent(next) || (sheet.isKeyword(next) && !sheet.breaksLine(next - 1, next, walker.source))) {
      if (!sheet.breaksLine(next - 1, next, walker.source)) {
        walker.declaringMacro(i, next);
        return restOfMember(walker, next, next, end);
      }
    }
    if (sheet.text(next) !== '(') return walker.framed(i, i, end);
  }
  return restOfMember(walker, i, i, end);
}

function restOfMember(walker: Walker, from: number, i: number, end: number): number {
  const { sheet } = walker;
  let at = i;
  for (; at < end; at = sheet.past(at)) {
    const text = sheet.text(at);
    if (text === ';') break;
    if (text === ':' && !namesBitfield(walker, at)) sheet.putBefore(at, 'x');
  }
  walker.expressions(from, at);
  if (at >= end) sheet.putAfter(end - 1, ';');
  return at + 1;
}

/** Reports whether the word before a `:` is a bit-field's name and not its type. */
function namesBitfield(walker: Walker, colon: number): boolean {
  const { sheet } = walker;
  let at = colon - 1;
  while (sheet.isAnnotation(at)) at--;
  if (!sheet.isIdent(at)) return sheet.text(at) === ')' || sheet.text(at) === ']';
  const before = sheet.text(at - 1);
  return (
    before === '*' || before === ',' || before === '}' || (walker.endsType(at - 1) && !aggregates.has(before))
  );
}
