/**
 * Declarations. A type is written around the name: `const struct s *x[3]` is specifiers (`const struct s`) and layers
 * (`*`, `[3]`) around `x`. A pattern's layers are compared from the name outwards; what is left over belongs to the type
 * metavariable of the specifiers, if that is what they are.
 */

import type { Node } from '../c/syntax.ts';
import { isWhollyRemoved, makeLeaf } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import { declaredName } from './expressions.ts';
import { matchChildren } from './lists.ts';
import { type Context, match, matchSameKind, remember, type State, type Then } from './matcher.ts';
import { bindType, matchSpecs, NO_PIECES, typeNodes } from './specs.ts';
import { nameOfStruct } from './types.ts';
import { bindVariable } from './variables.ts';

export function matchDeclaration(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  switch (pat.kind) {
    case 'decl':
      return matchDecl(removing(ctx, pat), pat, node, state, then);
    case 'param':
      return matchTyped(removing(ctx, pat), pat, node, state, then);
    case 'type_name':
      if (node.kind === 'ident') return matchTypeWord(ctx, pat, node, state, then);
      return matchTyped(ctx, pat, node, state, then);
    case 'fundef':
      return matchFunction(ctx, pat, node, state, then);
    case 'specs':
      return node.kind === 'specs' && matchSpecs(ctx, pat, node, NO_PIECES, state, then);
    case 'params':
      return matchParams(ctx, pat, node, state, then);
    case 'struct':
      return matchStruct(ctx, pat, node, state, then);
    case 'macro_decl':
      return matchMacro(ctx, pat, node, state, then);
    default:
      return matchSameKind(ctx, pat, node, state, then);
  }
}

/**
 * `MACRO(args) attribute;`, which reads like a declaration of the attribute as well, or like a call. A storage class
 * that the pattern does not give may be there, and goes along with the whole.
 */
function matchMacro(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind === 'macro_decl') {
    const [specs] = node.children;
    if (specs?.kind !== 'specs' || pat.children[0]?.kind === 'specs')
      return matchChildren(ctx, ...withoutSemicolons(pat, node.children), state, then);
    const gone = { ...makeLeaf('token', '', pat), mark: 'minus' as const };
    const bare = isRemoved(pat) ? remember(state, gone, [specs]) : state;
    return matchChildren(ctx, ...withoutSemicolons(pat, node.children.slice(1)), bare, then);
  }
  if (node.kind === 'expr_stmt') {
    const [call, ...rest] = node.children;
    // Within a function only a known name tells a declaration from a call.
    return (
      pat.children[0]?.kind !== 'meta' &&
      call?.kind === 'call' &&
      matchChildren(ctx, ...withoutSemicolons(pat, [...call.children, ...rest]), state, then)
    );
  }
  const [specs, declarators] = node.children;
  const [call, ...others] = specs?.kind === 'specs' ? specs.children : [];
  if (node.kind !== 'decl' || call?.kind !== 'call' || others.length > 0) return false;
  const words = declarators?.kind === 'declarators' ? declarators.children : [];
  return matchChildren(
    ctx,
    pat.children,
    [...call.children, ...words, ...node.children.slice(2)],
    state,
    then,
  );
}

function withoutSemicolons(pat: PNode, nodes: readonly Node[]): readonly [readonly PNode[], readonly Node[]] {
  const lacks = nodes.at(-1)?.text !== ';' && pat.children.at(-1)?.text === ';';
  return [lacks ? pat.children.slice(0, -1) : pat.children, nodes];
}

const isComma = (node: Node | PNode): boolean => node.kind === 'token' && node.text === ',';

/** `T x;`, `T x = e;`: one declarator of the pattern finds each of several in the code. */
function matchDecl(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'decl') return false;
  const [patSpecs, patDeclarators] = pat.children;
  const [specs, declarators] = node.children;
  if (patSpecs === undefined || specs === undefined) return false;
  const patList = patDeclarators?.kind === 'declarators' ? patDeclarators.children : [];
  const list = declarators?.kind === 'declarators' ? declarators.children : [];
  const [only, ...patWords] = patList;
  if (only === undefined || patWords.some(isComma))
    return matchWholeDecl(ctx, pat, node, patList, list, state, then);
  const [single, ...behind] = list;
  const words = [...behind, ...node.children.slice(2, -1)];
  if (single !== undefined && words.length > 0 && !words.some(isComma)) {
    const patLoose = [...patWords, ...pat.children.slice(2, -1)];
    return matchDeclarator(ctx, patSpecs, only, specs, single, true, state, (next) =>
      matchAttributes(ctx, patLoose, words, next, (more) =>
        closeDeclaration(ctx, pat, node, more, true, then),
      ),
    );
  }
  if (patWords.length > 0) return false;
  const members = list.filter((member) => !isComma(member));
  if (members.length > 1 && !mayTakeOut(pat)) return false;
  let any = false;
  for (const member of members) {
    const alone = members.length === 1;
    const found = matchDeclarator(ctx, patSpecs, only, specs, member, alone, state, (next) =>
      closeDeclaration(
        ctx,
        pat,
        node,
        alone ? next : takeOut(pat, node, list, member, state, next),
        alone || leavesOf(pat)[0]?.mark !== 'minus',
        then,
      ),
    );
    any = found || any;
  }
  return any;
}

/** The `;`, which stays when only one of several declarators goes. */
function closeDeclaration(
  ctx: Context,
  pat: PNode,
  node: Node,
  state: State,
  whole: boolean,
  then: Then,
): boolean {
  const [semicolon, last] = [pat.children.at(-1), node.children.at(-1)];
  if (semicolon?.text !== ';' || last?.text !== ';') return then(state);
  const stays = { ...semicolon, before: [], after: [], mark: 'context' as const };
  return match(ctx, whole ? semicolon : stays, last, state, then);
}

/**
 * One of several declarators can go and can have another name or value; its type, and what stands before and behind,
 * belong to the others as well. Only `++` puts something in its place.
 */
function mayTakeOut(pat: PNode): boolean {
  const leaves = leavesOf(pat);
  if (leaves.every(({ mark }) => mark === 'minus'))
    return leaves.every(({ after }) => after.every(({ multiple }) => multiple));
  if (pat.before.length > 0 || pat.after.length > 0) return false;
  const own = new Set(ownLeaves(pat.children[1]?.children[0]));
  return leaves.every((leaf) => own.has(leaf) || !isTouched(leaf));
}

/** The name and the value of a declarator. */
function ownLeaves(declarator: PNode | undefined): readonly PNode[] {
  if (declarator === undefined) return [];
  if (declarator.kind === 'init')
    return [...ownLeaves(declarator.children[0]), ...declarator.children.slice(1).flatMap(leavesOf)];
  const { name } = peel(declarator);
  return name === undefined ? [] : leavesOf(name);
}

const isTouched = ({ mark, before, after }: PNode): boolean =>
  mark === 'minus' || before.length > 0 || after.length > 0;

function leavesOf(pat: PNode): readonly PNode[] {
  return pat.children.length === 0 ? (pat.text === '' ? [] : [pat]) : pat.children.flatMap(leavesOf);
}

/**
 * One of several declarators: its comma goes with it. What is added around the declaration stands around that of the
 * code; the type and `;` stay until the last declarator is gone.
 */
function takeOut(
  pat: PNode,
  node: Node,
  list: readonly Node[],
  member: Node,
  before: State,
  state: State,
): State {
  const leaves = leavesOf(pat);
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (first?.mark !== 'minus' || last === undefined) return state;
  const at = list.indexOf(member);
  const comma = list[at + 1] ?? list[at - 1];
  const gone = { ...makeLeaf('token', '', pat), mark: 'minus' as const };
  const nodes = comma === undefined ? [member] : [member, comma];
  const out: State = {
    ...state,
    pairs: { pair: { pat: gone, nodes, declaration: node }, before: before.pairs },
  };
  const plus = {
    ...makeLeaf('token', '', pat),
    start: member.start,
    before: [...pat.before, ...first.before],
    after: [...last.after, ...pat.after],
  };
  return remember(out, plus, [node]);
}

function matchWholeDecl(
  ctx: Context,
  pat: PNode,
  node: Node,
  patList: readonly PNode[],
  list: readonly Node[],
  state: State,
  then: Then,
): boolean {
  const patSpecs = pat.children[0] as PNode;
  const specs = node.children[0] as Node;
  const [patLast, last] = [pat.children.at(-1), node.children.at(-1)];
  const close = (next: State): boolean =>
    patLast === undefined || last === undefined || patLast.text !== ';'
      ? then(next)
      : match(ctx, patLast, last, next, then);
  const [struct, ...others] = patSpecs.children;
  if (patList.length === 0 && others.length === 0 && struct?.kind === 'struct' && isTypeOnly(struct)) {
    // `T { ... };`: also where a typedef gives the struct its name.
    const typedef = specs.children[0]?.text === 'typedef' ? specs.children[1] : undefined;
    if (typedef !== undefined) return match(ctx, struct, typedef, state, close);
  }
  if (patList.length === 0) {
    return list.length === 0 && match(ctx, patSpecs, specs, state, close);
  }
  return match(ctx, patSpecs, specs, state, (next) => matchChildren(ctx, patList, list, next, close));
}

const isTypeOnly = (struct: PNode): boolean => struct.children[0]?.kind === 'meta';

/** A layer of a declarator, from the name outwards. */
interface Layer<T> {
  readonly kind: 'pointer' | 'array' | 'func' | 'bitfield';
  /** What the layer consists of, the inner declarator left out. */
  readonly parts: readonly T[];
}

interface Peeled<T> {
  readonly name: T | undefined;
  readonly layers: readonly Layer<T>[];
  /** Parentheses that only group: they have no meaning, but text. */
  readonly groups: readonly T[];
}

const DECLARATORS: ReadonlySet<string> = new Set([
  'pointer',
  'array',
  'func',
  'parens',
  'bitfield',
  'ident',
  'meta',
  'disj',
]);

/** Takes a declarator apart. */
function peel<T extends Node | PNode>(declarator: T | undefined): Peeled<T> {
  if (declarator === undefined) return { name: undefined, layers: [], groups: [] };
  const children = declarator.children as readonly T[];
  switch (declarator.kind) {
    case 'pointer': {
      const last = children.at(-1);
      const inner =
        last !== undefined && DECLARATORS.has(last.kind) && children.length > 1 ? last : undefined;
      return outer(peel(inner), 'pointer', inner === undefined ? children : children.slice(0, -1));
    }
    case 'array':
    case 'func':
    case 'bitfield': {
      const [first] = children;
      const inner = first !== undefined && DECLARATORS.has(first.kind) ? first : undefined;
      return outer(peel(inner), declarator.kind, inner === undefined ? children : children.slice(1));
    }
    case 'parens': {
      const inner = peel(children[1]);
      return { ...inner, groups: [...inner.groups, children[0] as T, children[2] as T] };
    }
    default:
      return { name: declarator, layers: [], groups: [] };
  }
}

const outer = <T>(inner: Peeled<T>, kind: Layer<T>['kind'], parts: readonly T[]): Peeled<T> => ({
  ...inner,
  layers: [...inner.layers, { kind, parts }],
});

/** Specifiers and one declarator (with its initialiser) of the pattern against those of the code. */
export function matchDeclarator(
  ctx: Context,
  patSpecs: PNode,
  patDeclarator: PNode | undefined,
  specs: Node,
  declarator: Node | undefined,
  alone: boolean,
  state: State,
  then: Then,
): boolean {
  if (patDeclarator?.kind === 'init') {
    if (declarator?.kind !== 'init') return false;
    const [patInner, ...patOthers] = patDeclarator.children as [PNode, ...PNode[]];
    const [inner, ...others] = declarator.children as [Node, ...Node[]];
    return matchDeclarator(ctx, patSpecs, patInner, specs, inner, alone, state, (next) =>
      matchWithAttributes(ctx, patOthers, others, next, then),
    );
  }
  if (declarator?.kind === 'init') return false;
  if (patDeclarator?.kind === 'disj') {
    return patDeclarator.children.some(
      (branch) =>
        branch.kind !== 'token' &&
        matchDeclarator(ctx, patSpecs, branch, specs, declarator, alone, state, then),
    );
  }
  const wanted = peel(patDeclarator);
  const found = peel(declarator);
  const rest = found.layers.slice(wanted.layers.length);
  if (found.layers.length < wanted.layers.length) return false;
  // A width is no part of a type.
  if (rest.some(({ kind }) => kind === 'bitfield')) return false;
  return matchName(ctx, wanted.name, found.name, state, (named) =>
    matchLayers(ctx, wanted.layers, found.layers, 0, named, (layered) =>
      matchBase(
        ctx,
        patSpecs,
        specs,
        rest,
        wanted.groups.length === 0 ? found.groups : [],
        alone,
        layered,
        (based) => then(rememberGroups(ctx, wanted.groups, rest.length > 0 ? [] : found.groups, based)),
      ),
    ),
  );
}

/** Attributes behind a declarator: those of the pattern must be there, others may, and go with all the rest. */
function matchAttributes(
  ctx: Context,
  pats: readonly PNode[],
  nodes: readonly Node[],
  state: State,
  then: Then,
): boolean {
  if (pats.length > 0) return matchChildren(ctx, pats, nodes, state, then);
  if (nodes.length === 0) return then(state);
  if (ctx.disabled.has('optional_attributes')) return false;
  if (ctx.removing === 'nothing') return then(state);
  return then(remember(state, GONE, nodes));
}

const GONE: PNode = {
  kind: 'token',
  start: 0,
  end: 0,
  text: '',
  children: [],
  mark: 'minus',
  before: [],
  after: [],
  attached: [],
  whens: [],
  atLeastOnce: false,
};

/** The value behind `=`; attributes before it that the pattern does not have are no obstacle. */
function matchWithAttributes(
  ctx: Context,
  pats: readonly PNode[],
  nodes: readonly Node[],
  state: State,
  then: Then,
): boolean {
  if (pats.length >= nodes.length || ctx.disabled.has('optional_attributes'))
    return matchChildren(ctx, pats, nodes, state, then);
  if (pats.length > 2) return false;
  const left = nodes.slice(0, -2);
  const [equals] = pats;
  const gone = equals?.mark === 'minus' ? { ...makeLeaf('token', '', equals), mark: equals.mark } : undefined;
  const next = gone === undefined ? state : remember(state, gone, left);
  return matchChildren(ctx, pats, nodes.slice(-2), next, then);
}

function matchName(
  ctx: Context,
  pat: PNode | undefined,
  node: Node | undefined,
  state: State,
  then: Then,
): boolean {
  if (pat === undefined) return then(state);
  return node !== undefined && match(ctx, pat, node, state, then);
}

function matchLayers(
  ctx: Context,
  wanted: readonly Layer<PNode>[],
  found: readonly Layer<Node>[],
  at: number,
  state: State,
  then: Then,
): boolean {
  const want = wanted[at];
  if (want === undefined) return then(state);
  const have = found[at] as Layer<Node>;
  if (want.kind !== have.kind) return false;
  const rest = (next: State): boolean => matchLayers(ctx, wanted, found, at + 1, next, then);
  if (want.kind === 'pointer' && want.parts.length === 1) {
    // `*` also stands for `* const`, and takes the word along: it could not stand without the star.
    const [star] = want.parts as [PNode];
    const [first, ...words] = have.parts as [Node, ...Node[]];
    if (words.length > 0 && ctx.disabled.has('optional_qualifier')) return false;
    const goes = words.length > 0 && star.mark === 'minus';
    return match(ctx, star, first, state, (next) => rest(goes ? remember(next, GONE, words) : next));
  }
  return matchChildren(ctx, want.parts, have.parts, state, rest);
}

/** What is around the layers: specifiers, and with a lone type metavariable the layers that are left over. */
function matchBase(
  ctx: Context,
  patSpecs: PNode,
  specs: Node,
  rest: readonly Layer<Node>[],
  groups: readonly Node[],
  alone: boolean,
  state: State,
  then: Then,
): boolean {
  const layers = rest.flatMap((layer) => layer.parts).sort((a, b) => a.start - b.start);
  const pieces = { layers, groups: layers.length > 0 ? groups : [] };
  const keep = (next: State): boolean => then(alone ? next : { ...next, pairs: state.pairs });
  const isType =
    patSpecs.kind === 'specs'
      ? patSpecs.children.some((child) => isTypeVariable(ctx, child))
      : isTypeVariable(ctx, patSpecs);
  if (rest.length > 0 && !isType) return false;
  if (patSpecs.kind === 'specs') return matchSpecs(ctx, patSpecs, specs, pieces, state, keep);
  if (patSpecs.kind === 'meta') {
    return bindType(ctx, patSpecs, typeNodes(specs), pieces, state, keep);
  }
  return match(ctx, patSpecs, specs, state, keep);
}

const isTypeVariable = (ctx: Context, pat: PNode): boolean =>
  (pat.kind === 'meta' && ctx.variable(pat.text)?.kind === 'type') ||
  (pat.kind === 'disj' && pat.children.some((child) => isTypeVariable(ctx, child)));

/** When everything around is removed, so are parentheses that the pattern does not have. */
function rememberGroups(ctx: Context, wanted: readonly PNode[], found: readonly Node[], state: State): State {
  if (wanted.length === 0 && found.length > 0 && ctx.removing !== 'nothing')
    return remember(state, GONE, found);
  return wanted.length !== found.length
    ? state
    : wanted.reduce((next, pat, index) => remember(next, pat, [found[index] as Node]), state);
}

/** Parameters and type names. */
function matchTyped(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'param' && node.kind !== 'type_name') return false;
  const [patSpecs, patDeclarator] = pat.children;
  const [specs, declarator] = node.children;
  if (patSpecs === undefined || specs === undefined) return false;
  if (ctx.looseNames === true && node.kind === 'param') {
    return matchLooseParameter(ctx, patSpecs, patDeclarator, specs, declarator, state, then);
  }
  // A parameter that the pattern gives no name has none.
  const isNamed = declarator !== undefined && declaredName(declarator) !== undefined;
  if (pat.kind === 'param' && patDeclarator === undefined && node.kind === 'param' && isNamed) return false;
  const isAttribute = (child: Node | PNode): boolean => child.kind === 'attribute' || child.kind === 'ident';
  const patWords = patDeclarator === undefined ? [] : pat.children.slice(2).filter(isAttribute);
  const words = declarator === undefined ? [] : node.children.slice(2).filter(isAttribute);
  // A parameter that is replaced keeps what stands behind its name.
  const behind: Context = ctx.removing === 'all' ? ctx : { ...ctx, removing: 'nothing' };
  return matchDeclarator(ctx, patSpecs, patDeclarator, specs, declarator, true, state, (next) =>
    matchAttributes(behind, patWords, words, next, then),
  );
}

/** Among arguments a typedef reads like any name. */
function matchTypeWord(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const [specs, declarator] = pat.children;
  if (specs === undefined || declarator !== undefined || !ctx.types.isTypeName(node)) return false;
  return matchSpecs(ctx, specs, node, NO_PIECES, state, then);
}

/** The type decides; a name goes where the pattern removes one. */
function matchLooseParameter(
  ctx: Context,
  patSpecs: PNode,
  patDeclarator: PNode | undefined,
  specs: Node,
  declarator: Node | undefined,
  state: State,
  then: Then,
): boolean {
  const wanted = peel(patDeclarator);
  const found = peel(declarator);
  const rest = found.layers.slice(wanted.layers.length);
  if (found.layers.length < wanted.layers.length) return false;
  return matchLayers(ctx, wanted.layers, found.layers, 0, state, (layered) =>
    matchBase(ctx, patSpecs, specs, rest, [], true, layered, (next) =>
      then(
        wanted.name === undefined || found.name === undefined
          ? next
          : remember(next, wanted.name, [found.name]),
      ),
    ),
  );
}

function matchParams(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'params') return false;
  return matchChildren(ctx, pat.children, node.children, state, then);
}

/** Of a function of which only the name is said: `main(void) { ... }`. */
const noSpecs: Node = { kind: 'specs', start: 0, end: 0, text: '', children: [] };

/** The head of a function, or of a prototype of it. */
export function matchHead(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  const patParts = pat.children.filter((child) => child.kind !== 'block' && child.kind !== 'attribute');
  const [first, ...others] = node.children;
  const [specs, second] = first?.kind === 'specs' ? [first, ...others] : [noSpecs, first];
  const declarator = second?.kind === 'declarators' ? second.children[0] : second;
  if (declarator === undefined) return false;
  const patDeclarator = patParts.at(-1) as PNode;
  // Storage and attributes go when all of the function does.
  const goes = pat.mark === 'minus';
  const around: Context = goes ? { ...ctx, removing: 'all' } : ctx;
  const patSpecs = patParts.length > 1 ? (patParts[0] as PNode) : undefined;
  if (patSpecs === undefined || (patSpecs.kind === 'specs' && patSpecs.children.length === 0)) {
    return matchFunctionName(ctx, patDeclarator, goes, specs, declarator, state, then);
  }
  return matchDeclarator(around, patSpecs, patDeclarator, specs, declarator, true, state, then);
}

/** The head of a function: name, parameters, and as much of the type as the pattern has. */
function matchFunction(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'fundef') return false;
  const block = pat.children.find((child) => child.kind === 'block');
  const body = node.children.at(-1);
  return matchHead(ctx, pat, node, state, (next) =>
    block === undefined || body === undefined ? then(next) : match(ctx, block, body, next, then),
  );
}

/** Without a type in the pattern any type will do; when the whole function goes, so does the type. */
function matchFunctionName(
  ctx: Context,
  pat: PNode,
  goes: boolean,
  specs: Node,
  declarator: Node,
  state: State,
  then: Then,
): boolean {
  const wanted = peel(pat);
  const found = peel(declarator);
  const layers = found.layers.slice(wanted.layers.length).flatMap((layer) => layer.parts);
  if (found.layers.length < wanted.layers.length) return false;
  return matchName(ctx, wanted.name, found.name, state, (named) =>
    matchLayers(ctx, wanted.layers, found.layers, 0, named, (next) => {
      if (!goes) return then(next);
      const gone = { ...makeLeaf('token', '', pat), mark: 'minus' as const };
      return then(remember(next, gone, [specs, ...layers]));
    }),
  );
}

/** Removed, with nothing in its place. */
const isRemoved = (pat: PNode): boolean =>
  pat.children.length === 0
    ? pat.text === '' || (pat.mark === 'minus' && pat.before.length === 0 && pat.after.length === 0)
    : pat.children.every(isRemoved);

function removing(ctx: Context, pat: PNode): Context {
  if (!isWhollyRemoved(pat)) return ctx;
  return { ...ctx, removing: isRemoved(pat) ? 'all' : 'attributes' };
}

/** `struct s { ... }`, `T { ... }`: the fields in order. */
function matchStruct(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'struct') return false;
  const wanted = pat.children.filter((child) => child.kind !== 'attribute');
  const found = node.children.filter((child) => child.kind !== 'attribute');
  const [type] = wanted;
  if (type?.kind === 'meta') {
    const name = found.filter(({ kind }) => kind !== 'fields');
    const value = nameOfStruct(node) ?? ctx.types.typedefOf(node);
    if (value === undefined) return false;
    return bindVariable(ctx, type.text, [value], state, (next) =>
      matchChildren(ctx, wanted.slice(1), found.slice(name.length), remember(next, type, name), then),
    );
  }
  return matchChildren(ctx, wanted, found, state, then);
}
