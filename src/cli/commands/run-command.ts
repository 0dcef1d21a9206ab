import yargs, { type Argv } from 'yargs';
import { nearest } from '../../smpl/nearest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

/** Reads the words of a subcommand by its own rules, and runs it. */
export async function runCommand(
  command: Command,
  words: readonly string[],
  streams: Streams,
): Promise<number> {
  let parsed: Arguments | undefined;
  let help = '';
  const parser = newParser()
    .help()
    .alias('help', 'h')
    .command(
      command.command,
      command.describe,
      (own) => command.builder?.(own) ?? own,
      (argv) => {
        parsed = argv;
        throw new Error('the words are read');
      },
    )
    .strictOptions()
    .fail(false);
  try {
    await parser.parseAsync([...(command.rewriteWords?.(words) ?? words)], {}, (_error, _argv, output) => {
      help = output;
    });
  } catch (error) {
    // Leaving like this keeps yargs from laying out the help, which it does behind each command, and takes its time for.
    if (parsed === undefined) throw await usageErrorOf(error as Error, command, words);
  }
  if (parsed !== undefined) return command.run(parsed, streams, words);
  streams.result(`${help}\n`);
  return 0;
}

const newParser = (): Argv =>
  yargs()
    .scriptName('devmify')
    .detectLocale(false)
    .version(false)
    .exitProcess(false)
    .wrap(100)
    .option('debug', { type: 'boolean', hidden: true })
    .option('color', { type: 'string', hidden: true })
    .option('pager', { type: 'boolean', hidden: true })
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
    });

/** yargs' own words name neither the option as it was typed nor the one that was meant, nor what is missing. */
async function usageErrorOf(
  error: Error,
  command: Command,
  [name = '', ...words]: readonly string[],
): Promise<UsageError> {
  const advice = `\`devmify ${name} --help\` says what it takes`;
  const known = await optionNames(command);
  const unknown = words.find((word) => /^--?\w/.test(word) && !known.includes(optionName(word)));
  if (unknown !== undefined) {
    const meant = nearest(optionName(unknown), known);
    const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
    return new UsageError(`${name}: unknown option ${unknown}${guess}`, advice);
  }
  if (/^Not enough non-option arguments/.test(error.message))
    return new UsageError(`something is missing: devmify ${command.command}`, advice);
  const choice = /^ +Argument: (\S+), Given: "(.*)", Choices: (.*)$/m.exec(error.message);
  if (choice !== null) return wrongChoice(name, known, choice.slice(1) as [string, string, string]);
  return new UsageError(`${name}: ${error.message}`, advice);
}

/** In the words in which the main command says the same. */
function wrongChoice(
  command: string,
  options: readonly string[],
  [argument, given, listed]: readonly [string, string, string],
): UsageError {
  const choices = [...listed.matchAll(/"([^"]*)"/g)].map(([, one]) => one as string);
  const meant = nearest(given, choices);
  const option = options.includes(`--${argument}`) ? `--${argument} ` : '';
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
  return new UsageError(
    `${command}: ${option}${given}: there is no such choice${guess}`,
    `take one of: ${choices.join(', ')}`,
  );
}

const optionName = (word: string): string => word.replace(/=.*/s, '');

/** `-h`, `--help`, ...: yargs keeps its list of options to itself, but prints them. */
async function optionNames(command: Command): Promise<readonly string[]> {
  const own = newParser();
  const help = await (command.builder?.(own) ?? own).getHelp();
  return [...help.matchAll(/(?<=[\s[])--?[A-Za-z][\w-]*/g)].map(([option]) => option);
}
