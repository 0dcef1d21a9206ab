#!/usr/bin/env node
/**
 * Draws sites to be read: node bench/sample-sites.mjs RESULT TREE [--seed N] [--count N] [--reason CODE[,CODE]]
 *   [--verdict refused|review|converted] [--under FOLDER] [--brief]
 *
 * RESULT is what `devmify --json` printed for the tree. Each site is shown with its explanation and the code that
 * decides: the function that acquires, remove, and whatever the evidence points to. `--brief` leaves out lines that
 * have no word of a pattern and part no paths. The same seed draws the same sites, whatever the order of RESULT; with
 * `--reason`, so many of each reason. `--list` prints one line a site, to be filled in.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openC } from '../dist/c/open.js';
import { readCatalogue } from '../dist/catalogue/read.js';
import { driversOf } from '../dist/driver/units.js';
import { LineIndex } from '../dist/text/line-index.js';

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at === -1 ? otherwise : words.splice(at, 2)[1];
};
const flag = (name) => {
  const at = words.indexOf(name);
  return at !== -1 && words.splice(at, 1).length > 0;
};
const seed = Number(option('--seed', 1));
const count = Number(option('--count', 20));
const reasons = option('--reason', '').split(',').filter(Boolean);
const verdict = option('--verdict', 'refused');
const under = option('--under', '');
const brief = flag('--brief');
const list = flag('--list');
const [result, tree] = words;
if (result === undefined || tree === undefined) {
  console.error(
    'usage: node bench/sample-sites.mjs RESULT TREE [options]; RESULT is the output of devmify --json',
  );
  process.exit(2);
}

const { catalogue } = readCatalogue(join(dirname(fileURLToPath(import.meta.url)), '..', 'patterns'));
const calls = new Set(
  catalogue.patterns.flatMap((pattern) => [
    ...[...pattern.acquires, ...pattern.others, ...pattern.starts].map((form) => form.callee),
    ...pattern.releases.flatMap((form) => [form.call, ...form.tail].map((call) => call.callee)),
  ]),
);
const partsPaths =
  /^\s*(?:if|else|\}|\{|for|while|switch|case|default|return|goto)\b|^\S|return|goto|^\t?\w+:|#/;

/** A small generator of equally distributed numbers, so that a draw can be made again on any machine. */
function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw(sites, number, random) {
  const left = [...sites];
  const drawn = [];
  while (drawn.length < number && left.length > 0)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

const all = readFileSync(result, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{') && line.includes('"sites":[{'))
  .map((line) => JSON.parse(line))
  .filter(({ kind, path }) => kind === 'file' && path.startsWith(under))
  .flatMap(({ path, sites }) => sites.map((site) => ({ path, ...site })))
  .filter((site) => site.verdict === verdict)
  .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const random = generator(seed);
const drawn =
  reasons.length === 0
    ? draw(all, count, random)
    : reasons.flatMap((code) =>
        draw(
          all.filter((site) => site.code === code),
          count,
          random,
        ),
      );

console.log(`seed ${seed}: ${drawn.length} of ${all.length} ${verdict} sites\n`);
for (const [index, site] of drawn.entries())
  if (list) console.log(`| ${site.path}:${site.line} | ${site.acquire} | ${site.code} | |`);
  else show(index + 1, site);

function keyOf({ path, line, column, driver }) {
  return `${path}:${String(line).padStart(7, '0')}:${String(column).padStart(4, '0')}:${driver}`;
}

function show(number, site) {
  const text = readFileSync(join(tree, site.path), 'latin1');
  console.log(
    `==== ${number}. ${site.path}:${site.line}  ${site.acquire}() in ${site.function}()  [${site.bus}]`,
  );
  console.log(`     ${site.verdict}: ${site.code}. ${site.reason}`);
  for (const { line, text: said, note } of site.evidence ?? [])
    console.log(`     ${line}: ${said}   <- ${note}`);
  const file = openC(text);
  const index = new LineIndex(text);
  const unit = driversOf(file).units.find(({ name }) => name === site.driver);
  const names = new Set([site.function, unit?.probe.name, unit?.remove?.name]);
  const lines = new Set([site.line, ...(site.evidence ?? []).map(({ line }) => line)]);
  for (const item of file.items) {
    if (item.kind !== 'function') continue;
    const [first, last] = [index.lineAt(item.start), index.lineAt(item.end)];
    const isMeant = names.has(item.name) || [...lines].some((line) => first <= line && line <= last);
    if (isMeant) showLines(text.split('\n'), first, last, lines);
  }
  console.log();
}

function showLines(rows, first, last, marked) {
  for (let line = first; line <= last; line++) {
    const row = rows[line - 1] ?? '';
    const called = [...row.matchAll(/\b(\w+)\s*\(/g)].some(([, word]) => calls.has(word));
    if (brief && !called && !marked.has(line) && !partsPaths.test(row)) continue;
    if (brief && !marked.has(line) && row.trim().length < 2) continue;
    console.log(`${marked.has(line) ? '>' : ' '}${String(line).padStart(6)} ${row}`);
  }
}
