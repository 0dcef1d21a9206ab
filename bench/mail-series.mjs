/**
 * The mails of a whole tree, taken as a maintainer takes them.
 *
 *   node bench/mail-series.mjs KERNEL-TREE [--review] [--keep DIR] [PATH-IN-TREE...]
 *
 * Puts the drivers that devmify changes into a git repository of their own, makes the mails, and counts for each bus:
 * what `git am` takes, one by one; whether that gives what --write gives, byte for byte; whether `git format-patch` of
 * the commits shows the same diffs; what `git send-email --dry-run` takes, and of which mails checkpatch.pl --strict has
 * nothing to say about their form. Besides, whether --commit gives the same tree and messages, and a second run the same
 * bytes. With --review, also the changes that a human has to look at.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutTree } from './cut-tree.mjs';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'devmify');
// No run is to know what an earlier one has found out.
process.env.XDG_CACHE_HOME = '/dev/null';
const words = process.argv.slice(2);
const keepAt = words.indexOf('--keep');
const keep = keepAt === -1 ? undefined : words.splice(keepAt, 2)[1];
const reviewAt = words.indexOf('--review');
const review = reviewAt === -1 ? [] : words.splice(reviewAt, 1);
const [tree, ...wanted] = words;
if (tree === undefined) {
  console.error('usage: node bench/mail-series.mjs KERNEL-TREE [--review] [--keep DIR] [PATH-IN-TREE...]');
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
const options = [...review, '--signoff', '--date', '@1700000000 +0100', '--force'];
const folders = () => ['drivers', 'sound'].filter((path) => existsSync(join(repo, path)));

const buses = makeRepository();
const patches = makeMails();
takeMails();
compareWritten();
compareCommits();
dryRun();
checkForm();
printBuses();
if (keep === undefined) rmSync(top, { recursive: true, force: true });

/** The changed drivers, and what the tools of the tree need. Returns the buses of each file's changed drivers. */
function makeRepository() {
  const start = performance.now();
  const paths =
    wanted.length > 0 ? wanted : ['drivers', 'sound'].filter((path) => existsSync(join(tree, path)));
  const found = devmify(['--json', '--quiet', ...review, ...paths], tree)
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind, status }) => kind === 'file' && status === 'changed');
  const who = { name: 'Jörg Müller', email: 'joe@example.org' };
  cutTree(
    tree,
    repo,
    found.map(({ path }) => path),
    who,
    'v0',
  );
  say('files that devmify changes', `${found.length} (${seconds(start)})`);
  return new Map(
    found.map(({ path, sites }) => [
      path,
      [...new Set(sites.filter(({ applied }) => applied).map(({ bus }) => bus))],
    ]),
  );
}

/** Each mail with what has been found out about it. */
function makeMails() {
  const start = performance.now();
  const ran = devmify(['format-patch', ...options, '-o', mails, ...folders()]);
  if (ran.status !== 0) console.log(ran.stderr.slice(-2000));
  const all = ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((mail) => {
      const text = readFileSync(mail, 'latin1');
      return {
        mail,
        path: /^diff --git a\/(.*) b\//m.exec(text)?.[1],
        diff: diffIn(text),
        passed: new Set(),
      };
    });
  const found = all.filter(({ path }) => path !== undefined);
  say('mails', `${found.length} (${seconds(start)}, exit code ${ran.status})`);
  say('cover letters', all.length - found.length);
  say('series', new Set(found.map(({ mail }) => dirname(mail))).size);
  for (const path of buses.keys())
    if (!found.some((patch) => patch.path === path)) console.log(`  no mail for ${path}`);
  devmify(['format-patch', ...options, '-o', again, ...folders()]);
  say('a second run gives the same bytes', spawnSync('diff', ['-r', mails, again]).status === 0);
  return found;
}

function takeMails() {
  const start = performance.now();
  git(['checkout', '-q', '-b', 'taken']);
  for (const { mail, passed } of patches) {
    const ran = git(['am', '-q', '--keep-cr', mail]);
    if (ran.status === 0) passed.add('git am');
    else {
      console.log(`  ${mail}: ${ran.stderr.split('\n')[0]}`);
      git(['am', '--abort']);
    }
  }
  say('git am, one by one', seconds(start));
}

function compareWritten() {
  execFileSync('git', ['worktree', 'add', '-q', '--detach', written, 'base'], { cwd: repo });
  devmify(['--write', '--quiet', ...review, ...folders()], written);
  const differs = execFileSync('git', ['diff', '--name-only', 'taken'], { cwd: written, encoding: 'utf8' });
  const others = new Set(differs.split('\n').filter((line) => line !== ''));
  say('files that differ from those of --write', others.size);
  for (const { path, passed } of patches) if (!others.has(path)) passed.add('as --write');
}

function compareCommits() {
  git(['checkout', '-q', 'base']);
  const theirs = git(['format-patch', '--stdout', '--abbrev=12', '--no-signature', 'v0..taken'])
    .stdout.split(/^(?=From [0-9a-f]{40} Mon Sep 17)/m)
    .map(diffIn);
  const known = new Set(theirs);
  for (const { diff, passed } of patches) if (known.has(diff)) passed.add('git format-patch');
  const ran = devmify(['format-patch', ...options, '--commit', 'made', ...folders()]);
  if (ran.status !== 0) console.log(ran.stderr.slice(-500));
  const messages = (branch) => git(['log', '--format=%s%n%b', `v0..${branch}`]).stdout;
  say('--commit gives the same tree', git(['diff', '--quiet', 'taken', 'made']).status === 0);
  say('--commit gives the same messages', messages('taken') === messages('made'));
}

function diffIn(mail) {
  const text = mail.slice(mail.indexOf('\ndiff --git ') + 1);
  return text.replace(/\n+(base-commit: .*\n)?(-- \n[\s\S]*)?$/, '\n');
}

/** A series at a time, with its cover letter: it is taken as a whole or not at all. */
function dryRun() {
  const start = performance.now();
  const series = new Map();
  for (const patch of patches)
    series.set(dirname(patch.mail), [...(series.get(dirname(patch.mail)) ?? []), patch]);
  for (const [folder, own] of series) {
    const all = readdirSync(folder).filter((name) => name.endsWith('.patch'));
    const quiet = ['--confirm=never', '--to=list@example.org', '--smtp-server=/bin/true'];
    const ran = git(['send-email', '--dry-run', ...quiet, ...all.map((name) => join(folder, name))]);
    if (/is not a git command/.test(ran.stderr)) {
      say('git send-email --dry-run', 'left out: git-email is not installed');
      return;
    }
    const taken = ran.stdout.match(/^Result: OK/gm)?.length ?? 0;
    if (ran.status === 0 && taken === all.length) for (const { passed } of own) passed.add('send-email');
    else console.log(`  ${folder}: ${taken} of ${all.length}; ${ran.stderr.slice(-200)}`);
  }
  say('git send-email --dry-run', seconds(start));
}

/** What is said of the message; the code is the driver's own, and has a bench of its own. */
function checkForm() {
  const start = performance.now();
  const counts = new Map();
  const script = join(tree, 'scripts', 'checkpatch.pl');
  const flags = ['--strict', '--terse', '--show-types', '--no-summary', `--root=${tree}`];
  for (const { mail, passed } of patches) {
    const ran = spawnSync('perl', [script, ...flags, mail], { encoding: 'latin1' });
    const ofForm = [...ran.stdout.matchAll(/:(\d+): (?:ERROR|WARNING|CHECK):([A-Z_]+):/g)].filter(
      ([, line, type]) => {
        // What is missing is told of the last line.
        const isForm = /SIGN_OFF|COMMIT|SUBJECT|EMAIL|CHANGE_ID|CORRUPTED/.test(type);
        const place = isForm || Number(line) < firstLineOfDiff(mail) ? 'message' : 'code';
        counts.set(`${place} ${type}`, (counts.get(`${place} ${type}`) ?? 0) + 1);
        return place === 'message';
      },
    );
    const didRun = ran.status === 0 || ran.stdout !== '';
    if (ofForm.length === 0 && didRun) passed.add('checkpatch');
  }
  say('checkpatch.pl --strict', seconds(start));
  for (const [type, number] of [...counts].sort()) say(`  ${type}`, number);
}

function firstLineOfDiff(path) {
  const text = readFileSync(path, 'latin1');
  return text.slice(0, text.indexOf('\ndiff --git ')).split('\n').length;
}

/** A file with drivers of two buses counts for both. */
function printBuses() {
  const columns = ['git am', 'as --write', 'git format-patch', 'send-email', 'checkpatch'];
  const row = (name, own) => {
    const numbers = columns.map((column) => own.filter(({ passed }) => passed.has(column)).length);
    return [name, own.length, ...numbers].map((cell, at) =>
      at === 0 ? cell.padEnd(12) : String(cell).padStart(at === 1 ? 6 : columns[at - 2].length + 2),
    );
  };
  const names = [...new Set([...buses.values()].flat())];
  const ofBus = (bus) => patches.filter(({ path }) => buses.get(path)?.includes(bus));
  names.sort((a, b) => ofBus(b).length - ofBus(a).length);
  console.log(['bus'.padEnd(12), ' mails', ...columns.map((column) => `  ${column}`)].join(''));
  for (const name of names) console.log(row(name, ofBus(name)).join(''));
  console.log(row('all', patches).join(''));
}
