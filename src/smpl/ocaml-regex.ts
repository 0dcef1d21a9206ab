/** Regular expressions as OCaml's `Str` writes them (`--ocaml-regexps`), where `\(`, `\|` and `\)` group and choose. */
import type { Constraint, Metavariable, Rule } from './syntax.ts';

/** The rule with its regular expressions written as everywhere else. */
export function withPlainRegexes(rule: Rule): Rule {
  if (rule.kind === 'script') return rule;
  return { ...rule, metavariables: rule.metavariables.map(plainMetavariable) };
}

const plainMetavariable = (variable: Metavariable): Metavariable => ({
  ...variable,
  constraints: variable.constraints.map(plainConstraint),
});

function plainConstraint(constraint: Constraint): Constraint {
  switch (constraint.kind) {
    case 'like':
    case 'unlike':
      return { ...constraint, regex: plainRegex(constraint.regex) };
    case 'not':
      return { ...constraint, inner: plainConstraint(constraint.inner) };
    case 'all':
    case 'some':
      return { ...constraint, inner: constraint.inner.map(plainConstraint) };
    default:
      return constraint;
  }
}

/** `\(a\|b\)` becomes `(a|b)`, and signs that mean nothing there are kept from meaning something here. */
export const plainRegex = (regex: string): string =>
  regex.replace(/\\([(|)])|\\.|\[\^?\]?[^\]]*\]|[(){}|]/g, (sign, grouping?: string) =>
    grouping !== undefined ? grouping : sign.length === 1 ? `\\${sign}` : sign,
  );
