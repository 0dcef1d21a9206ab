import type { Node } from '../c/syntax.ts';
import type { Graph, Leaving, Scope, Vertex, VertexKind } from './graph.ts';

interface Draft extends Vertex {
  readonly next: number[];
  readonly previous: number[];
  readonly skips: number[];
  readonly skippedBy: number[];
  escapes: boolean;
}

interface DraftScope extends Scope {
  last: number;
}

/** What is not the same for every vertex, where it differs from the usual. */
export interface Details {
  readonly node?: Node;
  readonly leaving?: Leaving;
  readonly target?: number;
  readonly copy?: boolean;
}

/** A graph under construction: knows vertices, edges and scopes, nothing of C. */
export class Sketch {
  readonly #vertices: Draft[] = [];
  readonly #scopes: DraftScope[] = [];
  readonly #at = new Map<Node, number>();

  add(kind: VertexKind, scope: number, details: Details = {}): number {
    const { node, leaving = 'end', target = -1, copy = false } = details;
    const id = this.#vertices.length;
    // All vertices have all fields, in one order: engines read them in inner loops.
    this.#vertices.push({
      id,
      kind,
      node,
      next: [],
      previous: [],
      scope,
      skips: [],
      skippedBy: [],
      escapes: false,
      leaving,
      target,
      copy,
    });
    if (node !== undefined && !copy && !this.#at.has(node)) this.#at.set(node, id);
    return id;
  }

  /** An edge that executions take. No edge comes from code that cannot be reached. */
  join(from: number | undefined, to: number): void {
    if (from === undefined) return;
    const [source, goal] = [this.#vertices[from] as Draft, this.#vertices[to] as Draft];
    // One of the two lists is short: only switches have many followers, only ends have many predecessors.
    if (source.next.length < goal.previous.length ? source.next.includes(to) : goal.previous.includes(from))
      return;
    source.next.push(to);
    goal.previous.push(from);
  }

  /** `from => after => to`: an after mark over the whole statement. */
  skip(from: number, after: number, to: number): void {
    this.#skipEdge(from, after);
    this.#skipEdge(after, to);
  }

  #skipEdge(from: number, to: number): void {
    (this.#vertices[from] as Draft).skips.push(to);
    (this.#vertices[to] as Draft).skippedBy.push(from);
  }

  /** Says that the branch behind a true mark never reaches its end. */
  escape(mark: number): void {
    (this.#vertices[mark] as Draft).escapes = true;
  }

  hasPrevious(id: number): boolean {
    return (this.#vertices[id] as Draft).previous.length > 0;
  }

  beginScope(node: Node, parent: number): number {
    const id = this.#scopes.length;
    this.#scopes.push({ node, parent, last: id });
    return id;
  }

  /** To be called when everything inside the scope has been added. */
  endScope(id: number): void {
    (this.#scopes[id] as DraftScope).last = this.#scopes.length - 1;
  }

  finish(fn: Node, enter: number, exit: number, errorExit: number | undefined): Graph {
    return { fn, vertices: this.#vertices, scopes: this.#scopes, enter, exit, errorExit, at: this.#at };
  }
}
