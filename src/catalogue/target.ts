import type { Catalogue, ResourcePattern } from './pattern.ts';

/**
 * The patterns that hold in the target tree. One call may be managed in one way in older trees and in another one in
 * newer ones, and then has a pattern for each. The tree is asked only about calls that `text` has.
 */
export function forTarget(
  catalogue: Catalogue,
  declares: (name: string) => boolean,
  text: string,
): Catalogue {
  const isVoid = ({ unlessDeclared, acquires }: ResourcePattern): boolean =>
    unlessDeclared.length > 0 &&
    acquires.some(({ callee }) => text.includes(callee)) &&
    unlessDeclared.some(declares);
  const patterns = catalogue.patterns.filter((pattern) => !isVoid(pattern));
  return patterns.length === catalogue.patterns.length ? catalogue : { ...catalogue, patterns };
}
