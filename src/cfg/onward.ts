import type { Graph, Vertex, VertexKind } from './graph.ts';

const known = new WeakMap<Graph, readonly number[]>();

/**
 * Where one goes on to, vertex by vertex, from a mark, a brace or a label: nothing happens there, and there is one way
 * on. -1 where something is worked out or decided, and where the way on leads back in the text or into a `for`, which
 * begins, or steps on, as it is come to.
 */
export function onward(graph: Graph): readonly number[] {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const made = graph.vertices.map((vertex) => pastOf(graph, vertex));
  known.set(graph, made);
  return made;
}

function pastOf({ vertices }: Graph, { id, kind, next }: Vertex): number {
  const [only, ...others] = next;
  if (only === undefined || others.length > 0 || only <= id || busy.has(kind)) return -1;
  return vertices[only]?.kind === 'for' ? -1 : only;
}

/** The vertices at which something is worked out, decided, or over. */
const busy: ReadonlySet<VertexKind> = new Set<VertexKind>([
  'statement',
  'decl',
  'if',
  'while',
  'dowhile',
  'for',
  'iterator',
  'switch',
  'return',
  'exit',
  'errorexit',
]);
