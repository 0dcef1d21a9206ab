import { nodesOfKind } from '../c/walk.ts';
import type { Graph } from '../cfg/graph.ts';
import { nameIn, parameterNames } from './state.ts';

const known = new WeakMap<Graph, ReadonlySet<string>>();

/** The names that are parameters or declared anywhere in the function; shadowing is not told apart. */
export function localsOf(graph: Graph): ReadonlySet<string> {
  const cached = known.get(graph);
  if (cached) return cached;
  const names = new Set(parameterNames(graph.fn));
  for (const declaration of nodesOfKind(graph.fn, 'decl')) {
    for (const list of declaration.children) {
      if (list.kind !== 'declarators') continue;
      for (const declarator of list.children)
        if (declarator.kind !== 'token')
          names.add(nameIn(declarator.kind === 'init' ? declarator.children[0] : declarator));
    }
  }
  known.set(graph, names);
  return names;
}
