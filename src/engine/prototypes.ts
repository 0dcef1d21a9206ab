/** When a rule changes the head of a function, the function's prototypes change alike. */
import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { CompiledPattern } from '../compile/rule.ts';
import { makeLeaf } from '../compile/shape.ts';
import type { ChangeSet } from '../match/changes.ts';
import { matchHead } from '../match/declarations.ts';
import type { Env } from '../match/env.ts';
import type { Context, PairList } from '../match/matcher.ts';
import type { Units } from './units.ts';

/** The declarations of the file that say no more than what a function of this name takes and gives. */
function prototypesOf(name: string, items: readonly Item[], units: Units, text: string): readonly Node[] {
  return items.flatMap((item) => {
    if (
      (item.kind !== 'declaration' && item.kind !== 'macro') ||
      !text.slice(item.start, item.end).includes(name)
    )
      return [];
    const read = units.of(item)[0]?.tree;
    const tree = read?.kind === 'macro_decl' ? asDeclaration(read) : read;
    const declarators = tree?.kind === 'decl' ? tree.children[1] : undefined;
    const [only] = declarators?.children ?? [];
    const isOne = only !== undefined && declarators?.children.length === 1 && functionName(only) === name;
    return isOne && tree !== undefined ? [tree] : [];
  });
}

/** `main(int x);`: without a type it reads like the call of a macro. */
function asDeclaration(macro: Node): Node {
  const [first, ...others] = macro.children;
  const specs: Node =
    first?.kind === 'specs'
      ? first
      : { kind: 'specs', start: macro.start, end: macro.start, text: '', children: [] };
  const parts = first?.kind === 'specs' ? others : macro.children;
  const semicolon = parts.at(-1)?.text === ';' ? parts.slice(-1) : [];
  const call = parts
    .slice(0, parts.length - semicolon.length)
    .map((part): Node => (part.kind === 'args' ? { ...part, kind: 'params' } : part));
  const func: Node = { ...macro, kind: 'func', children: call };
  return {
    ...macro,
    kind: 'decl',
    children: [specs, { ...func, kind: 'declarators', children: [func] }, ...semicolon],
  };
}

function functionName(declarator: Node): string | undefined {
  if (declarator.kind === 'pointer') return functionName(declarator.children.at(-1) as Node);
  const [name] = declarator.children;
  return declarator.kind === 'func' && name?.kind === 'ident' ? name.text : undefined;
}

/** Does to the prototypes of `fn` what `pattern` does to its head. */
export function changePrototypes(
  ctx: Context,
  pattern: CompiledPattern,
  fn: Node,
  env: Env,
  items: readonly Item[],
  units: Units,
  changes: ChangeSet,
): void {
  const { head } = pattern;
  const declarator = fn.children.find(({ kind }) => kind === 'func' || kind === 'pointer');
  const name = declarator === undefined ? undefined : functionName(declarator);
  if (head === undefined || name === undefined || ctx.disabled.has('prototypes')) return;
  const prototypes = prototypesOf(name, items, units, ctx.text);
  if (prototypes.length === 0) return;
  const outside: Context = { ...ctx, fn: undefined };
  matchHead(outside, head.code, fn, { env, pairs: undefined }, (known) => {
    for (const prototype of prototypes) {
      const gone = { ...makeLeaf('token', '', head.code), mark: 'minus' as const };
      if (head.removed) changes.add({ pat: gone, nodes: [prototype] }, known.env.bound);
      else {
        matchHead(
          { ...outside, looseNames: true },
          head.code,
          prototype,
          { env: known.env, pairs: undefined },
          (found) => {
            for (let at: PairList | undefined = found.pairs; at !== undefined; at = at.before) {
              changes.add(at.pair, found.env.bound);
            }
            return true;
          },
        );
      }
    }
    return true;
  });
}
