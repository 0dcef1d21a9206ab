import type { Metavariable, PlusLeaf, PNode, RecipePart } from '../smpl/syntax.ts';

/** The metavariables of a rule by name, and which of them are the rule's own to bind. */
export class Variables {
  readonly #byName: ReadonlyMap<string, Metavariable>;
  readonly #lengths: ReadonlySet<string>;
  readonly #used = new Map<PNode, ReadonlySet<string>>();
  readonly #usedWithPlus = new Map<PNode, ReadonlySet<string>>();

  constructor(metavariables: readonly Metavariable[]) {
    this.#byName = new Map(metavariables.map((variable) => [variable.name, variable]));
    const lengths = metavariables.map(({ length }) => length);
    this.#lengths = new Set(
      lengths.filter((length) => typeof length === 'string' && !length.includes('.')) as string[],
    );
  }

  get(name: string): Metavariable | undefined {
    return this.#byName.get(name);
  }

  /** Whether the rule itself finds a value for `name`: not inherited, not made up, not a plain word. */
  isFree(name: string): boolean {
    const variable = this.#byName.get(name);
    if (variable === undefined) return this.#lengths.has(name);
    return variable.from === undefined && !variable.literal && variable.kind !== 'fresh identifier';
  }

  /** The free metavariables of a pattern; with `plus`, those of the `+` code that hangs on it too. */
  of(node: PNode, plus: boolean): ReadonlySet<string> {
    const memo = plus ? this.#usedWithPlus : this.#used;
    const known = memo.get(node);
    if (known !== undefined) return known;
    const names = this.#collect(node, plus);
    memo.set(node, names);
    return names;
  }

  ofAll(nodes: readonly PNode[], plus: boolean): ReadonlySet<string> {
    const names = new Set<string>();
    for (const node of nodes) for (const name of this.of(node, plus)) names.add(name);
    return names;
  }

  #collect(node: PNode, plus: boolean): ReadonlySet<string> {
    const names = new Set<string>();
    const add = (name: string): void => {
      if (names.has(name)) return;
      if (this.isFree(name)) names.add(name);
      for (const other of this.#spokenOfBy(name)) add(other);
    };
    if (node.kind === 'meta') add(node.text);
    if (node.kind === 'string') for (const name of formatNames(node.text)) add(name);
    for (const name of node.attached) add(name);
    if (plus)
      for (const code of [...node.before, ...node.after])
        for (const name of metaNames(code.leaves)) add(name);
    for (const when of node.whens) {
      if (when.kind === 'not' || when.kind === 'only')
        for (const name of this.of(when.code, plus)) names.add(name);
      if (when.kind === 'not-true' || when.kind === 'not-false')
        for (const name of this.of(when.condition, plus)) names.add(name);
    }
    for (const child of node.children) for (const name of this.of(child, plus)) names.add(name);
    return names;
  }

  /** What the declaration of a metavariable speaks of: its type, the length of a list, the pieces of a fresh name. */
  #spokenOfBy(name: string): readonly string[] {
    const variable = this.#byName.get(name);
    if (variable === undefined) return [];
    const names: string[] = [];
    if (variable.type !== undefined) names.push(...this.of(variable.type, false));
    if (typeof variable.length === 'string') names.push(variable.length);
    names.push(...(variable.recipe ?? []).flatMap(namesInRecipe));
    return names;
  }
}

/** The metavariables in `+` code, those of conversions in its strings included. */
export const metaNames = (leaves: readonly PlusLeaf[]): readonly string[] =>
  leaves.flatMap(({ kind, text }) => (kind === 'meta' ? [text] : kind === 'string' ? formatNames(text) : []));

/** The formats that a string names: d in `"...%@d@..."`. */
export const formatNames = (text: string): readonly string[] =>
  [...text.matchAll(/%@(\w+)@/g)].map(([, name]) => name as string);

/** The metavariables that a made-up name is made of. */
export const namesInRecipe = (part: RecipePart): readonly string[] =>
  'name' in part ? [part.name] : 'script' in part ? part.script.parameters : [];
