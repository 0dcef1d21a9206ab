/**
 * Runs semantic patches beside spatch and says which files come out otherwise, white space apart.
 *
 *   node bench/beside-spatch.mjs X.cocci PATH...        one patch on a copy of some files or folders
 *   node bench/beside-spatch.mjs --tests FOLDER [NAME...]   NAME.cocci on NAME.c, as in spatch's own tests
 *
 * Spatch's tests are in its public repository (`tests/`). Without NAMEs all tests of the folder are run; those on which
 * spatch itself fails say nothing, and are counted apart. Options: --spatch PROGRAM, --seconds N (for each run).
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string' },
    spatch: { type: 'string', default: 'spatch' },
    seconds: { type: 'string', default: '300' },
  },
});
const devmify = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
const scratch = mkdtempSync(join(tmpdir(), 'beside-spatch-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const bare = (text) => text.replace(/\s+/g, '');

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Copies the files, lets the program change them, and gives their new texts by their place below `root`. */
function changed(program, words, cocci, root, paths) {
  const folder = mkdtempSync(join(scratch, 'run-'));
  for (const path of paths) {
    const to = join(folder, relative(root, path));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(path, to);
  }
  const begun = performance.now();
  const target = paths.length === 1 ? join(folder, relative(root, paths[0])) : folder;
  const run = spawnSync(program, [...words, '--very-quiet', '--in-place', '--sp-file', cocci, target], {
    timeout: Number(values.seconds) * 1000,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - begun) / 1000;
  const texts = new Map(
    paths.map((path) => [path, readFileSync(join(folder, relative(root, path)), 'latin1')]),
  );
  rmSync(folder, { recursive: true, force: true });
  return { texts, seconds, code: run.status, said: (run.stderr ?? '').trim() };
}

function compare(cocci, root, paths) {
  const theirs = changed(values.spatch, paths.length === 1 ? [] : ['--dir'], cocci, root, paths);
  const ours = changed(devmify, ['spatch', '--no-cache'], cocci, root, paths);
  const touched = [];
  const differ = [];
  for (const path of paths) {
    const before = bare(readFileSync(path, 'latin1'));
    const [a, b] = [bare(theirs.texts.get(path)), bare(ours.texts.get(path))];
    if (a !== before || b !== before) touched.push(path);
    if (a !== b)
      differ.push(
        `${path} (${a === before ? 'changed here only' : b === before ? 'changed by spatch only' : 'changed otherwise'})`,
      );
  }
  return { theirs, ours, touched, differ };
}

function onFiles([cocci, ...roots]) {
  if (cocci === undefined || roots.length === 0)
    throw new Error('name a semantic patch, and files or folders');
  for (const root of roots.map((each) => resolve(each))) {
    const paths = filesBelow(root).filter((path) => path.endsWith('.c'));
    const { theirs, ours, touched, differ } = compare(resolve(cocci), dirname(root), paths);
    console.log(
      `${root}: ${paths.length} files, ${touched.length} changed, ${differ.length} otherwise; ` +
        `spatch ${theirs.seconds.toFixed(1)} s, devmify ${ours.seconds.toFixed(1)} s`,
    );
    if (theirs.code !== 0) console.log(`  spatch ended with ${theirs.code}: ${theirs.said.slice(-300)}`);
    if (ours.code !== 0) console.log(`  devmify ended with ${ours.code}: ${ours.said.slice(-300)}`);
    for (const one of differ) console.log(`  ${one}`);
  }
}

function onTests(folder, names) {
  const known = readdirSync(folder).flatMap((name) =>
    name.endsWith('.cocci') ? [basename(name, '.cocci')] : [],
  );
  const counts = { same: 0, differ: 0, 'spatch fails': 0 };
  for (const name of (names.length > 0 ? names : known).sort()) {
    const [cocci, file] = [join(folder, `${name}.cocci`), join(folder, `${name}.c`)];
    if (!existsSync(cocci) || !existsSync(file)) continue;
    const { theirs, differ } = compare(cocci, folder, [file]);
    const outcome = theirs.code !== 0 ? 'spatch fails' : differ.length > 0 ? 'differ' : 'same';
    counts[outcome]++;
    if (outcome === 'differ') console.log(differ[0]);
  }
  console.log(
    Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
  );
}

if (values.tests === undefined) onFiles(positionals);
else onTests(resolve(values.tests), positionals);
