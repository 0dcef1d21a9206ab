import { fstatSync, writeSync } from 'node:fs';
import { type ColourWish, type Paint, paintFor } from './paint.ts';

/** Where results go and where talk goes: the only place of the command line that writes to either. */
export interface Streams {
  /** Results. `false` once nobody reads them any more (`devmify ... | head`). */
  result(bytes: string | Uint8Array): boolean;
  /** Why results were lost, if some were: `no space left on the device`. */
  lost(): string | undefined;
  /** Everything that is said to a human. */
  say(text: string): void;
  readonly paintResult: Paint;
  readonly paintTalk: Paint;
  readonly talksToTerminal: boolean;
  /** Results and talk then share a screen. */
  readonly resultsOnTerminal: boolean;
  readonly talkWidth: number;
  readonly resultWidth: number;
}

export function openStreams(colour: ColourWish): Streams {
  let readers = true;
  let lost: string | undefined;
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
  return {
    result(bytes) {
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
      process.stderr.write(text);
    },
    paintResult: paintFor(colour, process.stdout.isTTY === true, process.env),
    paintTalk: paintFor(colour, process.stderr.isTTY === true, process.env),
    talksToTerminal: process.stderr.isTTY === true,
    resultsOnTerminal: process.stdout.isTTY === true,
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

/** Read before all other options, because wrong ones are to be shown in colour, too. */
export function colourWish(words: readonly string[]): ColourWish {
  let wish: ColourWish = 'auto';
  for (const [index, word] of words.entries()) {
    if (word === '--') break;
    if (word === '--no-color') wish = 'never';
    const value = word.startsWith('--color=')
      ? word.slice(8)
      : word === '--color'
        ? words[index + 1]
        : undefined;
    if (value === 'always' || value === 'never' || value === 'auto') wish = value;
  }
  return wish;
}
