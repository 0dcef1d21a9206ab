// Decides where the `+` code of a rule hangs in the tree of its `-` and context code.
import { leavesOf } from './nodes.ts';
import type { PNode } from './syntax.ts';
import type { Token } from './token.ts';

/** A run of neighbouring `+` tokens, and what it is to be hung on. */
export interface Hanging {
  readonly tokens: readonly Token[];
  readonly places: readonly Place[];
}

export interface Place {
  readonly node: PNode;
  readonly side: 'before' | 'after';
}

/** A leaf with the trees around it, outermost first; the leaf is last. */
type Path = readonly PNode[];

/** Kinds whose end is that of a statement within: code after them is not code after that statement. */
const branching: ReadonlySet<PNode['kind']> = new Set(['if', 'while', 'for', 'iterator', 'switch']);
/** Kinds that may match more than they say at their start (storage, attributes): code before them goes before that. */
const headed: ReadonlySet<PNode['kind']> = new Set(['fundef', 'decl']);
/** Lists: the elements of one that is removed as a whole are removed one by one. */
const lists: ReadonlySet<PNode['kind']> = new Set([
  'seq',
  'args',
  'params',
  'inits',
  'declarators',
  'enumerators',
  'fields',
  'specs',
  'for_clauses',
]);
const pieces: ReadonlySet<PNode['kind']> = new Set(['disj', 'conj', 'nest', 'optional']);

/** Where each run of `+` tokens hangs; a run without places has nothing to hang on. */
export function hangPlus(root: PNode, tokens: readonly Token[]): readonly Hanging[] {
  const paths = pathsOf(root);
  const runs: Hanging[] = [];
  let last = -1;
  for (const run of runsOf(tokens)) {
    const start = (run[0] as Token).start;
    while (last + 1 < paths.length && (leafOf(paths[last + 1] as Path)?.start as number) < start) last++;
    runs.push({ tokens: run, places: placesOf(paths[last], paths[last + 1]) });
  }
  return joinRuns(runs);
}

function runsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  tokens.forEach((token, index) => {
    if (token.mark !== 'plus') return;
    if (tokens[index - 1]?.mark === 'plus') runs.at(-1)?.push(token);
    else runs.push([token]);
  });
  return runs;
}

function pathsOf(root: PNode): readonly Path[] {
  const paths: Path[] = [];
  const walk = (node: PNode, above: Path): void => {
    const path = [...above, node];
    if (node.children.length === 0) {
      if (node.text !== '' && node.text !== '?') paths.push(path);
    } else for (const child of node.children) walk(child, path);
  };
  walk(root, []);
  return paths;
}

const leafOf = (path: Path | undefined): PNode | undefined => path?.at(-1);

function placesOf(previous: Path | undefined, next: Path | undefined): readonly Place[] {
  const inner = removedTerm(previous, next);
  if (inner !== undefined) return [{ node: lastLeaf(inner), side: 'after' }];
  const meeting = meetingOf(previous, next);
  const after = previous === undefined ? [] : placesAfter(previous, meeting);
  const before = next === undefined ? [] : placesBefore(next, meeting);
  if (after.length === 0) return before;
  if (before.length === 0) return after;
  if (leafOf(previous)?.mark === 'minus') return after;
  return isBracket(previous as Path, meeting) && !isBracket(next as Path, meeting) ? before : after;
}

/** The largest removed term that holds both leaves: what is added between them takes its place with the rest. */
function removedTerm(previous: Path | undefined, next: Path | undefined): PNode | undefined {
  if (previous === undefined || next === undefined) return undefined;
  return previous.find(
    (node, depth) =>
      node === next[depth] &&
      node.children.length > 0 &&
      !lists.has(node.kind) &&
      !pieces.has(node.kind) &&
      isRemoved(node),
  );
}

function isRemoved(node: PNode): boolean {
  for (const leaf of leavesOf(node)) if (leaf.mark !== 'minus') return false;
  return true;
}

function lastLeaf(node: PNode): PNode {
  const last = node.children.at(-1);
  return last === undefined ? node : lastLeaf(last);
}

/** The depth of the smallest tree that holds both leaves. */
function meetingOf(previous: Path | undefined, next: Path | undefined): number {
  if (previous === undefined || next === undefined) return 0;
  let depth = 0;
  while (previous[depth + 1] !== undefined && previous[depth + 1] === next[depth + 1]) depth++;
  return depth;
}

/** Whether a leaf is but punctuation of the tree in which the code is added, such as the `(` of a call. */
function isBracket(path: Path, meeting: number): boolean {
  return path.length === meeting + 2 && leafOf(path)?.kind === 'token';
}

const unhangable = (leaf: PNode, parent: PNode | undefined): boolean =>
  leaf.kind === 'dots' || (pieces.has(parent?.kind ?? 'seq') && leaf.kind === 'token');

function placesAfter(path: Path, meeting: number): readonly Place[] {
  const leaf = path.at(-1) as PNode;
  const term = path[meeting + 1] as PNode;
  if (leaf.mark !== 'minus') {
    const tree = endingTree(term, leaf);
    if (tree !== undefined) return [{ node: tree, side: 'after' }];
    if (isLooseComma(leaf, path.at(-2))) return [];
  }
  // behind a choice: behind the end of each of its branches
  if (pieces.has(term.kind) && term.kind !== 'nest' && lastLeaf(term) === leaf && leaf.kind === 'token')
    return lastPlaces(term);
  return unhangable(leaf, path.at(-2)) ? [] : [{ node: leaf, side: 'after' }];
}

/** A comma behind dots may match nothing. */
function isLooseComma(leaf: PNode, list: PNode | undefined): boolean {
  if (leaf.text !== ',' || list === undefined) return false;
  const index = list.children.indexOf(leaf);
  return list.children[index - 1]?.kind === 'dots';
}

/** The outermost branching statement that ends with this leaf. */
function endingTree(term: PNode, leaf: PNode): PNode | undefined {
  let node: PNode | undefined = term;
  while (node !== undefined && node !== leaf) {
    if (branching.has(node.kind)) return node;
    if (node.kind !== 'optional' && node.kind !== 'seq') return undefined;
    node = node.children.at(-1);
  }
  return undefined;
}

function lastPlaces(node: PNode): readonly Place[] {
  if (node.kind === 'disj' || node.kind === 'conj') {
    const places = branchesOf(node).map(lastPlaces);
    return places.some(({ length }) => length === 0) ? [] : places.flat();
  }
  const last = node.kind === 'nest' ? undefined : node.children.at(-1);
  if (last !== undefined && !branching.has(node.kind)) return lastPlaces(last);
  if (branching.has(node.kind)) return [{ node, side: 'after' }];
  return node.text === '' || node.kind === 'dots' ? [] : [{ node, side: 'after' }];
}

const branchesOf = (node: PNode): readonly PNode[] => node.children.filter((_, index) => index % 2 === 1);

function placesBefore(path: Path, meeting: number): readonly Place[] {
  const leaf = path.at(-1) as PNode;
  const term = path[meeting + 1] as PNode;
  const tree = headedTree(term, leaf);
  if (tree !== undefined) return [{ node: tree, side: 'before' }];
  if ((term.kind === 'disj' || term.kind === 'conj') && leaf === term.children[0]) return firstPlaces(term);
  return unhangable(leaf, path.at(-2)) ? [] : [{ node: leaf, side: 'before' }];
}

function headedTree(term: PNode, leaf: PNode): PNode | undefined {
  let node: PNode | undefined = term;
  while (node !== undefined && node !== leaf) {
    if (headed.has(node.kind)) return node;
    if (node.kind !== 'seq') return undefined;
    node = node.children[0];
  }
  return undefined;
}

function firstPlaces(node: PNode): readonly Place[] {
  if (node.kind === 'disj' || node.kind === 'conj') {
    const places = branchesOf(node).map(firstPlaces);
    return places.some(({ length }) => length === 0) ? [] : places.flat();
  }
  if (headed.has(node.kind)) return [{ node, side: 'before' }];
  const first =
    node.kind === 'nest'
      ? undefined
      : node.children.find((child) => child.text !== '' || child.children.length > 0);
  if (first !== undefined) return firstPlaces(first);
  return node.text === '' || node.kind === 'dots' ? [] : [{ node, side: 'before' }];
}

/** Runs that hang on one place within one removed term become one run. */
function joinRuns(runs: readonly Hanging[]): readonly Hanging[] {
  const joined: Hanging[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isSamePlace(last, run))
      joined[joined.length - 1] = { ...last, tokens: [...last.tokens, ...run.tokens] };
    else joined.push(run);
  }
  return joined;
}

function isSamePlace(one: Hanging, other: Hanging): boolean {
  const [place] = one.places;
  const [next] = other.places;
  return place !== undefined && place.node === next?.node && place.side === next.side;
}
