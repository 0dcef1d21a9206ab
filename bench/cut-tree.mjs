/** A small kernel tree, cut out of a whole one: some drivers, and what the tools that judge patches need. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const tools = ['Kbuild', 'Makefile', 'MAINTAINERS', 'CREDITS'];
const scripts = ['scripts/get_maintainer.pl', 'scripts/checkpatch.pl'];
const data = ['scripts/spelling.txt', 'scripts/const_structs.checkpatch', 'scripts/get_maintainer.ignore'];
// Both scripts want to see that they stand in a kernel tree.
const marks = ['COPYING', 'Kconfig', 'README'];
const roots = ['Documentation', 'arch', 'drivers', 'fs', 'init', 'ipc', 'kernel', 'lib', 'scripts'];

/** Puts `paths` of `tree` into a git repository of one commit with a tag. `who` is the name and address that it knows. */
export function cutTree(tree, repo, paths, who, tag) {
  mkdirSync(repo, { recursive: true });
  for (const path of [...tools, ...scripts, ...data, ...marks, ...paths])
    if (existsSync(join(tree, path))) cpSync(join(tree, path), join(repo, path), { recursive: true });
  // What the kernel declares decides what may be used.
  cpSync(join(tree, 'include'), join(repo, 'include'), { recursive: true, filter: isHeader });
  for (const name of roots) {
    mkdirSync(join(repo, name), { recursive: true });
    writeFileSync(join(repo, name, '.keep'), '');
  }
  writeFileSync(join(repo, '.gitattributes'), '*.c diff=cpp\n');
  const git = (...words) => {
    const ran = spawnSync('git', words, { cwd: repo, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`git ${words.join(' ')}: ${ran.stderr}`);
  };
  git('init', '-q', '-b', 'base');
  git('config', 'user.name', who.name);
  git('config', 'user.email', who.email);
  git('add', '-A');
  git('commit', '-q', '-m', 'the tree as it is');
  git('tag', tag);
}

function isHeader(path) {
  return statSync(path).isDirectory() ? !/\/(dt-bindings|uapi)$/.test(path) : path.endsWith('.h');
}
