import type { Span } from '../text/span.ts';
import type { Cursor } from './cursor.ts';
import { readExpression } from './read-expression.ts';
import { readTypeName } from './read-type.ts';
import type { Scanner } from './scanner.ts';
import type { Constraint, ConstraintValue, MetavariableKind, PNode } from './syntax.ts';

type ScriptConstraint = Extract<Constraint, { readonly kind: 'script' }>;

/** What the declaration around a constraint knows and does for it. */
export interface ConstraintContext {
  /** Whether a text is the name of a metavariable that was declared before. */
  isLocal(text: string): boolean;
  /** Reads a piece of the declaration as code. */
  parse(span: Span, read: (cursor: Cursor) => PNode, expected: string): PNode;
  fail(expected: string): never;
}

/** Reads what the names of a declaration must be: `= {a, b}`, `!= x`, `=~ "..."`, `: script:...`. */
export class ConstraintReader {
  readonly #scanner: Scanner;
  readonly #names: ConstraintContext;

  constructor(scanner: Scanner, names: ConstraintContext) {
    this.#scanner = scanner;
    this.#names = names;
  }

  /** All constraints behind a name. */
  read(kind: MetavariableKind): readonly Constraint[] {
    const scanner = this.#scanner;
    const constraints: Constraint[] = [];
    while (this.#startsConstraint()) {
      constraints.push(this.#readAlternatives(kind));
      if (!scanner.eat('&&')) break;
    }
    return constraints;
  }

  #startsConstraint(): boolean {
    return /^(=|!=|==|=~|!~|<=|>=|<|>|:|!|\()$/.test(this.#scanner.token.text);
  }

  #readAlternatives(kind: MetavariableKind): Constraint {
    const first = this.#readAll(kind);
    if (!this.#scanner.is('||')) return first;
    const inner = [first];
    while (this.#scanner.eat('||')) inner.push(this.#readAll(kind));
    return { kind: 'some', inner };
  }

  #readAll(kind: MetavariableKind): Constraint {
    const first = this.#readConstraint(kind);
    if (!this.#scanner.is('&&')) return first;
    const inner = [first];
    while (this.#scanner.eat('&&')) inner.push(this.#readConstraint(kind));
    return { kind: 'all', inner };
  }

  #readConstraint(kind: MetavariableKind): Constraint {
    const scanner = this.#scanner;
    const { start, text } = scanner.token;
    scanner.advance();
    switch (text) {
      case '(': {
        const inner = this.#readAlternatives(kind);
        if (!scanner.eat(')')) this.#names.fail('`)`');
        return inner;
      }
      case '!':
        return { kind: 'not', inner: this.#readConstraint(kind) };
      case '=~':
      case '!~':
        return this.#readRegex(text, start);
      case ':':
        return this.readScript(start);
      case '=':
      case '==':
        return { kind: 'equal', values: this.#readValues(kind) };
      case '!=':
        return { kind: 'different', values: this.#readValues(kind) };
      case '<=':
      case '>=':
      case '<':
      case '>':
        if (scanner.token.kind === 'number' || scanner.is('-')) return this.#readComparison(text);
        return { kind: 'within', values: this.#readValues(kind) };
      default:
        scanner.seek(start);
        return this.#names.fail('a constraint');
    }
  }

  #readComparison(operator: '<=' | '>=' | '<' | '>'): Constraint {
    const sign = this.#scanner.eat('-') ? -1 : 1;
    return { kind: 'compare', operator, value: sign * Number(this.#scanner.advance().text) };
  }

  #readRegex(operator: string, start: number): Constraint {
    const scanner = this.#scanner;
    if (scanner.token.kind !== 'string') this.#names.fail('a regular expression in quotes');
    const { text, end } = scanner.advance();
    return { kind: operator === '=~' ? 'like' : 'unlike', regex: text.slice(1, -1), span: { start, end } };
  }

  /** `script:python(x, y) { code }`. */
  readScript(start: number): ScriptConstraint {
    const scanner = this.#scanner;
    scanner.eat('script');
    scanner.eat(':');
    const language = scanner.advance().text;
    const parameters: string[] = [];
    if (scanner.eat('(')) {
      while (!scanner.is(')') && scanner.token.kind !== 'end') {
        const { text } = scanner.advance();
        if (text !== ',') parameters.push(scanner.eat('.') ? `${text}.${scanner.advance().text}` : text);
      }
      scanner.eat(')');
    }
    if (!scanner.is('{')) this.#names.fail('`{` and the code of the constraint');
    const open = scanner.token.start;
    const close = closingBrace(scanner.text, open, scanner.end);
    if (close === undefined) return this.#names.fail('a `}` to this one');
    scanner.seek(close + 1);
    const code = scanner.text.slice(open + 1, close).trim();
    return { kind: 'script', language, parameters, code, span: { start, end: close + 1 } };
  }

  #readValues(kind: MetavariableKind): readonly ConstraintValue[] {
    const scanner = this.#scanner;
    if (!scanner.eat('{')) return [this.#readValue(kind, false)];
    const values: ConstraintValue[] = [];
    while (!scanner.is('}') && scanner.token.kind !== 'end' && !scanner.is('@@')) {
      values.push(this.#readValue(kind, true));
      if (!scanner.eat(',')) break;
    }
    if (!scanner.eat('}')) this.#names.fail('`,` or `}`');
    return values;
  }

  #readValue(kind: MetavariableKind, inBraces: boolean): ConstraintValue {
    const scanner = this.#scanner;
    const { start, kind: shape, text } = scanner.token;
    if (shape === 'word' && scanner.next.text === '.') {
      const rule = scanner.advance().text;
      scanner.advance();
      const name = scanner.advance();
      const span = { start, end: name.end };
      if (!scanner.is('*')) return { kind: 'inherited', rule, name: name.text, span };
      while (scanner.eat('*'));
      return { kind: 'code', pattern: this.#readValuePattern(kind, { start, end: scanner.last }) };
    }
    const stop = inBraces ? /^(,|\}|;|@@)$/ : /^(,|;|&&|\|\||\)|@@)$/;
    scanner.advance();
    let depth = text === '(' ? 1 : 0;
    while (scanner.token.kind !== 'end' && (depth > 0 || !stop.test(scanner.token.text))) {
      if (scanner.is('(')) depth++;
      if (scanner.is(')')) depth--;
      scanner.advance();
    }
    const span = { start, end: scanner.last };
    if (this.#names.isLocal(scanner.text.slice(span.start, span.end)))
      return { kind: 'local', name: text, span };
    return { kind: 'code', pattern: this.#readValuePattern(kind, span) };
  }

  #readValuePattern(kind: MetavariableKind, span: Span): PNode {
    if (kind === 'type') return this.#names.parse(span, (cursor) => readTypeName(cursor), 'a type');
    if (/ operator$/.test(kind)) return this.#names.parse(span, (cursor) => cursor.take(), 'an operator');
    return this.#names.parse(span, (cursor) => readExpression(cursor), 'a value');
  }
}

/** Where the brace that opens at `open` closes; strings are skipped. */
function closingBrace(text: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (const found of text.slice(open, end).matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}]/g)) {
    if (found[0] === '{') depth++;
    if (found[0] === '}' && --depth === 0) return open + found.index;
  }
  return undefined;
}
