// `devmify check` without a process of its own: what is wanted, and streams that keep what comes.
import type { CheckWishes } from '../../../src/cli/check/run-check.ts';
import { plain } from '../../../src/cli/terminal/paint.ts';
import type { Streams } from '../../../src/cli/terminal/streams.ts';

export const wishes: CheckWishes = {
  patternFolder: undefined,
  subject: 'a change',
  rules: [],
  least: 'likely',
  format: 'json',
  stats: false,
  quiet: false,
  progress: false,
  jobs: 1,
  cache: false,
  shard: undefined,
};

export function collected(): {
  readonly streams: Streams;
  readonly results: () => string;
  readonly said: () => string;
} {
  const [results, words]: [string[], string[]] = [[], []];
  const streams: Streams = {
    result: (bytes) => results.push(String(bytes)) > 0,
    lost: () => undefined,
    say: (text) => void words.push(text),
    status: () => {},
    usePager: () => {},
    end: () => Promise.resolve(),
    paintResult: plain,
    paintTalk: plain,
    talksToTerminal: false,
    resultsOnTerminal: false,
    talkWidth: 80,
    resultWidth: 80,
  };
  return { streams, results: () => results.join(''), said: () => words.join('') };
}
