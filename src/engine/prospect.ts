/** Whether a patch can have anything to do in a text, as far as words tell once it is known where its items are. */
import type { CFile, Item } from '../c/file.ts';
import type { CompiledPatch } from '../compile/patch.ts';
import type { CompiledPattern, CompiledRule } from '../compile/rule.ts';
import { isMet } from '../compile/words.ts';

/**
 * Each pattern matches within one item, so that one item must have all the words that it needs. The first rule to change
 * anything finds the text as it is now, and so do the rules that it builds on: as long as no rule and all that must match
 * before it have what they need, nothing changes and nothing is shown.
 */
export function hasProspect({ chains }: CompiledPatch, file: CFile): boolean {
  if (chains === undefined) return true;
  const known = new Map<CompiledPattern, boolean>();
  const fits = (pattern: CompiledPattern): boolean => {
    const answer = known.get(pattern) ?? fitsSomewhere(pattern, file);
    known.set(pattern, answer);
    return answer;
  };
  const canMatch = ({ patterns }: CompiledRule): boolean => patterns.every(fits);
  return chains.some((chain) => chain.every(canMatch));
}

const fitsSomewhere = (pattern: CompiledPattern, { items, words }: CFile): boolean =>
  isMet(pattern.need, words.whole, nothingKnown) &&
  items.some((item) => mayHold(pattern, item) && isMet(pattern.need, words.within(item), nothingKnown));

/** Whether the pattern is of use in items of this kind. Paths lead through functions, and through macros that stand for one. */
export const mayHold = ({ functionsOnly }: CompiledPattern, { kind }: Item): boolean =>
  !functionsOnly || kind === 'function' || kind === 'directive';

/** Values of metavariables are found later. */
const nothingKnown = (): readonly string[] => [];
