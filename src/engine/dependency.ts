import type { Dependency } from '../smpl/syntax.ts';

/** Which rules matched: for the environment at hand, and ever in this file. */
export interface Matched {
  /** The rules to count as matched, and those of which `!` says that they did not. */
  readonly here: ReadonlySet<string>;
  readonly against: ReadonlySet<string>;
  readonly ever: ReadonlySet<string>;
  /** Names switched on by `-D`. */
  readonly defines: ReadonlySet<string>;
  readonly virtuals: ReadonlySet<string>;
  readonly path: string;
}

export function isSatisfied(dependency: Dependency, matched: Matched): boolean {
  switch (dependency.kind) {
    case 'always':
      return true;
    case 'matched':
      return isKnown(dependency.rule, matched.here, matched);
    case 'unmatched':
      return !isKnown(dependency.rule, matched.against, matched);
    case 'ever':
      return isKnown(dependency.rule, matched.ever, matched);
    case 'never':
      return !isKnown(dependency.rule, matched.ever, matched);
    case 'and':
      return isSatisfied(dependency.left, matched) && isSatisfied(dependency.right, matched);
    case 'or':
      return isSatisfied(dependency.left, matched) || isSatisfied(dependency.right, matched);
    case 'not':
      return !isSatisfied(dependency.inner, matched);
    case 'file-in':
      return matched.path.includes(dependency.path);
  }
}

const isKnown = (rule: string, rules: ReadonlySet<string>, matched: Matched): boolean =>
  matched.virtuals.has(rule) ? matched.defines.has(rule) : rules.has(rule);
