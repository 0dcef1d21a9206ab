/** What becomes of each managed function that a kernel tree declares: a pattern, a reason why there is none, or neither. */
import type { Catalogue, ResourcePattern } from '../catalogue/pattern.ts';

export type Coverage =
  | { readonly kind: 'offered' | 'refused'; readonly pattern: string; readonly reason: string | undefined }
  /** It gives something managed back before its time. */
  | { readonly kind: 'gives-back' }
  | { readonly kind: 'not-included'; readonly reason: string }
  | { readonly kind: 'missing' };

export interface Covered {
  readonly name: string;
  /** Where it is declared, or described. */
  readonly source: string;
  readonly coverage: Coverage;
}

/** A line of `NOT-INCLUDED.md`: names, where `*` stands for any letters, and why there is no pattern for them. */
export interface LeftOut {
  readonly matches: (name: string) => boolean;
  readonly reason: string;
}

/** Reads "- `devm_a()`, `devm_b*`: why" lines; everything else is for people. */
export const leftOutOf = (text: string): readonly LeftOut[] =>
  text.split('\n').flatMap((line): readonly LeftOut[] => {
    const [, names = '', reason = ''] = /^- ((?:`[^`]+`(?:, )?)+): (.+)$/.exec(line) ?? [];
    if (reason === '') return [];
    const shapes = [...names.matchAll(/`([^`()]+)(?:\(\))?`/g)].map(
      ([, name = '']) => new RegExp(`^${name.replaceAll('*', '\\w*')}$`),
    );
    return [{ matches: (name) => shapes.some((shape) => shape.test(name)), reason }];
  });

/** `names` maps each managed function to the file that declares or describes it. */
export function coverageOf(
  names: ReadonlyMap<string, string>,
  { patterns, known, merges }: Catalogue,
  leftOut: readonly LeftOut[],
): readonly Covered[] {
  const byName = new Map<string, ResourcePattern>();
  for (const pattern of patterns)
    for (const name of managedCallsOf(pattern))
      if (byName.get(name)?.refused !== undefined || !byName.has(name)) byName.set(name, pattern);
  const merged = new Map(merges.flatMap((merge) => merge.declared.map((name) => [name, merge.name])));
  const judge = (name: string): Coverage => {
    const merge = merged.get(name);
    if (merge !== undefined) return { kind: 'offered', pattern: merge, reason: undefined };
    const pattern = byName.get(name);
    if (pattern !== undefined)
      return {
        kind: pattern.refused === undefined ? 'offered' : 'refused',
        pattern: pattern.name,
        reason: pattern.refused,
      };
    const out = leftOut.find(({ matches }) => matches(name));
    if (out !== undefined) return { kind: 'not-included', reason: out.reason };
    return { kind: known.earlyReleases.has(name) ? 'gives-back' : 'missing' };
  };
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, source]) => ({ name, source, coverage: judge(name) }));
}

/** What a pattern puts into a driver: the functions that it is declared with, and all that its `+` lines call. */
function managedCallsOf({ declared, text }: ResourcePattern): ReadonlySet<string> {
  const added = text.split('\n').filter((line) => line.startsWith('+'));
  const called = added.flatMap((line) => [...line.matchAll(/\b([a-z_]\w*)\(/g)].map(([, name = '']) => name));
  return new Set([...declared, ...called]);
}

/** Managed functions that the list of a tree's documentation names: `  devm_clk_get()`. */
export const describedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ +((?:snd_)?(?:devm|dmam|pcim|drmm|dmaenginem)_\w+)\(\)/gm)].map(
    ([, name = '']) => name,
  );
