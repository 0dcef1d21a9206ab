/** The two engines, each asked for what a semantic patch makes of some texts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePatch } from '../../dist/compile/patch.js';
import { runPatch } from '../../dist/engine/run-patch.js';
import { readPatch } from '../../dist/smpl/parse.js';

/**
 * @typedef {{ text: string } | { refused: string }} Answer
 * @typedef {{ unread: string } | Answer[]} Answers one for each text
 */

export const spatchIsThere = () => spawnSync('spatch', ['--version']).status === 0;

/** @returns {Answers} */
export function askSpatch(patch, texts) {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-spatch-'));
  try {
    writeFileSync(join(folder, 'rule.cocci'), patch, 'latin1');
    const paths = texts.map((_, index) => join(folder, 'c', `${index}.c`));
    spawnSync('mkdir', [join(folder, 'c')]);
    for (const [index, path] of paths.entries()) writeFileSync(path, texts[index], 'latin1');
    const { status, stderr, error } = spawnSync(
      'spatch',
      ['--very-quiet', '--no-show-diff', '--in-place', '--sp-file', 'rule.cocci', '--dir', 'c'],
      { cwd: folder, encoding: 'latin1', timeout: 20_000, maxBuffer: 1 << 26 },
    );
    if (error !== undefined) return { unread: `spatch: ${error.message}` };
    if (status !== 0) return { unread: `spatch: ${stderr.slice(0, 300)}` };
    const refusals = stderr.split(/^EXN: /m).slice(1);
    return paths.map((path, index) => {
      const refusal = refusals.find((text) => text.includes(`c/${index}.c`));
      return refusal === undefined
        ? { text: readFileSync(path, 'latin1') }
        : { refused: refusal.slice(0, 200) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {Answers} */
export function askDevmify(patch, texts) {
  const read = readPatch(patch, 'rule.cocci');
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { unread: `devmify: ${errors.map(({ message }) => message).join('; ')}` };
  const compiled = compilePatch(read.patch);
  return texts.map((text) => {
    const result = runPatch(compiled, { path: 'a.c', text });
    const refusal = result.diagnostics.find(({ severity }) => severity === 'error');
    if (refusal !== undefined) return { refused: refusal.message };
    return { text: result.text };
  });
}

/** How two answers differ, if they do. */
export function difference(ours, theirs, before) {
  if (theirs.unread !== undefined || ours.unread !== undefined) return undefined;
  if (theirs.refused !== undefined || ours.refused !== undefined) {
    if (theirs.refused !== undefined && ours.refused !== undefined) return undefined;
    return theirs.refused === undefined ? 'only devmify refuses' : 'only spatch refuses';
  }
  if (ours.text === theirs.text) return undefined;
  if (words(ours.text) !== words(theirs.text)) {
    if (theirs.text === before) return 'only devmify changes';
    return ours.text === before ? 'only spatch changes' : 'changed otherwise';
  }
  return withoutComments(ours.text) === withoutComments(theirs.text) ? 'comments' : 'layout';
}

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const words = (text) => (text.replace(COMMENT, ' ').match(/\w+|[^\s\w]/g) ?? []).join(' ');
const withoutComments = (text) =>
  text
    .replace(COMMENT, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+/g, '\n');
