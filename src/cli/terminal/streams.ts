import { fstatSync, writeSync } from 'node:fs';
import { type Pager, pagerCommand, startPager } from './pager.ts';
import { type ColourWish, type Paint, paintFor } from './paint.ts';

/** Where results go and where talk goes: the only place of the command line that writes to either. */
export interface Streams {
  /** Results. `false` once nobody reads them any more (`devmify ... | head`). */
  result(bytes: string | Uint8Array): boolean;
  /** Why results were lost, if some were: `no space left on the device`. */
  lost(): string | undefined;
  /** Everything that is said to a human. */
  say(text: string): void;
  /** A line that is there until something else is written: how far a run has come. Only where a terminal shows it. */
  status(line: string): void;
  /** From the first result on, a pager shows what is written, if there is a terminal and nobody is against it. */
  usePager(): void;
  /** Waits until all is written, or read. */
  end(): Promise<void>;
  readonly paintResult: Paint;
  readonly paintTalk: Paint;
  readonly talksToTerminal: boolean;
  /** Results and talk then share a screen. */
  readonly resultsOnTerminal: boolean;
  readonly talkWidth: number;
  readonly resultWidth: number;
}

export interface TerminalWishes {
  readonly colour: ColourWish;
  readonly pager: boolean;
}

export function openStreams({ colour, pager: mayPage }: TerminalWishes): Streams {
  const [resultsOnTerminal, talksToTerminal] = [process.stdout.isTTY === true, process.stderr.isTTY === true];
  let readers = true;
  let lost: string | undefined;
  let wantsPager = false;
  let pager: Pager | undefined;
  let hasStatus = false;
  const loseResults = (error: NodeJS.ErrnoException): void => {
    readers = false;
    if (error.code !== 'EPIPE')
      lost ??= error.code === 'ENOSPC' ? 'no space left on the device' : error.message;
  };
  process.stdout.on('error', loseResults);
  const toFile = isFile(1);
  process.stderr.on('error', () => {
    // Nobody listens: there is nobody left to tell.
  });
  const clearStatus = (): void => {
    if (hasStatus) process.stderr.write('\r\x1b[K');
    hasStatus = false;
  };
  const openPager = (): void => {
    wantsPager = false;
    const command = pagerCommand(process.env);
    if (command !== undefined) pager = startPager(command, process.env);
  };
  return {
    result(bytes) {
      if (bytes.length === 0) return pager?.write('') ?? readers;
      if (resultsOnTerminal) clearStatus();
      if (wantsPager) openPager();
      if (pager !== undefined) return pager.write(bytes);
      try {
        if (readers && toFile) writeAll(1, bytes);
        else if (readers) process.stdout.write(bytes);
      } catch (error) {
        loseResults(error as NodeJS.ErrnoException);
      }
      return readers;
    },
    lost: () => lost,
    say(text) {
      if (text === '') return;
      clearStatus();
      // On the same screen, it has its place among the results.
      if (pager !== undefined && talksToTerminal) pager.write(text);
      else process.stderr.write(text);
    },
    status(line) {
      if (!talksToTerminal || pager !== undefined) return;
      clearStatus();
      process.stderr.write(line);
      hasStatus = line !== '';
    },
    usePager() {
      wantsPager = mayPage && resultsOnTerminal;
    },
    async end() {
      clearStatus();
      await pager?.end();
      // What went wrong with the last write is told a turn later.
      await new Promise((resolve) => setImmediate(resolve));
    },
    paintResult: paintFor(colour, resultsOnTerminal, process.env),
    paintTalk: paintFor(colour, talksToTerminal, process.env),
    talksToTerminal,
    resultsOnTerminal,
    talkWidth: process.stderr.columns || 100,
    resultWidth: process.stdout.columns || 100,
  };
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Node's own stream for files takes it for done when a disk that runs full took a part only. */
function writeAll(descriptor: number, bytes: string | Uint8Array): void {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for (let at = 0; at < all.length; ) at += writeSync(descriptor, all, at);
}

/** Read before all other options, because what is wrong with them is to be shown in colour, too. */
export const terminalWishes = (words: readonly string[]): TerminalWishes => ({
  colour: colourWish(words),
  pager: !beforeDashes(words).includes('--no-pager'),
});

const beforeDashes = (words: readonly string[]): readonly string[] =>
  words.includes('--') ? words.slice(0, words.indexOf('--')) : words;

export function colourWish(words: readonly string[]): ColourWish {
  let wish: ColourWish = 'auto';
  const before = beforeDashes(words);
  for (const [index, word] of before.entries()) {
    if (word === '--no-color') wish = 'never';
    const value = word.startsWith('--color=')
      ? word.slice(8)
      : word === '--color'
        ? before[index + 1]
        : undefined;
    if (value === 'always' || value === 'never' || value === 'auto') wish = value;
  }
  return wish;
}
