import type { Held, Path } from './path.ts';
import type { MachineState } from './state.ts';
import { isVariable, type Store, type SymbolicValue } from './values.ts';

/**
 * Keys of states. Two paths with the same key have the same future as far as the proof can tell: same places in the
 * code, same resources, same knowledge. Of the store only what can make a difference counts: what the sides disagree
 * about, what refers to a resource, and constants that decide conditions.
 *
 * From one state to the next most of it stays what it was, the very same object: what was said of that is remembered,
 * and long texts are stood for by a number.
 */
export class StateKeys {
  readonly #numbers = new Map<string, number>();
  readonly #lists = new WeakMap<readonly Held[], number>();
  readonly #assumptions = new WeakMap<Path['assumed'], number>();
  readonly #variables = new WeakMap<Store, ReadonlySet<SymbolicValue>>();
  /** By the store of the side before, with the latest other half. */
  readonly #stores = new WeakMap<Store, { readonly after: Store; readonly number: number }>();
  readonly #signs = new WeakMap<Path['signs'], { readonly store: Store; readonly number: number }>();

  keyOf({ before, after, held, moved, failed, unwinding, assumed, signs }: Path): string {
    const knowledge = `${this.#ofStores(before.store, after.store)} ${this.#ofAssumptions(assumed)} ${this.#ofSigns(signs, before.store)}`;
    const resources = `${this.#ofList(held)} ${this.#ofList(moved)} ${this.#ofList(failed)}`;
    const unwound = unwinding === undefined ? '' : JSON.stringify(unwinding);
    return `${placeOf(before)}|${placeOf(after)}|${resources}|${knowledge}|${unwound}`;
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  #ofList(held: readonly Held[]): number {
    const known = this.#lists.get(held);
    if (known !== undefined) return known;
    const names = held.map(
      (one) => `${one.id}${one.class}${one.managed}${one.early ? '*' : ''}${one.settled}${foldKey(one)}`,
    );
    const number = this.#numberOf(names.join(','));
    this.#lists.set(held, number);
    return number;
  }

  #ofAssumptions(assumed: Path['assumed']): number {
    const known = this.#assumptions.get(assumed);
    if (known !== undefined) return known;
    const number = this.#numberOf(
      [...assumed]
        .map(([key, said]) => `${key}:${said}`)
        .sort()
        .join(';'),
    );
    this.#assumptions.set(assumed, number);
    return number;
  }

  #ofStores(before: Store, after: Store): number {
    const known = this.#stores.get(before);
    if (known?.after === after) return known.number;
    const number = this.#numberOf(textOfStores(before, after));
    this.#stores.set(before, { after, number });
    return number;
  }

  /** Of what is known of values only what some variable holds. */
  #ofSigns(signs: Path['signs'], store: Store): number {
    const known = this.#signs.get(signs);
    if (known?.store === store) return known.number;
    const values = signs.size === 0 ? none : this.#valuesIn(store);
    const said = [...signs].flatMap(([value, sign]) => (values.has(value) ? `${value}:${sign}` : []));
    const number = this.#numberOf(said.sort().join(';'));
    this.#signs.set(signs, { store, number });
    return number;
  }

  #valuesIn(store: Store): ReadonlySet<SymbolicValue> {
    const known = this.#variables.get(store);
    if (known !== undefined) return known;
    const values = new Set<SymbolicValue>();
    for (const [place, value] of store) if (isVariable(place)) values.add(value);
    this.#variables.set(store, values);
    return values;
  }
}

const none: ReadonlySet<SymbolicValue> = new Set();

const placeOf = ({ frames }: MachineState): string =>
  frames.map((frame) => `${frame.id}@${frame.vertex}${frame.again ? '~' : ''}+${frame.done}`).join('/');

const foldKey = ({ folded }: Held): string => (typeof folded === 'string' ? folded : folded.result);

function textOfStores(before: Store, after: Store): string {
  const said: string[] = [];
  for (const [place, value] of before) {
    const other = after.get(place);
    if (other !== value) said.push(`${place}=${value}|${other}`);
    else if (/\bnew[0-9]|^-?[0-9A-Z]/.test(value)) said.push(`${place}=${value}`);
  }
  for (const [place, value] of after) if (!before.has(place)) said.push(`${place}=|${value}`);
  return said.sort().join(';');
}
