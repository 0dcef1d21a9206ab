// Reads every .cocci file below the folders (or the files) given, and lists what is wrong with those that have errors:
//
//     npm run build && node bench/parse-all-cocci.mjs FOLDER... [--warnings] [--only LIST]
//
// LIST is a file with names of .cocci files: only those count.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPatch } from '../dist/smpl/parse.js';
import { LineIndex } from '../dist/text/line-index.js';

const words = process.argv.slice(2);
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined;
const warnings = words.includes('--warnings');
const wanted =
  only === undefined
    ? undefined
    : new Set(
        readFileSync(only, 'utf8')
          .split(/\s+/)
          .map((name) => basename(name)),
      );

function* patchesBelow(path) {
  if (statSync(path).isFile()) yield path;
  else
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) yield* patchesBelow(below);
      else if (entry.name.endsWith('.cocci')) yield below;
    }
}

/** Prints what is wrong with one patch; gives how many rules it has and whether all could be read. */
function report(path) {
  const text = readFileSync(path, 'utf8');
  const reading = readPatch(text, path);
  const lines = new LineIndex(text);
  const found = [...reading.diagnostics, ...reading.rules.flatMap((rule) => rule.diagnostics)];
  const errors = found.filter(({ severity }) => severity === 'error');
  for (const { span, code, message } of warnings ? found : errors) {
    const line = span === undefined ? 1 : lines.lineAt(span.start);
    console.log(`${path}:${line}: [${code}] ${message}   | ${lines.lineText(line).trim()}`);
  }
  return { rules: reading.rules.length, readable: errors.length === 0 };
}

const started = performance.now();
const paths = words
  .filter((word) => !word.startsWith('--') && word !== only)
  .flatMap((root) => [...patchesBelow(root)])
  .filter((path) => wanted === undefined || wanted.has(basename(path)));
const reports = paths.map(report);
const milliseconds = performance.now() - started;
const rules = reports.reduce((sum, each) => sum + each.rules, 0);
const readable = reports.filter((each) => each.readable).length;
console.log(
  `${paths.length} files, ${rules} rules, ${readable} read without error, ${milliseconds.toFixed(0)} ms`,
);
