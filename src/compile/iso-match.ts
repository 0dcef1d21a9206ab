// Recognizes one side of an isomorphism in a term of a pattern.
import { termKinds } from '../c/kinds.ts';
import { isLeaf, leavesOf, nodesOf } from '../smpl/nodes.ts';
import { codeText } from '../smpl/print.ts';
import type { CodeRule, Mark, Metavariable, MetavariableKind, PNode } from '../smpl/syntax.ts';
import type { Isomorphism } from './iso-read.ts';

/** How a term is an instance of a side. */
export interface Bound {
  /** What each metavariable of the side stands for. A type may be several words. */
  readonly values: ReadonlyMap<string, readonly PNode[]>;
  /** The leaves of the term that the side spells out. */
  readonly words: readonly PNode[];
  /** What is hung with `@` on the trees around these. */
  readonly attached: readonly string[];
}

export interface SideContext {
  readonly iso: Isomorphism;
  readonly rule: CodeRule;
  /** The mark of the whole term. */
  readonly mark: Mark;
}

const nothingBound: Bound = { values: new Map(), words: [], attached: [] };

export function matchSide(side: PNode, term: PNode, context: SideContext): Bound | undefined {
  return match(side, term, context, nothingBound);
}

function match(side: PNode, term: PNode, context: SideContext, bound: Bound): Bound | undefined {
  if (side.kind === 'meta') return bind(side.text, [term], context, bound);
  const type = wholeType(side);
  if (type !== undefined && term.kind === 'type_name') return bind(type, [term], context, bound);
  if (side.kind === 'specs') return matchSpecs(side, term, context, bound);
  if (side.kind !== term.kind) return undefined;
  if (isLeaf(side) || side.kind === 'dots') return matchWord(side, term, bound);
  if (side.children.length !== term.children.length || hangs(term)) return undefined;
  let found: Bound | undefined = { ...bound, attached: [...bound.attached, ...term.attached] };
  for (let index = 0; index < side.children.length && found !== undefined; index++)
    found = match(side.children[index] as PNode, term.children[index] as PNode, context, found);
  return found;
}

/** The name of the metavariable that a type consists of, where nothing is declared. */
export function wholeType(side: PNode): string | undefined {
  const [specs, ...others] = side.kind === 'type_name' ? side.children : [];
  const only = specs?.children.length === 1 && others.length === 0 ? specs.children[0] : undefined;
  return only?.kind === 'meta' ? only.text : undefined;
}

/** `+` code between the words of a term has no place in another form. */
const hangs = (tree: PNode): boolean => tree.before.length > 0 || tree.after.length > 0;

function matchWord(side: PNode, term: PNode, bound: Bound): Bound | undefined {
  // What limits dots is lost where the other form has no dots.
  if (side.text !== term.text) return undefined;
  return { ...bound, words: [...bound.words, term] };
}

/** `T` for all words of a type, `static T` for those behind the first. */
function matchSpecs(side: PNode, term: PNode, context: SideContext, bound: Bound): Bound | undefined {
  if (term.kind !== 'specs') return undefined;
  const words = side.children.slice(0, -1);
  const last = side.children.at(-1);
  let found: Bound | undefined = bound;
  for (let index = 0; index < words.length && found !== undefined; index++) {
    const other = term.children[index];
    found = other === undefined ? undefined : match(words[index] as PNode, other, context, found);
  }
  const rest = term.children.slice(words.length);
  if (found === undefined || last === undefined || rest.length === 0) return undefined;
  if (last.kind !== 'meta')
    return rest.length === 1 ? match(last, rest[0] as PNode, context, found) : undefined;
  if (rest.some((node) => node.kind === 'token' && /^(static|extern|typedef|auto|register)$/.test(node.text)))
    return undefined;
  return bind(last.text, rest, context, found);
}

function bind(name: string, value: readonly PNode[], context: SideContext, bound: Bound): Bound | undefined {
  const known = bound.values.get(name);
  if (known !== undefined) return textOf(known) === textOf(value) ? bound : undefined;
  const variable = context.iso.variables.get(name);
  if (variable === undefined) return undefined;
  if (!fitsKind(variable.metavariable.kind, value, context.rule)) return undefined;
  const { purity } = variable;
  if (
    purity !== 'any' &&
    !value.every((tree) => isUniform(tree, purity === 'context' ? 'context' : context.mark))
  )
    return undefined;
  const { type } = variable.metavariable;
  const typed =
    type === undefined ? new Map<string, readonly PNode[]>() : matchType(type, value[0] as PNode, context);
  if (typed === undefined) return undefined;
  return { ...bound, values: new Map([...bound.values, ...typed, [name, value]]) };
}

const textOf = (value: readonly PNode[]): string => value.map(codeText).join(' ');

/** Whether nothing is added within a tree, and all of it has one mark. */
function isUniform(tree: PNode, mark: Mark): boolean {
  for (const node of nodesOf(tree)) if (node.before.length > 0 || node.after.length > 0) return false;
  for (const leaf of leavesOf(tree)) if (leaf.mark !== mark) return false;
  return true;
}

const expressionKinds: ReadonlySet<PNode['kind']> = new Set<PNode['kind']>([
  ...termKinds,
  'disj',
  'conj',
  'nest',
  'dots',
]);
const statementKinds = /^(block|expr_stmt|empty|if|while|do|for|iterator|switch|goto|break|continue|return)$/;
const expressionMetas: ReadonlySet<MetavariableKind> = new Set<MetavariableKind>([
  'expression',
  'idexpression',
  'identifier',
  'constant',
  'metavariable',
]);

function fitsKind(kind: MetavariableKind, value: readonly PNode[], rule: CodeRule): boolean {
  const [node] = value;
  if (node === undefined) return false;
  const meta = node.kind === 'meta' ? variableOf(node, rule)?.kind : undefined;
  switch (kind) {
    case 'expression':
      return node.kind === 'meta'
        ? meta !== undefined && expressionMetas.has(meta)
        : expressionKinds.has(node.kind);
    case 'constant':
      return meta === 'constant' || isConstant(node);
    case 'identifier':
      return node.kind === 'ident' || meta === 'identifier' || isDeclarator(node);
    case 'statement':
      // An expression, a choice or a nest may stand where a statement does.
      if (node.kind === 'meta')
        return meta === 'statement' || (meta !== undefined && expressionMetas.has(meta));
      return statementKinds.test(node.kind) || (standsAsStatement(node) && node.kind !== 'dots');
    case 'type':
      return node.kind !== 'dots';
    default:
      return meta === kind;
  }
}

/**
 * An expression without `;`, or a choice of such, or of statements when it adds nothing: braces around added statements
 * were put there for them.
 */
function standsAsStatement(node: PNode): boolean {
  if (node.kind !== 'disj' && node.kind !== 'conj') return expressionKinds.has(node.kind);
  const branches = node.children.filter(({ kind }) => kind !== 'token').map(onlyOf);
  if (branches.every(({ kind }) => expressionKinds.has(kind))) return true;
  for (const { before, after } of nodesOf(node)) if (before.length > 0 || after.length > 0) return false;
  return true;
}

const onlyOf = (branch: PNode): PNode =>
  branch.kind === 'seq' && branch.children.length === 1 ? (branch.children[0] as PNode) : branch;

/** `*p`, `x[3]`: the name of a declaration with what its type needs around it. */
const isDeclarator = (node: PNode): boolean => node.kind === 'pointer' || node.kind === 'array';

const isConstant = (node: PNode): boolean =>
  /^(number|char|string)$/.test(node.kind) ||
  (node.kind === 'ident' && /^[A-Z_][A-Z0-9_]*$/.test(node.text)) ||
  (node.kind === 'unary' && node.children[0]?.text === '-' && node.children[1]?.kind === 'number');

const variableOf = (node: PNode, rule: CodeRule): Metavariable | undefined =>
  rule.metavariables.find(({ name, literal }) => name === node.text && !literal);

/** Whether a term is known to have the type asked for: only what the rule itself declares is known here. */
function matchType(
  type: PNode,
  term: PNode,
  { rule }: SideContext,
): ReadonlyMap<string, readonly PNode[]> | undefined {
  const known = term.kind === 'meta' ? variableOf(term, rule)?.type : undefined;
  if (known === undefined) return undefined;
  const [specs, declarator] = type.children;
  const [knownSpecs, knownDeclarator] = known.children;
  const [word] = specs?.children ?? [];
  if (word?.kind === 'meta') return declarator === undefined ? new Map([[word.text, [known]]]) : undefined;
  if (word === undefined) return isPointer(knownDeclarator) ? new Map() : undefined;
  const same =
    declarator === undefined &&
    knownDeclarator === undefined &&
    codeText(specs as PNode) === codeText(knownSpecs as PNode);
  return same ? new Map() : undefined;
}

const isPointer = (declarator: PNode | undefined): boolean =>
  declarator?.kind === 'pointer' || declarator?.kind === 'array';
