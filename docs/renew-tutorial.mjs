/**
 * Runs each command of a tutorial, in order, and puts what it prints in the place of what stands there.
 *
 *   node docs/renew-tutorial.mjs                 write tutorial.md anew
 *   node docs/renew-tutorial.mjs --tree TREE     write tutorial-kernel.md anew, with the source of Linux 6.1
 *   node docs/renew-tutorial.mjs --check ...     only say whether anything would change: exit code 1
 *
 * The commands are the lines with `$ ` in blocks marked `console`. They run in a git repository of their own, with the
 * drivers in it that the tutorial is about, and on a fixed date.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutTree } from '../bench/cut-tree.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const treeAt = process.argv.indexOf('--tree');
const kernel = treeAt === -1 ? undefined : process.argv[treeAt + 1];
const name = kernel === undefined ? 'tutorial.md' : 'tutorial-kernel.md';
const tutorial = join(project, 'docs', name);
const top = mkdtempSync(join(tmpdir(), 'devmify-tutorial-'));
const tree = join(top, 'linux');
const ada = { name: 'Ada Example', email: 'ada@example.org' };

// For all that is started here.
Object.assign(process.env, {
  PATH: `${join(top, 'bin')}:${process.env.PATH}`,
  HOME: top,
  LC_ALL: 'C.UTF-8',
  COLUMNS: '90',
  NO_COLOR: '1',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-05T12:00:00+0000',
  GIT_COMMITTER_DATE: '2026-01-05T12:00:00+0000',
  SOURCE_DATE_EPOCH: '1767614400',
});
delete process.env.NODE_OPTIONS;

try {
  prepare();
  if (kernel === undefined) putExamples();
  else cutTree(kernel, tree, ['drivers/input/keyboard'], ada, 'v6.1');
  const before = readFileSync(tutorial, 'utf8');
  const after = before.replace(/^```console\n([\s\S]*?)^```$/gm, (_, block) => `\`\`\`console\n${renewed(block)}\`\`\``);
  if (process.argv.includes('--check')) {
    if (before !== after) console.error(`docs/${name} is not what the program prints: node docs/renew-tutorial.mjs${kernel === undefined ? '' : ' --tree TREE'}`);
    process.exitCode = before === after ? 0 : 1;
  } else writeFileSync(tutorial, after);
} finally {
  rmSync(top, { recursive: true, force: true });
}

function prepare() {
  mkdirSync(join(top, 'bin'));
  writeFileSync(join(top, 'bin', 'devmify'), `#!/bin/sh\nexec node '${join(project, 'bin', 'devmify')}' "$@"\n`);
  chmodSync(join(top, 'bin', 'devmify'), 0o755);
  writeFileSync(join(top, '.gitconfig'), '[advice]\n\tdetachedHead = false\n[init]\n\tdefaultBranch = main\n');
}

function putExamples() {
  mkdirSync(join(tree, 'drivers', 'leds'), { recursive: true });
  for (const name of ['lamp.c', 'bell.c']) cpSync(join(project, 'examples', name), join(tree, 'drivers', 'leds', name));
  const setUp = [
    `git config --global user.name "${ada.name}"`,
    `git config --global user.email ${ada.email}`,
    'git init -q',
    'git add .',
    'git commit -q -m "leds: lamp: Add a driver"',
    'git tag v1',
  ];
  for (const command of setUp) run(command);
}

/** The block's commands, each with what it prints now. */
function renewed(block) {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((line) => `${line}\n${run(line.slice(2))}`).join('');
}

function run(command) {
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: tree, encoding: 'utf8' });
  return `${stdout}${stderr}`.replaceAll(top, '~').replace(/[ \t]+$/gm, '');
}
