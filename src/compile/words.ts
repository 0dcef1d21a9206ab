import type { FormName, NameUse } from '../text/words.ts';

/**
 * What a text must hold for a pattern to have a chance in it: a word, an operator, two tokens side by side (one of them a
 * word), a form that shows without parsing, some name used in all of some ways, the value of a metavariable (known once the
 * rule runs, when it is inherited), all of some needs, or one of some.
 */
export type Need =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string }
  | { readonly kind: 'form'; readonly form: FormName }
  | { readonly kind: 'name'; readonly uses: readonly NameUse[] }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'all'; readonly needs: readonly Need[] }
  | { readonly kind: 'any'; readonly needs: readonly Need[] };

export const NOTHING_NEEDED: Need = { kind: 'all', needs: [] };

export function all(needs: readonly Need[]): Need {
  const flat = distinct(needs.flatMap((need) => (need.kind === 'all' ? need.needs : [need])));
  return flat.length === 1 ? (flat[0] as Need) : { kind: 'all', needs: flat.sort(tellingFirst) };
}

export function any(needs: readonly Need[]): Need {
  if (needs.some(isNothing)) return NOTHING_NEEDED;
  const flat = distinct(needs.flatMap((need) => (need.kind === 'any' ? need.needs : [need])));
  return flat.length === 1 ? (flat[0] as Need) : { kind: 'any', needs: flat };
}

export const isNothing = (need: Need): boolean => need.kind === 'all' && need.needs.length === 0;

function distinct(needs: readonly Need[]): Need[] {
  const known = new Map<string, Need>();
  for (const need of needs) known.set(keyOf(need), known.get(keyOf(need)) ?? need);
  return [...known.values()];
}

function keyOf(need: Need): string {
  switch (need.kind) {
    case 'word':
      return need.word;
    case 'operator':
      return need.text;
    case 'pair':
      return `${need.left} ${need.right}`;
    case 'form':
      return `{${need.form}}`;
    case 'name':
      return JSON.stringify(need.uses);
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
const tellingFirst = (left: Need, right: Need): number =>
  costOf(left) - costOf(right) || (keyOf(left) < keyOf(right) ? -1 : 1);

function costOf(need: Need): number {
  switch (need.kind) {
    case 'word':
      return -need.word.length;
    case 'operator':
    case 'pair':
      return -1;
    case 'form':
      return 0;
    case 'name':
      return 2;
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
    case 'operator':
    case 'pair':
    case 'form':
    case 'name':
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

/** What is asked of a text. */
export interface Asked {
  readonly word: (word: string) => boolean;
  readonly operator: (text: string) => boolean;
  readonly pair: (left: string, right: string) => boolean;
  readonly form: (form: FormName) => boolean;
  readonly name: (uses: readonly NameUse[]) => boolean;
}

/** Whether a text can satisfy a need. `values` gives the words of a metavariable that already has a value. */
export function isMet(need: Need, asked: Asked, values: (name: string) => readonly string[]): boolean {
  switch (need.kind) {
    case 'word':
      return asked.word(need.word);
    case 'operator':
      return asked.operator(need.text);
    case 'pair':
      return asked.pair(need.left, need.right);
    case 'form':
      return asked.form(need.form);
    case 'name':
      return asked.name(need.uses);
    case 'value':
      return values(need.name).every(asked.word);
    case 'all':
      return need.needs.every((inner) => isMet(inner, asked, values));
    case 'any':
      return need.needs.some((inner) => isMet(inner, asked, values));
    default:
      return need satisfies never;
  }
}

/** Whether a value is a name, which stands in a text as a word; a number may be written in more than one way. */
export const isName = (value: string): boolean => /^[A-Za-z_]\w*$/.test(value);
