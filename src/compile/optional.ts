import type { PNode } from '../smpl/syntax.ts';
import { makeTree } from './shape.ts';

/**
 * Writes `? s` as a disjunction: with s, or without it. Between dots the dots before s are shared and those behind it
 * belong to both branches, so that "without it" can still say that s does not occur.
 */
export function withoutOptionals(elements: readonly PNode[]): readonly PNode[] {
  const [first, second, third] = elements;
  if (first === undefined) return [];
  if (isDots(first) && second?.kind === 'optional') {
    const inner = optionalOf(second);
    if (third === undefined) return [first, choice(second, [inner], [copyOfDots(first)])];
    if (isDots(third)) {
      const rest = withoutOptionals(elements.slice(2));
      return [first, choice(second, [inner, ...rest], withoutOptionals(copies(elements.slice(2))))];
    }
  }
  if (first.kind === 'optional') {
    const rest = withoutOptionals(elements.slice(1));
    return [choice(first, [optionalOf(first), ...rest], withoutOptionals(copies(elements.slice(1))))];
  }
  return [first, ...withoutOptionals(elements.slice(1))];
}

const isDots = (node: PNode): boolean => node.kind === 'dots' || node.kind === 'nest';

const optionalOf = (node: PNode): PNode => node.children.find((child) => child.kind !== 'token') ?? node;

const choice = (like: PNode, some: readonly PNode[], other: readonly PNode[]): PNode =>
  makeTree(
    'disj',
    [
      makeTree('seq', some, like),
      other.length > 0 ? makeTree('seq', other, like) : makeTree('nothing', [], like),
    ],
    like,
  );

/** Dots as they are without what stands in them: what is left when an optional end is missing. */
const copyOfDots = (node: PNode): PNode =>
  node.kind === 'dots' ? { ...node } : { ...makeTree('dots', [], node), text: '...', whens: node.whens };

/** Dots are told apart by identity (their neighbours differ), so each branch has its own. */
const copies = (elements: readonly PNode[]): readonly PNode[] => elements.map((element) => ({ ...element }));
