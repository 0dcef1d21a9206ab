/**
 * What of a file is matched: its functions with their graphs, and each other item as a graph of one vertex. A macro that
 * stands for a statement or a function has a graph of that as well.
 */

import { codeOfMacro, replacementOf } from '../c/defines.ts';
import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Graph, Vertex, VertexKind } from '../cfg/graph.ts';

export interface Unit {
  readonly item: Item;
  readonly tree: Node;
  readonly graph: Graph;
  readonly isFunction: boolean;
  /** Control flows in it: in a function, and in a statement that a macro stands for. */
  readonly isFollowed: boolean;
}

/** Reads units of a file when they are asked for, each at most once. */
export class Units {
  readonly file: CFile;
  readonly #known = new Map<Item, readonly Unit[]>();

  constructor(file: CFile) {
    this.file = file;
  }

  /** The item itself first. None for an item that could not be read: such code is left alone. */
  of(item: Item): readonly Unit[] {
    const known = this.#known.get(item) ?? this.#make(item);
    this.#known.set(item, known);
    return known;
  }

  #make(item: Item): readonly Unit[] {
    const { tree, problem } = this.file.read(item);
    if (problem !== undefined || tree.kind === 'error') return [];
    if (tree.kind === 'fundef') return [followedUnit(item, tree)];
    const itself: Unit = { item, tree, graph: singleVertexGraph(tree), isFunction: false, isFollowed: false };
    const code = tree.kind === 'directive' ? codeOfMacro(replacementOf(tree)) : undefined;
    return code === undefined ? [itself] : [itself, followedUnit(item, code)];
  }
}

const followedUnit = (item: Item, tree: Node): Unit => ({
  item,
  tree,
  graph: buildGraph(tree).graph,
  isFunction: tree.kind === 'fundef',
  isFollowed: true,
});

/** enter -> the item -> exit. */
export function singleVertexGraph(tree: Node): Graph {
  const vertex = (
    id: number,
    kind: VertexKind,
    node: Node | undefined,
    previous: readonly number[],
    next: readonly number[],
  ): Vertex => ({
    id,
    kind,
    node,
    next,
    previous,
    scope: 0,
    skips: [],
    skippedBy: [],
    escapes: false,
    leaving: 'end',
    target: -1,
    copy: false,
  });
  const kind: VertexKind =
    tree.kind === 'directive' ? 'directive' : tree.kind === 'decl' ? 'decl' : 'statement';
  return {
    fn: tree,
    vertices: [
      vertex(0, 'enter', undefined, [], [1]),
      vertex(1, kind, tree, [0], [2]),
      vertex(2, 'exit', undefined, [1], []),
    ],
    scopes: [{ node: tree, parent: -1, last: 0 }],
    enter: 0,
    exit: 2,
    errorExit: undefined,
    at: new Map([[tree, 1]]),
  };
}
