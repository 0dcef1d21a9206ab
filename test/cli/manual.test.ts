import { expect, jest, test } from '@jest/globals';
import { commandLines } from '../../src/cli/commands/index.ts';
import { command, devmify } from './run-devmify.ts';

jest.setTimeout(60_000);

const ofDevmify = async (...words: readonly string[]): Promise<string> => {
  const ended = await devmify(words);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return ended.stdout.toString();
};

/** All long options that a help text names. */
const longOptions = (help: string): readonly string[] => [...new Set(help.match(/(?<=[\s,])--[a-z][\w-]+/g))];

test('the man page and each completion know all commands and all options of the help', async () => {
  const [help, page] = [await ofDevmify('--help'), await ofDevmify('man')];
  const scripts = [await ofDevmify('completions', 'bash'), await ofDevmify('completions', 'zsh')];
  for (const name of commandLines.map((line) => line.name))
    for (const text of [page, ...scripts]) expect(text.replaceAll('\\-', '-')).toContain(name);
  const mails = await ofDevmify('format-patch', '--help');
  const options = longOptions(`${help}\n${mails}`).filter((name) => !['--help', '--version'].includes(name));
  expect(options.length).toBeGreaterThan(30);
  for (const option of options)
    for (const text of [page, ...scripts]) expect(text.replaceAll('\\-', '-')).toContain(option);
  const fish = await ofDevmify('completions', 'fish');
  for (const option of options) expect(fish).toContain(`-l ${option.slice(2)}`);
});

test('bash completes commands, options of a command, choices, and names of patterns', async () => {
  const complete = async (...words: readonly string[]): Promise<string> => {
    const script = `eval "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _devmify; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const source = await ofDevmify('completions', 'bash');
    const ended = await command('bash', ['-c', script, source, 'devmify', ...words]);
    expect(ended.stderr).toBe('');
    return ended.stdout.toString();
  };
  expect(await complete('format-p')).toBe('format-patch\n');
  expect(await complete('format-patch', '--cover')).toBe('--cover-letter\n');
  expect(await complete('--color', 'a')).toBe('auto\nalways\n');
  expect(await complete('show', 'memory/kz')).toBe('memory/kzalloc\n');
  expect(await complete('check', '--format', 'g')).toBe('gcc\ngithub\n');
  expect(await complete('--format', 't')).toBe('text\ntable\n');
  expect(await complete('schema', 'c')).toBe('convert\ncheck\n');
});

test('a shell that is not known', async () => {
  const ended = await devmify(['completions', 'tcsh']);
  expect(ended).toMatchObject({ code: 2 });
  expect(ended.stderr).toContain('take one of: bash, zsh, fish');
});
