import { type ColourWish, type Paint, paintFor } from './paint.ts';

/** Where results go and where talk goes: the only place of the command line that writes to either. */
export interface Streams {
  /** Results. `false` once nobody reads them any more (`devmify ... | head`). */
  result(bytes: string | Uint8Array): boolean;
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
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readers = false;
  });
  process.stderr.on('error', () => {
    // Nobody listens: there is nobody left to tell.
  });
  return {
    result(bytes) {
      if (readers) process.stdout.write(bytes);
      return readers;
    },
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
