import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';

// Starting programs takes its time on a busy machine.
jest.setTimeout(60_000);

export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = join(project, 'bin', 'devmify');

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Asked all the time: the program gets a signal once this is so, Ctrl-C's unless another one is named. */
  readonly interruptWhen?: () => boolean;
  readonly signal?: NodeJS.Signals;
}

/** Runs devmify as a user's shell would, without colours unless the environment asks for them. */
export const devmify = (words: readonly string[], around: Surroundings = {}): Promise<Ended> =>
  command(process.execPath, [program, ...words], around);

export function command(name: string, words: readonly string[], around: Surroundings = {}): Promise<Ended> {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, NO_COLOR: ___, ...inherited } = process.env;
  // What earlier runs have found out is no test's business but the cache's.
  const env = { ...inherited, XDG_CACHE_HOME: '/dev/null', ...around.env };
  const child = spawn(name, words, { cwd: around.cwd, env });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A program that ends without reading its input is right, too.
  child.stdin.on('error', () => {});
  child.stdin.end(around.input ?? '');
  const watch = setInterval(() => {
    if (around.interruptWhen?.() !== true) return;
    clearInterval(watch);
    child.kill(around.signal ?? 'SIGINT');
  }, 5);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** Runs `body` in a new folder outside any tree, and takes the folder away again. */
export async function inNewFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'devmify-test-'));
  try {
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example drivers, to be worked on: `folder/lamp.c`, ... */
export const copyExamples = (folder: string): void =>
  cpSync(join(project, 'examples'), folder, { recursive: true });
