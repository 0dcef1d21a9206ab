// Reads files of isomorphisms.
import type { Diagnostic, Outcome } from '../report/diagnostic.ts';
import { Cursor } from '../smpl/cursor.ts';
import { lexCode } from '../smpl/lex.ts';
import { Names } from '../smpl/names.ts';
import { readExpression } from '../smpl/read-expression.ts';
import { readMetavariables } from '../smpl/read-metavariables.ts';
import { readSequence } from '../smpl/read-statement.ts';
import { readTypeName } from '../smpl/read-type.ts';
import { Scanner } from '../smpl/scanner.ts';
import type { Metavariable, MetavariableKind, PNode } from '../smpl/syntax.ts';
import type { Token } from '../smpl/token.ts';
import type { Span } from '../text/span.ts';

export type IsoCategory =
  | 'Expression'
  | 'ArgExpression' // only a whole argument, or the right side of an assignment
  | 'TestExpression' // only where a truth value is asked for
  | 'ToTestExpression' // gives what stands only where a truth value is asked for
  | 'Statement'
  | 'Declaration'
  | 'Type'
  | 'TopLevel';

export interface IsoVariable {
  readonly metavariable: Metavariable;
  readonly purity: 'any' | 'pure' | 'context';
}

export interface IsoSide {
  readonly code: PNode;
  /** Whether a pattern that looks like this side is rewritten; those right of `=>` are only results. */
  readonly rewrites: boolean;
}

export interface Isomorphism {
  readonly name: string;
  readonly category: IsoCategory;
  readonly variables: ReadonlyMap<string, IsoVariable>;
  readonly sides: readonly IsoSide[];
}

const categories =
  /^[ \t]*(Expression|ArgExpression|TestExpression|ToTestExpression|Statement|Declaration|Type|TopLevel)[ \t]*\r?$/gm;

/** The isomorphisms in a text, in their order, which is the order in which they are tried. */
export function readIsos(text: string, file: string): Outcome<readonly Isomorphism[]> {
  const isos: Isomorphism[] = [];
  const diagnostics: Diagnostic[] = [];
  const heads = [...text.matchAll(categories)];
  heads.forEach((head, index) => {
    const span = { start: head.index + head[0].length, end: heads[index + 1]?.index ?? text.length };
    const iso = readIso(text, span, head[1] as IsoCategory);
    if (iso !== undefined) isos.push(iso);
    else diagnostics.push({ ...unreadable({ start: head.index, end: head.index + head[0].length }), file });
  });
  return { value: isos, diagnostics };
}

const unreadable = (span: Span): Diagnostic => ({
  severity: 'error',
  code: 'isomorphism-unreadable',
  message: 'this isomorphism cannot be read',
  span,
  why: 'one reads: its category, `@ name @`, declarations, `@@`, and two or more sides with `=>` or `<=>` between them',
});

function readIso(text: string, span: Span, category: IsoCategory): Isomorphism | undefined {
  const header = /@[ \t]*([\w]*)[ \t]*@(?!@)|@@/g;
  header.lastIndex = span.start;
  const found = header.exec(text);
  if (found === null || found.index >= span.end) return undefined;
  const from = found.index + found[0].length;
  const close = text.indexOf('@@', from);
  if (close === -1 || close >= span.end) return undefined;
  const variables = readVariables(text, { start: from, end: close + 2 });
  if (variables === undefined) return undefined;
  const sides = readSides(text, { start: close + 2, end: span.end }, category, variables);
  return sides === undefined ? undefined : { name: found[1] ?? '', category, variables, sides };
}

/** The declarations, of which each may start with `pure` or `context`; blanks take the place of these words. */
function readVariables(text: string, span: Span): ReadonlyMap<string, IsoVariable> | undefined {
  const declarations = text.slice(span.start, span.end);
  const plain = declarations.replace(/\b(pure|context)\b/g, (word) => ' '.repeat(word.length));
  const scanner = new Scanner(`${' '.repeat(span.start)}${plain}`, span.start, span.end);
  const { metavariables, diagnostics } = readMetavariables(scanner, new Map());
  if (diagnostics.length > 0) return undefined;
  return new Map(
    metavariables.map((metavariable) => {
      const start = Math.max(text.lastIndexOf(';', metavariable.span.start), span.start);
      return [
        metavariable.name,
        { metavariable, purity: purityIn(text.slice(start, metavariable.span.start)) },
      ];
    }),
  );
}

/** `pure context` asks for both, of which `context` is the stricter. */
function purityIn(declaration: string): IsoVariable['purity'] {
  if (/\bcontext\b/.test(declaration)) return 'context';
  return /\bpure\b/.test(declaration) ? 'pure' : 'any';
}

function readSides(
  text: string,
  span: Span,
  category: IsoCategory,
  variables: ReadonlyMap<string, IsoVariable>,
): readonly IsoSide[] | undefined {
  const kinds = new Map<string, MetavariableKind>();
  for (const [name, { metavariable }] of variables) kinds.set(name, metavariable.kind);
  const names = new Names(kinds, new Map());
  const sides: IsoSide[] = [];
  let start = span.start;
  let rewrites = true;
  const body = text.slice(0, span.end);
  const arrow = /<=>|=>|\/\/[^\n]*|$(?![\s\S])/g;
  arrow.lastIndex = start;
  for (let found = arrow.exec(body); found !== null; found = arrow.exec(body)) {
    if (found[0].startsWith('//')) continue;
    const code = readSide(body, { start, end: found.index }, category, names);
    if (code === undefined) return undefined;
    sides.push({ code, rewrites });
    // the side before a `=>` is the last that is rewritten itself
    if (found[0] === '=>') rewrites = false;
    start = found.index + found[0].length;
    if (found[0] === '') break;
  }
  return sides.length < 2 ? undefined : sides;
}

function readSide(text: string, span: Span, category: IsoCategory, names: Names): PNode | undefined {
  const { tokens, problems } = lexCode(text, span, 0);
  const last = tokens.at(-1);
  if (last === undefined || problems.length > 0) return undefined;
  const end: Token = { ...last, kind: 'end', text: '', start: last.end, attached: [] };
  const cursor = new Cursor([...tokens.map((token) => ({ ...token, mark: 'context' as const })), end], names);
  return cursor.attempt(() => {
    const code = readCode(cursor, category);
    return cursor.isKind('end') ? code : cursor.fail('the end of the side');
  });
}

function readCode(cursor: Cursor, category: IsoCategory): PNode {
  switch (category) {
    case 'Expression':
    case 'ArgExpression':
    case 'TestExpression':
    case 'ToTestExpression':
      return readExpression(cursor);
    case 'Type':
      return readTypeName(cursor);
    case 'Statement':
    case 'Declaration':
    case 'TopLevel': {
      const [only, ...others] = readSequence(cursor).children;
      return only !== undefined && others.length === 0 ? only : cursor.fail('one statement');
    }
    default:
      return category satisfies never;
  }
}
