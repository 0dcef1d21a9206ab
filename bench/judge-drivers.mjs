#!/usr/bin/env node
/**
 * What becomes of every acquire site of a tree: node bench/judge-drivers.mjs TREE [FOLDER...] [--every N] [--list FILE]
 *
 * Plans (and converts nothing) each file that has a driver struct and a word of a pattern, and prints a table: sites
 * of each pattern by verdict, then by reason, then the files that took longest. `--every N` takes each Nth file only;
 * `--list FILE` writes one line a site. Run `npm run build` first.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../dist/catalogue/read.js';
import { buses } from '../dist/driver/buses.js';
import { planFile } from '../dist/lifetimes/plan-file.js';
import { LineIndex } from '../dist/text/line-index.js';

const words = process.argv.slice(2);
const option = (name) => {
  const at = words.indexOf(name);
  return at === -1 ? undefined : words.splice(at, 2)[1];
};
const every = Number(option('--every') ?? 1);
const list = option('--list');
const [tree, ...given] = words;
if (tree === undefined) {
  console.error('name a kernel tree');
  process.exit(2);
}
const folders = given.length > 0 ? given : ['drivers', 'sound'];

const { catalogue } = readCatalogue(join(dirname(fileURLToPath(import.meta.url)), '..', 'patterns'));
const acquires = catalogue.patterns.flatMap((pattern) => pattern.acquires.map((form) => form.callee));
const hasAcquire = new RegExp(`\\b(?:${[...new Set(acquires)].join('|')})\\s*\\(`);
const hasDriver = new RegExp(`struct\\s+(?:${buses.map((bus) => bus.driver).join('|')})\\b`);

const rows = new Map();
const reasons = new Map();
const lines = [];
const slow = [];
let files = 0;
let outside = 0;
let seen = 0;
const begun = performance.now();
for (const folder of folders)
  for (const name of readdirSync(join(tree, folder), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.c')) continue;
    const path = join(folder, name);
    const text = readFileSync(join(tree, path), 'latin1');
    if (!hasDriver.test(text) || !hasAcquire.test(text)) continue;
    if (seen++ % every !== 0) continue;
    files++;
    const start = performance.now();
    const plan = planFile(text, catalogue, { review: false, wants: () => true, declares: () => true });
    slow.push([Math.round(performance.now() - start), path]);
    outside += plan.outside;
    const index = new LineIndex(text);
    for (const { site, verdict, code, detail, evidence } of plan.units.flatMap((unit) => unit.sites)) {
      const row = rows.get(site.pattern.name) ?? { converted: 0, review: 0, refused: 0 };
      row[verdict]++;
      rows.set(site.pattern.name, row);
      const reason = `${verdict} ${code}`;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      const proof = evidence.map(({ span, note }) => `${index.lineAt(span.start)}: ${note}`).join('; ');
      lines.push(
        `${path}:${index.lineAt(site.call.start)} ${site.form.callee} ${reason} ${detail ?? ''} | ${proof}`,
      );
    }
  }

console.table(Object.fromEntries([...rows].sort()));
for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(6)} ${reason}`);
console.log(
  `${files} files, ${lines.length} sites in probes, ${outside} outside, ${((performance.now() - begun) / 1000).toFixed(1)} s`,
);
for (const [ms, path] of slow.sort((a, b) => b[0] - a[0]).slice(0, 5)) console.log(`${ms} ms ${path}`);
if (list !== undefined) writeFileSync(list, `${lines.join('\n')}\n`);
