import type { Graph } from '../cfg/graph.ts';

/**
 * What a match changes must be reached through the match: a vertex that is also reached on a way which never passed
 * the place where a match begins would be changed for that way too. Gives the first such vertex.
 */
export function reachedOtherwise(
  graph: Graph,
  /** Changed vertices, each with the vertices where the matches that change it begin. */
  changed: ReadonlyMap<number, ReadonlySet<number>>,
): number | undefined {
  for (const [vertex, starts] of changed) {
    if (!starts.has(vertex) && reachesBeginning(graph, vertex, starts)) return vertex;
  }
  return undefined;
}

function reachesBeginning(graph: Graph, from: number, starts: ReadonlySet<number>): boolean {
  const seen = new Set([from]);
  const todo = [from];
  for (let vertex = todo.pop(); vertex !== undefined; vertex = todo.pop()) {
    const { previous } = graph.vertices[vertex] as Graph['vertices'][number];
    if (previous.length === 0) return true;
    for (const before of previous) {
      if (seen.has(before) || starts.has(before)) continue;
      seen.add(before);
      todo.push(before);
    }
  }
  return false;
}
