import { declarators, declaredName, nodesOfKind } from '../c/walk.ts';
import type { Graph } from '../cfg/graph.ts';
import { parameterNames } from './state.ts';

const known = new WeakMap<Graph, ReadonlySet<string>>();

/** The names that are parameters or declared anywhere in the function; shadowing is not told apart. */
export function localsOf(graph: Graph): ReadonlySet<string> {
  const cached = known.get(graph);
  if (cached) return cached;
  const declared = nodesOfKind(graph.fn, 'decl').flatMap(declarators);
  const names = new Set([
    ...parameterNames(graph.fn),
    ...declared.map((declarator) => declaredName(declarator)?.text ?? ''),
  ]);
  known.set(graph, names);
  return names;
}
