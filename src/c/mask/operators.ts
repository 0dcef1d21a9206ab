import { Entry } from './entries.ts';
import type { Walker } from './statements.ts';

/** What the grammar has no room for among operators and strings. */
export function mendOperators(walker: Walker, i: number): void {
  const { sheet } = walker;
  if (sheet.text(i) === '&&') {
    // The address of a label.
    const before = sheet.classAt(i - 1);
    const operand =
      before === Entry.ident ||
      before === Entry.number ||
      before === Entry.char ||
      before === Entry.string ||
      before === Entry.opaque;
    if (!operand && ![')', ']', '}', '++', '--'].includes(sheet.text(i - 1))) sheet.say(i, '&');
    return;
  }
  joinStrings(walker, i);
}

/** Around a string: words next to it are strings too, a macro call next to it is joined by a stand-in operator. */
function joinStrings(walker: Walker, i: number): void {
  const { sheet } = walker;
  for (let k = i - 1; sheet.isIdent(k); k--) sheet.say(k, '"s"');
  if (
    sheet.text(i - 1) === ')' &&
    sheet.isIdent((sheet.partner[i - 1] as number) - 1) &&
    joins(walker, i - 1)
  )
    sheet.putBefore(i, '+');
  for (let k = i + 1; sheet.isIdent(k); k++) {
    if (sheet.opensAt(k + 1, '(')) {
      sheet.putBefore(k, '+');
      break;
    }
    sheet.say(k, '"s"');
  }
}

/** Reports whether the call that ends at `close` is an operand, not the head of a statement. */
function joins(walker: Walker, close: number): boolean {
  return walker.sheet.classAt((walker.sheet.partner[close] as number) - 1) === Entry.ident;
}
