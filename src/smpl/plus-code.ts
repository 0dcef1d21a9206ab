// Makes the `+` code that a rule's tree carries out of runs of `+` tokens and the tree of the `+` slice.
import { operationKinds, statementKinds } from '../c/kinds.ts';
import { lexCode } from './lex.ts';
import { basicTypes, isKeyword, type Names, qualifiers } from './names.ts';
import type { PlusCode, PlusLeaf, PNode } from './syntax.ts';
import type { Token } from './token.ts';

/** The tree of the `+` slice: its leaves with the trees around them, by where they start. */
export type PlusPaths = ReadonlyMap<number, readonly PNode[]>;

export function plusPaths(root: PNode | undefined): PlusPaths {
  const paths = new Map<number, readonly PNode[]>();
  const walk = (node: PNode, above: readonly PNode[]): void => {
    const path = [...above, node];
    if (node.children.length === 0 && node.text !== '') paths.set(node.start, path);
    for (const child of node.children) walk(child, path);
  };
  if (root !== undefined) walk(root, []);
  return paths;
}

export interface PlusContext {
  readonly paths: PlusPaths;
  readonly names: Names;
  /** Whether the rule's code stands at file level. */
  readonly atFileLevel: boolean;
}

export function plusCodeOf(tokens: readonly Token[], context: PlusContext): PlusCode {
  const first = tokens[0] as Token;
  return {
    start: first.start,
    end: (tokens.at(-1) as Token).end,
    multiple: first.multiple,
    form: formOf(tokens, context),
    leaves: tokens.flatMap((token) => leavesOfToken(token, context)),
  };
}

const standsAlone: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([...statementKinds, 'macro_decl']);
const expressionKinds: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([
  ...operationKinds,
  'comma',
  'compound',
  'braces',
]);
/** Trees of which a word that is a direct child is an expression. */
const operandParents: ReadonlySet<PNode['kind']> = new Set([
  ...expressionKinds,
  'args',
  'expr_stmt',
  'return',
  'seq',
  'inits',
  'init',
]);
const itemKinds = new Set(['statement', 'statement list', 'declaration', 'field', 'field list']);

function formOf(tokens: readonly Token[], context: PlusContext): PlusCode['form'] {
  const code = tokens.filter(({ kind }) => kind !== 'comment' && kind !== 'directive');
  const items = context.atFileLevel ? 'toplevel' : 'statements';
  const first = code[0];
  const last = code.at(-1);
  if (first === undefined || last === undefined) return items;
  const from = context.paths.get(first.start);
  const to = context.paths.get(last.start);
  if (from === undefined || to === undefined) return 'pieces';
  let depth = 0;
  while (from[depth + 1] !== undefined && from[depth + 1] === to[depth + 1]) depth++;
  const exact = from
    .slice(0, depth + 1)
    .filter((node) => node.start === first.start && node.end === last.end);
  if (exact.some((node) => isItem(node, context)))
    return isFileLevel(exact, from, context) ? 'toplevel' : 'statements';
  if (exact.some((node) => isExpression(node, from[from.indexOf(node) - 1]))) return 'expression';
  return formOfRange(from[depth] as PNode, first, last, context);
}

const isItem = (node: PNode, { names }: PlusContext): boolean =>
  standsAlone.has(node.kind) || (node.kind === 'meta' && itemKinds.has(names.kindOf(node.text) ?? ''));

function isFileLevel(exact: readonly PNode[], path: readonly PNode[], context: PlusContext): boolean {
  const nested = path.some(
    (node) => (node.kind === 'block' || node.kind === 'fields') && !exact.includes(node),
  );
  return !nested && (context.atFileLevel || exact.some(({ kind }) => kind === 'fundef'));
}

function isExpression(node: PNode, parent: PNode | undefined): boolean {
  if (expressionKinds.has(node.kind)) return true;
  if (/^(number|string|char)$/.test(node.kind)) return true;
  if ((node.kind !== 'ident' && node.kind !== 'meta') || parent === undefined) return false;
  return operandParents.has(parent.kind) && !(parent.kind === 'field' && parent.children[2] === node);
}

/** Several whole items of a sequence are statements; anything else is only part of something. */
function formOfRange(tree: PNode, first: Token, last: Token, context: PlusContext): PlusCode['form'] {
  const inside = tree.children.filter(
    (child) => child.start >= first.start && child.end <= last.end && child.end > child.start,
  );
  const complete = inside[0]?.start === first.start && inside.at(-1)?.end === last.end;
  if (!complete || !inside.every((child) => isItem(child, context))) return 'pieces';
  return tree.kind === 'seq' && (context.atFileLevel || inside.some(({ kind }) => kind === 'fundef'))
    ? 'toplevel'
    : 'statements';
}

function leavesOfToken(token: Token, context: PlusContext): readonly PlusLeaf[] {
  if (token.kind === 'directive') return leavesOfDirective(token, context.names);
  const kind = leafKind(token, context.names);
  return kind === undefined ? [] : [leaf(token, kind, roleOf(token, context.paths.get(token.start)))];
}

const leaf = (token: Token, kind: PlusLeaf['kind'], role: PlusLeaf['role']): PlusLeaf => ({
  start: token.start,
  end: token.end,
  kind,
  text: token.text,
  role,
  lineBreak: token.lineBreak,
  indent: token.indent,
  spaceBefore: token.spaceBefore,
  ...(token.blankBefore === true && { blankBefore: true }),
  ...(token.blankAfter === true && { blankAfter: true }),
});

function leafKind(token: Token, names: Names): PlusLeaf['kind'] | undefined {
  switch (token.kind) {
    case 'word':
      if (names.kindOf(token.text) !== undefined) return 'meta';
      return isKeyword(token.text) || isTypeKeyword(token.text) ? 'token' : 'ident';
    case 'number':
    case 'string':
    case 'char':
    case 'comment':
    case 'directive':
      return token.kind;
    case 'define':
      return 'directive';
    case 'line-end':
    case 'end':
      return undefined;
    case 'punct':
    case 'dots':
    case 'nest-open':
    case 'nest-close':
    case 'open':
    case 'or':
    case 'and':
    case 'close':
      return 'token';
    default:
      return token.kind satisfies never;
  }
}

const isTypeKeyword = (word: string): boolean =>
  qualifiers.has(word) || (basicTypes.has(word) && !/^(s?size_t|ptrdiff_t|[us]\d+)$/.test(word));

/** A directive that names metavariables comes in pieces, so that their values can be put in. */
function leavesOfDirective(token: Token, names: Names): readonly PlusLeaf[] {
  const whole = leaf(token, 'directive', 'plain');
  const head = /^#[ \t]*\w+/.exec(token.text)?.[0];
  if (head === undefined) return [whole];
  const rest = lexCode(token.text, { start: head.length, end: token.text.length }, token.line).tokens;
  if (!rest.some(({ kind, text }) => kind === 'word' && names.kindOf(text) !== undefined)) return [whole];
  const pieces = rest.flatMap((piece) => {
    const kind = leafKind(piece, names);
    const placed = {
      ...piece,
      start: token.start + piece.start,
      end: token.start + piece.end,
      lineBreak: false,
    };
    return kind === undefined ? [] : [leaf(placed, kind, 'plain')];
  });
  return [{ ...whole, text: head, end: token.start + head.length }, ...pieces];
}

/** What a token is in the tree of the `+` slice, as far as it decides the spaces around it. */
function roleOf(token: Token, path: readonly PNode[] | undefined): PlusLeaf['role'] {
  const node = path?.at(-1);
  const parent = path?.at(-2);
  if (node === undefined || parent === undefined) return 'plain';
  const index = parent.children.indexOf(node);
  switch (parent.kind) {
    case 'unary':
      return index === 0 ? 'prefix' : 'plain';
    case 'postfix':
      return index === 1 ? 'postfix' : 'plain';
    case 'binary':
    case 'assign':
      return index === 1 ? 'infix' : 'plain';
    case 'conditional':
      return node.kind === 'token' ? 'infix' : 'plain';
    case 'init':
    case 'designated':
    case 'enumerator':
      return token.text === '=' ? 'infix' : 'plain';
    case 'bitfield':
      return token.text === ':' ? 'infix' : 'plain';
    case 'pointer':
      return index === 0 ? 'pointer' : 'plain';
    case 'cast':
    case 'compound':
      return index === 2 ? 'cast-close' : 'plain';
    case 'call':
    case 'func':
    case 'sizeof':
    case 'typeof':
    case 'macro_decl':
      return token.text === '(' ? 'call-open' : 'plain';
    case 'label':
    case 'case':
    case 'default':
      return token.text === ':' ? 'label-colon' : 'plain';
    default:
      return 'plain';
  }
}
