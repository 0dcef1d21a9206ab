import type { Node } from '../c/syntax.ts';
import { walk } from './shape.ts';

/** One variable of a declaration. */
export interface Declared {
  readonly name: string;
  readonly decl: Node;
  /** Its part of the declaration: the declarator, with its initialiser. */
  readonly declarator: Node;
  readonly initialiser: Node | undefined;
}

/** The name that a declarator introduces. */
export function declaratorName(declarator: Node): string | undefined {
  if (declarator.kind === 'ident') return declarator.text;
  const inner = declarator.children.find(
    (child) => child.kind !== 'token' && child.kind !== 'specs' && child.kind !== 'params',
  );
  return inner === undefined ? undefined : declaratorName(inner);
}

/** The variables that a `decl` declares; none for a prototype or a bare struct. */
export function variablesOf(decl: Node): readonly Declared[] {
  const [specs, list] = decl.children;
  if (decl.kind !== 'decl' || list?.kind !== 'declarators') return [];
  if (specs?.children.some((spec) => spec.text === 'typedef')) return [];
  const found: Declared[] = [];
  for (const declarator of list.children) {
    const name = declaratorName(declarator);
    if (declarator.kind === 'token' || declarator.kind === 'func' || name === undefined) continue;
    found.push({
      name,
      decl,
      declarator,
      initialiser: declarator.kind === 'init' ? declarator.children[2] : undefined,
    });
  }
  return found;
}

/** How often each name is declared in a function, parameters included. */
export function declaredNames(fn: Node): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (name: string | undefined): void => {
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  };
  for (const node of walk(fn)) {
    if (node.kind === 'decl') for (const { name } of variablesOf(node)) add(name);
    const declarator = node.kind === 'param' ? node.children[1] : undefined;
    if (declarator !== undefined) add(declaratorName(declarator));
  }
  return names;
}

/** A type as it is spelled, without what says nothing about values: `static int *` and `int *` are the same. */
export function typeSpelling(specs: Node | undefined, declarator: Node): string {
  const silent = new Set([
    'static',
    'inline',
    '__inline__',
    'const',
    'extern',
    'noinline',
    '__always_inline',
  ]);
  const words = (specs?.children ?? [])
    .flatMap((spec) => [...walk(spec)])
    .map((node) => node.text)
    .filter(
      (word) => word !== '' && !silent.has(word) && !/^__(init|exit|dev\w+|ref|cold|must_check)$/.test(word),
    );
  const stars = [...walk(declarator)].filter((node) => node.kind === 'pointer').length;
  return `${words.join(' ')}${'*'.repeat(stars)}`;
}
