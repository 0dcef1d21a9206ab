#!/usr/bin/env node
/**
 * The acceptance run over a whole kernel tree: node bench/apply-all.mjs [TREE] [FOLDER...]
 *
 * Checks that devmify ends by itself, that every diff applies with `git apply`, that `--write` makes the same files,
 * that a second run changes nothing, and that every file and every resource is accounted for. Then prints figures.
 * TREE is taken from DEVMIFY_KERNEL, else from the lab ($DEVMIFY_LAB, ~/.cache/devmify-lab), FOLDERs are drivers and
 * sound unless named. Options, as --review, are handed on to devmify. The tree itself is only read.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';
const lab = process.env.DEVMIFY_LAB ?? join(homedir(), '.cache', 'devmify-lab');
const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith('--'));
const [treeWord, ...folderWords] = given.filter((word) => !word.startsWith('--'));
const tree = resolve(treeWord ?? process.env.DEVMIFY_KERNEL ?? join(lab, 'linux-source-6.1'));
const folders = folderWords.length > 0 ? folderWords : ['drivers', 'sound'];
const scratch = mkdtempSync(join(tmpdir(), 'devmify-apply-all-'));
const faults = [];

try {
  const first = await run(['--json', ...options, ...folders], tree, 'first');
  const files = checkFirst(first);
  const changed = files.filter(({ status }) => status === 'changed');
  const applied = changed.length > 0 ? await checkChanged(changed) : [];
  print(first, files, applied);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = faults.length > 0 ? 1 : 0;

/** Runs devmify and gives back what it said, object by object. */
async function run(words, cwd, name) {
  const start = performance.now();
  const path = join(scratch, `${name}.json`);
  const child = spawn(process.execPath, [program, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = createWriteStream(path);
  child.stdout.pipe(output);
  let talk = '';
  child.stderr.on('data', (chunk) => {
    talk = (talk + chunk).slice(-20000);
  });
  const peak = watchMemory(child.pid);
  const code = await new Promise((done) => child.on('close', (number, signal) => done(signal ?? number)));
  await new Promise((done) => output.end(done));
  if (code !== 0 && code !== 3) faults.push(`${name} run: ended with ${code}\n${talk.slice(-1500)}`);
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const objects = lines.map((line) => JSON.parse(line));
  return { code, seconds: (performance.now() - start) / 1000, peak: peak(), objects };
}

/** The most memory that a process had, in MB, as far as the system tells. */
function watchMemory(pid) {
  let most = 0;
  const timer = setInterval(() => {
    try {
      const line = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      most = Math.max(most, Number(line?.[1] ?? 0) / 1024);
    } catch {
      // It has ended, or this is no Linux.
    }
  }, 200);
  return () => {
    clearInterval(timer);
    return Math.round(most);
  };
}

function checkFirst({ objects }) {
  const files = objects.filter(({ kind }) => kind === 'file');
  const summary = objects.at(-1);
  if (summary?.kind !== 'summary') {
    faults.push('the first run ended without a summary');
    return files;
  }
  for (const status of ['changed', 'refused', 'unchanged', 'failed'])
    expectEqual(
      `files ${status}`,
      summary.files[status],
      files.filter((file) => file.status === status).length,
    );
  const sites = files.flatMap((file) => file.sites ?? []);
  for (const verdict of ['converted', 'review', 'refused'])
    expectEqual(
      `sites ${verdict}`,
      summary.sites[verdict],
      sites.filter((site) => site.verdict === verdict).length,
    );
  const reasons = Object.values(summary.reasons).reduce((sum, number) => sum + number, 0);
  expectEqual('sites with a reason', reasons, summary.sites.review + summary.sites.refused);
  for (const file of files)
    if (file.status === 'failed') faults.push(`${file.path}: failed (${file.reason}: ${file.message})`);
  return files;
}

/** Applies the diffs, runs again on what that gives, and compares it with what --write makes. */
async function checkChanged(changed) {
  const patched = scratchTree('patched', changed);
  const applied = applyAll(patched, changed);
  const again = await run(
    ['--json', ...options, ...applied.map(({ diff_path }) => diff_path)],
    patched,
    'again',
  );
  checkAgain(again);
  const written = scratchTree('written', changed);
  await run(['--write', '-q', ...options, ...changed.map(({ diff_path }) => diff_path)], written, 'written');
  checkSame(patched, written, applied);
  return applied;
}

function expectEqual(what, said, counted) {
  if (said !== counted) faults.push(`${what}: the summary says ${said}, the lines say ${counted}`);
}

/** A tree that holds the files of a list, and the original's headers, so that the same patterns apply. */
function scratchTree(name, files) {
  const root = join(scratch, name);
  mkdirSync(root);
  for (const file of ['Kbuild', 'MAINTAINERS']) writeFileSync(join(root, file), '');
  for (const part of ['include', 'Makefile']) symlinkSync(join(tree, part), join(root, part));
  for (const { diff_path } of files)
    cpSync(join(tree, diff_path), join(root, diff_path), { recursive: true });
  return root;
}

/** All diffs in one go, as a user would; one by one only to find out which one is at fault. */
function applyAll(root, changed) {
  const bytes = ({ diff, encoding }) => Buffer.from(diff, encoding);
  if (changed.length === 0 || apply(root, Buffer.concat(changed.map(bytes))) === '') return changed;
  return changed.filter((file) => {
    const problem = apply(root, bytes(file));
    if (problem !== '') faults.push(`${file.path}: its diff does not apply: ${problem}`);
    return problem === '';
  });
}

function apply(root, input) {
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: root, input });
  return status === 0 ? '' : stderr.toString();
}

function checkAgain({ objects }) {
  for (const file of objects)
    if (file.kind === 'file' && file.status === 'changed')
      faults.push(`${file.path}: a second run changes it again\n${file.diff}`);
}

function checkSame(patched, written, files) {
  for (const { diff_path } of files)
    if (!readFileSync(join(patched, diff_path)).equals(readFileSync(join(written, diff_path))))
      faults.push(`${diff_path}: --write and git apply disagree`);
}

function print(first, files, applied) {
  const summary = first.objects.at(-1);
  const figures = {
    tree,
    seconds: Number(first.seconds.toFixed(1)),
    'peak memory, MB': first.peak,
    'exit code': first.code,
    files: JSON.stringify(summary?.files),
    resources: JSON.stringify(summary?.sites),
    'unread functions': summary?.unread_functions,
    'diffs that apply': `${applied.length} of ${files.filter(({ status }) => status === 'changed').length}`,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(30)} ${value}`);
  for (const [code, number] of Object.entries(summary?.reasons ?? {}).sort(([, a], [, b]) => b - a))
    console.log(`${String(number).padStart(8)} ${code}`);
  for (const fault of faults.slice(0, 50)) console.log(`FAULT: ${fault}`);
  console.log(`${faults.length} faults`);
}
