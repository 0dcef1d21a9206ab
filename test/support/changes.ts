// Builds what the matcher would find, from pieces of text: `-` the leaves of a snippet, `+` code beside them.
import type { CFile } from '../../src/c/file.ts';
import { openC } from '../../src/c/open.ts';
import type { Node } from '../../src/c/syntax.ts';
import type { Bindings, Value } from '../../src/match/bindings.ts';
import type { Addition, LeafChange } from '../../src/match/change.ts';
import { wordsOfTree } from '../../src/rewrite/tree-words.ts';
import type { PlusCode, PlusLeaf } from '../../src/smpl/syntax.ts';

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
      text === undefined ? [] : [{ code: plus(text, new Set(Object.keys(step.values ?? {}))), bindings }];
    if (step.remove || step.by !== undefined) for (const leaf of inside) update(leaf, { removed: true });
    update(first, { before: addition(step.before) });
    update(last, { after: [...addition(step.by), ...addition(step.after)] });
  }
  return [...changes.values()];
}

/** `+` code: what can stand in a function or at file level is parsed there, so that operators know their use. */
export function plus(text: string, metavariables: ReadonlySet<string> = new Set()): PlusCode {
  const frames = [
    ['void f(void)\n{\n', '\n}\n'],
    ['', '\n'],
    ['void f(void)\n{\n', ' S;\n}\n'],
    ['void f(void)\n{\nif (x) {\n', '\n}\n'],
    ['void f(void)\n{\nx = ', ';\n}\n'],
    ['void f(void)\n{\ng(a', 'b);\n}\n'],
    ['void f(void)\n{', '\n'],
  ] as const;
  const parsed = frames
    .map(([head, tail]) => ({ head, file: openC(head + text + tail) }))
    .filter(({ file }) => file.items.every((item) => file.read(item).problem === undefined));
  const best = parsed[0] ?? { head: frames[0][0], file: openC(frames[0][0] + text + frames[0][1]) };
  const { start, end } = { start: best.head.length, end: best.head.length + text.length };
  const words = best.file.items.flatMap((item) => wordsOfTree(best.file.read(item).tree));
  const leaves = words.flatMap((word): PlusLeaf[] => {
    const leaf = word.leaf as Node;
    if (leaf.start < start || leaf.end > end) return [];
    const before = best.file.text.slice(0, leaf.start);
    const gap = /\s*$/.exec(before)?.[0] ?? '';
    return [
      {
        start: leaf.start - start,
        end: leaf.end - start,
        kind: metavariables.has(word.text) ? 'meta' : (word.kind as PlusLeaf['kind']),
        text: word.text,
        role: word.role,
        lineBreak: gap.includes('\n'),
        indent: 0,
        spaceBefore: gap !== '',
      },
    ];
  });
  return { start: 0, end: text.length, multiple: false, form: 'statements', leaves };
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
