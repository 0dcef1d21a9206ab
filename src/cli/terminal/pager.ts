/** A pager between the program and a terminal, chosen as git chooses its own. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from './paint.ts';

export interface Pager {
  /** `false` once the reader has quit. */
  write(bytes: string | Uint8Array): boolean;
  /** Resolves when the reader has quit: until then the terminal is the pager's. */
  end(): Promise<void>;
}

/** DEVMIFY_PAGER, then what git pages with: GIT_PAGER, core.pager, PAGER, less. Undefined when nothing is to page. */
export function pagerCommand(environment: Environment): string | undefined {
  if (environment.TERM === 'dumb') return undefined;
  const own = environment.DEVMIFY_PAGER ?? pagerOfGit() ?? environment.PAGER ?? 'less';
  const command = own.trim();
  if (command === '' || command === 'cat') return undefined;
  const [first = ''] = command.split(/\s/);
  return isPlain(first) && !isOnPath(first, environment) ? undefined : command;
}

function pagerOfGit(): string | undefined {
  const asked = spawnSync('git', ['var', 'GIT_PAGER'], { encoding: 'utf8' });
  return asked.error === undefined && asked.status === 0 ? asked.stdout : undefined;
}

/** Anything else is for the shell to read. */
const isPlain = (word: string): boolean => /^[\w.+-]+$/.test(word);

function isOnPath(name: string, { PATH = '' }: Environment): boolean {
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function startPager(command: string, environment: Environment): Pager {
  // Ends at once when all fits on the screen, shows colours, leaves the text where it is: git's own choice.
  const env = { LESS: 'FRX', LV: '-c', ...environment };
  const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env });
  let reads = true;
  const gone = new Promise<void>((resolve) => {
    const quit = (): void => {
      reads = false;
      process.off('SIGINT', ignore);
      resolve();
    };
    child.on('exit', quit);
    child.on('error', quit);
  });
  child.stdin.on('error', () => {
    reads = false;
  });
  // Ctrl-C reaches both. The pager makes something of it; whoever ends before it leaves the terminal in its hands.
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  return {
    write(bytes) {
      if (reads) child.stdin.write(bytes);
      return reads;
    },
    end() {
      child.stdin.end();
      return gone;
    },
  };
}
