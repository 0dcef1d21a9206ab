import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { nearest } from './nearest.ts';
import { Broken, type Scanner } from './scanner.ts';
import type { CodeRule, Dependency } from './syntax.ts';

/** What stands between the `@`s that open a rule. */
export interface Header extends Span {
  readonly script:
    | { readonly language: string; readonly when: 'initialize' | 'rule' | 'finalize' }
    | undefined;
  readonly name: string | undefined;
  readonly depends: Dependency;
  readonly dependsScope: 'exists' | 'forall';
  readonly extends: string | undefined;
  readonly extendsAt: Span | undefined;
  readonly disable: readonly string[];
  readonly using: readonly string[];
  readonly quantifier: CodeRule['quantifier'];
  readonly restrict: CodeRule['restrict'];
}

type Draft = { -readonly [Key in keyof Header]: Header[Key] };

const clauseWords = [
  'extends',
  'depends',
  'using',
  'disable',
  'exists',
  'forall',
  'expression',
  'identifier',
  'type',
];

/** Reads a header; the scanner stands behind its first `@`, and is left behind its last. */
export function readHeader(scanner: Scanner, start: number): Header {
  const draft: Draft = {
    start,
    end: start,
    script: undefined,
    name: undefined,
    depends: { kind: 'always' },
    dependsScope: 'exists',
    extends: undefined,
    extendsAt: undefined,
    disable: [],
    using: [],
    quantifier: undefined,
    restrict: 'any',
  };
  readScript(scanner, draft);
  const isName = scanner.token.kind === 'word' && !clauseWords.includes(scanner.token.text);
  if (isName) draft.name = scanner.advance().text;
  while (!scanner.is('@') && !scanner.is('@@')) readClause(scanner, draft);
  // of `@@` right behind a header only the first belongs to it
  draft.end = scanner.token.start + 1;
  scanner.seek(draft.end);
  return draft;
}

function readScript(scanner: Scanner, draft: Draft): void {
  const word = scanner.token.text;
  if (word !== 'script' && word !== 'initialize' && word !== 'finalize') return;
  if (scanner.next.text !== ':') return;
  scanner.advance();
  scanner.advance();
  draft.script = { language: scanner.advance().text, when: word === 'script' ? 'rule' : word };
}

function readClause(scanner: Scanner, draft: Draft): void {
  const { token } = scanner;
  switch (token.text) {
    case 'extends':
      scanner.advance();
      draft.extendsAt = { start: scanner.token.start, end: scanner.token.end };
      draft.extends = word(scanner, 'the name of the rule to extend');
      return;
    case 'depends':
      scanner.advance();
      if (!scanner.eat('on')) fail(scanner, '`on`');
      if (scanner.is('exists') || scanner.is('forall'))
        draft.dependsScope = scanner.advance().text as 'exists' | 'forall';
      draft.depends = readDependency(scanner);
      return;
    case 'using':
      scanner.advance();
      draft.using = readList(scanner, () => readPath(scanner));
      return;
    case 'disable':
      scanner.advance();
      draft.disable = readList(scanner, () => word(scanner, 'the name of an isomorphism'));
      return;
    case 'exists':
    case 'forall':
      draft.quantifier = scanner.advance().text as 'exists' | 'forall';
      return;
    case 'expression':
    case 'identifier':
    case 'type':
      draft.restrict = scanner.advance().text as CodeRule['restrict'];
      return;
    default:
      fail(scanner, '`@`');
  }
}

/** The name in `"file.iso"` or `<file.iso>`. */
export function readPath(scanner: Scanner): string {
  const { token } = scanner;
  if (token.kind === 'string') return scanner.advance().text.slice(1, -1);
  if (!scanner.is('<')) return fail(scanner, 'a file name in quotes');
  const end = scanner.text.indexOf('>', token.end);
  if (end === -1 || end >= scanner.end) return fail(scanner, '`>`');
  scanner.seek(end + 1);
  return scanner.text.slice(token.end, end);
}

export function readList<T>(scanner: Scanner, readOne: () => T): readonly T[] {
  const values = [readOne()];
  while (scanner.eat(',')) values.push(readOne());
  return values;
}

function word(scanner: Scanner, expected: string): string {
  return scanner.token.kind === 'word' ? scanner.advance().text : fail(scanner, expected);
}

function readDependency(scanner: Scanner): Dependency {
  let left = readConjunction(scanner);
  while (scanner.eat('||')) left = { kind: 'or', left, right: readConjunction(scanner) };
  return left;
}

function readConjunction(scanner: Scanner): Dependency {
  let left = readOneDependency(scanner);
  while (scanner.eat('&&')) left = { kind: 'and', left, right: readOneDependency(scanner) };
  return left;
}

function readOneDependency(scanner: Scanner): Dependency {
  if (scanner.eat('(')) {
    const inner = readDependency(scanner);
    if (!scanner.eat(')')) fail(scanner, '`)`');
    return inner;
  }
  if (scanner.eat('!')) {
    if (scanner.is('(') || scanner.is('!')) return { kind: 'not', inner: readOneDependency(scanner) };
    const inner = readOneDependency(scanner);
    return inner.kind === 'matched' ? { ...inner, kind: 'unmatched' } : { kind: 'not', inner };
  }
  if (scanner.is('file') && scanner.next.text === 'in') {
    scanner.advance();
    scanner.advance();
    return { kind: 'file-in', path: readPath(scanner) };
  }
  const isOther = (scanner.is('ever') || scanner.is('never')) && scanner.next.kind === 'word';
  const kind = isOther ? (scanner.advance().text as 'ever' | 'never') : 'matched';
  const { start, end } = scanner.token;
  return { kind, rule: word(scanner, 'the name of a rule'), span: { start, end } };
}

function fail(scanner: Scanner, expected: string): never {
  const { token } = scanner;
  const near = token.kind === 'word' ? nearest(token.text, clauseWords) : undefined;
  const found = token.kind === 'end' ? 'the end of the text' : `\`${token.text}\``;
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'rule-header',
    message: `the rule's header cannot be read: expected ${expected}, found ${found}`,
    span: { start: token.start, end: token.end },
    advice:
      near === undefined
        ? 'a header reads `@ name depends on other && !another exists @`, each part optional'
        : `did you mean \`${near}\`?`,
  };
  throw new Broken(diagnostic);
}
