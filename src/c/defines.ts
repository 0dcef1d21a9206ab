/** Looks into `#define` lines, which trees carry as one leaf. */
import type { Span } from '../text/span.ts';
import { readExpression, readFunction, readStatements } from './fragments.ts';
import type { Kind, Node } from './syntax.ts';
import { afterComment } from './tokens.ts';
import { lastLeaf } from './walk.ts';

export interface Define {
  readonly name: string;
  /** The parameters' names in order (`...` included); undefined for a macro without brackets. */
  readonly params: readonly string[] | undefined;
  /** Where the replacement stands; empty when there is none. */
  readonly body: Span;
  /** The replacement's trees, with offsets into the file, where it reads as an expression, as statements, or as a function. */
  readonly nodes: readonly Node[] | undefined;
}

/** What a directive defines, or undefined when it is no `#define`. `text` is the file's whole text. */
export function readDefine(directive: Node, text: string): Define | undefined {
  const head = /^#\s*define\s+([A-Za-z_$][\w$]*)(\(([^)]*)\))?/.exec(directive.text);
  if (head === null) return undefined;
  const start = skipBlank(text, directive.start + head[0].length, directive.end);
  const body = { start, end: directive.end };
  return {
    name: head[1] as string,
    params: head[2] === undefined ? undefined : paramNames(head[3] ?? ''),
    body,
    nodes: readBody(text, body),
  };
}

const paramNames = (list: string): readonly string[] =>
  list
    .replace(/\\\r?\n/g, ' ')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The offset after white space, comments and continuations. */
function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const comment = text.charAt(at) === '/' ? afterComment(text, at, end) : at;
    if (comment !== at) at = comment;
    else if (/[\s\\]/.test(text.charAt(at))) at++;
    else break;
  }
  return Math.min(at, end);
}

function readBody(text: string, body: Span): readonly Node[] | undefined {
  if (body.start >= body.end) return [];
  return (
    readExpression(text, body).nodes ?? readStatements(text, body).nodes ?? readFunction(text, body).nodes
  );
}

/** What a `#define` that was taken apart (`#define NAME ( params ) replacement`) stands for. */
export function replacementOf({ children }: Node): readonly Node[] {
  if (children[0]?.text !== '#define') return [];
  return children.slice(children[2]?.text === '(' ? 5 : 2);
}

const followed: ReadonlySet<Kind> = new Set<Kind>([
  'block',
  'if',
  'while',
  'do',
  'for',
  'switch',
  'expr_stmt',
  'fundef',
]);

/**
 * The one statement or function that a macro stands for, in which control flows: of several, or of a bare expression,
 * none. A statement whose end is left to the macro's user (`if (x) y()`) is none either.
 */
export function codeOfMacro(nodes: readonly Node[]): Node | undefined {
  const [only, ...others] = nodes;
  if (only === undefined || others.length > 0 || !followed.has(only.kind)) return undefined;
  return only.kind === 'do' || /^[;}]$/.test(lastLeaf(only)?.text ?? '') ? only : undefined;
}
