// Builds what the matcher would find, from pieces of text: `-` the leaves of a snippet, `+` code beside them.
import type { CFile } from '../../src/c/file.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { Bindings, Value } from '../../src/match/bindings.ts';
import type { Addition, LeafChange } from '../../src/match/change.ts';
import { readCode } from '../../src/rewrite/node-changes.ts';
import { wordsOfTree } from '../../src/rewrite/tree-words.ts';

/** One change, named by the C text it is about; the first place that holds it, or the `nth`. */
export interface Step {
  readonly at: string;
  readonly nth?: number;
  /** True takes the snippet out; a text puts something in its place. */
  readonly remove?: true;
  readonly by?: string;
  readonly before?: string;
  readonly after?: string;
  /** Names in the added code that stand for code of the file. */
  readonly values?: Readonly<Record<string, string>>;
}

export function changesOf(file: CFile, steps: readonly Step[]): readonly LeafChange[] {
  const leaves = leavesOf(file);
  const changes = new Map<number, LeafChange>();
  const update = (leaf: Node, change: Partial<LeafChange>): void => {
    const known = changes.get(leaf.start) ?? { leaf, removed: false, before: [], after: [] };
    changes.set(leaf.start, {
      leaf,
      removed: change.removed ?? known.removed,
      before: [...known.before, ...(change.before ?? [])],
      after: [...known.after, ...(change.after ?? [])],
    });
  };
  for (const step of steps) {
    const inside = leavesIn(file, leaves, step.at, step.nth ?? 1);
    const [first, last] = [inside[0] as Node, inside.at(-1) as Node];
    const bindings = bindingsOf(file, step.values ?? {});
    const addition = (text: string | undefined): readonly Addition[] =>
      text === undefined ? [] : [{ code: readCode(text, new Set(Object.keys(step.values ?? {}))), bindings }];
    if (step.remove || step.by !== undefined) for (const leaf of inside) update(leaf, { removed: true });
    update(first, { before: addition(step.before) });
    update(last, { after: [...addition(step.by), ...addition(step.after)] });
  }
  return [...changes.values()];
}

function bindingsOf(file: CFile, values: Readonly<Record<string, string>>): Bindings {
  const entries = Object.entries(values).map(([name, text]): [string, Value] => {
    const at = file.text.indexOf(text);
    const node = at === -1 ? undefined : nodeAt(file, at, at + text.length);
    if (node === undefined) return [name, { kind: 'word', text }];
    return [name, { kind: 'code', nodes: [node], source: text }];
  });
  return new Map(entries);
}

function nodeAt(file: CFile, start: number, end: number): Node | undefined {
  const search = (node: Node): Node | undefined => {
    for (const child of node.children) {
      const found = child.start <= start && end <= child.end ? search(child) : undefined;
      if (found !== undefined) return found;
    }
    return node.start === start && node.end === end ? node : undefined;
  };
  for (const item of file.items) {
    const found = search(file.read(item).tree);
    if (found !== undefined) return found;
  }
  return undefined;
}

const leavesOf = (file: CFile): readonly Node[] =>
  file.items.flatMap((item) => wordsOfTree(file.read(item).tree).map((word) => word.leaf as Node));

function leavesIn(file: CFile, leaves: readonly Node[], snippet: string, nth: number): readonly Node[] {
  let start = -1;
  for (let n = 0; n < nth; n++) start = file.text.indexOf(snippet, start + 1);
  const end = start + snippet.length;
  const found = leaves.filter((leaf) => leaf.start >= start && leaf.end <= end);
  if (start === -1 || found.length === 0) throw new Error(`nothing to change at: ${snippet}`);
  return found;
}
