import type { PNode } from '../smpl/syntax.ts';
import { branchesOf, elementsOf } from './shape.ts';
import type { Variables } from './variables.ts';

/** What stands next to dots: the path through the dots must not meet it ("shortest path"). */
export type Neighbour =
  | { readonly kind: 'statement'; readonly node: PNode }
  | { readonly kind: 'list'; readonly nodes: readonly PNode[] }
  | { readonly kind: 'brace'; readonly block: PNode; readonly part: 'open' | 'close' };

export interface Neighbours {
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
}

type Side = 'before' | 'after';

/**
 * Finds the neighbours of all dots and nests of a statement list, those of inner lists included. Any statement at all
 * (a metavariable) limits no dots.
 */
export function findNeighbours(
  elements: readonly PNode[],
  variables: Variables,
): ReadonlyMap<PNode, Neighbours> {
  const before = new Map<PNode, readonly Neighbour[]>();
  const after = new Map<PNode, readonly Neighbour[]>();
  walkList(elements, [], 'before', before);
  walkList(elements, [], 'after', after);
  const isAny = (neighbour: Neighbour): boolean =>
    neighbour.kind === 'statement' &&
    neighbour.node.kind === 'meta' &&
    variables.get(neighbour.node.text)?.kind === 'statement';
  const limits = (list: readonly Neighbour[] = []): readonly Neighbour[] =>
    list.filter((neighbour) => !isAny(neighbour));
  const found = new Map<PNode, Neighbours>();
  for (const node of new Set([...before.keys(), ...after.keys()])) {
    found.set(node, { before: limits(before.get(node)), after: limits(after.get(node)) });
  }
  return found;
}

type Found = Map<PNode, readonly Neighbour[]>;

/** Walks a list from one side; gives what stands at its other end, as seen from outside. */
function walkList(
  elements: readonly PNode[],
  outside: readonly Neighbour[],
  side: Side,
  found: Found,
): readonly Neighbour[] {
  let near = outside;
  for (const element of side === 'before' ? elements : [...elements].reverse()) {
    near = walkElement(element, near, side, found);
  }
  return near;
}

function walkElement(
  node: PNode,
  near: readonly Neighbour[],
  side: Side,
  found: Found,
): readonly Neighbour[] {
  switch (node.kind) {
    case 'dots':
      found.set(node, near);
      return near;
    case 'nest': {
      found.set(node, near);
      const inner = elementsOf(node.children[1] as PNode);
      walkList(inner, near, side, found);
      return [{ kind: 'list', nodes: inner }];
    }
    case 'disj':
    case 'conj':
      return branchesOf(node).flatMap((branch) => walkList(elementsOf(branch), near, side, found));
    case 'block':
      return walkBlock(node, side, found);
    case 'if':
    case 'while':
    case 'for':
    case 'iterator':
    case 'do':
      for (const body of bodiesOf(node)) {
        const around = side === 'before' ? [] : node.kind === 'if' ? near : [statement(node), ...near];
        walkElement(body, around, side, found);
      }
      return [statement(node)];
    case 'switch': {
      const body = node.children.at(-1);
      if (body?.kind === 'block') walkBlock(body, side, found);
      return [statement(node)];
    }
    case 'fundef': {
      const body = node.children.at(-1);
      if (body?.kind === 'block') walkList(body.children.slice(1, -1), [], side, found);
      return [];
    }
    default:
      return [statement(node)];
  }
}

const statement = (node: PNode): Neighbour => ({ kind: 'statement', node });

function walkBlock(block: PNode, side: Side, found: Found): readonly Neighbour[] {
  const [first, last] = side === 'before' ? (['open', 'close'] as const) : (['close', 'open'] as const);
  walkList(block.children.slice(1, -1), [{ kind: 'brace', block, part: first }], side, found);
  return [{ kind: 'brace', block, part: last }];
}

/** The statements that a compound statement's pattern holds as branches or body. */
export function bodiesOf(node: PNode): readonly PNode[] {
  switch (node.kind) {
    case 'if':
      return [node.children[4], node.children[6]].filter((child) => child !== undefined);
    case 'do':
      return node.children.slice(1, 2);
    default:
      return node.children.slice(-1);
  }
}
