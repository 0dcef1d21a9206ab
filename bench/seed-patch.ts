/**
 * Runs a semantic patch over a folder with devmify and with spatch, and prints files, files that differ (white space
 * aside), times and their ratio. Prints, does not judge.
 *
 *   npm run build && node --experimental-strip-types bench/seed-patch.ts PATCH.cocci FOLDER [--no-spatch]
 *
 * Where Node does not strip types: npx tsc -p tsconfig.json --noEmit false --outDir OUT, then node OUT/bench/seed-patch.js.
 * spatch's diff is applied with patch(1) in a temporary folder; both must be on the path.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compilePatch, mayMatch } from '../src/compile/patch.ts';
import { runPatch } from '../src/engine/run-patch.ts';
import { readPatch } from '../src/smpl/parse.ts';
import { decode, encode } from '../src/text/bytes.ts';

const [patchPath, folder, ...flags] = process.argv.slice(2);
if (patchPath === undefined || folder === undefined) {
  console.error('usage: seed-patch PATCH.cocci FOLDER [--no-spatch]');
  process.exit(2);
}

interface Run {
  readonly seconds: number;
  /** The texts of the changed files, by path below the folder. */
  readonly changed: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

function cFiles(from: string): readonly string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return cFiles(path);
    return entry.isFile() && entry.name.endsWith('.c') ? [path] : [];
  });
}

function runDevmify(patchFile: string, root: string): Run {
  const start = performance.now();
  const patch = compilePatch(readPatch(readFileSync(patchFile, 'utf8'), patchFile).patch);
  const changed = new Map<string, string>();
  const notes: string[] = [];
  for (const path of cFiles(root)) {
    const bytes = readFileSync(path);
    if (!mayMatch(patch, (word) => bytes.includes(word))) continue;
    const { text, encoding } = decode(bytes);
    const result = runPatch(patch, { path, text });
    if (result.changed) changed.set(relative(root, path), encode(result.text, encoding).toString('latin1'));
    for (const { message } of result.diagnostics) notes.push(`${relative(root, path)}: ${message}`);
  }
  return { seconds: (performance.now() - start) / 1000, changed, notes };
}

function runSpatch(patchFile: string, root: string): Run {
  const start = performance.now();
  const { stdout } = spawnSync('spatch', ['--sp-file', patchFile, '--dir', root], {
    encoding: 'latin1',
    maxBuffer: 1 << 30,
    cwd: tmpdir(),
  });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, changed: applied(stdout, root), notes: [] };
}

/** The files that a diff of spatch's makes, one by one. */
function applied(diff: string, root: string): ReadonlyMap<string, string> {
  const folderOfWork = mkdtempSync(join(tmpdir(), 'devmify-bench-'));
  const changed = new Map<string, string>();
  for (const part of diff.split(/^(?=diff -u -p )/m)) {
    const path = /^diff -u -p a\/(\S+)/.exec(part)?.[1];
    if (path === undefined) continue;
    const [file, patchFile] = [join(folderOfWork, 'file.c'), join(folderOfWork, 'file.diff')];
    writeFileSync(file, readFileSync(join(root, path)));
    writeFileSync(patchFile, part, 'latin1');
    spawnSync('patch', ['-s', '-f', file, patchFile]);
    changed.set(path, readFileSync(file, 'latin1'));
  }
  rmSync(folderOfWork, { recursive: true });
  return changed;
}

const squeezed = (text: string | undefined): string | undefined => text?.replace(/\s+/g, '');

const ours = runDevmify(patchPath, folder);
console.log(`devmify: ${ours.changed.size} files changed in ${ours.seconds.toFixed(2)} s`);
for (const note of ours.notes) console.log(`  ${note}`);
if (!flags.includes('--no-spatch')) {
  const theirs = runSpatch(patchPath, folder);
  console.log(`spatch:  ${theirs.changed.size} files changed in ${theirs.seconds.toFixed(2)} s`);
  const all = [...new Set([...ours.changed.keys(), ...theirs.changed.keys()])].sort();
  const differing = all.filter(
    (path) => squeezed(ours.changed.get(path)) !== squeezed(theirs.changed.get(path)),
  );
  console.log(`differing (white space aside): ${differing.length}`);
  for (const path of differing) {
    const where = ours.changed.has(path)
      ? theirs.changed.has(path)
        ? 'both change it'
        : 'devmify only'
      : 'spatch only';
    console.log(`  ${path} (${where})`);
  }
  console.log(`time ratio: 1/${(theirs.seconds / ours.seconds).toFixed(1)}`);
}
