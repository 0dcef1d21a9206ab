import type { Catalogue, ResourcePattern } from './pattern.ts';
import { perCatalogue } from './per-catalogue.ts';

/**
 * The patterns that hold in the target tree. One call may be managed in one way in older trees and in another one in
 * newer ones, and then has a pattern for each. The tree is asked only about calls that `text` has. Texts for which the
 * same patterns hold get the very same catalogue, so that what others keep for each catalogue is made once for them.
 */
export function forTarget(
  catalogue: Catalogue,
  declares: (name: string) => boolean,
  text: string,
): Catalogue {
  const { words, mayBeVoid, known } = versionsOf(catalogue);
  if (!words.test(text)) return catalogue;
  const gone = mayBeVoid.filter(
    ({ unlessDeclared, acquires }) =>
      acquires.some(({ callee }) => text.includes(callee)) && unlessDeclared.some(declares),
  );
  if (gone.length === 0) return catalogue;
  const which = gone.map((pattern) => mayBeVoid.indexOf(pattern)).join();
  const before = known.get(which);
  if (before !== undefined) return before;
  const made = { ...catalogue, patterns: catalogue.patterns.filter((pattern) => !gone.includes(pattern)) };
  known.set(which, made);
  return made;
}

interface Versions {
  /** One of these is in each text that has a call of such a pattern. */
  readonly words: RegExp;
  readonly mayBeVoid: readonly ResourcePattern[];
  /** What the catalogue is without some of them, by their places in that list. */
  readonly known: Map<string, Catalogue>;
}

const versionsOf = perCatalogue(({ patterns }): Versions => {
  const mayBeVoid = patterns.filter(({ unlessDeclared }) => unlessDeclared.length > 0);
  const words = mayBeVoid.flatMap(({ acquires }) => acquires.map(({ callee }) => callee));
  return { words: new RegExp(words.join('|') || '(?!)'), mayBeVoid, known: new Map() };
});
