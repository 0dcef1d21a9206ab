/**
 * Whether findings keep their names: fingerprints.mjs FILE... [--seed N]
 *
 * Judges each C file as it is and again with comments and empty lines between its statements and new functions between
 * its own, wherever that changes nothing, and counts the findings whose fingerprint is still there, and those that came
 * or went. Files are only read. `devmify check --json drivers` tells which files have findings.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../dist/catalogue/read.js';
import { checkText } from '../dist/check/check-text.js';
import { factsFrom } from '../dist/check/view.js';
import { judged } from '../dist/cli/check/judged.js';
import { builtInPatterns } from '../dist/cli/own-files.js';
import { decode } from '../dist/text/bytes.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, show: { type: 'boolean' } },
});
let state = Number(values.seed) >>> 0 || 1;
const facts = factsFrom(readCatalogue(builtInPatterns).catalogue);
const counts = { files: 0, findings: 0, kept: 0, other: 0 };

for (const path of positionals) {
  const { text } = decode(readFileSync(path));
  const before = names(path, text);
  if (before.length === 0) continue;
  const after = names(path, moved(text));
  const there = new Set(after);
  counts.files++;
  counts.findings += before.length;
  const lost = before.filter((name) => !there.has(name));
  counts.kept += before.length - lost.length;
  counts.other += after.filter((name) => !before.includes(name)).length;
  if (lost.length > 0 && values.show)
    console.log(`${path}: ${lost.length} of ${before.length} have another name`);
}
const { files, findings, kept, other } = counts;
console.log(
  `${kept} of ${findings} findings in ${files} files keep their fingerprint; ${other} others are new`,
);

function names(path, text) {
  const file = { realPath: path, shown: path, diffPath: path, root: { path: '/', kind: 'folder' } };
  return judged(file, text, checkText(text, facts), []).findings.map(({ fingerprint }) => fingerprint);
}

/** Comments behind a fifth of the statements of functions, and a function before a third of them. */
function moved(text) {
  const lines = text.split('\n');
  let functions = 0;
  return lines
    .flatMap((line, at) => {
      const starts = /^static .*\(.*[^;]$/.test(line) && lines[at - 1] === '' && !line.includes('#');
      if (starts && random() < 0.33) return [...newFunction(functions++), line];
      const isStatement =
        /^\t+[^\s*].*;$/.test(line) && !line.includes('//') && !lines[at - 1]?.endsWith('\\');
      return isStatement && random() < 0.2 ? [line, '\t/* Words about it. */', ''] : [line];
    })
    .join('\n');
}

function newFunction(number) {
  return [`static int devmify_new_${number}(int n)`, '{', '\treturn n + 1;', '}', ''];
}

/** Mulberry32, for runs that can be had again. */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
