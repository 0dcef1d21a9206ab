import type { Names } from './names.ts';
import { leafOf } from './nodes.ts';
import type { PNode } from './syntax.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * Thrown to leave the reading of something that is not there, and caught where another reading is tried, or where the
 * rule ends. It never leaves src/smpl: what could not be read becomes a diagnostic.
 */
export class Unreadable {
  readonly expected: string;

  constructor(expected: string) {
    this.expected = expected;
  }
}

/** Where reading got furthest, and what would have let it go on. */
export interface Impasse {
  readonly at: number;
  readonly expected: readonly string[];
}

/** How deep trees may get; beyond that a rule is given up rather than the stack. */
const depthLimit = 220;

/** The tokens of one slice of a rule, and where the reader is in them. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly names: Names;
  at = 0;
  #impasse: Impasse = { at: 0, expected: [] };
  #depth = 0;

  /** `tokens` ends with an 'end' token. */
  constructor(tokens: readonly Token[], names: Names) {
    this.tokens = tokens;
    this.names = names;
  }

  get impasse(): Impasse {
    return this.#impasse;
  }

  get token(): Token {
    return this.peek(0);
  }

  peek(distance: number): Token {
    return this.tokens[Math.min(this.at + distance, this.tokens.length - 1)] as Token;
  }

  get previous(): Token | undefined {
    return this.tokens[this.at - 1];
  }

  is(text: string): boolean {
    return this.isAt(0, text);
  }

  /** Whether the token `distance` ahead is this punctuation or word. */
  isAt(distance: number, text: string): boolean {
    const token = this.peek(distance);
    return token.text === text && (token.kind === 'punct' || token.kind === 'word');
  }

  isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  /** Takes the current token as a leaf of the given kind. */
  take(kind: PNode['kind'] = 'token'): PNode {
    const { token } = this;
    if (token.kind === 'end') return this.fail('more code');
    this.at++;
    return leafOf(token, kind);
  }

  expect(text: string): PNode {
    return this.is(text) ? this.take() : this.fail(`\`${text}\``);
  }

  expectKind(kind: TokenKind, name: string): PNode {
    return this.isKind(kind) ? this.take() : this.fail(name);
  }

  fail(expected: string): never {
    const known = this.#impasse;
    if (this.at > known.at || known.expected.length === 0)
      this.#impasse = { at: this.at, expected: [expected] };
    else if (this.at === known.at && !known.expected.includes(expected))
      this.#impasse = { at: this.at, expected: [...known.expected, expected] };
    throw new Unreadable(expected);
  }

  /** What `read` gives, or undefined with the cursor back where it was. */
  attempt<T>(read: () => T): T | undefined {
    const start = this.at;
    const depth = this.#depth;
    try {
      return read();
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      this.at = start;
      this.#depth = depth;
      return undefined;
    }
  }

  /** Reads something that may hold itself. */
  nested<T>(read: () => T): T {
    if (this.#depth >= depthLimit) this.fail('something less deeply nested');
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  /** Takes over what a cursor on a part of these tokens, which starts at `offset`, found hard to read. */
  learn(part: Cursor, offset: number): void {
    const { at, expected } = part.impasse;
    const saved = this.at;
    this.at = at + offset;
    for (const each of expected) {
      try {
        this.fail(each);
      } catch {
        // only its note counts
      }
    }
    this.at = saved;
  }
}
