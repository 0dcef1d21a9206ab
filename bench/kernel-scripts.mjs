/**
 * Runs the kernel's own semantic patches in each mode that they have, beside spatch, over the same files, and says
 * where the two differ. What a mode prints is compared as sets of lines: diffs by what they take out and put in.
 *
 *   node bench/kernel-scripts.mjs TREE [--only REGEX] [--modes report,org] [--files N] [--seed S] [--under drivers]
 *        [--spatch PROGRAM] [--cache FOLDER] [--list]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
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
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    modes: { type: 'string', default: 'patch,context,org,report' },
    files: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    under: { type: 'string', default: 'drivers' },
    spatch: { type: 'string', default: 'spatch' },
    cache: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
  },
});
const [tree] = positionals;
if (tree === undefined) throw new Error('name the tree of the kernel');
const devmify = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';

function* filesBelow(folder, ending) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, ending);
    else if (entry.name.endsWith(ending)) yield path;
  }
}

/** Pseudo-random numbers that are the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A folder with a sample of the tree's files. */
function sample() {
  const random = seeded(Number(values.seed));
  const all = [...filesBelow(join(tree, values.under), '.c')]
    .filter((path) => statSync(path).size < 120_000)
    .sort();
  const folder = mkdtempSync(join(tmpdir(), 'kernel-scripts-'));
  for (let i = 0; i < Number(values.files) && all.length > 0; i++) {
    const [path] = all.splice(Math.floor(random() * all.length), 1);
    const to = join(folder, relative(tree, path));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(path, to);
  }
  return folder;
}

const virtualsOf = (text) =>
  [...text.matchAll(/^virtual\s+([\w\s,]+?);?$/gm)].flatMap(([, names]) => names.split(/[\s,]+/));

/** The lines that count: of a diff those that go or come, of a report all. */
/** Paths may begin with `./` or not. */
const linesOf = (output) =>
  output
    .split('\n')
    .filter((line) => line !== '' && !/^(diff |index |--- |\+\+\+ |@@| |\\)/.test(line))
    .map((line) => line.replaceAll('./drivers', 'drivers').trimEnd());

function cached(name, make) {
  if (values.cache === '') return make();
  mkdirSync(values.cache, { recursive: true });
  const path = join(values.cache, createHash('sha1').update(name).digest('hex'));
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const made = make();
  writeFileSync(path, JSON.stringify(made));
  return made;
}

function run(program, words, folder) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 900_000,
  });
  return {
    status,
    lines: linesOf(stdout),
    stderr: stderr.slice(0, 3000),
    seconds: (performance.now() - start) / 1000,
  };
}

/** Lines of `left` that `right` lacks, each as often as it is missing. */
function beyond(left, right) {
  const rest = new Map();
  for (const line of right) rest.set(line, (rest.get(line) ?? 0) + 1);
  return left.filter((line) => {
    const count = rest.get(line) ?? 0;
    if (count > 0) rest.set(line, count - 1);
    return count === 0;
  });
}

const folder = sample();
const totals = { runs: 0, same: 0, failed: 0, lines: 0, missing: 0, more: 0, ours: 0, theirs: 0 };
try {
  const scripts = [...filesBelow(join(tree, 'scripts/coccinelle'), '.cocci')].sort();
  for (const script of scripts.filter((path) => new RegExp(values.only).test(path))) {
    const text = readFileSync(script, 'utf8');
    const modes = virtualsOf(text).filter((mode) => values.modes.split(',').includes(mode));
    for (const mode of modes) {
      const words = ['--very-quiet', '-D', mode, '--no-includes', '--sp-file', script, '--dir', '.'];
      const key = [script, mode, values.files, values.seed, values.under].join();
      const theirs = cached(key, () => run(values.spatch, words, folder));
      const ours = run(devmify, ['spatch', '--allow-scripts', ...words], folder);
      const name = `${relative(join(tree, 'scripts/coccinelle'), script)} ${mode}`;
      const [missing, more] = [beyond(theirs.lines, ours.lines), beyond(ours.lines, theirs.lines)];
      totals.runs++;
      totals.lines += theirs.lines.length;
      totals.missing += missing.length;
      totals.more += more.length;
      totals.ours += ours.seconds;
      totals.theirs += theirs.seconds;
      if (ours.status !== 0 && theirs.status === 0) totals.failed++;
      if (missing.length + more.length === 0 && ours.status === theirs.status) totals.same++;
      else {
        console.log(
          `${name}: spatch ${theirs.lines.length} lines, ${missing.length} missing, ${more.length} more; exit ${theirs.status}/${ours.status}`,
        );
        if (ours.status !== 0) console.log(ours.stderr.split('\n').slice(0, 6).join('\n'));
        if (values.list)
          for (const line of [
            ...missing.map((each) => `  missing ${each}`),
            ...more.map((each) => `  more    ${each}`),
          ].slice(0, 20))
            console.log(line);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(totals));
