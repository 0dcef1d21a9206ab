/** What a file must hold for a semantic patch to have something to do in it, asked of its bytes. */
import { type CompiledPatch, compilePatch } from '../../compile/patch.ts';
import { isName, type Need } from '../../compile/words.ts';
import { anyOf } from '../../text/any-of.ts';
import { coverOf } from '../../text/cover.ts';
import { bytesHoldWord } from '../../text/words.ts';
import type { Settings } from '../process-file.ts';
import { plain } from '../terminal/paint.ts';
import { openPatch, type SpatchRecipe } from './open-patch.ts';

/** Undefined when the patch is broken, of which nothing is said here. */
export function openSieve(recipe: SpatchRecipe): Settings['matters'] | undefined {
  const patch = openPatch(recipe, { say: () => {}, paintTalk: plain });
  return patch && sieveOf(compilePatch(patch, patch.isoFiles, recipe.expected));
}

export function sieveOf({ need }: CompiledPatch): Settings['matters'] {
  const test = testOf(need);
  return (bytes) => test(askerOf(bytes));
}

/** What is asked of the bytes of one file. */
interface Asker {
  readonly bytes: Buffer;
  readonly word: (word: string) => boolean;
}

type Test = (asker: Asker) => boolean;

/** Each word is looked for once. */
function askerOf(bytes: Buffer): Asker {
  const known = new Map<string, boolean>();
  const word = (asked: string): boolean => {
    const answer = known.get(asked) ?? bytesHoldWord(bytes, asked);
    known.set(asked, answer);
    return answer;
  };
  return { bytes, word };
}

/** Of bytes only words are asked; what stands side by side is looked for once the text is read. */
function testOf(need: Need): Test {
  switch (need.kind) {
    case 'word':
      return ({ word }) => word(need.word);
    case 'pair': {
      const asked = isName(need.left) ? need.left : need.right;
      return ({ word }) => word(asked);
    }
    case 'operator':
    case 'form':
    case 'name':
    case 'value':
      return () => true;
    case 'all': {
      const tests = need.needs.map(testOf);
      return (asker) => tests.every((test) => test(asker));
    }
    case 'any': {
      const tests = need.needs.map(testOf);
      const words = need.needs.flatMap((each) => (each.kind === 'word' ? [each.word] : []));
      const mayHold = words.length === tests.length ? quickTest(words) : undefined;
      return (asker) => mayHold?.(asker.bytes) !== false && tests.some((test) => test(asker));
    }
    default:
      return need satisfies never;
  }
}

/** From so many words on, more is known sooner by what they have in common; and of too many, by one pass over the bytes. */
const [several, many] = [4, 200];

/** False when none of the words is there; undefined for a few words, of which each is as good to ask. */
function quickTest(words: readonly string[]): ((bytes: Buffer) => boolean) | undefined {
  if (words.length < several) return undefined;
  const pieces = words.length < many ? coverOf(words) : words;
  if (pieces.length > words.length / 2 && words.length < many) return undefined;
  if (pieces.length > 2 * several) return anyOf(words);
  return (bytes) => pieces.some((piece) => bytes.includes(piece, 0, 'latin1'));
}
