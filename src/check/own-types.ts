import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { bare, childOfKind, nodesOfKind, walk } from '../c/walk.ts';
import { itemAt, wordPlaces } from '../driver/calls.ts';
import { parametersOf, type Variable, variablesOf } from '../driver/variables.ts';

/** What a variable or member is declared as. */
export interface Declared {
  /** The tag in `struct tag *name`. */
  readonly tag: string | undefined;
  readonly pointer: boolean;
  /** `void *`: it may be anything. */
  readonly isAnything: boolean;
}

/** The structs that a file defines itself, and its variables: nobody else knows these types. */
export class OwnTypes {
  readonly #structs = new Map<string, ReadonlyMap<string, Declared> | undefined>();
  readonly #globals = new Map<string, Declared | undefined>();
  readonly #locals = new Map<Item, ReadonlyMap<string, Declared>>();
  readonly #file: CFile;

  constructor(file: CFile) {
    this.#file = file;
  }

  /** The members of a struct that this file defines. Only the declaration that defines it is read. */
  membersOf(tag: string): ReadonlyMap<string, Declared> | undefined {
    if (!this.#structs.has(tag)) this.#structs.set(tag, this.#findStruct(tag));
    return this.#structs.get(tag);
  }

  /** A variable of the whole file. */
  global(name: string): Declared | undefined {
    if (!this.#globals.has(name)) this.#globals.set(name, this.#findGlobal(name));
    return this.#globals.get(name);
  }

  /** A parameter or variable of a function, or one of the file. */
  variable(item: Item, name: string): Declared | undefined {
    return this.#localsOf(item).get(name) ?? this.global(name);
  }

  isLocal(item: Item, name: string): boolean {
    return this.#localsOf(item).has(name);
  }

  /** What an expression of variables and members of own structs is declared as. */
  typeOf(item: Item, expression: Node): Declared | undefined {
    const node = bare(expression);
    if (node.kind === 'ident') return this.variable(item, node.text);
    if (node.kind !== 'field') return undefined;
    const [base, , name] = node.children;
    const tag = base === undefined ? undefined : this.typeOf(item, base)?.tag;
    return tag === undefined ? undefined : this.membersOf(tag)?.get(name?.text ?? '');
  }

  #localsOf(item: Item): ReadonlyMap<string, Declared> {
    const known = this.#locals.get(item);
    if (known !== undefined) return known;
    const { tree } = this.#file.read(item);
    const found = new Map<string, Declared>();
    for (const [at, variable] of parametersOf(tree).entries())
      if (variable !== undefined) found.set(variable.name, declared(variable, paramSpecs(tree, at)));
    for (const node of walk(tree))
      if (node.kind === 'decl') for (const [name, what] of declaredIn(node)) found.set(name, what);
    this.#locals.set(item, found);
    return found;
  }

  #findStruct(tag: string): ReadonlyMap<string, Declared> | undefined {
    const opening = new RegExp(`\\bstruct\\s+(?:__\\w+\\s+)?${tag}\\s*\\{`);
    const at = opening.exec(this.#file.text)?.index;
    const item = at === undefined ? undefined : itemAt(this.#file.items, at);
    if (item?.kind !== 'declaration') return undefined;
    const { tree, problem } = this.#file.read(item);
    if (problem !== undefined) return undefined;
    for (const struct of nodesOfKind(tree, 'struct')) {
      const fields = childOfKind(struct, 'fields');
      if (fields === undefined || childOfKind(struct, 'ident')?.text !== tag) continue;
      const members = fields.children.filter(({ kind }) => kind === 'decl');
      return new Map(members.flatMap((decl) => [...declaredIn(decl)]));
    }
    return undefined;
  }

  #findGlobal(name: string): Declared | undefined {
    const { text, items } = this.#file;
    for (const place of wordPlaces(text, name)) {
      const item = itemAt(items, place);
      // What stands behind a brace or a value is no name that is declared for the whole file.
      if (item?.kind !== 'declaration' || /[={]/.test(text.slice(item.start, place))) continue;
      const { tree, problem } = this.#file.read(item);
      const found =
        problem === undefined && tree.kind === 'decl' ? new Map(declaredIn(tree)).get(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const paramSpecs = (fn: Node, at: number): Node | undefined => {
  const params = nodesOfKind(fn, 'params')[0]?.children.filter(({ kind }) => kind === 'param') ?? [];
  const param = params[at];
  return param && childOfKind(param, 'specs');
};

const declaredIn = (decl: Node): readonly (readonly [string, Declared])[] =>
  variablesOf(decl).map((variable): [string, Declared] => [
    variable.name,
    declared(variable, childOfKind(decl, 'specs')),
  ]);

const declared = ({ tag, pointer }: Variable, specs: Node | undefined): Declared => ({
  tag,
  pointer,
  isAnything: specs === undefined || specs.children.some(({ text }) => text === 'void'),
});
