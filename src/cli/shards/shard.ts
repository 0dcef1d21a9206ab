/** A part of a run: which files it has, and how its results say so. */
import { UsageError } from '../arguments/usage-error.ts';
import type { Found } from '../files/find-files.ts';

export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

const most = 100_000;

/** `2/8`; undefined when nothing was said. */
export function shardOf(word: string | undefined): Shard | undefined {
  if (word === undefined) return undefined;
  const [, number = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(word) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= most) return { number, of };
  throw new UsageError(
    `--shard ${word}: that is no part of a whole`,
    'write it as in --shard 2/8: from 1/8 to 8/8',
  );
}

/**
 * A run of files that follow each other in the order of the whole, so that results of all shards, one behind the other,
 * are those of the whole. What was left out, or is not there, is told by the first.
 */
export function partOf(found: Found, { number, of }: Shard): Found {
  const from = (part: number): number => Math.floor((found.files.length * part) / of);
  const files = found.files.slice(from(number - 1), from(number));
  return number === 1 ? { ...found, files } : { files, left: [], emptyFolders: [] };
}

export const shardText = ({ number, of }: Shard): string => `${number}/${of}`;

/** Lines around the diff of a shard: `git apply` and `patch` pass over them, `devmify merge` asks for both. */
export const firstLine = (shard: Shard): string => `# devmify shard ${shardText(shard)}\n`;
export const lastLine = (shard: Shard): string => `# devmify shard ${shardText(shard)} is complete\n`;
