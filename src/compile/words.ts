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
  const flat = distinct(needs.flatMap((need) => (need.kind === 'all' ? need.needs : [need])));
  return flat.length === 1 ? (flat[0] as Need) : { kind: 'all', needs: flat.sort(tellingFirst) };
}

export function any(needs: readonly Need[]): Need {
  if (needs.some(isNothing)) return NOTHING_NEEDED;
  const flat = distinct(needs.flatMap((need) => (need.kind === 'any' ? need.needs : [need])));
  return flat.length === 1 ? (flat[0] as Need) : { kind: 'any', needs: flat };
}

const isNothing = (need: Need): boolean => need.kind === 'all' && need.needs.length === 0;

function distinct(needs: readonly Need[]): Need[] {
  const known = new Map<string, Need>();
  for (const need of needs) known.set(keyOf(need), known.get(keyOf(need)) ?? need);
  return [...known.values()];
}

function keyOf(need: Need): string {
  switch (need.kind) {
    case 'word':
      return need.word;
    case 'value':
      return `<${need.name}>`;
    case 'all':
      return `(${need.needs.map(keyOf).join('&')})`;
    case 'any':
      return `[${need.needs.map(keyOf).join('|')}]`;
    default:
      return need satisfies never;
  }
}

/** Long words are rare and soon looked for; what most texts lack is to be asked for first. */
const tellingFirst = (left: Need, right: Need): number => costOf(left) - costOf(right);

function costOf(need: Need): number {
  switch (need.kind) {
    case 'word':
      return -need.word.length;
    case 'value':
      return 1;
    case 'all':
      return Math.min(0, ...need.needs.map(costOf));
    case 'any':
      return need.needs.map(costOf).reduce((sum, cost) => sum + Math.abs(cost), 100);
    default:
      return need satisfies never;
  }
}

/** What must hold of a text whatever values metavariables have: all that can be asked before a rule has run. */
export function withoutValues(need: Need): Need {
  switch (need.kind) {
    case 'word':
      return need;
    case 'value':
      return NOTHING_NEEDED;
    case 'all':
      return all(need.needs.map(withoutValues));
    case 'any':
      return any(need.needs.map(withoutValues));
    default:
      return need satisfies never;
  }
}

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

/** Whether a value is a name, which stands in a text as a word; a number may be written in more than one way. */
export const isName = (value: string): boolean => /^[A-Za-z_]\w*$/.test(value);
