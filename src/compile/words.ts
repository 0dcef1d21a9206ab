import type { PNode } from '../smpl/syntax.ts';
import { branchesOf } from './shape.ts';

/**
 * What a text must hold for a pattern to have a chance in it: a word, the value of a metavariable (known once the rule
 * runs, when it is inherited), all of some needs, or one of some.
 */
export type Need =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'all'; readonly needs: readonly Need[] }
  | { readonly kind: 'any'; readonly needs: readonly Need[] };

export const NOTHING_NEEDED: Need = { kind: 'all', needs: [] };

/** Keywords that stand in the C text wherever the pattern's construct does. */
const TELLING_KEYWORDS: ReadonlySet<string> = new Set([
  'switch',
  'goto',
  'do',
  'sizeof',
  'asm',
  'union',
  'enum',
  'typedef',
]);

/** What `node` needs. Parts that may match nothing need nothing. */
export function needOf(node: PNode): Need {
  switch (node.kind) {
    case 'ident':
      return { kind: 'word', word: node.text };
    case 'meta':
      return { kind: 'value', name: node.text };
    case 'token':
      return TELLING_KEYWORDS.has(node.text) ? { kind: 'word', word: node.text } : NOTHING_NEEDED;
    case 'disj':
      return any(branchesOf(node).map(needOf));
    case 'nest':
      return node.atLeastOnce ? needOf(node.children[1] as PNode) : NOTHING_NEEDED;
    case 'optional':
    case 'dots':
    case 'nothing':
      return NOTHING_NEEDED;
    case 'directive':
      return NOTHING_NEEDED;
    default:
      return all(node.children.map(needOf));
  }
}

export function all(needs: readonly Need[]): Need {
  const flat = needs.flatMap((need) => (need.kind === 'all' ? need.needs : [need]));
  return flat.length === 1 ? (flat[0] as Need) : { kind: 'all', needs: flat };
}

export function any(needs: readonly Need[]): Need {
  if (needs.some(isNothing)) return NOTHING_NEEDED;
  return needs.length === 1 ? (needs[0] as Need) : { kind: 'any', needs };
}

const isNothing = (need: Need): boolean => need.kind === 'all' && need.needs.length === 0;

/** Whether a text can satisfy a need. `values` gives the words of a metavariable that already has a value. */
export function isMet(
  need: Need,
  hasWord: (word: string) => boolean,
  values: (name: string) => readonly string[],
): boolean {
  switch (need.kind) {
    case 'word':
      return hasWord(need.word);
    case 'value':
      return values(need.name).every(hasWord);
    case 'all':
      return need.needs.every((inner) => isMet(inner, hasWord, values));
    case 'any':
      return need.needs.some((inner) => isMet(inner, hasWord, values));
  }
}
