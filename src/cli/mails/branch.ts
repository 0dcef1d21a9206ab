/** `--commit BRANCH`: one commit for each patch, on a new branch. Neither the work tree nor the index is touched. */
import { join } from 'node:path';
import { later } from '../../mail/date.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { withScratchFolder } from '../files/scratch-folder.ts';
import { type GitAnswer, git } from '../git.ts';
import type { Patch } from './assemble.ts';
import type { Identity } from './identity.ts';
import type { WorkTree } from './work-tree.ts';

export function refuseUsedBranch(branch: string, { root, head }: WorkTree): string {
  if (head === undefined)
    throw new UsageError(
      '--commit: these files are in no git repository with a commit',
      'git init, git commit',
    );
  if (!git(['check-ref-format', '--branch', branch], { folder: root }).ok)
    throw new UsageError(`--commit ${branch}: git takes no branch of that name`);
  if (git(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`], { folder: root }).ok)
    throw new UsageError(`--commit ${branch}: there is such a branch already`, 'name a new one');
  return head;
}

/** The commit of each patch, in their order; or what git complained about: then there is no branch, either. */
export function commitAll(
  branch: string,
  patches: readonly Patch[],
  identity: Identity,
  tree: WorkTree,
): ReadonlyMap<Patch, string> | string {
  try {
    return withScratchFolder((folder) => commitsWith(join(folder, 'index'), branch, patches, identity, tree));
  } catch (error) {
    if (error instanceof GitRefusal) return error.message;
    throw error;
  }
}

function commitsWith(
  index: string,
  branch: string,
  patches: readonly Patch[],
  identity: Identity,
  { root, head }: WorkTree,
): ReadonlyMap<Patch, string> {
  const ask = (words: readonly string[], input?: Uint8Array | string, more = {}): string =>
    answered(git(words, { folder: root, input: input ?? '', env: { GIT_INDEX_FILE: index, ...more } }));
  const commits = new Map<Patch, string>();
  let parent = head as string;
  ask(['read-tree', parent]);
  for (const [place, patch] of patches.entries()) {
    const blob = ask(['hash-object', '-w', '--no-filters', '--stdin'], patch.after);
    ask(['update-index', '--cacheinfo', `${patch.mode},${blob},${patch.file.diffPath}`]);
    const message = `${patch.title}\n\n${patch.message}\n`;
    const tree = ask(['write-tree']);
    const words = ['commit-tree', '--no-gpg-sign', '-p', parent, '-F', '-', tree];
    parent = ask(words, message, personEnv(identity, place + 1));
    commits.set(patch, parent);
  }
  // The last word says that the branch must not be there yet.
  const unborn = '0'.repeat(parent.length);
  ask(['update-ref', '-m', 'devmify format-patch', `refs/heads/${branch}`, parent, unborn]);
  return commits;
}

/** Ends a row of calls of which each needs the one before. */
class GitRefusal extends Error {}

function answered({ ok, out, complaint }: GitAnswer): string {
  if (!ok) throw new GitRefusal(complaint);
  return out.trim();
}

/** The same date as the patch's mail has. */
function personEnv({ author, sender, date }: Identity, number: number): Readonly<Record<string, string>> {
  const { seconds, zone } = later(date, number);
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: `@${seconds} ${zone}`,
    GIT_COMMITTER_NAME: sender.name,
    GIT_COMMITTER_EMAIL: sender.email,
    GIT_COMMITTER_DATE: `@${seconds} ${zone}`,
  };
}
