import type { ResourcePattern } from '../catalogue/pattern.ts';
import { managedNames } from './files/kernel-headers.ts';
import type { TreeRoot } from './files/tree-root.ts';

/**
 * Whether the kernel that is written for has a managed function. A version that the user names decides, else the
 * headers of the tree around the files; where there is neither, the newest kernel is meant, which has them all.
 */
export function targetKernel(
  version: string | undefined,
  root: TreeRoot | undefined,
  patterns: readonly Pick<ResourcePattern, 'declared' | 'since'>[],
): (name: string) => boolean {
  if (version !== undefined) {
    const since = new Map(
      patterns.flatMap((pattern) => pattern.declared.map((name) => [name, pattern.since])),
    );
    return (name) => compareVersions(since.get(name) ?? '0', version) <= 0;
  }
  if (root?.kind !== 'kernel') return () => true;
  // Reading the headers takes a while, and most runs over a file or two find nothing to ask for.
  let names: ReadonlySet<string> | undefined;
  let read = false;
  return (name) => {
    if (!read) names = managedNames(root.path);
    read = true;
    return names?.has(name) ?? true;
  };
}

/** Negative when `a` is older than `b`; `-rc` and vendors' suffixes do not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbersOf = (version: string): readonly number[] => version.replace(/-.*/, '').split('.').map(Number);
