/** What a reader at a terminal meets: `script` lends the program one. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { pagerCommand } from '../../src/cli/terminal/pager.ts';
import { command, inNewFolder, program, project } from './run-devmify.ts';

jest.setTimeout(60_000);

interface Seen {
  readonly code: number | null;
  readonly screen: string;
  /** What reached the pager, if it was started. */
  readonly paged: string | undefined;
}

/** Runs devmify in a terminal, with a pager that keeps what it gets. Undefined where there is no `script`. */
async function atTerminal(
  words: string,
  env: Readonly<Record<string, string>> = {},
  pager = 'cat > paged',
): Promise<Seen | undefined> {
  let seen: Seen | undefined;
  await inNewFolder(async (folder) => {
    mkdirSync(join(folder, 'd'));
    for (const name of ['one.c', 'two.c'])
      cpSync(join(project, 'examples', 'lamp.c'), join(folder, 'd', name));
    writeFileSync(join(folder, 'keep'), `#!/bin/sh\n${pager}\n`);
    chmodSync(join(folder, 'keep'), 0o755);
    const line = `'${process.execPath}' '${program}' ${words}`;
    const ended = await command('script', ['-qec', line, '/dev/null'], {
      cwd: folder,
      env: { TERM: 'xterm', GIT_PAGER: './keep', ...env },
    }).catch(() => undefined);
    if (ended === undefined) {
      process.stderr.write('there is no script(1): nothing was tried at a terminal\n');
      return;
    }
    const paged = join(folder, 'paged');
    seen = {
      code: ended.code,
      screen: ended.stdout.toString(),
      paged: existsSync(paged) ? readFileSync(paged, 'utf8') : undefined,
    };
  });
  return seen;
}

test('a diff goes to the pager, in colour, and so does what there is to say', async () => {
  const seen = await atTerminal('d');
  if (seen === undefined) return;
  expect(seen).toMatchObject({ code: 0, screen: '' });
  expect(seen.paged).toContain('\x1b[32m+\tlamp = devm_kzalloc(');
  expect(seen.paged).toContain('\x1b[31m-\tlamp = kzalloc(');
  expect(seen.paged).toMatch(/2 with changes \(nothing written\)/);
});

test.each([
  ['--no-pager d', {}],
  ['d', { GIT_PAGER: 'cat' }],
  ['d', { GIT_PAGER: 'no-such-pager-anywhere' }],
  ['d', { TERM: 'dumb' }],
  ['--write d', {}],
  ['format-patch d --from "A <a@example.org>" -o out', { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b.org' }],
])('%s with %j is not paged', async (words, env) => {
  const seen = await atTerminal(words, env);
  if (seen === undefined) return;
  expect(seen).toMatchObject({ code: 0, paged: undefined });
  expect(seen.screen).not.toBe('');
});

test('NO_COLOR and --color=never leave a diff plain', async () => {
  for (const [words, env] of [
    ['d', { NO_COLOR: '1' }],
    ['--color=never d', {}],
  ] as const) {
    const seen = await atTerminal(words, env);
    if (seen === undefined) return;
    expect(seen.paged).toContain('\n+\tlamp = devm_kzalloc(');
    expect(seen.paged).not.toContain('\x1b[');
  }
});

test('whoever quits the pager early ends the run, without a word and without a fault', async () => {
  const seen = await atTerminal('d', {}, 'head -n 1 > paged');
  if (seen === undefined) return;
  expect(seen).toMatchObject({ code: 0, screen: '' });
  expect(seen.paged).toContain('diff --git a/d/one.c b/d/one.c');
});

test('the choice is the one of git, but for a wish of its own', () => {
  const { PATH = '' } = process.env;
  expect(pagerCommand({ PATH, DEVMIFY_PAGER: 'sh -c "cat"' })).toBe('sh -c "cat"');
  expect(pagerCommand({ PATH, DEVMIFY_PAGER: '' })).toBeUndefined();
  expect(pagerCommand({ PATH, TERM: 'dumb', DEVMIFY_PAGER: 'sh' })).toBeUndefined();
});
