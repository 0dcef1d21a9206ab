import type { Diagnostic } from '../report/diagnostic.ts';
import { parsePatch } from '../smpl/parse.ts';
import type { CodeRule } from '../smpl/syntax.ts';
import type { Failure } from './pattern.ts';

/** How a check is rewritten, by the way of failing before and after. */
export type CheckRules = ReadonlyMap<string, CodeRule>;

/** The rules of `patterns/known/checks.cocci`, each named after two ways of failing. */
export function readChecks(
  file: string,
  text: string,
): { readonly rules: CheckRules; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = parsePatch(text, file);
  const rules = (value?.rules ?? []).flatMap((rule): readonly (readonly [string, CodeRule])[] =>
    rule.kind === 'code' ? [[rule.name, rule]] : [],
  );
  return { rules: new Map(rules), diagnostics };
}

export const checkRule = (rules: CheckRules, before: Failure, after: Failure): CodeRule | undefined =>
  rules.get(`${before}_to_${after}`.replaceAll('-', '_'));
