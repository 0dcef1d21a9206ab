import { calledIn } from '../c/called.ts';
import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { CallForm, ResourcePattern } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import type { Calls } from '../driver/calls.ts';
import type { Site } from './site.ts';

interface Meaning {
  readonly pattern: ResourcePattern;
  readonly form: CallForm;
}

/** What the calls of a catalogue mean, ready to be asked by name. Some took fewer arguments in older kernels. */
export type AcquireTable = ReadonlyMap<string, readonly [Meaning, ...Meaning[]]>;

export const acquireTable = perCatalogue((catalogue): AcquireTable => {
  const table = new Map<string, [Meaning, ...Meaning[]]>();
  for (const pattern of catalogue.patterns)
    for (const form of pattern.acquires) {
      const known = table.get(form.callee);
      if (known === undefined) table.set(form.callee, [{ pattern, form }]);
      else known.push({ pattern, form });
    }
  return table;
});

/** The meaning for so many arguments; where there is none, the first one, whose rule will not fit. */
function meaningOf(table: AcquireTable, name: string, call: Node): Meaning | undefined {
  const meanings = table.get(name);
  const count = (call.children[2]?.children ?? []).filter((child) => child.kind !== 'token').length;
  const fits = ({ form }: Meaning) => form.args.length === count || form.open;
  return meanings?.find(fits) ?? meanings?.[0];
}

/** Every call in these functions that acquires a resource of the catalogue. */
export function sitesIn(
  file: CFile,
  calls: Calls,
  items: Iterable<Item>,
  table: AcquireTable,
): readonly Site[] {
  const sites: Site[] = [];
  for (const item of items) {
    if (item.kind !== 'function') continue;
    for (const { name, call } of calls.callsIn(item)) {
      const meaning = meaningOf(table, name, call);
      if (meaning === undefined || (meaning.pattern.lasts && !isEverReleased(file, meaning.pattern)))
        continue;
      sites.push({
        id: sites.length,
        ...meaning,
        call,
        item,
        fn: file.read(item).tree,
        functionName: item.name ?? '',
      });
    }
  }
  return sites;
}

/** How many calls in these functions acquire a resource of the catalogue. They are read only where that takes reading. */
export function countSites(file: CFile, calls: Calls, items: Iterable<Item>, table: AcquireTable): number {
  const released = new Map<ResourcePattern, boolean>();
  const counts = ({ pattern }: Meaning): boolean => {
    if (!pattern.lasts) return true;
    const known = released.get(pattern) ?? isEverReleased(file, pattern);
    released.set(pattern, known);
    return known;
  };
  let count = 0;
  for (const item of items) {
    const names = calledIn(file.text, { start: item.body ?? item.start, end: item.end }, (name) =>
      table.has(name),
    );
    const meanings = names?.map((name) => table.get(name) as readonly Meaning[]);
    // Which of several meanings a call has, its arguments tell.
    if (meanings === undefined || meanings.some((all) => new Set(all.map(counts)).size > 1))
      count += sitesIn(file, calls, [item], table).length;
    else count += meanings.filter(([first]) => first !== undefined && counts(first)).length;
  }
  return count;
}

const isEverReleased = ({ text }: CFile, { releases }: ResourcePattern): boolean =>
  releases.some(({ call }) => new RegExp(`\\b${call.callee}\\s*\\(`).test(text));

/** The nodes around `inner`, the closest first. */
export function around(root: Node, inner: Node): readonly Node[] {
  const path: Node[] = [];
  let node: Node | undefined = root;
  while (node !== undefined && node !== inner) {
    path.push(node);
    node = node.children.find((child) => child.start <= inner.start && inner.end <= child.end);
  }
  return path.reverse();
}

const loops: ReadonlySet<string> = new Set(['while', 'do', 'for', 'iterator']);

export const loopAround = (root: Node, inner: Node): Node | undefined =>
  around(root, inner).find((node) => loops.has(node.kind));

/** The field that the result of an acquire is kept in: `clk`, in `priv->clk = f()`. */
export function keptIn({ fn, call }: { readonly fn: Node; readonly call: Node }): string | undefined {
  const assigned = around(fn, call).find((node) => node.kind === 'assign');
  const target = assigned?.children[0];
  return target?.kind === 'field' ? target.children[2]?.text : undefined;
}

/** The statements of the block that a call stands in, and which of them it is in. */
export function rowAround(
  fn: Node,
  call: Node,
): { readonly statements: readonly Node[]; readonly index: number } {
  const block = around(fn, call).find((node) => node.kind === 'block');
  const statements = block?.children ?? [];
  return {
    statements,
    index: statements.findIndex((node) => node.start <= call.start && call.end <= node.end),
  };
}
