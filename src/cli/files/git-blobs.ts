/** Files as a commit has them, found by where they are now. */
import { realpathSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { UsageError } from '../arguments/usage-error.ts';
import { git } from '../git.ts';

export interface Blobs {
  /** The bytes that the file had; undefined when it is new since then. */
  before(realPath: string): Uint8Array | undefined;
}

/** Of the repository that the current folder, or else the file itself, is in. Whatever git cannot tell is an error. */
export function blobsAt(commit: string): Blobs {
  const trees = new Map<string, Tree>();
  return {
    before(realPath) {
      const folder = dirname(realPath);
      const top = realpathSync(asked(['rev-parse', '--show-toplevel'], folder).toString().trimEnd());
      const tree = trees.get(top) ?? new Tree(commit, top);
      trees.set(top, tree);
      return tree.bytesOf(relative(top, realPath).split(sep).join('/'));
    },
  };
}

class Tree {
  readonly #top: string;
  /** Ids of the files of the commit, by their paths. */
  readonly #ids: ReadonlyMap<string, string>;
  /** What renamed files were called, by their names now. */
  readonly #formerly: ReadonlyMap<string, string>;

  constructor(commit: string, top: string) {
    this.#top = top;
    const listed = fields(asked(['ls-tree', '-r', '-z', '--full-tree', commit], top));
    this.#ids = new Map(
      listed.flatMap((line) => {
        const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        return id === undefined || path === undefined ? [] : [[path, id] as const];
      }),
    );
    this.#formerly = renamesSince(commit, top);
  }

  bytesOf(path: string): Uint8Array | undefined {
    const id = this.#ids.get(path) ?? this.#ids.get(this.#formerly.get(path) ?? '');
    return id === undefined ? undefined : asked(['cat-file', 'blob', id], this.#top);
  }
}

function renamesSince(commit: string, top: string): ReadonlyMap<string, string> {
  const words = ['diff', '--find-renames', '--diff-filter=R', '--name-status', '-z', commit, '--'];
  const parts = fields(asked(words, top));
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) renames.set(parts[at + 2] ?? '', parts[at + 1] ?? '');
  return renames;
}

const fields = (bytes: Buffer): readonly string[] =>
  bytes
    .toString('utf8')
    .split('\0')
    .filter((field) => field !== '');

function asked(words: readonly string[], folder: string): Buffer {
  const answer = git(words, { folder });
  if (answer.ok) return answer.bytes;
  throw new UsageError(
    `git ${words[0]} could not tell what there was before: ${answer.complaint}`,
    'see that the repository is whole: git fsck; a shallow or partial clone has to fetch first',
  );
}
