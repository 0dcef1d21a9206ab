import type { Graph, Vertex } from './graph.ts';
import { ownSpan } from './own.ts';

/**
 * A graph as text, a line a vertex: `3: ret = setup(dev); -> 4`. Marks are in brackets, edges over a whole statement
 * are written `=>`, copies of braces have a `'`, code that cannot be reached has a `!`.
 */
export function printGraph(graph: Graph, text: string): string {
  const lines = graph.vertices.map(
    (vertex) => `${vertex.id}: ${label(graph, vertex, text)}${edges(vertex)}\n`,
  );
  return lines.join('');
}

function label(graph: Graph, vertex: Vertex, text: string): string {
  const lost = vertex.previous.length === 0 && vertex.id !== graph.enter && vertex.skippedBy.length === 0;
  return `${lost ? '! ' : ''}${words(vertex, text)}${vertex.copy ? "'" : ''}`;
}

/** What a vertex says in one line: its text with white space run together, or its mark in brackets. */
export function words(vertex: Vertex, text: string): string {
  const span = ownSpan(vertex);
  if (span !== undefined) return text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  if (vertex.kind === 'true' && vertex.escapes) return '[true, escapes]';
  if (vertex.leaving !== 'end') return `[${vertex.kind} ${vertex.leaving}]`;
  return `[${vertex.kind}]`;
}

function edges({ next, skips }: Vertex): string {
  const plain = next.length > 0 ? ` -> ${next.join(' ')}` : '';
  return skips.length > 0 ? `${plain} => ${skips.join(' ')}` : plain;
}
