/**
 * Walks an item's entries by statements, members and list elements, and supplies what the grammar misses: the `;` after
 * a macro call that has none, a loop's keyword before an iterator macro, a frame around a macro call that declares.
 */

import { readArguments } from './call-arguments.ts';
import { Entry } from './entries.ts';
import { readFields } from './fields.ts';
import { readEnumerators, readInitialiser } from './lists.ts';
import { mendOperators } from './operators.ts';
import { startsRow } from './rows.ts';
import type { Sheet } from './sheet.ts';
import {
  aggregates,
  beginsStatement,
  isAllCapitals,
  isTypeish,
  namesLoop,
  namesType,
  storage,
} from './words.ts';

export class Walker {
  readonly sheet: Sheet;
  readonly source: string;
  /** Entries that stand directly in a struct's braces. */
  readonly inFields: Uint8Array;

  constructor(sheet: Sheet, source: string) {
    this.sheet = sheet;
    this.source = source;
    this.inFields = new Uint8Array(sheet.count);
  }

  block(from: number, end: number): void {
    for (let i = from; i < end; ) i = this.#statement(i, end);
  }

  /** Reads one statement's head or a simple statement; what a head governs is the next statement. */
  #statement(i: number, end: number): number {
    const { sheet } = this;
    if (sheet.opensAt(i, '{')) {
      this.block(i + 1, sheet.partner[i] as number);
      return sheet.past(i);
    }
    if (sheet.text(i) === ';') return i + 1;
    if (sheet.isKeyword(i) && beginsStatement.has(sheet.text(i))) return this.#keywordStatement(i, end);
    if (sheet.isIdent(i) && sheet.text(i + 1) === ':' && i + 1 < end) return this.#label(i + 2, end);
    if (sheet.isIdent(i) && sheet.opensAt(i + 1, '(')) return this.#callStatement(i, end);
    if (sheet.isIdent(i) && this.#isLoneWord(i, end)) return this.#endHere(i, i + 1);
    return this.#simple(i, end);
  }

  #keywordStatement(i: number, end: number): number {
    const { sheet } = this;
    const text = sheet.text(i);
    if (text === 'do' || text === 'else') return i + 1;
    if (text === 'case' || text === 'default') return this.#caseLabel(i, end);
    if (text === 'if' || text === 'while' || text === 'for' || text === 'switch')
      return this.#condition(i, end);
    // A computed goto has an expression where the grammar wants a label.
    if (text === 'goto' && sheet.text(i + 1) === '*') sheet.say(i, 'return');
    return this.#simple(i, end);
  }

  /** What stands in the brackets after `if` and the like; a macro may bring the brackets itself. */
  #condition(i: number, end: number): number {
    const { sheet } = this;
    if (sheet.opensAt(i + 1, '(')) {
      const close = sheet.partner[i + 1] as number;
      this.expressions(i + 2, close);
      return close + 1;
    }
    if (!sheet.isIdent(i + 1) || !sheet.opensAt(i + 2, '(')) return this.#simple(i, end);
    const close = sheet.partner[i + 2] as number;
    sheet.putBefore(i + 1, '(');
    sheet.putAfter(close, ')');
    this.expressions(i + 1, close + 1);
    return close + 1;
  }

  #caseLabel(i: number, end: number): number {
    const { sheet } = this;
    let questions = 0;
    let at = i + 1;
    for (; at < end; at = sheet.past(at)) {
      const text = sheet.text(at);
      if (text === '?') questions++;
      // A range of cases is put to the parser as the loosest operator.
      else if (text === '...') sheet.say(at, '||');
      else if (text === ':' && questions-- === 0) break;
    }
    this.expressions(i + 1, Math.min(at, end));
    return at + 1;
  }

  /** A label marks a statement, also where the text has none. */
  #label(after: number, end: number): number {
    const { sheet } = this;
    let next = after;
    while (next < end && sheet.isAnnotation(next)) next++;
    if (next >= end) sheet.putAfter(after - 1, ';');
    return after;
  }

  /** `NAME` alone on its line before a new statement: a macro that brings its own `;`. */
  #isLoneWord(i: number, end: number): boolean {
    const { sheet } = this;
    if (i + 1 >= end) return true;
    const next = sheet.text(i + 1);
    if (sheet.isKeyword(i + 1) && beginsStatement.has(next)) return true;
    if (!isAllCapitals(sheet.text(i)) || !startsRow(sheet, i + 1)) return false;
    if (sheet.entries.leads.has(i + 1)) return true;
    return (
      sheet.breaksLine(i, i + 1, this.source) && !this.#isIndented(i, i + 1) && !namesType(sheet.text(i))
    );
  }

  #isIndented(from: number, to: number): boolean {
    return this.#column(to) > this.#column(from);
  }

  #column(i: number): number {
    const start = this.sheet.entries.starts[i] as number;
    let column = 0;
    for (let at = this.source.lastIndexOf('\n', start - 1) + 1; at < start; at++) {
      column += this.source.charCodeAt(at) === 9 ? 8 - (column % 8) : 1;
    }
    return column;
  }

  #endHere(last: number, after: number): number {
    this.sheet.putAfter(last, ';');
    this.sheet.breaks.add(last);
    return after;
  }

  /** A statement that begins `name(...)`: what follows the bracket says what it is. */
  #callStatement(i: number, end: number): number {
    const { sheet } = this;
    const close = sheet.partner[i + 1] as number;
    const next = close + 1;
    if (next >= end) return this.macroStatement(i);
    const text = sheet.text(next);
    if (text === '{') return this.#iterator(i);
    if (text === '=' && sheet.opensAt(next + 1, '{')) return this.framed(i, i, end);
    if (
      sheet.isKeyword(next)
        ? beginsStatement.has(text) || isTypeish(text)
        : sheet.isIdent(next) || sheet.isAnnotation(next)
    ) {
      return this.#isIterator(i, next) ? this.#iterator(i) : this.#wordAfterCall(i, next, end);
    }
    if (this.#isBareLoop(i, next)) return this.#iterator(i);
    if (text === ';' || text === ',') this.#asValue(i);
    return this.#simple(i, end);
  }

  #isIterator(i: number, next: number): boolean {
    const { sheet } = this;
    if (sheet.text(next) === 'else' || sheet.text(next) === 'case' || sheet.text(next) === 'default')
      return false;
    if (namesLoop(sheet.text(i))) return true;
    if (!sheet.breaksLine(next - 1, next, this.source))
      return sheet.isKeyword(next) && !isTypeish(sheet.text(next));
    return this.#isIndented(i, next);
  }

  /** A loop whose body is an expression that could also go on after the bracket: `for_each_x(a) ++n;`. */
  #isBareLoop(i: number, next: number): boolean {
    const { sheet } = this;
    const text = sheet.text(next);
    if (!namesLoop(sheet.text(i)) || !['++', '--', '*', '('].includes(text)) return false;
    return sheet.breaksLine(next - 1, next, this.source) && this.#isIndented(i, next);
  }

  /** `NAME(...) word`: a macro without `;`, or a macro that names a type. */
  #wordAfterCall(i: number, next: number, end: number): number {
    const { sheet } = this;
    const declares = sheet.isIdent(next) && ['=', ';', ',', '['].includes(sheet.text(next + 1));
    if (declares && !sheet.breaksLine(next - 1, next, this.source)) {
      this.declaringMacro(i, next);
      return this.#simple(next, end);
    }
    return this.macroStatement(i);
  }

  macroStatement(i: number): number {
    const { sheet } = this;
    const close = sheet.partner[i + 1] as number;
    this.expressions(i, close + 1);
    return this.#endHere(close, close + 1);
  }

  /** `NAME(...)` before the words of a declaration: an annotation where they bring a type, else the type itself. */
  declaringMacro(i: number, next: number): void {
    const { sheet } = this;
    const word = sheet.isIdent(next) && (startsRow(sheet, next + 1) || sheet.text(next + 1) === '*');
    if (sheet.isKeyword(next) || sheet.isAnnotation(next) || word)
      this.#frameBefore(i, ['_Alignas', '('], ')');
    else this.#frameBefore(i, ['enum', '{', 'x', '='], '}');
  }

  /** A macro's call at `i`, with what is to stand around it. */
  #frameBefore(i: number, before: readonly string[], after: string): void {
    const { sheet } = this;
    const close = sheet.partner[i + 1] as number;
    sheet.putBefore(i, ...before);
    sheet.putAfter(close, after);
    sheet.breaks.add(close);
    this.expressions(i, close + 1);
  }

  /** `name(...) body` is put to the parser as `while (name(...)) body`. */
  #iterator(i: number): number {
    this.#frameBefore(i, ['while', '('], ')');
    return this.sheet.past(i + 1);
  }

  /**
   * `static NAME(...);` and `NAME(...) = {...};`: a macro call that declares is put to the parser as an array's size,
   * where any expression may stand. `first` is where the declaration begins, `name` where the call does.
   */
  framed(first: number, name: number, end: number): number {
    const { sheet } = this;
    const close = sheet.partner[name + 1] as number;
    this.qualify(first, name);
    sheet.putBefore(name, 'int', 'x', '[');
    const next = this.pastAnnotations(close + 1);
    const goesOn = next < end && [';', '=', '[', ','].includes(sheet.text(next));
    if (goesOn) sheet.putAfter(close, ']');
    else sheet.putAfter(close, ']', ';');
    sheet.breaks.add(close);
    this.expressions(name, close + 1);
    return goesOn ? this.#simple(next, end) : next;
  }

  /** Storage words and annotations before a call that declares. */
  qualify(from: number, end: number): void {
    for (let k = from; k < end; k++) this.sheet.settle(k, 'const');
    if (end > from) this.sheet.breaks.add(end - 1);
  }

  /** Where a declaration's `NAME(...)` begins when no type comes before it; -1 otherwise. */
  #declaringCall(i: number, end: number): number {
    const { sheet } = this;
    let at = i;
    let seenStorage = false;
    while (
      at < end &&
      (sheet.isAnnotation(at) ||
        (sheet.isKeyword(at) && (storage.has(sheet.text(at)) || sheet.text(at) === 'const')))
    ) {
      if (sheet.isKeyword(at)) seenStorage = true;
      at++;
    }
    if (!seenStorage || !sheet.isIdent(at) || !sheet.opensAt(at + 1, '(')) return -1;
    if (sheet.text(at + 2) === '*' || namesType(sheet.text(at))) return -1;
    const after = sheet.text(sheet.past(at + 1));
    return after === ';' || after === '=' || after === '[' || after === '' ? at : -1;
  }

  /** Reads up to and with the `;` that ends a simple statement or declaration, or up to where it must have ended. */
  #simple(i: number, end: number): number {
    const { sheet } = this;
    const call = this.#declaringCall(i, end);
    if (call !== -1 && call > i) return this.framed(i, call, end);
    let at = i;
    for (; at < end; at = sheet.past(at)) {
      const text = sheet.text(at);
      if (text === ';') {
        this.expressions(i, at);
        return at + 1;
      }
      if (at > i && sheet.isKeyword(at) && beginsStatement.has(text)) break;
    }
    this.expressions(i, at);
    return this.#endHere(at - 1, at);
  }

  /** Looks into every bracket of a stretch of code that is no list of statements. */
  expressions(from: number, end: number): void {
    const { sheet } = this;
    for (let i = from; i < end; i = sheet.past(i)) {
      const partner = sheet.partner[i] as number;
      if (sheet.classAt(i) === Entry.string || sheet.text(i) === '&&') mendOperators(this, i);
      if (i > from && sheet.text(i - 1) === ']' && sheet.isIdent(i)) this.#hideTrailing(i);
      if (partner <= i) continue;
      const text = sheet.text(i);
      if (text === '{') this.braces(i, from);
      else if (text === '(' && this.#holdsBlock(i, partner)) this.block(i + 2, partner - 1);
      else if (text === '(' && sheet.isIdent(i - 1) && !this.#declaresFunction(i - 1, from))
        readArguments(this, i);
      else {
        if (text === '(' && !this.#bracketedName(i, from)) this.#bracketed(i, partner);
        this.expressions(i + 1, partner);
      }
    }
  }

  /** Reports whether brackets hold a block and nothing else: a block with a value. A call's may hold a value in braces. */
  #holdsBlock(open: number, close: number): boolean {
    const { sheet } = this;
    return sheet.opensAt(open + 1, '{') && sheet.partner[open + 1] === close - 1 && !sheet.isIdent(open - 1);
  }

  /** `char x[3] WORD` and `char x[3] WORD(...)`: annotations that no list has. */
  #hideTrailing(i: number): void {
    const { sheet } = this;
    const after = sheet.opensAt(i + 1, '(') ? sheet.past(i + 1) : i + 1;
    if (![';', '=', ','].includes(sheet.text(after))) return;
    for (let k = i; k < after; k++) sheet.hide(k);
  }

  /** `int f(`, `struct x *f(`: the brackets hold parameters, not arguments. */
  #declaresFunction(name: number, from: number): boolean {
    const { sheet } = this;
    if (name <= from) return false;
    if (this.endsType(name - 1)) return true;
    let at = name - 1;
    while (at > from && sheet.text(at) === '*') at--;
    return (
      at < name - 1 &&
      sheet.isKeyword(from) &&
      isTypeish(sheet.text(from)) &&
      this.endsType(at) &&
      at - from < 4
    );
  }

  endsType(i: number): boolean {
    const { sheet } = this;
    return sheet.isIdent(i) || sheet.isAnnotation(i) || (sheet.isKeyword(i) && isTypeish(sheet.text(i)));
  }

  /** `struct s *(name) = x;`: the brackets hold a declared name. */
  #bracketedName(open: number, from: number): boolean {
    const { sheet } = this;
    const close = sheet.partner[open] as number;
    if (close !== open + 2 || !sheet.isIdent(open + 1) || !sheet.isKeyword(from)) return false;
    return isTypeish(sheet.text(from)) && ['=', ';', ',', '['].includes(sheet.text(close + 1));
  }

  /**
   * `(word)` and `(word(...))` before what could also go on after a value. A word that is known as a type is said to be
   * one; any other becomes a number, which can be called and indexed but is never taken for a type.
   */
  #bracketed(open: number, close: number): void {
    const { sheet } = this;
    const word = open + 1;
    if (!sheet.isIdent(word) || this.endsType(open - 1)) return;
    const text = sheet.text(word);
    const next = sheet.text(close + 1);
    if (close !== open + 2) {
      const bracket = sheet.opensAt(word + 1, '(') || sheet.opensAt(word + 1, '[');
      if (!bracket || next === '{' || sheet.text(word + 2) === ']') return;
      const array = sheet.text(word + 1) === '[';
      const pointer = sheet.text(word + 2) === '*' && sheet.text(word + 3) === ')';
      if (array ? namesType(text) : pointer) sheet.settle(word, 'int');
      else this.#asValue(word);
      return;
    }
    if (namesType(text) || (next === '(' && (isAllCapitals(text) || this.#isCast(close + 1))))
      sheet.say(word, 'int');
    else if (!this.#beginsOperand(close + 1)) this.#asValue(word);
  }

  /** Reports whether brackets hold a type and a value follows: what comes before them is then a cast, too. */
  #isCast(open: number): boolean {
    const { sheet } = this;
    const close = sheet.partner[open] as number;
    const first = open + 1;
    const type = sheet.isKeyword(first)
      ? isTypeish(sheet.text(first))
      : close === open + 2 && namesType(sheet.text(first));
    return type && (this.#beginsOperand(close + 1) || sheet.text(close + 1) === '(');
  }

  #asValue(i: number): void {
    this.sheet.settle(i, '0');
  }

  /** Reports whether only an operand begins so: before it, a word in brackets is a cast. */
  #beginsOperand(i: number): boolean {
    const { sheet } = this;
    const entryClass = sheet.classAt(i);
    if (entryClass === Entry.punct) return ['{', '!', '~'].includes(sheet.text(i));
    return entryClass !== -1 && entryClass !== Entry.annotation && sheet.text(i) !== 'else';
  }

  braces(open: number, from: number): void {
    const { sheet } = this;
    const close = sheet.partner[open] as number;
    const keyword = this.#aggregateBefore(open, from);
    if (keyword === 'enum') readEnumerators(this, open + 1, close);
    else if (keyword !== '') readFields(this, open + 1, close);
    else readInitialiser(this, open + 1, close);
  }

  /** `struct`, `union` or `enum` when that is what braces belong to. */
  #aggregateBefore(open: number, from: number): string {
    const { sheet } = this;
    for (let i = open - 1; i >= from && i >= open - 8; i--) {
      if (sheet.isKeyword(i)) return aggregates.has(sheet.text(i)) ? sheet.text(i) : '';
      if (!sheet.isIdent(i) && !sheet.isAnnotation(i)) return '';
    }
    return '';
  }

  pastAnnotations(i: number): number {
    let at = i;
    while (this.sheet.isAnnotation(at)) at++;
    return at;
  }
}
