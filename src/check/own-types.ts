import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { bare, childOfKind, nodesOfKind, walk } from '../c/walk.ts';
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
  readonly #structs = new Map<string, ReadonlyMap<string, Declared>>();
  readonly #globals = new Map<string, Declared>();
  readonly #locals = new Map<Item, ReadonlyMap<string, Declared>>();
  readonly #file: CFile;

  constructor(file: CFile) {
    this.#file = file;
    for (const item of file.items) {
      if (item.kind !== 'declaration') continue;
      const { tree, problem } = file.read(item);
      if (problem !== undefined) continue;
      for (const struct of nodesOfKind(tree, 'struct')) this.#add(struct);
      if (tree.kind === 'decl') for (const [name, what] of declaredIn(tree)) this.#globals.set(name, what);
    }
  }

  /** The members of a struct that this file defines. */
  membersOf(tag: string): ReadonlyMap<string, Declared> | undefined {
    return this.#structs.get(tag);
  }

  /** A variable of the whole file. */
  global(name: string): Declared | undefined {
    return this.#globals.get(name);
  }

  /** A parameter or variable of a function, or one of the file. */
  variable(item: Item, name: string): Declared | undefined {
    return this.#localsOf(item).get(name) ?? this.#globals.get(name);
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
    return tag === undefined ? undefined : this.#structs.get(tag)?.get(name?.text ?? '');
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

  #add(struct: Node): void {
    const tag = childOfKind(struct, 'ident')?.text;
    const fields = childOfKind(struct, 'fields');
    if (tag === undefined || fields === undefined || this.#structs.has(tag)) return;
    this.#structs.set(
      tag,
      new Map(fields.children.filter(({ kind }) => kind === 'decl').flatMap((decl) => [...declaredIn(decl)])),
    );
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
