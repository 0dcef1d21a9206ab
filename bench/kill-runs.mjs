/**
 * Kills runs that write, at random moments, and looks at what they have left.
 *
 *   node bench/kill-runs.mjs [--write N] [--commit N] [--seed N] [--files N]
 *
 * After `kill -9` of a bulk --write, each file has to be as it was or as it is to be; the next run has to finish the
 * work, with the same result as an undisturbed one, and leave nothing lying about, neither beside the files nor in the
 * folders for temporary and cached files. After that of a --commit, the repository has to be sound, all but the new
 * branch untouched, and that one not there or whole. Half of the kills reach the main process only, the others all of
 * its processes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    write: { type: 'string', default: '100' },
    commit: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '24' },
  },
});
const top = mkdtempSync(join(tmpdir(), 'kill-runs-'));
const [temporary, cache] = ['tmp', 'cache'].map((name) => join(top, name));
for (const folder of [temporary, cache]) mkdirSync(folder);
const identity = { name: 'Ada', email: 'ada@example.org', date: '@1700000000 +0000' };
const env = {
  ...process.env,
  TMPDIR: temporary,
  XDG_CACHE_HOME: cache,
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) =>
      Object.entries(identity).map(([what, value]) => [`GIT_${who}_${what.toUpperCase()}`, value]),
    ),
  ),
};
const random = randomFrom(Number(values.seed));
let faults = 0;

try {
  await killWriting(Number(values.write));
  await killCommitting(Number(values.commit));
} finally {
  rmSync(top, { recursive: true, force: true });
}
console.log(`faults: ${faults}`);
process.exitCode = faults === 0 ? 0 : 1;

async function killWriting(times) {
  const [folder, whole] = ['written', 'whole'].map((name) => join(top, name));
  const old = putDrivers(folder);
  putDrivers(whole);
  const words = ['--write', '--quiet', '.'];
  const { milliseconds } = await run(words, whole);
  const after = contents(whole);
  const changing = [...old.keys()].filter((path) => old.get(path) !== after.get(path));
  const seen = { none: 0, some: 0, all: 0, leftOver: 0 };
  for (let turn = 0; turn < times; turn++) {
    for (const [path, text] of old) writeFileSync(join(folder, path), text);
    emptyCache();
    const killed = await run(words, folder, { after: random() * milliseconds * 1.1, group: turn % 2 === 0 });
    const now = contents(folder);
    const done = changing.filter((path) => now.get(path) === after.get(path)).length;
    seen[done === 0 ? 'none' : done === changing.length ? 'all' : 'some']++;
    for (const [path, text] of now)
      if (!old.has(path)) seen.leftOver++;
      else if (text !== old.get(path) && text !== after.get(path)) fault(turn, `${path} is half written`);
    if (!killed.ended) fault(turn, 'processes are left over');
    const rerun = await run(words, folder);
    if (rerun.code !== 0) fault(turn, `the next run ends with ${rerun.code}: ${rerun.stderr}`);
    compare(turn, contents(folder), after);
    lookForRests(turn);
  }
  console.log(
    `${times} runs of --write over ${changing.length} files killed within ${Math.round(milliseconds * 1.1)} ms: no file was written in ${seen.none}, some in ${seen.some}, all in ${seen.all}; ${seen.leftOver} unfinished files were there for the next run to take away`,
  );
}

async function killCommitting(times) {
  const folder = join(top, 'repo');
  const old = putDrivers(folder);
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['add', '.'],
    ['commit', '-q', '-m', 'all'],
  ])
    git(folder, words);
  git(folder, ['branch', 'other']);
  const words = ['format-patch', '--quiet', '--date', '@1700000000 +0000', '--commit', 'made', '.'];
  const { milliseconds } = await run(words, folder);
  const made = git(folder, ['rev-parse', 'made']);
  const refs = () => git(folder, ['for-each-ref', '--format=%(refname) %(objectname)']);
  const others = refs()
    .replace(/^refs\/heads\/made .*$/m, '')
    .trim();
  let whole = 0;
  for (let turn = 0; turn < times; turn++) {
    git(folder, ['branch', '-q', '-D', 'made']);
    emptyCache();
    const killed = await run(words, folder, { after: random() * milliseconds * 1.1, group: turn % 2 === 0 });
    if (!killed.ended) fault(turn, 'processes are left over');
    if (git(folder, ['status', '--porcelain']) !== '') fault(turn, 'the work tree or the index was touched');
    const broken = spawnSync('git', ['fsck', '--no-dangling'], { cwd: folder, env, encoding: 'utf8' });
    if (broken.status !== 0) fault(turn, `git fsck: ${broken.stderr}`);
    const is = refs().includes('refs/heads/made ');
    if (is) whole++;
    else {
      const rerun = await run(words, folder);
      if (rerun.code !== 0) fault(turn, `the next run ends with ${rerun.code}: ${rerun.stderr}`);
    }
    if (git(folder, ['rev-parse', 'made']) !== made) fault(turn, 'the branch is another one');
    if (
      refs()
        .replace(/^refs\/heads\/made .*$/m, '')
        .trim() !== others
    )
      fault(turn, 'other refs have changed');
    const locks = readdirSync(join(folder, '.git')).filter((name) => name.endsWith('.lock'));
    if (locks.length > 0) fault(turn, `left over in .git: ${locks}`);
    // A run that has nothing left to do, so that what was left over is looked for.
    if (is) await run(['format-patch', '--quiet', '-o', join(top, 'mails'), 'd0'], folder);
    rmSync(join(top, 'mails'), { recursive: true, force: true });
    lookForRests(turn);
  }
  compare('last', contents(folder, '.git'), old);
  console.log(
    `${times} runs of --commit over ${old.size} files killed within ${Math.round(milliseconds * 1.1)} ms: in ${whole} the branch was there, and whole; in the others it was not there`,
  );
}

/** Copies of the examples, in several folders: names and bytes. */
function putDrivers(folder) {
  const examples = ['lamp.c', 'knob.c', 'bell.c'];
  for (let number = 0; number < Number(values.files); number++) {
    const place = join(folder, `d${number % 4}`, `drv${number}.c`);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(join(project, 'examples', examples[number % examples.length]), place);
  }
  return contents(folder);
}

function contents(folder, without) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    all
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => without === undefined || !relative(folder, path).startsWith(without))
      .map((path) => [relative(folder, path), readFileSync(path, 'latin1')]),
  );
}

/** Ends it, if wanted, after so many milliseconds; `ended` says whether all of its processes are gone soon after. */
function run(words, cwd, kill) {
  const start = performance.now();
  const child = spawn(process.execPath, [join(project, 'bin', 'devmify'), ...words], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const timer =
    kill && setTimeout(() => process.kill(kill.group ? -child.pid : child.pid, 'SIGKILL'), kill.after);
  return new Promise((resolve) => {
    child.on('exit', async (code) => {
      clearTimeout(timer);
      resolve({ code, stderr, milliseconds: performance.now() - start, ended: await allGone(child.pid) });
    });
  });
}

async function allGone(group) {
  for (let tries = 0; tries < 800; tries++) {
    try {
      process.kill(-group, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  process.kill(-group, 'SIGKILL');
  return false;
}

function compare(turn, is, wanted) {
  for (const path of new Set([...is.keys(), ...wanted.keys()]))
    if (is.get(path) !== wanted.get(path)) fault(turn, `${path} is not what an undisturbed run leaves`);
}

function lookForRests(turn) {
  // An unfinished cache is overlooked, and taken away after an hour.
  const others = names(cache).filter((name) => !/\.(pack|new)$/.test(name));
  const rests = [...readdirSync(temporary), ...others];
  if (rests.length > 0) fault(turn, `left over: ${rests.join(' ')}`);
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
}

function names(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function emptyCache() {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache);
}

function fault(turn, what) {
  faults++;
  console.log(`  turn ${turn}: ${what}`);
}

function git(folder, words) {
  const ran = spawnSync('git', words, { cwd: folder, env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${words.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** The same numbers for the same seed: a linear congruence, of which the upper bits are taken. */
function randomFrom(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number(state >> 40n) / 2 ** 24;
  };
}
