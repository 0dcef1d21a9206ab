import type { CompiledRule } from '../compile/rule.ts';
import type { Bound } from '../match/env.ts';
import type { Metavariable, RecipePart } from '../smpl/syntax.ts';
import { keyOfValues } from './environments.ts';

type Values = ReadonlyMap<string, Bound>;
type Script = Extract<RecipePart, { readonly script: unknown }>['script'];

/** Where made-up names come from: no two are the same, and none is in the text already. */
export class FreshNames {
  readonly #isTaken: (name: string) => boolean;
  readonly #ask: (script: Script, values: Values) => string | undefined;
  readonly #next = new Map<string, number>();

  constructor(
    isTaken: (name: string) => boolean,
    ask: (script: Script, values: Values) => string | undefined,
  ) {
    this.#isTaken = isTaken;
    this.#ask = ask;
  }

  /** Adds the values of a rule's `fresh identifier`s: put together from pieces, or made up anew for other values. */
  forMatch(rule: CompiledRule): (values: Values) => Values {
    const fresh = rule.rule.metavariables.filter(({ kind }) => kind === 'fresh identifier');
    if (fresh.length === 0) return (values) => values;
    const made = new Map<string, string>();
    return (values) => {
      const all = new Map(values);
      for (const variable of fresh) {
        const text = this.#nameFor(variable, all, made, keyOfValues(values));
        all.set(variable.name, { key: text, value: { kind: 'word', text } });
      }
      return all;
    };
  }

  #nameFor(
    { name, recipe }: Metavariable,
    values: Values,
    made: Map<string, string>,
    around: string,
  ): string {
    const isMadeUp = recipe === undefined || recipe.every((part) => 'text' in part);
    const isAsked = recipe?.some((part) => 'script' in part) === true;
    const key = `${name}\n${around}`;
    const known = isMadeUp || isAsked ? made.get(key) : undefined;
    if (known !== undefined) return known;
    const stem =
      recipe === undefined ? `${name}_` : recipe.map((part) => this.#pieceOf(part, values)).join('');
    const text = isMadeUp ? this.#numbered(stem) : stem;
    made.set(key, text);
    return text;
  }

  #pieceOf(part: RecipePart, values: Values): string {
    if ('text' in part) return part.text;
    return ('name' in part ? values.get(part.name)?.key : this.#ask(part.script, values)) ?? '';
  }

  #numbered(stem: string): string {
    let number = this.#next.get(stem) ?? 0;
    while (this.#isTaken(`${stem}${number}`)) number++;
    this.#next.set(stem, number + 1);
    return `${stem}${number}`;
  }
}
