import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { CallForm, Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import type { Calls } from '../driver/calls.ts';
import type { Site } from './site.ts';

/** What the calls of a catalogue mean, ready to be asked by name. */
export type AcquireTable = ReadonlyMap<
  string,
  { readonly pattern: ResourcePattern; readonly form: CallForm }
>;

export function acquireTable(catalogue: Catalogue): AcquireTable {
  const table = new Map<string, { pattern: ResourcePattern; form: CallForm }>();
  for (const pattern of catalogue.patterns)
    for (const form of pattern.acquires)
      if (!table.has(form.callee)) table.set(form.callee, { pattern, form });
  return table;
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
      const meaning = table.get(name);
      if (meaning === undefined) continue;
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
