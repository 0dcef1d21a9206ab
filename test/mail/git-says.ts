/** What git itself prints: the measure for all that imitates it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Commit {
  readonly author: { readonly name: string; readonly email: string };
  readonly title: string;
  /** Lines to be added to files that begin as 50 lines each. */
  readonly changes: Readonly<Record<string, { readonly added: number; readonly removed: number }>>;
}

/** `git format-patch` of one commit, with the given words added. */
export function formatPatch(commit: Commit, ...words: readonly string[]): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'devmify-test-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: environment(commit), stdio: 'pipe' });
  try {
    git('init', '-q');
    const paths = Object.keys(commit.changes);
    for (const path of paths) write(folder, path, 'old\n'.repeat(50));
    git('add', '.');
    git('commit', '-q', '-m', 'before');
    for (const [path, { added, removed }] of Object.entries(commit.changes))
      write(folder, path, 'old\n'.repeat(50 - removed) + 'new\n'.repeat(added));
    git('commit', '-q', '-a', '--allow-empty', '-m', commit.title);
    return git('format-patch', '--stdout', '-1', ...words);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const environment = ({ author }: Commit): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: author.name,
  GIT_AUTHOR_EMAIL: author.email,
  GIT_COMMITTER_NAME: author.name,
  GIT_COMMITTER_EMAIL: author.email,
  GIT_AUTHOR_DATE: '@1700000000 +0530',
  GIT_COMMITTER_DATE: '@1700000000 +0530',
});

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The header of that name with its folded lines. */
export function header(mail: string, name: string): string {
  const head = mail.slice(0, mail.indexOf('\n\n') + 1);
  return new RegExp(`^${name}: .*\\n(?:[ \\t].*\\n)*`, 'm').exec(head)?.[0] ?? '';
}
