import type { Diagnostic } from '../report/diagnostic.ts';
import { parsePatch } from '../smpl/parse.ts';
import type { CodeRule } from '../smpl/syntax.ts';
import { callsOf } from './forms.ts';
import type { CallForm, Failure, ResourceClass } from './pattern.ts';

/** A resource without a managed form: how it is taken and given back. */
export interface ByHand {
  /** `i2c_adapter`. */
  readonly name: string;
  readonly class: ResourceClass;
  readonly fails: Failure;
  readonly takes: readonly CallForm[];
  readonly gives: readonly CallForm[];
}

const failures: Readonly<Record<string, Failure>> = { errno: 'errno', null: 'null', errptr: 'err-ptr' };
const classes: Readonly<Record<string, ResourceClass>> = {
  active: 'active',
  stateful: 'stateful',
  passive: 'passive',
};

/** The rules of `patterns/known/by-hand.cocci`: `CLASS_FAILURE_NAME_take` and `CLASS_FAILURE_NAME_give`. */
export function readByHand(
  file: string,
  text: string,
): { readonly byHand: readonly ByHand[]; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = parsePatch(text, file);
  const rules = (value?.rules ?? []).filter((rule): rule is CodeRule => rule.kind === 'code');
  const formsOf = (name: string) => callsOf(rules.find((rule) => rule.name === name));
  const byHand = rules.flatMap(({ name: rule }): readonly ByHand[] => {
    const [, whole = '', kind = '', failure = '', name = ''] =
      /^(([a-z]+)_([a-z]+)_(\w+))_take$/.exec(rule) ?? [];
    const [of, fails] = [classes[kind], failures[failure]];
    if (of === undefined || fails === undefined) return [];
    return [{ name, class: of, fails, takes: formsOf(`${whole}_take`), gives: formsOf(`${whole}_give`) }];
  });
  return { byHand, diagnostics };
}
