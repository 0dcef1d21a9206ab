import type { Node } from '../c/syntax.ts';
import { isWhollyRemoved } from '../compile/shape.ts';
import type { PNode } from '../smpl/syntax.ts';
import { matchDeclarator } from './declarations.ts';
import { type Context, match, type State, type Then } from './matcher.ts';

/**
 * A type pattern (`- int`, `T *`, `struct s`) at a place that has a type: a declaration, parameter, function or type
 * name. The pattern may be the whole type, or only what is nearest to the specifiers: `u8` is in `u8 *p`.
 */
export function matchType(ctx: Context, pat: PNode, place: Node, state: State, then: Then): boolean {
  if (pat.kind === 'disj') {
    return pat.children.some(
      (branch) => branch.kind !== 'token' && matchType(ctx, branch, place, state, then),
    );
  }
  const [specs] = place.children;
  if (specs === undefined || specs.kind !== 'specs') return false;
  if (pat.kind === 'type_name') {
    const [patSpecs, patDeclarator] = pat.children;
    if (patSpecs === undefined) return false;
    if (patDeclarator === undefined) return matchSpecifiers(ctx, patSpecs, specs, state, then);
    return matchPointers(ctx, patSpecs, patDeclarator, place, specs, state, then);
  }
  return matchSpecifiers(ctx, pat, specs, state, then);
}

function matchSpecifiers(ctx: Context, pat: PNode, specs: Node, state: State, then: Then): boolean {
  if (pat.kind === 'specs') return match(ctx, pat, specs, state, then);
  // One word of the specifiers: a struct, a typedef name.
  return specs.children.some((spec) => match(ctx, pat, spec, state, then));
}

/** `T *`: specifiers with the layers nearest to them. */
function matchPointers(
  ctx: Context,
  patSpecs: PNode,
  patDeclarator: PNode,
  place: Node,
  specs: Node,
  state: State,
  then: Then,
): boolean {
  const declarators =
    place.kind === 'decl'
      ? (place.children[1]?.children ?? []).filter((child) => child.kind !== 'token')
      : place.children.slice(1, 2);
  if (declarators.length > 1 && isWhollyRemoved(patSpecs)) {
    // The words before are those of all declarators, the stars of one: so they must stay as many.
    if (starsAdded([patSpecs, patDeclarator]) !== starsIn(patDeclarator)) return false;
    declarators.length = 1;
  }
  let any = false;
  for (const declarator of declarators) {
    const inner = declarator.kind === 'init' ? (declarator.children[0] as Node) : declarator;
    for (const abstract of outermost(inner)) {
      any = matchDeclarator(ctx, patSpecs, patDeclarator, specs, abstract, true, state, then) || any;
    }
  }
  return any;
}

const starsIn = (pat: PNode): number =>
  (pat.text === '*' ? 1 : 0) + pat.children.reduce((sum, child) => sum + starsIn(child), 0);

const starsAdded = (pats: readonly PNode[]): number =>
  pats.reduce(
    (sum, { before, after, children }) =>
      sum +
      [...before, ...after].flatMap(({ leaves }) => leaves).filter(({ text }) => text === '*').length +
      starsAdded(children),
    0,
  );

/** The declarator without its name and without inner layers, one more layer each time. */
function outermost(declarator: Node): readonly Node[] {
  if (declarator.kind !== 'pointer') return [];
  const star = { ...declarator, children: declarator.children.slice(0, 1) };
  const inner = declarator.children.at(-1) as Node;
  return [
    star,
    ...outermost(inner).map((layer) => ({
      ...declarator,
      children: [declarator.children[0] as Node, layer],
    })),
  ];
}
