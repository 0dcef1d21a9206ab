import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, type Ended, project } from './run-devmify.ts';

/** Nobody's settings, and a fixed moment: the same everywhere. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Jörg "Joe" Müller',
  GIT_AUTHOR_EMAIL: 'joe@example.org',
  GIT_COMMITTER_NAME: 'Jörg "Joe" Müller',
  GIT_COMMITTER_EMAIL: 'joe@example.org',
  SOURCE_DATE_EPOCH: '1700000000',
};

export const git = async (folder: string, ...words: readonly string[]): Promise<string> => {
  const ended = await gitEnded(folder, ...words);
  if (ended.code !== 0) throw new Error(`git ${words.join(' ')}: ${ended.stderr}`);
  return ended.stdout.toString();
};

export const gitEnded = (folder: string, ...words: readonly string[]): Promise<Ended> =>
  command('git', words, { cwd: folder, env: gitEnvironment });

/** A repository with example drivers at the given places, committed once for each of the titles. */
export async function makeRepository(
  folder: string,
  drivers: Readonly<Record<string, string>>,
  title = 'all of it',
): Promise<void> {
  await git(folder, 'init', '-q', '-b', 'main');
  for (const [place, example] of Object.entries(drivers)) {
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    cpSync(join(project, 'examples', example), join(folder, place));
  }
  await git(folder, 'add', '.');
  await git(folder, 'commit', '-q', '-m', title);
}
