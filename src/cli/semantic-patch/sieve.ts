/** What a file must hold for a semantic patch to have something to do in it, asked of its bytes. */
import { compilePatch, mayMatch } from '../../compile/patch.ts';
import { type Asked, isName } from '../../compile/words.ts';
import { bytesHoldWord } from '../../text/words.ts';
import type { Settings } from '../process-file.ts';
import { plain } from '../terminal/paint.ts';
import { openPatch, type SpatchRecipe } from './open-patch.ts';

/** Undefined when the patch is broken, of which nothing is said here. */
export function openSieve(recipe: SpatchRecipe): Settings['matters'] | undefined {
  const patch = openPatch(recipe, { say: () => {}, paintTalk: plain });
  return patch && sieveOf(compilePatch(patch, patch.isoFiles, recipe.expected));
}

export const sieveOf =
  (compiled: Parameters<typeof mayMatch>[0]): Settings['matters'] =>
  (bytes) =>
    mayMatch(compiled, askedOf(bytes));

/** Of bytes only words are asked: what stands side by side is looked for once the text is read. */
const askedOf = (bytes: Buffer): Asked => ({
  word: (word) => bytesHoldWord(bytes, word),
  pair: (left, right) => bytesHoldWord(bytes, isName(left) ? left : right),
});
