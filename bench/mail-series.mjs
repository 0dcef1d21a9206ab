/**
 * The mails of a whole tree, taken as a maintainer takes them.
 *
 *   node bench/mail-series.mjs KERNEL-TREE [--keep DIR] [PATH-IN-TREE...]
 *
 * Puts the drivers that devmify changes into a git repository of their own, makes the mails, and counts: what `git am`
 * takes, one by one; whether that gives what --write gives, byte for byte; whether `git format-patch` of the commits
 * shows the same diffs, and --commit the same trees; what `git send-email --dry-run` and checkpatch.pl --strict say;
 * and whether a second run gives the same bytes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';
const words = process.argv.slice(2);
const keepAt = words.indexOf('--keep');
const keep = keepAt === -1 ? undefined : words.splice(keepAt, 2)[1];
const [tree, ...wanted] = words;
if (tree === undefined) {
  console.error('usage: node bench/mail-series.mjs KERNEL-TREE [--keep DIR] [PATH-IN-TREE...]');
  process.exit(2);
}

const top = keep ?? mkdtempSync(join(tmpdir(), 'mail-series-'));
const [repo, mails, again, written] = ['repo', 'mails', 'again', 'written'].map((name) => join(top, name));
mkdirSync(repo, { recursive: true });

const git = (args, options = {}) =>
  spawnSync('git', args, { cwd: repo, encoding: 'latin1', maxBuffer: 1 << 28, ...options });
const say = (label, value) => console.log(`${label.padEnd(46)} ${value}`);
const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const devmify = (args, cwd = repo) =>
  spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
const options = ['--kernel', '6.1', '--signoff', '--date', '@1700000000 +0100', '--force'];

const folders = () => ['drivers', 'sound'].filter((path) => existsSync(join(repo, path)));

makeRepository();
const files = makeMails();
takeMails(files);
compareCommits();
dryRun(files);
checkForm(files);
if (keep === undefined) rmSync(top, { recursive: true, force: true });

/** The changed drivers, and what the tools of the tree need. */
function makeRepository() {
  const start = performance.now();
  const paths =
    wanted.length > 0 ? wanted : ['drivers', 'sound'].filter((path) => existsSync(join(tree, path)));
  const found = devmify(['--json', '--quiet', ...paths], tree)
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind, status }) => kind === 'file' && status === 'changed');
  const changed = found.map(({ path }) => path);
  const tools = [
    'Kbuild',
    'Makefile',
    'MAINTAINERS',
    'CREDITS',
    'scripts/get_maintainer.pl',
    'scripts/checkpatch.pl',
  ];
  const data = ['scripts/spelling.txt', 'scripts/const_structs.checkpatch', 'scripts/get_maintainer.ignore'];
  // Both scripts want to see that they stand in a kernel tree.
  const folders = ['COPYING', 'Kconfig', 'README'];
  for (const path of [...tools, ...data, ...folders, ...changed])
    if (existsSync(join(tree, path))) cpSync(join(tree, path), join(repo, path), { recursive: true });
  for (const name of [
    'Documentation',
    'arch',
    'include',
    'drivers',
    'fs',
    'init',
    'ipc',
    'kernel',
    'lib',
    'scripts',
  ]) {
    mkdirSync(join(repo, name), { recursive: true });
    writeFileSync(join(repo, name, '.keep'), '');
  }
  writeFileSync(join(repo, '.gitattributes'), '*.c diff=cpp\n');
  git(['init', '-q', '-b', 'base']);
  git(['config', 'user.name', 'Jörg Müller'], { encoding: 'utf8' });
  git(['config', 'user.email', 'joe@example.org']);
  git(['add', '-A']);
  git(['commit', '-q', '-m', 'the tree as it is']);
  git(['tag', 'v0']);
  say('files that devmify changes', `${changed.length} (${seconds(start)})`);
  for (const [bus, number] of busesOf(found)) say(`  with a driver of ${bus}`, number);
}

/** In how many files a driver of each bus was changed. */
function busesOf(found) {
  const counts = new Map();
  for (const { sites } of found)
    for (const bus of new Set(sites.filter(({ applied }) => applied).map(({ bus }) => bus)))
      counts.set(bus, (counts.get(bus) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function makeMails() {
  const start = performance.now();
  const ran = devmify(['format-patch', ...options, '-o', mails, ...folders()]);
  if (ran.status !== 0) console.log(ran.stderr.slice(-2000));
  const all = ran.stdout.split('\n').filter((line) => line !== '');
  const patches = all.filter((path) => !path.includes('cover-letter'));
  say('mails, without cover letters', `${patches.length} (${seconds(start)}, exit code ${ran.status})`);
  say('series', new Set(patches.map((path) => dirname(path))).size);
  devmify(['format-patch', ...options, '-o', again, ...folders()]);
  const same = spawnSync('diff', ['-r', mails, again]).status === 0;
  say('a second run gives the same bytes', same);
  return { all, patches };
}

function takeMails({ patches }) {
  const start = performance.now();
  git(['checkout', '-q', '-b', 'taken']);
  let taken = 0;
  for (const path of patches) {
    const ran = git(['am', '-q', '--keep-cr', path]);
    if (ran.status === 0) taken++;
    else {
      console.log(`  ${path}: ${ran.stderr.split('\n')[0]}`);
      git(['am', '--abort']);
    }
  }
  say('mails that git am takes, one by one', `${taken} of ${patches.length} (${seconds(start)})`);
  execFileSync('git', ['worktree', 'add', '-q', '--detach', written, 'base'], { cwd: repo });
  devmify(['--write', '--quiet', '--kernel', '6.1', '.'], written);
  const differs = execFileSync('git', ['diff', '--name-only', 'taken'], { cwd: written, encoding: 'utf8' });
  say('files that differ from those of --write', differs.split('\n').filter((line) => line !== '').length);
}

function compareCommits() {
  git(['checkout', '-q', 'base']);
  const ours = [];
  for (const path of walk(mails))
    if (/\/0*[1-9]\d*-.*\.patch$/.test(path)) ours.push(diffIn(readFileSync(path, 'latin1')));
  const theirs = git(['format-patch', '--stdout', '--abbrev=12', '--no-signature', 'v0..taken'])
    .stdout.split(/^(?=From [0-9a-f]{40} Mon Sep 17)/m)
    .map(diffIn);
  const known = new Set(theirs);
  say(
    'diffs that git format-patch shows alike',
    `${ours.filter((diff) => known.has(diff)).length} of ${ours.length}`,
  );
  const ran = devmify(['format-patch', ...options, '--commit', 'made', ...folders()]);
  if (ran.status !== 0) console.log(ran.stderr.slice(-500));
  const titles = (branch) => git(['log', '--format=%s%n%b', `v0..${branch}`]).stdout;
  say('--commit gives the same tree', git(['diff', '--quiet', 'taken', 'made']).status === 0);
  say('--commit gives the same messages', titles('taken') === titles('made'));
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

function diffIn(mail) {
  const text = mail.slice(mail.indexOf('\ndiff --git ') + 1);
  return text.replace(/\n+(base-commit: .*\n)?(-- \n[\s\S]*)?$/, '\n');
}

function dryRun({ all }) {
  const ran = git([
    'send-email',
    '--dry-run',
    '--confirm=never',
    '--to=list@example.org',
    '--smtp-server=/bin/true',
    ...all,
  ]);
  if (/is not a git command/.test(ran.stderr)) {
    say('git send-email --dry-run', 'left out: git-email is not installed');
    return;
  }
  const taken = ran.stdout.match(/^Result: OK/gm)?.length ?? 0;
  say('mails that git send-email --dry-run takes', `${taken} of ${all.length}`);
  if (ran.status !== 0) console.log(ran.stderr.slice(-500));
}

/** What is said of the message; the code is the driver's own, and has a bench of its own. */
function checkForm({ patches }) {
  const start = performance.now();
  const counts = new Map();
  for (const path of patches) {
    const ran = spawnSync(
      'perl',
      [
        join(tree, 'scripts', 'checkpatch.pl'),
        '--strict',
        '--terse',
        '--show-types',
        '--no-summary',
        `--root=${tree}`,
        path,
      ],
      {
        encoding: 'latin1',
      },
    );
    for (const [, line, type] of ran.stdout.matchAll(/:(\d+): (?:ERROR|WARNING|CHECK):([A-Z_]+):/g)) {
      const place = Number(line) < firstLineOfDiff(path) ? 'message' : 'code';
      counts.set(`${place} ${type}`, (counts.get(`${place} ${type}`) ?? 0) + 1);
    }
  }
  say('checkpatch.pl --strict took', seconds(start));
  for (const [type, number] of [...counts].sort()) say(`  ${type}`, number);
  if (![...counts.keys()].some((type) => type.startsWith('message'))) say('  of the messages', 'nothing');
}

function firstLineOfDiff(path) {
  const text = readFileSync(path, 'latin1');
  return text.slice(0, text.indexOf('\ndiff --git ')).split('\n').length;
}
