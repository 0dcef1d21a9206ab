/**
 * Runs a semantic patch over a folder with devmify and with spatch, and prints files and which of them differ (white
 * space aside). Prints, does not judge; bench/performance.mjs measures.
 *
 *   npm run build && node bench/seed-patch.mjs PATCH.cocci FOLDER [--no-spatch]
 *
 * spatch's diff is applied with patch(1) in a temporary folder; both must be on the path.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compilePatch } from '../dist/compile/patch.js';
import { runPatch } from '../dist/engine/run-patch.js';
import { readPatch } from '../dist/smpl/parse.js';
import { decode, encode } from '../dist/text/bytes.js';

const [patchPath, folder, ...flags] = process.argv.slice(2);
if (patchPath === undefined || folder === undefined) {
  console.error('usage: seed-patch PATCH.cocci FOLDER [--no-spatch]');
  process.exit(2);
}

/** @typedef {{ changed: Map<string, string>, notes: string[] }} Run new texts by path */

function cFiles(from) {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return cFiles(path);
    return entry.isFile() && entry.name.endsWith('.c') ? [path] : [];
  });
}

/** @returns {Run} */
function runDevmify(patchFile, root) {
  const patch = compilePatch(readPatch(readFileSync(patchFile, 'utf8'), patchFile).patch);
  const changed = new Map();
  const notes = [];
  for (const path of cFiles(root)) {
    const { text, encoding } = decode(readFileSync(path));
    const result = runPatch(patch, { path, text });
    if (result.changed)
      changed.set(relative(root, path), Buffer.from(encode(result.text, encoding)).toString('latin1'));
    for (const { message } of result.diagnostics) notes.push(`${relative(root, path)}: ${message}`);
  }
  return { changed, notes };
}

/** @returns {Run} */
function runSpatch(patchFile, root) {
  const { stdout } = spawnSync('spatch', ['--sp-file', patchFile, '--dir', root], {
    encoding: 'latin1',
    maxBuffer: 1 << 30,
    cwd: tmpdir(),
  });
  return { changed: applied(stdout, root), notes: [] };
}

/** The files that a diff of spatch's makes, one by one. */
function applied(diff, root) {
  const folderOfWork = mkdtempSync(join(tmpdir(), 'devmify-bench-'));
  const changed = new Map();
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

const squeezed = (text) => text?.replace(/\s+/g, '');

const ours = runDevmify(patchPath, folder);
console.log(`devmify: ${ours.changed.size} files changed`);
for (const note of ours.notes) console.log(`  ${note}`);
if (!flags.includes('--no-spatch')) {
  const theirs = runSpatch(patchPath, folder);
  console.log(`spatch:  ${theirs.changed.size} files changed`);
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
}
