import type { MetavariableKind } from './syntax.ts';

/** What the words of a rule's code are, as far as it is declared. */
export class Names {
  readonly #kinds: ReadonlyMap<string, MetavariableKind>;
  /** Words declared as `typedef`, `declarer name`, ...: words of the C code, known for the rest of the file. */
  readonly #words: ReadonlyMap<string, MetavariableKind>;

  constructor(kinds: ReadonlyMap<string, MetavariableKind>, words: ReadonlyMap<string, MetavariableKind>) {
    this.#kinds = kinds;
    this.#words = words;
  }

  /** The kind of the metavariable `name`, if it is one. */
  kindOf(name: string): MetavariableKind | undefined {
    return this.#kinds.get(name);
  }

  /** What the C word `name` is declared to be, if it is no metavariable. */
  wordOf(name: string): MetavariableKind | undefined {
    return this.#kinds.has(name) ? undefined : this.#words.get(name);
  }

  get metavariables(): Iterable<string> {
    return this.#kinds.keys();
  }
}

export const basicTypes: ReadonlySet<string> = new Set([
  'void',
  'char',
  'short',
  'int',
  'long',
  'float',
  'double',
  'signed',
  'unsigned',
  '_Bool',
  'bool',
  'complex',
  '_Complex',
  '__signed__',
  'size_t',
  'ssize_t',
  'ptrdiff_t',
  'u8',
  'u16',
  'u32',
  'u64',
  's8',
  's16',
  's32',
  's64',
]);

export const qualifiers: ReadonlySet<string> = new Set([
  'const',
  'volatile',
  'restrict',
  '__restrict',
  'static',
  'extern',
  'register',
  'auto',
  'inline',
  '__inline',
  '__inline__',
  'typedef',
  '_Thread_local',
  '__thread',
]);

export const typeofWords: ReadonlySet<string> = new Set([
  'typeof',
  '__typeof__',
  '__typeof',
  'typeof_unqual',
]);
export const attributeWords: ReadonlySet<string> = new Set(['__attribute__', '__attribute']);

/** Words that start a statement or otherwise can be no name. */
export const statementWords: ReadonlySet<string> = new Set([
  'if',
  'else',
  'while',
  'do',
  'for',
  'switch',
  'case',
  'default',
  'goto',
  'break',
  'continue',
  'return',
]);

export const isKeyword = (word: string): boolean =>
  statementWords.has(word) || word === 'sizeof' || word === 'struct' || word === 'union' || word === 'enum';
