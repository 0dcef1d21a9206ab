import type { CompiledRule } from '../compile/rule.ts';
import type { Bound } from '../match/env.ts';

type Values = ReadonlyMap<string, Bound>;

/** Adds the values of `fresh identifier`s: put together from pieces, or made up. */
export function freshNames(rule: CompiledRule): (values: Values) => Values {
  const fresh = rule.rule.metavariables.filter(({ kind }) => kind === 'fresh identifier');
  if (fresh.length === 0) return (values) => values;
  return (values) => {
    const all = new Map(values);
    for (const { name, recipe } of fresh) {
      const text =
        recipe === undefined
          ? `${name}_0`
          : recipe.map((part) => ('text' in part ? part.text : (all.get(part.name)?.key ?? ''))).join('');
      all.set(name, { key: text, value: { kind: 'word', text } });
    }
    return all;
  };
}
