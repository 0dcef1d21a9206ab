import { makeUsable, type Recipe, type Usable } from '../recipe.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Memory } from './memory.ts';

/** Patterns that an earlier run had nothing to say about need not be read when no file has to be. */
export async function usableOrRemembered(
  recipe: Recipe,
  memory: Memory | undefined,
  streams: Streams,
): Promise<Usable | undefined> {
  if (memory?.knowsPatterns === true) return { onlyOne: false };
  let quiet = true;
  const usable = await makeUsable(recipe, {
    ...streams,
    say: (text) => {
      quiet = false;
      streams.say(text);
    },
  });
  if (usable !== undefined && quiet) memory?.notePatterns();
  return usable;
}
