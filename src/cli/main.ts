/**
 * The words of a command line in, an exit code out. Only what every call needs is loaded here: `--help` has to be
 * there at once, so yargs, the parser and the catalogue wait until they are called for.
 */
import { existsSync, statSync } from 'node:fs';
import { nearest } from '../smpl/nearest.ts';
import { helpText } from './arguments/help.ts';
import { options } from './arguments/options.ts';
import { UsageError } from './arguments/usage-error.ts';
import { commandLines } from './commands/index.ts';
import type { Recipe } from './recipe.ts';
import { openStreams, type Streams, terminalWishes } from './terminal/streams.ts';

export async function main(words: readonly string[]): Promise<number> {
  const streams = openStreams(terminalWishes(words));
  try {
    const code = await run(words, streams);
    await streams.end();
    const lost = streams.lost();
    if (lost === undefined) return code;
    streams.say(`${streams.paintTalk('red', 'devmify')}: the result could not be written: ${lost}\n`);
    return Math.max(3, code);
  } catch (error) {
    const code = explainFailure(error, words, streams);
    await streams.end();
    return code;
  }
}

async function run(words: readonly string[], streams: Streams): Promise<number> {
  const [first = ''] = words;
  const command = commandLines.find(({ name }) => name === first);
  if (command !== undefined) {
    const needsProcess = !asksFor(words, ['--help', '-h']) && !isSmall(command.works, words);
    return withProcess(needsProcess ? command.works : undefined, async () => {
      const { runCommand } = await import('./commands/run-command.ts');
      if (command.pages && !asksFor(words, ['--help', '-h'])) streams.usePager();
      return runCommand(await command.load(), words, streams);
    });
  }
  if (asksFor(words, ['--help', '-h']) || words.length === 0 || first === 'help') {
    const help = helpText(Math.min(words.length === 0 ? streams.talkWidth : streams.resultWidth, 110));
    if (words.length > 0) {
      streams.result(help);
      return 0;
    }
    // Nothing was asked for: that is a mistake, and stdout is for results.
    streams.say(help);
    return 2;
  }
  if (asksFor(words, ['--version'])) {
    const { versionText } = await import('./version.ts');
    streams.result(versionText());
    return 0;
  }
  refuseWrongCommand(first);
  refuseLateCommand(words);
  return withProcess('convert', async () => {
    const { convert } = await import('./commands/convert.ts');
    return convert(words, streams);
  });
}

/** Runs what will need a process, which is started meanwhile: both take their time until they are of use. */
async function withProcess(kind: Recipe['kind'] | undefined, run: () => Promise<number>): Promise<number> {
  if (kind === undefined) return run();
  const { startEarly, endEarly } = await import('./workers/worker-process.ts');
  startEarly(1, kind);
  try {
    return await run();
  } finally {
    endEarly();
  }
}

/** A semantic patch on a few files is run here; whoever names a folder, or hands over flags, means more. */
const isSmall = (works: Recipe['kind'] | undefined, words: readonly string[]): boolean =>
  works === 'spatch' && words.every((word) => !isFolder(word));

const isFolder = (word: string): boolean =>
  !word.startsWith('-') && (statSync(word, { throwIfNoEntry: false })?.isDirectory() ?? false);

/** `devmify lst`: not a path, but nearly a command. */
function refuseWrongCommand(first: string): void {
  if (!/^[a-z-]+$/.test(first) || first.startsWith('-') || existsSync(first)) return;
  const names = commandLines.map(({ name }) => name);
  const meant = nearest(first, names);
  if (meant !== undefined)
    throw new UsageError(`${first} is neither a file nor a command; did you mean ${meant}?`, seeHelp);
}

/** `devmify --no-cache check x`: what is meant is a command, which would be taken for a path. */
function refuseLateCommand(words: readonly string[]): void {
  const at = words.findIndex((word, index) => !word.startsWith('-') && !takesNext(words[index - 1]));
  const late = words[at];
  if (late === undefined || at === 0 || words.slice(0, at).includes('--') || existsSync(late)) return;
  if (!commandLines.some(({ name }) => name === late)) return;
  const others = [...words.slice(0, at), ...words.slice(at + 1)];
  throw new UsageError(
    `the command ${late} comes before all options`,
    `devmify ${[late, ...others].join(' ')}`,
  );
}

/** Whether the word behind this one is its value. */
function takesNext(word: string | undefined): boolean {
  const name = /^--?([\w-]+)$/.exec(word ?? '')?.[1];
  return options.some(
    ({ name: known, short, takes }) => takes !== undefined && (known === name || short === name),
  );
}

const seeHelp = '`devmify --help` lists all commands';

function asksFor(words: readonly string[], names: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => names.includes(word));
}

function explainFailure(
  error: unknown,
  words: readonly string[],
  { say, paintTalk: paint }: Streams,
): number {
  const debug = words.includes('--debug');
  const failure = error instanceof Error ? error : new Error(String(error));
  const stack = debug ? `${failure.stack ?? ''}\n` : '';
  if (failure instanceof UsageError) {
    const advice = failure.advice === undefined ? '' : `  ${paint('cyan', 'try')}: ${failure.advice}\n`;
    say(`${paint('red', 'devmify')}: ${failure.message}\n${advice}${stack}`);
    return 2;
  }
  const how = debug ? '' : '  run it again with --debug to see where, and please report that\n';
  say(`${paint('red', 'devmify')}: this is a bug of devmify: ${failure.message}\n${how}${stack}`);
  return 4;
}
