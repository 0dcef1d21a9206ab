import type { ResourcePattern } from '../catalogue/pattern.ts';
import { managedNames } from './files/kernel-headers.ts';
import type { TreeRoot } from './files/tree-root.ts';

/** Managed functions, and the kernel versions that have them. */
type Spanned = Pick<ResourcePattern, 'declared' | 'since'> & { readonly until?: string | undefined };

/**
 * Whether the kernel that is written for has a managed function. A version that the user names decides, else the
 * headers of the tree around the files; where there is neither, the kernel is taken to have whatever the file can use.
 */
export function targetKernel(
  version: string | undefined,
  root: TreeRoot | undefined,
  patterns: readonly Spanned[],
): (name: string) => boolean {
  if (version !== undefined) {
    const spans = new Map(
      patterns.flatMap(({ declared, since, until }) => declared.map((name) => [name, { since, until }])),
    );
    return (name) => {
      const { since, until } = spans.get(name) ?? { since: '0', until: undefined };
      if (compareVersions(since, version) > 0) return false;
      // 4.12.3 still is 4.12.
      return until === undefined || compareVersions(until, releaseOf(version)) >= 0;
    };
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

/** `4.12` of `4.12.3-rc1`; of `2.6.32.5` it is `2.6.32`, as versions were counted then. */
const releaseOf = (version: string): string => {
  const numbers = version.replace(/-.*/, '').split('.');
  return numbers.slice(0, numbers[0] === '2' ? 3 : 2).join('.');
};

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
