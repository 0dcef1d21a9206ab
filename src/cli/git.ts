import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface GitAnswer {
  readonly ok: boolean;
  readonly out: string;
  /** The same as git wrote it. */
  readonly bytes: Buffer;
  /** The first line of what git complained about. */
  readonly complaint: string;
}

export interface GitCall {
  readonly folder: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Asks git, in the C locale, and without ever prompting or paging. A git that is missing is a `not ok`, too. */
export function git(words: readonly string[], { folder, input, env }: GitCall): GitAnswer {
  const ran = spawnSync('git', words, {
    cwd: folder,
    input: input ?? '',
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', ...env },
    maxBuffer: 1 << 28,
  });
  const complaint =
    ran.error === undefined ? ran.stderr.toString().trim().split('\n')[0] : 'git is not installed';
  return {
    ok: ran.error === undefined && ran.status === 0,
    out: ran.stdout?.toString() ?? '',
    bytes: ran.stdout ?? Buffer.alloc(0),
    complaint: complaint ?? '',
  };
}

/** Compares two files below `folder`, which need be in no repository; undefined when that fails. */
export function diffBytes(folder: string, before: string, after: string): Uint8Array | undefined {
  const attributes = join(folder, 'attributes');
  const words = [
    '-c',
    `core.attributesFile=${attributes}`,
    'diff',
    '--no-index',
    '--no-prefix',
    '--no-color',
  ];
  const ran = spawnSync(
    'git',
    [...words, '--no-ext-diff', '--no-textconv', '--abbrev=12', '--', before, after],
    {
      cwd: folder,
      env: {
        ...process.env,
        LC_ALL: 'C',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_DIR: folder,
      },
      maxBuffer: 1 << 28,
    },
  );
  // 1 means that they differ.
  return ran.error === undefined && ran.status === 1 ? ran.stdout : undefined;
}
