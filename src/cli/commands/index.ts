import type { Recipe } from '../recipe.ts';
import type { Command } from './command.ts';

/** What `--help` says about a command, and how to get at it: nothing of it is loaded before it is called. */
export interface CommandLine {
  readonly name: string;
  readonly command: string;
  readonly describe: string;
  readonly load: () => Promise<Command>;
  /** What its processes will do, when it works on files in processes. */
  readonly works?: Recipe['kind'];
  /** A pager shows what it prints. */
  readonly pages: boolean;
}

/** What prints more than a screen, and is read at once. `spatch` pages what it prints when it does not write. */
const paged = new Set(['check', 'list', 'show', 'explain', 'verify', 'parse-c', 'parse-cocci', 'cfg']);

const line = (
  command: string,
  describe: string,
  load: () => Promise<Command>,
  works?: Recipe['kind'],
): CommandLine => ({
  pages: paged.has(command.split(' ')[0] as string),
  name: command.split(' ')[0] as string,
  command,
  describe,
  load,
  ...(works !== undefined && { works }),
});

/** The commands in the order of the help. test/cli compares these lines with what the commands say themselves. */
export const commandLines: readonly CommandLine[] = [
  line(
    'spatch [paths..]',
    'Run a semantic patch and print what it changes',
    async () => (await import('./spatch.ts')).spatch,
    'spatch',
  ),
  line(
    'format-patch [paths..]',
    'Write one mail for each driver, as git format-patch does; never sends',
    async () => (await import('./format-patch.ts')).formatPatch,
  ),
  line(
    'check [paths..]',
    'Report wrong uses of managed resources, leaks and wrong orders, with the path that shows each',
    async () => (await import('./check.ts')).check,
  ),
  line('list', 'List the patterns of the catalogue', async () => (await import('./list.ts')).list),
  line(
    'show <name>',
    'Show a pattern: what it converts, when not, and its text',
    async () => (await import('./show.ts')).show,
  ),
  line(
    'explain <place>',
    'Why (not) here: FILE:LINE, FILE:FUNCTION, FILE, or FUNCTION',
    async () => (await import('./explain.ts')).explain,
  ),
  line(
    'verify <before> [after]',
    'Prove that two versions of a driver, or a patch, release the same resources',
    async () => (await import('./verify.ts')).verify,
  ),
  line(
    'merge <results..>',
    'Put together what runs with --shard K/N have printed',
    async () => (await import('./merge.ts')).merge,
  ),
  line(
    'schema <name>',
    'Print the JSON schema of what --json prints: convert (and spatch), or check',
    async () => (await import('./schema.ts')).schema,
  ),
  line(
    'test [dir]',
    'Run the cases of patterns: before, after, leave alone',
    async () => (await import('./test.ts')).test,
  ),
  line('parse-c <path..>', 'Print how C files are read', async () => (await import('./parse-c.ts')).parseC),
  line(
    'parse-cocci <path..>',
    'Print how semantic patches are read',
    async () => (await import('./parse-cocci.ts')).parseCocci,
  ),
  line('cfg <place>', "Print a function's control-flow graph", async () => (await import('./cfg.ts')).cfg),
  line(
    'completions <shell>',
    'Print a script that completes command lines: bash, zsh or fish',
    async () => (await import('./completions.ts')).completions,
  ),
  line('man', 'Print the manual page: devmify man | man -l -', async () => (await import('./man.ts')).man),
];
