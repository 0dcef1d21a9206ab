import type { Node } from '../c/syntax.ts';
import type { Graph, Vertex } from '../cfg/graph.ts';
import { ownParts } from '../cfg/own.ts';
import { type Declared, declaredNames, variablesOf } from './declared.ts';
import type { FunctionView } from './function-view.ts';
import { assignmentOf, spelling, walk } from './shape.ts';

/**
 * Where the values of a local variable come from and whether anybody still looks at them, over all paths of the
 * function's graph. Only for variables that nobody else can reach; undefined is "cannot say".
 */
export class Flow {
  readonly #graph: Graph;
  readonly #variable: Declared;

  private constructor(graph: Graph, variable: Declared) {
    this.#graph = graph;
    this.#variable = variable;
  }

  static of(view: FunctionView, name: string): Flow | undefined {
    const variable = [...walk(view.body)].flatMap(variablesOf).find((each) => each.name === name);
    if (
      variable === undefined ||
      declaredNames(view.tree).get(name) !== 1 ||
      hasAddressTaken(name, view.tree)
    )
      return undefined;
    const hidden = /\b(static|extern|volatile)\b/.test(
      view.text.slice(variable.decl.start, variable.decl.end),
    );
    const { graph } = view;
    return hidden || graph === undefined ? undefined : new Flow(graph, variable);
  }

  /** Reports whether the value that the variable has after `statement` may be looked at; what is in it does not count. */
  isReadAfter(statement: Node): boolean {
    const start = this.#graph.at.get(statement);
    if (start === undefined) return true;
    return this.#search([start], 'next', (vertex) => {
      const inside = vertex.node !== undefined && isIn(vertex.node, statement);
      return inside ? 'on' : this.#useOf(vertex);
    });
  }

  /** The constant that the variable has at `statement` whichever way it was reached, and who set it. */
  constantAt(statement: Node): { readonly text: string; readonly setters: readonly Node[] } | undefined {
    const start = this.#graph.at.get(statement);
    const values = new Set<string>();
    const setters: Node[] = [];
    if (start === undefined) return undefined;
    const unknown = this.#search((this.#graph.vertices[start] as Vertex).previous, 'previous', (vertex) => {
      if (vertex.id === this.#graph.enter) return 'read';
      const value = this.#valueFrom(vertex);
      if (value === undefined) return this.#changes(vertex) ? 'read' : 'on';
      if (!isConstant(value)) return 'read';
      values.add(spelling(value).replace('- ', '-'));
      if (vertex.node !== undefined) setters.push(vertex.node);
      return 'set';
    });
    const [text] = values;
    return unknown || values.size !== 1 || text === undefined ? undefined : { text, setters };
  }

  /** Follows all paths while `judge` says `on`; reports whether one of them came to a `read`. */
  #search(
    starts: readonly number[],
    direction: 'next' | 'previous',
    judge: (vertex: Vertex) => 'read' | 'set' | 'on',
  ): boolean {
    const seen = new Set<number>();
    const pending = [...starts];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const vertex = this.#graph.vertices[id] as Vertex;
      const verdict = judge(vertex);
      if (verdict === 'read') return true;
      if (verdict === 'on') pending.push(...vertex[direction]);
    }
    return false;
  }

  #useOf(vertex: Vertex): 'read' | 'set' | 'on' {
    if (!this.#mentions(ownParts(vertex))) return 'on';
    const value = this.#valueFrom(vertex);
    return value !== undefined && !this.#mentions([value]) ? 'set' : 'read';
  }

  /** What a vertex sets the variable to, when that is the first that it does with it. */
  #valueFrom(vertex: Vertex): Node | undefined {
    const { name, decl, initialiser } = this.#variable;
    const { node } = vertex;
    if (node === undefined) return undefined;
    if (vertex.kind === 'decl') return node === decl ? initialiser : undefined;
    if (vertex.kind === 'statement') {
      const assignment = assignmentOf(node);
      return assignment?.target.text === name ? assignment.value : undefined;
    }
    if (vertex.kind !== 'for') return undefined;
    const init = node.children.find((child) => child.kind === 'for_clauses')?.children[0];
    const sets = init?.kind === 'assign' && init.children[0]?.text === name && init.children[1]?.text === '=';
    return sets ? init.children[2] : undefined;
  }

  /** Reports whether a vertex may change the variable in another way, or cannot be told. */
  #changes(vertex: Vertex): boolean {
    if (vertex.kind === 'directive' || (vertex.kind === 'decl' && vertex.node === this.#variable.decl))
      return true;
    const { name } = this.#variable;
    return ownParts(vertex).some((part) =>
      [...walk(part)].some((node) => {
        const [first, second] = node.children;
        if (node.kind === 'assign' || node.kind === 'postfix') return first?.text === name;
        return node.kind === 'unary' && /^(\+\+|--)$/.test(first?.text ?? '') && second?.text === name;
      }),
    );
  }

  #mentions(parts: readonly Node[]): boolean {
    const { name } = this.#variable;
    return parts.some((part) =>
      [...walk(part)].some((node) =>
        node.kind === 'directive' ? node.text.includes(name) : node.kind === 'ident' && node.text === name,
      ),
    );
  }
}

const isIn = (inner: Node, outer: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** `-ENOMEM`, `0`: says the same wherever it stands. */
export const isConstant = (value: Node): boolean =>
  value.kind === 'number' ||
  (value.kind === 'ident' && /^[A-Z][A-Z0-9_]*$/.test(value.text)) ||
  (value.kind === 'unary' && value.children[0]?.text === '-' && isConstant(value.children[1] as Node));

export function hasAddressTaken(name: string, fn: Node): boolean {
  for (const node of walk(fn))
    if (
      node.kind === 'unary' &&
      node.children[0]?.text === '&' &&
      spelling(node).replace(/[()\s]/g, '') === `&${name}`
    )
      return true;
  return false;
}
