/** Results of shards in, the result of the whole run out, byte for byte. */
import { encode } from '../../text/bytes.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { jsonSummary, type SummaryFields, tallyOf } from '../output/json.ts';
import { addTally, newTally, type Tally } from '../output/tally.ts';
import { firstLine, lastLine, type Shard, shardOf, shardText } from './shard.ts';

/** What one shard wrote, as it is in its file. */
export interface ShardFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Part {
  readonly name: string;
  readonly shard: Shard;
  /** Without what says that it is a part. */
  readonly bytes: Buffer;
  /** Only JSON tells. */
  readonly summary: SummaryFields | undefined;
}

export interface Merged {
  readonly result: readonly Uint8Array[];
  readonly total: { readonly tally: Tally; readonly mode: SummaryFields['mode'] } | undefined;
}

export function mergeShards(files: readonly ShardFile[], form: 'diff' | 'json' | undefined): Merged {
  const parts = inOrder(files.map(partIn));
  const summaries = parts.flatMap(({ summary }) => summary ?? []);
  const [first] = summaries;
  if (first === undefined) {
    if (form === 'json') throw new UsageError('no JSON can be made of diffs', 'run the shards with --json');
    return { result: parts.map(({ bytes }) => bytes), total: undefined };
  }
  if (summaries.length < parts.length)
    throw new UsageError('some of these are diffs, and some JSON', 'run all shards in the same form');
  if (summaries.some(({ mode }) => mode !== first.mode))
    throw new UsageError(
      'these shards are not of one run: some were to write, or to check',
      'run them alike',
    );
  const tally = newTally();
  for (const summary of summaries) addTally(tally, tallyOf(summary));
  const total = { tally, mode: first.mode };
  if (form === 'diff') return { result: parts.flatMap(diffsIn), total };
  const end = Buffer.from(jsonSummary(tally, { mode: first.mode }));
  return { result: [...parts.map(({ bytes }) => bytes), end], total };
}

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
  let summary: SummaryFields;
  try {
    summary = JSON.parse(bytes.toString('utf8', at)) as SummaryFields;
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

interface FileLine {
  readonly diff?: string;
  readonly encoding?: 'utf8' | 'latin1';
}

const diffsIn = ({ bytes }: Part): readonly Uint8Array[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { diff, encoding = 'utf8' } = JSON.parse(line) as FileLine;
      return diff === undefined ? [] : [encode(diff, encoding)];
    });
