import { Entry } from './entries.ts';
import type { Walker } from './statements.ts';

/** Reads the elements in an enum's braces. */
export function readEnumerators(walker: Walker, from: number, end: number): void {
  walker.expressions(from, end);
  const { sheet } = walker;
  for (let i = from; i < end; i = sheet.past(i)) {
    const begins = i === from || sheet.text(i - 1) === ',';
    if (begins && sheet.isIdent(i) && sheet.opensAt(i + 1, '(')) sheet.putBefore(i, 'x', '=');
    separate(walker, i, from);
  }
}

export function readInitialiser(walker: Walker, from: number, end: number): void {
  walker.expressions(from, end);
  for (let i = from; i < end; i = walker.sheet.past(i)) {
    separate(walker, i, from);
    // `[A] {...}` and `[A] value`: the `=` of the old way is only thought.
    const { sheet } = walker;
    const before = sheet.text(i - 1);
    if (i > from && before === ']' && beginsElement(walker, sheet.partner[i - 1] as number, from)) {
      const text = sheet.text(i);
      const operand = sheet.classAt(i) !== Entry.punct && sheet.classAt(i) !== Entry.annotation;
      if (text === '{' || operand) sheet.putBefore(i, '=');
    }
  }
}

function beginsElement(walker: Walker, i: number, from: number): boolean {
  return i === from || walker.sheet.text(i - 1) === ',' || walker.sheet.text(i - 1) === ']';
}

/** Between two list elements, of which the first one is a macro that brings its own comma. */
function separate(walker: Walker, i: number, from: number): void {
  const { sheet } = walker;
  if (i <= from) return;
  const before = sheet.text(i - 1);
  const closes = (before === ')' && sheet.isIdent((sheet.partner[i - 1] as number) - 1)) || before === '}';
  const word = sheet.isIdent(i - 1) && !sheet.isAnnotation(i - 1);
  if (!closes && !word) return;
  const text = sheet.text(i);
  const starts =
    sheet.isIdent(i) ||
    text === '{' ||
    ((text === '.' || text === '[') && sheet.breaksLine(i - 1, i, walker.source));
  if (!starts || (text === '{' && word && !sheet.breaksLine(i - 1, i, walker.source))) return;
  if (sheet.isAnnotation(i)) return;
  sheet.putAfter(i - 1, ',');
  sheet.breaks.add(i - 1);
}
