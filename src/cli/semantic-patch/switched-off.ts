/** Which rules of a patch can run at all under the names that are switched on. */
import type { RunOptions } from '../../engine/run-patch.ts';
import type { Dependency, Rule } from '../../smpl/syntax.ts';

/** What is known of a dependency before any file is seen; undefined: that depends on the file. */
type Truth = boolean | undefined;

/** The rules that may run; one that takes over values of a rule that cannot run cannot either. */
export function rulesThatMayRun<
  T extends { readonly rule: Rule | undefined; readonly header: Rule | Header },
>(rules: readonly T[], virtuals: readonly string[], options: RunOptions): readonly T[] {
  const silent = new Set<string>();
  return rules.filter(({ header, rule }) => {
    const mayRun =
      truthOf(header.depends, virtuals, options, silent) !== false &&
      (rule === undefined || !takesOver(rule).some((name) => silent.has(name)));
    if (!mayRun && header.named) silent.add(header.name);
    else silent.delete(header.name);
    return mayRun;
  });
}

interface Header {
  readonly name: string;
  readonly named: boolean;
  readonly depends: Dependency;
}

/** Rules without values of which a rule does not run. One that is declared and not used is no hindrance. */
const takesOver = (rule: Rule): readonly string[] =>
  rule.kind === 'script'
    ? rule.inputs.flatMap((input) => (input.otherwise === undefined ? [input.rule] : []))
    : [];

function truthOf(
  dependency: Dependency,
  virtuals: readonly string[],
  options: RunOptions,
  silent: ReadonlySet<string>,
): Truth {
  const isOn = (rule: string): Truth => {
    if (virtuals.includes(rule)) return (options.defines ?? []).includes(rule);
    return silent.has(rule) ? false : undefined;
  };
  const truth = (each: Dependency): Truth => {
    switch (each.kind) {
      case 'always':
        return true;
      case 'matched':
      case 'ever':
        return isOn(each.rule);
      case 'unmatched':
      case 'never':
        return not(isOn(each.rule));
      case 'not':
        return not(truth(each.inner));
      case 'and':
        return both(truth(each.left), truth(each.right));
      case 'or':
        return not(both(not(truth(each.left)), not(truth(each.right))));
      case 'file-in':
        return undefined;
      default:
        return each satisfies never;
    }
  };
  return truth(dependency);
}

const not = (value: Truth): Truth => (value === undefined ? undefined : !value);

function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}
