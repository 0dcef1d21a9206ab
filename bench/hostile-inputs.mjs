#!/usr/bin/env node
/**
 * Feeds devmify what no compiler would take: node bench/hostile-inputs.mjs [--from 0] [--count 10000] [--seed 1] [FILE|FOLDER...]
 *
 * Breaks C files on purpose (cut, bytes flipped, braces dropped, pieces moved, nesting of 10,000, lines of 1 MB), runs
 * the built-in catalogue, a semantic patch and `devmify check` over them, and checks that nothing crashes or hangs, that every file is
 * accounted for, that each diff fits its file, and that no edit touches a function that was not read to its end. What
 * goes wrong is kept, to be looked at. The files are taken from test/patterns and examples unless some are named.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openC } from '../dist/c/open.js';
import { decode } from '../dist/text/bytes.js';
import { LineIndex } from '../dist/text/line-index.js';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(project, 'bin', 'devmify');
const { values, positionals } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});
const [first, count, seed] = [Number(values.from), Number(values.count), Number(values.seed)];
const sources = sourcesIn(
  positionals.length > 0 ? positionals : [join(project, 'test', 'patterns'), join(project, 'examples')],
);
const batch = 200;
const scratch = mkdtempSync(join(tmpdir(), 'devmify-hostile-'));
const patch = join(scratch, 'free.cocci');
const semanticPatch = '@@ expression x; @@\n- kfree(x);\n+ kfree_sensitive(x);\n';
writeFileSync(patch, semanticPatch);
const runs = [
  ['--json', '--review'],
  ['spatch', '--json', patch],
  ['check', '--json', '--confidence', 'possible'],
];
let random = randomFrom(seed);
const totals = { inputs: 0, changed: 0, refused: 0, unchanged: 0, failed: 0, 'given up': 0, unread: 0 };
const slowest = { seconds: 0, what: '' };
const faults = [];
const limits = new Set(['too-much', 'too-long']);

const begun = performance.now();
for (let from = first; from < first + count; from += batch) {
  const folder = join(scratch, `from-${from}`);
  mkdirSync(folder);
  const end = Math.min(from + batch, first + count);
  for (let number = from; number < end; number++) writeFileSync(join(folder, `${number}.c`), broken(number));
  const before = faults.length;
  for (const words of runs) check(folder, words);
  if (faults.length === before) rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.error(`${end - first} of ${count} inputs, ${seconds} s, ${faults.length} faults`);
}
if (faults.length === 0) rmSync(scratch, { recursive: true });
const { inputs, changed, refused, unchanged, failed, unread } = totals;
console.log(
  `${inputs} runs over ${count} broken inputs (${first} to ${first + count - 1}, seed ${seed}): ${changed} changed, ${refused} refused, ${unchanged} unchanged, ` +
    `${failed} failed (${totals['given up']} given up for time or memory, the others binary), ${unread} functions unread; slowest run ${slowest.seconds.toFixed(1)} s (${slowest.what}); ${faults.length} faults`,
);
for (const fault of faults.slice(0, 40)) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function check(folder, words) {
  const start = performance.now();
  const ran = spawnSync(process.execPath, [program, ...words, '--no-cache', '.'], {
    cwd: folder,
    maxBuffer: 1 << 30,
    timeout: 600_000,
  });
  const seconds = (performance.now() - start) / 1000;
  if (seconds > slowest.seconds) Object.assign(slowest, { seconds, what: `${words[0]} ${folder}` });
  const lines = ran.stdout.toString().split('\n').filter(Boolean).map(JSON.parse);
  const files = lines.filter(({ kind }) => kind === 'file');
  const fault = (what) => faults.push(`${folder}: devmify ${words.join(' ')}: ${what}`);
  // What `check` finds is told by 1.
  if (![0, 3, ...(words[0] === 'check' ? [1] : [])].includes(ran.status))
    fault(`ended with ${ran.status ?? ran.signal}: ${ran.stderr.toString().slice(-800)}`);
  if (/Unhandled|UnhandledPromise|^\s+at .*:\d+:\d+\)?$/m.test(ran.stderr.toString()))
    fault(`a stack trace: ${ran.stderr.toString().slice(-800)}`);
  const there = readdirSync(folder).filter((name) => name.endsWith('.c')).length;
  const counted = words[0] === 'check' ? lines.find(({ kind }) => kind === 'summary')?.files : files.length;
  if (counted !== there) fault(`${counted} of ${there} files accounted for`);
  for (const file of files) {
    totals.inputs++;
    totals[file.status]++;
    totals.unread += file.unread_functions ?? 0;
    // The limits of a file, a minute and a gigabyte, are there to be met.
    if (limits.has(file.reason)) totals['given up']++;
    else if (file.status === 'failed' && file.reason !== 'binary')
      fault(`${file.path}: ${file.reason}: ${file.message}`);
    if (file.status === 'changed') checkChange(folder, file, fault);
  }
  const applied = files.filter(({ status }) => status === 'changed');
  const diff = Buffer.concat(applied.map((file) => Buffer.from(file.diff, file.encoding)));
  if (diff.length === 0) return;
  const git = spawnSync('git', ['apply', '--check', '-'], { cwd: folder, input: diff });
  if (git.status !== 0) fault(`the diff does not apply: ${git.stderr.toString().slice(0, 800)}`);
}

/** The lines that go, and those that others are put behind, must not lie in a function that was not read to its end. */
function checkChange(folder, { path, diff }, fault) {
  const { text } = decode(readFileSync(join(folder, path)));
  const lines = new LineIndex(text);
  const c = openC(text);
  const unread = c.items
    .filter((item) => item.kind === 'function' && c.read(item).problem !== undefined)
    .map(({ start, end, name }) => ({ first: lines.lineAt(start), last: lines.lineAt(end), name }));
  for (const line of touched(diff))
    for (const { first, last, name } of unread)
      if (line >= first && line <= last)
        fault(`${path}:${line}: changed within ${name}(), which was not read`);
}

function touched(diff) {
  const found = [];
  let [at, left] = [0, 0];
  for (const line of diff.split('\n')) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    if (head !== null) {
      [at, left] = [Number(head[1]), Number(head[2] ?? 1)];
      continue;
    }
    if (line.startsWith('-') && left > 0) found.push(at);
    if (/^[- ]/.test(line) && left > 0) [at, left] = [at + 1, left - 1];
  }
  return found;
}

function broken(number) {
  random = randomFrom(seed * 1_000_003 + number);
  const bytes = Buffer.from(readFileSync(sources[Math.floor(random() * sources.length)]));
  const kinds = [cut, flip, dropBraces, moved, nested, longLine, flip, dropBraces, cut, twice];
  // Nesting and long lines are dear, and each of them alike: one in a hundred.
  const rare = number % 100;
  const kind =
    rare === 0
      ? nested
      : rare === 50
        ? longLine
        : kinds.filter((one) => one !== nested && one !== longLine)[Math.floor(random() * 8)];
  return kind(bytes);
}

function cut(bytes) {
  return bytes.subarray(0, Math.floor(random() * bytes.length));
}

function flip(bytes) {
  for (let n = 1 + Math.floor(random() * 20); n > 0; n--)
    bytes[Math.floor(random() * bytes.length)] = 1 + Math.floor(random() * 255);
  return bytes;
}

function dropBraces(bytes) {
  const share = random();
  return Buffer.from(
    bytes.toString('latin1').replace(/[{}()]/g, (brace) => (random() < share * 0.2 ? '' : brace)),
    'latin1',
  );
}

function moved(bytes) {
  const [a, b] = [random(), random()].map((one) => Math.floor(one * bytes.length)).sort((x, y) => x - y);
  return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b), bytes.subarray(a, b)]);
}

function twice(bytes) {
  const [a, b] = [random(), random()].map((one) => Math.floor(one * bytes.length)).sort((x, y) => x - y);
  return Buffer.concat([bytes.subarray(0, b), bytes.subarray(a)]);
}

function nested(bytes) {
  const [open, close] = [
    ['{', '}'],
    ['(', ')'],
    ['if (x) {', '}'],
    ['[', ']'],
    ['a ? ', ': b'],
    ['-', ''],
    ['#if X\n', '#endif\n'],
  ][Math.floor(random() * 7)];
  const half = random() < 0.5 ? '' : close.repeat(10_000);
  return inserted(bytes, `${open.repeat(10_000)}x${half}`);
}

function longLine(bytes) {
  const piece = ['x', 'kfree(x); ', '/* ', '"', '\\', 'a, ', 'x = y + '][Math.floor(random() * 7)];
  return inserted(bytes, piece.repeat(Math.ceil(1e6 / piece.length)));
}

/** After some semicolon, so that it often stands in a function. */
function inserted(bytes, text) {
  const places = [...bytes.toString('latin1').matchAll(/;/g)].map(({ index }) => index + 1);
  const at = places[Math.floor(random() * places.length)] ?? 0;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(`\n${text}\n`), bytes.subarray(at)]);
}

function sourcesIn(paths) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`${path}: no such file or folder`);
    if (statSync(path).isFile()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.c'))
      .sort()
      .map((name) => join(path, name));
  });
}

/** The same numbers for the same seed, on every machine (mulberry32). */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
