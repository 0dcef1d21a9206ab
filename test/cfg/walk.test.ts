import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { buildGraph } from '../../src/cfg/build.ts';
import { dominators, postDominators } from '../../src/cfg/dominators.ts';
import type { Graph, Vertex } from '../../src/cfg/graph.ts';
import { words } from '../../src/cfg/print.ts';
import { explore, pathsFrom, reachableFrom, trailOf } from '../../src/cfg/walk.ts';

function sample(body: string): {
  graph: Graph;
  find: (words: string) => number;
  show: (id: number) => string;
} {
  const text = `int f(int x)\n{\n${body}}\n`;
  const file = openC(text);
  const item = file.items[0];
  if (item === undefined) throw new Error('no function');
  const { graph } = buildGraph(file.read(item).tree);
  const show = (id: number) => words(graph.vertices[id] as Vertex, text);
  const find = (wanted: string) => graph.vertices.findIndex((vertex) => show(vertex.id) === wanted);
  return { graph, find, show };
}

const diamond = 'a();\nif (x) {\nb();\nreturn 1;\n}\nc();\nreturn 0;\nd();\n';

describe('reachableFrom', () => {
  test('does not reach what stands behind a return', () => {
    const { graph, find } = sample(diamond);
    const reached = reachableFrom(graph, graph.enter);
    expect(reached[find('c();')]).toBe(1);
    expect(reached[find('d();')]).toBe(0);
  });

  test('goes backwards too', () => {
    const { graph, find } = sample(diamond);
    const before = reachableFrom(graph, find('c();'), 'previous');
    expect(before[find('a();')]).toBe(1);
    expect(before[find('b();')]).toBe(0);
  });
});

describe('dominators', () => {
  test('what comes before a branch dominates it, a branch does not dominate what follows', () => {
    const { graph, find } = sample(diamond);
    const { dominates, nearest } = dominators(graph);
    expect(dominates(find('a();'), find('b();'))).toBe(true);
    expect(dominates(find('b();'), find('c();'))).toBe(false);
    expect(nearest[graph.enter]).toBe(-1);
    expect(nearest[find('d();')]).toBe(-1);
  });

  test('a shared label post-dominates the gotos to it, not a return before', () => {
    const { graph, find } = sample('if (x)\ngoto out;\nif (y)\nreturn 1;\na();\nout:\nb();\nreturn 0;\n');
    const { dominates } = postDominators(graph);
    expect(dominates(find('out:'), find('goto out;'))).toBe(true);
    expect(dominates(find('out:'), find('if (y)'))).toBe(false);
  });
});

describe('explore', () => {
  const count = (graph: Graph, show: (id: number) => string) =>
    explore<readonly string[]>(
      graph,
      graph.enter,
      [],
      ({ id }, seen) => [/^\w\(\);$/.test(show(id)) ? [...new Set([...seen, show(id)])] : seen],
      (seen) => seen.join(),
    );

  test('brings every distinct state to the end, with the way that led there', () => {
    const { graph, show } = sample('if (x)\na();\nelse\nb();\nwhile (y)\nc();\nreturn 0;\n');
    const { visits, complete } = count(graph, show);
    const ends = visits.filter((visit) => visit.vertex.id === graph.exit);
    expect(complete).toBe(true);
    expect(ends.map((visit) => visit.state.join('')).sort()).toEqual([
      'a();',
      'a();c();',
      'b();',
      'b();c();',
    ]);
    const [first] = ends;
    expect(first && trailOf(first).map((vertex) => vertex.id)[0]).toBe(graph.enter);
  });

  test('says when it gave up', () => {
    const { graph } = sample('while (x)\na();\nreturn 0;\n');
    const { complete } = explore<number>(graph, graph.enter, 0, (_, n) => [n + 1], String, 50);
    expect(complete).toBe(false);
  });

  test('a state without successor ends the path', () => {
    const { graph, find } = sample(diamond);
    const { visits } = explore<number>(
      graph,
      graph.enter,
      0,
      ({ kind }, state) => (kind === 'true' ? [] : [state]),
      String,
    );
    expect(visits.some((visit) => visit.vertex.id === find('b();'))).toBe(false);
  });
});

describe('pathsFrom', () => {
  test('lists the paths without cycles', () => {
    const { graph } = sample('if (x)\na();\nif (y)\nb();\nreturn 0;\n');
    expect(pathsFrom(graph, graph.enter).paths).toHaveLength(4);
  });

  test('goes round a loop when asked to', () => {
    const { graph, find } = sample('while (x)\na();\nreturn 0;\n');
    const through = (rounds: number) =>
      pathsFrom(graph, graph.enter, { rounds }).paths.filter((path) => path.includes(find('a();'))).length;
    expect([through(1), through(2)]).toEqual([0, 1]);
  });

  test('says when there are more than it may list', () => {
    const { graph } = sample('if (x)\na();\n'.repeat(12));
    expect(pathsFrom(graph, graph.enter, { cap: 100 })).toMatchObject({ complete: false });
  });
});
