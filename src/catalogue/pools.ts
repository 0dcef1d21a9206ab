import type { Diagnostic } from '../report/diagnostic.ts';
import { parsePatch } from '../smpl/parse.ts';
import type { CodeRule } from '../smpl/syntax.ts';
import { callsOf } from './forms.ts';
import type { CallForm } from './pattern.ts';

/** A family of pools: how a block is taken, how it is given back, how the pool ends. */
export interface Pool {
  /** `dma_pool`. */
  readonly name: string;
  /** The block is the metavariable `block`, and the pool `pool`, in all of them. */
  readonly takes: readonly CallForm[];
  readonly gives: readonly CallForm[];
  readonly ends: readonly CallForm[];
}

/** The rules of `patterns/known/pools.cocci`: `NAME_take`, `NAME_give`, `NAME_end`. */
export function readPools(
  file: string,
  text: string,
): { readonly pools: readonly Pool[]; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = parsePatch(text, file);
  const rules = (value?.rules ?? []).filter((rule): rule is CodeRule => rule.kind === 'code');
  const formsOf = (name: string) => callsOf(rules.find((rule) => rule.name === name));
  const pools = rules
    .filter(({ name }) => name.endsWith('_take'))
    .map(({ name }) => name.slice(0, -'_take'.length))
    .map((name) => ({
      name,
      takes: formsOf(`${name}_take`),
      gives: formsOf(`${name}_give`),
      ends: formsOf(`${name}_end`),
    }));
  return { pools, diagnostics };
}
