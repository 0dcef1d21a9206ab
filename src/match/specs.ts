import type { Node } from '../c/syntax.ts';
import { makeLeaf } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import { type Context, match, remember, type State, type Then } from './matcher.ts';
import { bindVariable } from './variables.ts';

const STORAGE: ReadonlySet<string> = new Set([
  'static',
  'extern',
  'register',
  'auto',
  'inline',
  '__inline',
  '__inline__',
  '_Noreturn',
  '__extension__',
]);
/** Of these a declaration has one. */
const CLASSES: ReadonlySet<string> = new Set(['static', 'extern', 'register', 'auto']);
const QUALIFIERS: ReadonlySet<string> = new Set([
  'const',
  'volatile',
  'restrict',
  '__restrict',
  '__const',
  '__volatile__',
]);
const BASIC: ReadonlySet<string> = new Set([
  'int',
  'char',
  'short',
  'long',
  'unsigned',
  'signed',
  'float',
  'double',
  'void',
  '_Bool',
  'bool',
  'complex',
  '_Complex',
  '__signed__',
]);

type Role = 'typedef' | 'storage' | 'qualifier' | 'attribute' | 'type';

/** What each specifier is. An identifier is the type when nothing else is; others are macros that say something about it. */
function rolesOf(specs: readonly Node[]): readonly Role[] {
  const roles = specs.map((spec): Role | 'ident' => {
    if (spec.kind === 'attribute') return 'attribute';
    if (spec.kind === 'ident') return BASIC.has(spec.text) ? 'type' : 'ident';
    if (spec.kind === 'token' && spec.text === 'typedef') return 'typedef';
    if (spec.kind === 'token' && STORAGE.has(spec.text)) return 'storage';
    if (spec.kind === 'token' && QUALIFIERS.has(spec.text)) return 'qualifier';
    return 'type';
  });
  const hasType = roles.includes('type');
  const lastIdent = roles.lastIndexOf('ident');
  return roles.map((role, index) =>
    role !== 'ident' ? role : !hasType && index === lastIdent ? 'type' : 'attribute',
  );
}

/** The nodes of a declaration's specifiers that make up the type, qualifiers included. */
export function typeNodes(specs: Node): readonly Node[] {
  if (specs.kind !== 'specs') return [specs];
  const roles = rolesOf(specs.children);
  return specs.children.filter((_, index) => roles[index] === 'type' || roles[index] === 'qualifier');
}

/** The type without qualifiers. */
export function bareTypeNodes(specs: Node): readonly Node[] {
  if (specs.kind !== 'specs') return [specs];
  const roles = rolesOf(specs.children);
  return specs.children.filter((_, index) => roles[index] === 'type');
}

/** Of a declarator, what belongs to a type metavariable: layers, and parentheses that only group. */
export interface TypePieces {
  readonly layers: readonly Node[];
  readonly groups: readonly Node[];
}

export const NO_PIECES: TypePieces = { layers: [], groups: [] };

/**
 * Specifiers in any order. Storage, qualifiers and attributes that the pattern does not have are no obstacle (unless
 * the rule disables that), and go when everything around them goes. `pieces` may belong to the type.
 */
export function matchSpecs(
  ctx: Context,
  pat: PNode,
  specs: Node,
  pieces: TypePieces,
  state: State,
  then: Then,
): boolean {
  const nodes = specs.kind === 'specs' ? specs.children : [specs];
  const roles = rolesOf(nodes);
  return matchSpec(ctx, pat.children, 0, nodes, roles, new Set(), pieces, state, then);
}

function matchSpec(
  ctx: Context,
  pats: readonly PNode[],
  at: number,
  nodes: readonly Node[],
  roles: readonly Role[],
  taken: ReadonlySet<number>,
  pieces: TypePieces,
  state: State,
  then: Then,
): boolean {
  const pat = pats[at];
  if (pat === undefined) return leaveRest(ctx, pats, nodes, roles, taken, state, then);
  const rest = (now: ReadonlySet<number>) => (next: State) =>
    matchSpec(ctx, pats, at + 1, nodes, roles, now, pieces, next, then);
  if (isTypeChoice(ctx, pat))
    return matchTypeChoice(ctx, pat, pats, nodes, roles, taken, pieces, state, rest);
  for (let index = 0; index < nodes.length; index++) {
    if (taken.has(index)) continue;
    if (match(ctx, pat, nodes[index] as Node, state, rest(new Set(taken).add(index)))) return true;
  }
  if (pat.text !== 'int' || nodes.some(({ text }) => text === 'int')) return false;
  const words = basicWords(pats);
  // `unsigned int` is `unsigned`, and `int` is `signed`.
  const sign = nodes.findIndex(({ text }) => /^(un)?signed$/.test(text));
  if (/^(int (un)?signed|(un)?signed int)$/.test(words))
    return rest(taken)(sign < 0 ? state : remember(state, pat, [nodes[sign] as Node]));
  const signed = nodes.findIndex(({ text }) => text === 'signed');
  if (words !== 'int' || signed < 0 || basicWords(nodes) !== 'signed') return false;
  return rest(new Set(taken).add(signed))(remember(state, pat, [nodes[signed] as Node]));
}

/** The words of a number's type. */
const basicWords = (words: readonly (PNode | Node)[]): string =>
  words
    .map(({ text }) => text)
    .filter((text) => BASIC.has(text))
    .join(' ');

/** Whether a word that the pattern does not have makes no other type: `int` of `unsigned int`, `signed` of `signed int`. */
const saysNothing = (word: string, pats: readonly PNode[]): boolean =>
  word === 'int' ? /^(un)?signed$/.test(basicWords(pats)) : word === 'signed' && basicWords(pats) === 'int';

const isTypeVariable = (ctx: Context, pat: PNode): boolean =>
  pat.kind === 'meta' && ctx.variable(pat.text)?.kind === 'type';

/** A type metavariable, or a choice of types that may each be several words. */
const isTypeChoice = (ctx: Context, pat: PNode): boolean => isTypeVariable(ctx, pat) || pat.kind === 'disj';

function matchTypeChoice(
  ctx: Context,
  pat: PNode,
  pats: readonly PNode[],
  nodes: readonly Node[],
  roles: readonly Role[],
  taken: ReadonlySet<number>,
  pieces: TypePieces,
  state: State,
  rest: (now: ReadonlySet<number>) => Then,
): boolean {
  if (pat.kind === 'disj') {
    return pat.children.some((branch) => {
      if (branch.kind === 'token') return false;
      const words =
        branch.kind === 'specs' || branch.kind === 'seq'
          ? branch.children
          : branch.kind === 'type_name'
            ? (branch.children[0]?.children ?? [])
            : [branch];
      if (words.length === 1 && isTypeVariable(ctx, words[0] as PNode)) {
        return matchTypeChoice(ctx, words[0] as PNode, pats, nodes, roles, taken, pieces, state, rest);
      }
      return matchWords(ctx, words, 0, nodes, taken, state, rest);
    });
  }
  const others = pats.some((other) => other.kind === 'token' && QUALIFIERS.has(other.text));
  const mine = nodes
    .map((_, index) => index)
    .filter(
      (index) => !taken.has(index) && (roles[index] === 'type' || (roles[index] === 'qualifier' && !others)),
    );
  if (!mine.some((index) => roles[index] === 'type')) return false;
  const now = new Set(taken);
  for (const index of mine) now.add(index);
  const words = mine.map((index) => nodes[index] as Node);
  // In `int __user *p` the attribute is within the type: it goes and comes with it, but makes it no other type. Where
  // the type alone is replaced, and the name stays, it is rather the name's.
  const goes = pat.mark === 'minus' && (pieces.layers.length > 0 || ctx.removing !== 'nothing');
  const last = mine.at(-1) ?? -1;
  const within = nodes.filter(
    (_, index) =>
      index > last && !taken.has(index) && roles[index] === 'attribute' && (goes || pat.mark !== 'minus'),
  );
  if (goes) for (const node of within) now.add(nodes.indexOf(node));
  const gone = { ...makeLeaf('token', '', pat), mark: pat.mark };
  return bindType(
    ctx,
    pat,
    words,
    pieces,
    state,
    (next) => rest(now)(goes ? remember(next, gone, within) : next),
    within,
  );
}

/**
 * A type metavariable: words and layers are its value, parentheses between the layers go where these go. `within` are
 * words that are put out with the type, but are not what makes it that type.
 */
export function bindType(
  ctx: Context,
  pat: PNode,
  words: readonly Node[],
  { layers, groups }: TypePieces,
  state: State,
  then: Then,
  within: readonly Node[] = [],
): boolean {
  // Around the name is behind it too: what takes the type's place stands where its words do.
  const isAround = groups.length > 0 || layers.some(({ text }) => text === '[' || text === '(');
  const around = [...layers, ...groups].sort((a, b) => a.start - b.start);
  const gone = { ...makeLeaf('token', '', pat), mark: pat.mark };
  const bound = (next: State): boolean =>
    then(
      isAround
        ? remember(remember(next, gone, around), pat, words)
        : remember(next, pat, [...words, ...around]),
    );
  const shown = [...words, ...within, ...around];
  return bindVariable(ctx, pat.text, [...words, ...layers], state, bound, undefined, shown);
}

function matchWords(
  ctx: Context,
  words: readonly PNode[],
  at: number,
  nodes: readonly Node[],
  taken: ReadonlySet<number>,
  state: State,
  rest: (now: ReadonlySet<number>) => Then,
): boolean {
  const word = words[at];
  if (word === undefined) return rest(taken)(state);
  for (let index = 0; index < nodes.length; index++) {
    if (taken.has(index)) continue;
    const now = new Set(taken).add(index);
    if (
      match(ctx, word, nodes[index] as Node, state, (next) =>
        matchWords(ctx, words, at + 1, nodes, now, next, rest),
      )
    )
      return true;
  }
  return false;
}

/** Specifiers that the pattern does not speak of. */
function leaveRest(
  ctx: Context,
  pats: readonly PNode[],
  nodes: readonly Node[],
  roles: readonly Role[],
  taken: ReadonlySet<number>,
  state: State,
  then: Then,
): boolean {
  const left = nodes.map((_, index) => index).filter((index) => !taken.has(index));
  const saysType = [...taken].some((index) => roles[index] === 'type');
  const speaksOf = (words: ReadonlySet<string>): boolean =>
    pats.some((pat) => pat.kind === 'token' && words.has(pat.text));
  for (const index of left) {
    const role = roles[index] as Role;
    if (role === 'type') {
      // `static f(...)`: any type.
      if (!saysType) continue;
      if (!saysNothing((nodes[index] as Node).text, pats)) return false;
    } else if (role === 'typedef') return false;
    else if (
      role === 'storage' &&
      (ctx.disabled.has('optional_storage') ||
        (speaksOf(CLASSES) && CLASSES.has((nodes[index] as Node).text)))
    )
      return false;
    else if (role === 'qualifier' && (ctx.disabled.has('optional_qualifier') || speaksOf(QUALIFIERS)))
      return false;
    else if (role === 'attribute' && ctx.disabled.has('optional_attributes')) return false;
  }
  // `- int x; + long x;` keeps `static` and `const`; a declaration that goes for good takes them along.
  const goes = left.filter(
    (index) =>
      (roles[index] === 'type' && saysType && pats.some(({ mark }) => mark === 'minus')) ||
      (ctx.removing !== 'nothing' && (ctx.removing === 'all' || roles[index] === 'attribute')),
  );
  if (goes.length === 0 || pats.length === 0) return then(state);
  const gone = { ...makeLeaf('token', '', pats[0] as PNode), mark: 'minus' as const };
  return then(
    remember(
      state,
      gone,
      goes.map((index) => nodes[index] as Node),
    ),
  );
}
