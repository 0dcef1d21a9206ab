#!/usr/bin/env node
/**
 * Whether the proof notices when a conversion is broken: node bench/mutate-proofs.mjs [--seed N] [--most N] [--show]
 * [--kind KIND] [FILE.c...]
 *
 * Each FILE is a driver: it is converted, with --review as well, and each proved result is broken in the ways of
 * mutants.mjs, up to --most of each kind. Without FILEs, the fixtures are taken. Prints how many of each kind were
 * caught, and with --show each one that was not. `--every N` takes each Nth file. Run `npm run build` first.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openC } from '../dist/c/open.js';
import { readCatalogue } from '../dist/catalogue/read.js';
import { convertText } from '../dist/cli/convert-text.js';
import { verify } from '../dist/proof/verify.js';
import { vocabularyFrom } from '../dist/proof/words-of-pattern.js';
import { mutantsOf, randomFrom } from './mutants.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const words = process.argv.slice(2);
const flag = (name) => {
  const at = words.indexOf(name);
  return at !== -1 && words.splice(at, 1).length > 0;
};
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at === -1 ? otherwise : words.splice(at, 2)[1];
};
const show = flag('--show');
const seed = Number(option('--seed', '1'));
const most = Number(option('--most', '4'));
const every = Number(option('--every', '1'));
const only = option('--kind', undefined);
const keep = option('--keep', undefined);

const { catalogue } = readCatalogue(join(root, 'patterns'));
const { meanings } = vocabularyFrom(catalogue);
const fixtures = () =>
  ['test/patterns', 'test/lifetimes'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.expected.c'))
      .map((path) => join(root, folder, path.replace('.expected.c', '.c')))
      .sort(),
  );
const files = (words.length > 0 ? words : fixtures()).filter((_, i) => i % every === 0);

const tally = new Map();
let results = 0;
for (const path of files) {
  const before = readFileSync(path, 'latin1');
  const afters = new Set(
    [false, true].map(
      (review) => convertText(before, catalogue, { review, wants: () => true, declares: () => true }).after,
    ),
  );
  afters.delete(before);
  for (const after of afters) {
    results++;
    for (const mutant of mutantsOf({ openC, meanings }, before, after, randomFrom(seed), most)) {
      if (only !== undefined && mutant.kind !== only) continue;
      const row = tally.get(mutant.kind) ?? { made: 0, caught: 0 };
      row.made++;
      if (!verify(before, mutant.text, catalogue).verified) row.caught++;
      else {
        if (show) console.log(`${path}:${mutant.line}: ${mutant.kind}: ${mutant.what}`);
        if (keep) writeFileSync(join(keep, `${mutant.kind}-${results}-${mutant.line}.c`), mutant.text);
      }
      tally.set(mutant.kind, row);
    }
  }
}

let [made, caught] = [0, 0];
console.log(`seed ${seed}, ${results} proved results of ${files.length} files`);
for (const [kind, row] of tally) {
  console.log(`${kind.padEnd(20)} ${String(row.caught).padStart(6)} of ${row.made}`);
  made += row.made;
  caught += row.caught;
}
console.log(
  `${'together'.padEnd(20)} ${String(caught).padStart(6)} of ${made} (${((100 * caught) / made).toFixed(2)} %)`,
);
