/** Results of shards in, the result of the whole run out, byte for byte. */
import { encode } from '../../text/bytes.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { jsonSummary, type SummaryFields, tallyOf } from '../output/json.ts';
import { addTally, newTally, type Tally } from '../output/tally.ts';
import { objectsIn, type Part } from './parts.ts';

export interface Merged {
  readonly result: readonly Uint8Array[];
  readonly total: { readonly tally: Tally; readonly mode: SummaryFields['mode'] } | undefined;
}

export function mergeShards(parts: readonly Part[], form: 'diff' | 'json' | undefined): Merged {
  // No other command than this one has shards whose summaries come here.
  const summaries = parts.flatMap(({ summary }) => (summary as SummaryFields | undefined) ?? []);
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

interface FileLine {
  readonly diff?: string;
  readonly encoding?: 'utf8' | 'latin1';
}

const diffsIn = (part: Part): readonly Uint8Array[] =>
  (objectsIn(part) as readonly FileLine[]).flatMap(({ diff, encoding = 'utf8' }) =>
    diff === undefined ? [] : [encode(diff, encoding)],
  );
