/** Results of shards, each with what it says of itself, in the order of the whole. */
import { UsageError } from '../arguments/usage-error.ts';
import { firstLine, lastLine, type Shard, shardOf, shardText } from './shard.ts';

/** What one shard wrote, as it is in its file. */
export interface ShardFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The last line of a result in JSON, as far as all commands have it alike. */
export interface AnySummary {
  readonly kind: string;
  /** Which command it is of, where that is not the one without a name. */
  readonly command?: string;
  readonly shard?: string;
  readonly interrupted?: boolean;
}

export interface Part {
  readonly name: string;
  readonly shard: Shard;
  /** Without what says that it is a part. */
  readonly bytes: Buffer;
  /** Only JSON tells. */
  readonly summary: AnySummary | undefined;
}

export const partsOf = (files: readonly ShardFile[]): readonly Part[] => inOrder(files.map(partIn));

/** The objects of a part in JSON, without its summary. */
export const objectsIn = ({ bytes }: Part): readonly { readonly kind: string }[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string });

function partIn({ name, bytes }: ShardFile): Part {
  if (bytes[0] === 0x7b) return jsonPart(name, bytes);
  const [line, word] = /^# devmify shard (\d+\/\d+)\n/.exec(bytes.toString('latin1', 0, 80)) ?? [];
  if (line === undefined || word === undefined)
    throw new UsageError(`${name}: no result of a shard`, 'name what `devmify --shard K/N` printed');
  const shard = shardOf(word) as Shard;
  const end = bytes.length - lastLine(shard).length;
  if (bytes.toString('latin1', Math.max(0, end)) !== lastLine(shard)) throw unfinished(name);
  return { name, shard, bytes: bytes.subarray(firstLine(shard).length, end), summary: undefined };
}

const unfinished = (name: string): UsageError =>
  new UsageError(`${name}: this shard has not come to its end`, 'run it again');

function jsonPart(name: string, bytes: Buffer): Part {
  const at = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
  let summary: AnySummary;
  try {
    summary = JSON.parse(bytes.toString('utf8', at)) as AnySummary;
  } catch {
    throw unfinished(name);
  }
  if (summary.kind !== 'summary' || summary.interrupted === true) throw unfinished(name);
  const shard = typeof summary.shard === 'string' ? shardOf(summary.shard) : undefined;
  if (shard === undefined)
    throw new UsageError(`${name}: the result of a whole run, not of a shard`, 'there is nothing to merge');
  return { name, shard, bytes: bytes.subarray(0, at), summary };
}

/** All of one whole, each once. */
function inOrder(parts: readonly Part[]): readonly Part[] {
  const sorted = [...parts].sort((a, b) => a.shard.number - b.shard.number);
  const of = sorted[0]?.shard.of ?? 0;
  const other = sorted.find(({ shard }) => shard.of !== of);
  if (other !== undefined)
    throw new UsageError(`${other.name}: shard ${shardText(other.shard)}, and others are of ${of}`);
  const twice = sorted.find(({ shard }, index) => sorted[index + 1]?.shard.number === shard.number);
  if (twice !== undefined)
    throw new UsageError(`${twice.name}: shard ${shardText(twice.shard)} is there twice`);
  const there = new Set(sorted.map(({ shard }) => shard.number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !there.has(number));
  if (missing.length === 0) return sorted;
  const named = missing.slice(0, 10).map((number) => `${number}/${of}`);
  throw new UsageError(
    `missing: shard ${named.join(', ')}${missing.length > 10 ? ', ...' : ''}`,
    'run it, and merge all',
  );
}
