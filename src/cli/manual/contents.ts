/** All that there is to say of the command line, as data: what the help says, for completions and the man page. */
import yargs from 'yargs';
import { optionGroups } from '../arguments/options.ts';
import type { Command } from '../commands/command.ts';
import { commandLines } from '../commands/index.ts';

export interface Option {
  /** With their dashes: `-o`, `--output-directory`. */
  readonly names: readonly string[];
  /** What it takes, as the help calls it; undefined for a switch. */
  readonly takes: string | undefined;
  readonly choices: readonly string[];
  readonly describe: string;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

export interface CommandPage {
  readonly name: string;
  /** `show <name>`. */
  readonly usage: string;
  readonly describe: string;
  readonly options: readonly Option[];
}

export interface Contents {
  readonly groups: readonly OptionGroup[];
  readonly commands: readonly CommandPage[];
}

export async function contents(): Promise<Contents> {
  const commands = commandLines.map(async ({ name, command, describe, load }) => ({
    name,
    usage: command,
    describe,
    options: await optionsOf(await load()),
  }));
  return { groups: optionGroups.map(groupOf), commands: await Promise.all(commands) };
}

const groupOf = ({ title, options }: (typeof optionGroups)[number]): OptionGroup => ({
  title,
  options: options.map(({ name, short, also = [], takes, choices = [], describe }) => ({
    names: [...(short === undefined ? [] : [`-${short}`]), ...[name, ...also].map((long) => `--${long}`)],
    takes,
    choices,
    describe,
  })),
});

/** yargs keeps its list to itself, and prints it: unwrapped, each option has a line. */
async function optionsOf(command: Command): Promise<readonly Option[]> {
  const parser = yargs().scriptName('devmify').detectLocale(false).help(false).version(false).wrap(null);
  const help = await (command.builder?.(parser) ?? parser).getHelp();
  return help.split('\n').flatMap((line) => readOption(line) ?? []);
}

function readOption(line: string): Option | undefined {
  const match = /^\s+((?:--?[\w-]+)(?:, --?[\w-]+)*)\s+(.*?)\s*((?:\[[^\]]*\]\s*)*)$/.exec(line);
  if (match === null) return undefined;
  const [, names = '', describe = '', marks = ''] = match;
  const choices = /\[choices: (.*?)\]/.exec(marks)?.[1] ?? '';
  return {
    names: names.split(', '),
    takes: /\[(string|array|number|choices: .*)\]/.test(marks) ? 'VALUE' : undefined,
    choices: [...choices.matchAll(/"([^"]*)"/g)].map(([, choice]) => choice as string),
    describe,
  };
}
