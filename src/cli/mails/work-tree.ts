import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeRoot } from '../files/tree-root.ts';
import { git } from '../git.ts';

/** What git and the kernel's own files say of the tree that the drivers are in. */
export interface WorkTree {
  readonly root: string;
  /** The commit that is checked out; undefined when the root is not git's own, or nothing is committed. */
  readonly head: string | undefined;
  /** `Linux 6.1.192`, for a kernel. */
  readonly release: string | undefined;
  readonly maintainers: string;
  readonly isKernel: boolean;
}

export function openWorkTree(root: TreeRoot): WorkTree {
  return {
    root: root.path,
    head: headOf(root.path),
    release: root.kind === 'kernel' ? kernelRelease(root.path) : undefined,
    isKernel: root.kind === 'kernel',
    maintainers: root.kind === 'kernel' ? readText(join(root.path, 'MAINTAINERS')) : '',
  };
}

/** A tree that is only a folder of somebody else's repository has no commit of its own. */
function headOf(root: string): string | undefined {
  const top = git(['rev-parse', '--show-toplevel', '--verify', 'HEAD^{commit}'], { folder: root });
  const [folder, head] = top.out.trim().split('\n');
  return top.ok && folder !== undefined && realpathSync(folder) === realpathSync(root) ? head : undefined;
}

function kernelRelease(root: string): string | undefined {
  const makefile = readText(join(root, 'Makefile'));
  const value = (name: string): string =>
    new RegExp(`^${name}[ \\t]*=[ \\t]*(\\S*)$`, 'm').exec(makefile)?.[1] ?? '';
  const [version, patch, sub] = ['VERSION', 'PATCHLEVEL', 'SUBLEVEL'].map(value);
  if (version === '' || patch === '') return undefined;
  return `Linux ${version}.${patch}${sub === '' || sub === '0' ? '' : `.${sub}`}${value('EXTRAVERSION')}`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** A commit that others can have as well: a tag or a branch of a remote holds it. */
export function isPublic(commit: string, { root }: WorkTree): boolean {
  const refs = ['for-each-ref', '--count=1', `--contains=${commit}`, 'refs/remotes', 'refs/tags'];
  return git(refs, { folder: root }).out.trim() !== '';
}

/** The subjects of the file's last commits, the newest first. */
export function historyOf(path: string, { root }: WorkTree): readonly string[] {
  const log = git(['log', '--no-merges', '--max-count=40', '--format=%s', '--', path], { folder: root });
  return log.ok ? log.out.split('\n').filter((line) => line !== '') : [];
}

/** The file as the commit has it, by its id; undefined when it has none. */
export function blobIn(commit: string, path: string, { root }: WorkTree): string | undefined {
  const answer = git(['rev-parse', '--verify', '--quiet', `${commit}:${path}`], { folder: root });
  return answer.ok ? answer.out.trim() : undefined;
}

export function blobOf(bytes: Uint8Array, { root }: WorkTree): string {
  return git(['hash-object', '--no-filters', '--stdin'], { folder: root, input: bytes }).out.trim();
}

export function resolveCommit(name: string, { root }: WorkTree): string | undefined {
  const answer = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { folder: root });
  return answer.ok ? answer.out.trim() : undefined;
}
