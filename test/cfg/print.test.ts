// Each goldens/x.c holds one function; its graph is goldens/x.txt. `UPDATE=1` renews them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openC } from '../../src/c/open.ts';
import { buildGraph } from '../../src/cfg/build.ts';
import type { Graph } from '../../src/cfg/graph.ts';
import { printGraph } from '../../src/cfg/print.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'goldens');
const update = process.env.UPDATE === '1';

function graphText(text: string): { shown: string; graph: Graph } {
  const file = openC(text);
  const item = file.items.find((each) => each.kind === 'function');
  if (item === undefined) throw new Error('no function in the sample');
  const { graph, problems } = buildGraph(file.read(item).tree);
  const notes = problems.map(({ code, span }) => `problem: ${code}: ${text.slice(span.start, span.end)}\n`);
  return { shown: printGraph(graph, text) + notes.join(''), graph };
}

describe('graphs', () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.c'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const golden = join(folder, name.replace(/\.c$/, '.txt'));

    test(name, () => {
      const { shown } = graphText(text);
      if (update || (!existsSync(golden) && process.env.CI === undefined)) writeFileSync(golden, shown);
      expect(shown).toBe(readFileSync(golden, 'utf8'));
    });

    test(`${name}: edges and scopes are in order`, () => {
      const { graph } = graphText(text);
      for (const { id, next, previous, skips, skippedBy, scope } of graph.vertices) {
        for (const to of next) expect(graph.vertices[to]?.previous).toContain(id);
        for (const from of previous) expect(graph.vertices[from]?.next).toContain(id);
        for (const to of skips) expect(graph.vertices[to]?.skippedBy).toContain(id);
        for (const from of skippedBy) expect(graph.vertices[from]?.skips).toContain(id);
        expect(scope).toBeLessThan(graph.scopes.length);
      }
      graph.scopes.forEach(({ parent, last }, scope) => {
        expect(parent).toBeLessThan(scope);
        expect(last).toBeGreaterThanOrEqual(scope);
      });
    });
  }
});

describe('size', () => {
  const functionOf = (body: string) => `int big(int x)\n{\n${body}\treturn 0;\n}\n`;

  test('a function of twenty thousand lines takes a fraction of a second', () => {
    const body = `${'\tif (x)\n\t\tgoto out;\n'.repeat(10_000)}out:\n`;
    const file = openC(functionOf(body));
    const [item] = file.items;
    if (item === undefined) throw new Error('no function in the sample');
    const { tree } = file.read(item);
    const start = performance.now();
    const { graph } = buildGraph(tree);
    // About 0.1 s; time that grew with the square of the length would be minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(graph.vertices.length).toBeGreaterThan(60_000);
  });

  test('a switch of ten thousand cases', () => {
    const cases = Array.from({ length: 10_000 }, (_, i) => `\tcase ${i}:\n\t\tbreak;\n`).join('');
    const { graph } = graphText(functionOf(`\tswitch (x) {\n${cases}\t}\n`));
    expect(graph.vertices.length).toBeGreaterThan(30_000);
  });
});
