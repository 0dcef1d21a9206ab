/** `devmify PATH...`: converts with the catalogue. */
import { parseConvertArguments } from '../arguments/convert-arguments.ts';
import { findWanted } from '../files/find-wanted.ts';
import { partOf } from '../shards/shard.ts';
import type { Streams } from '../terminal/streams.ts';
import { workThrough } from '../work-through.ts';

export async function convert(words: readonly string[], streams: Streams): Promise<number> {
  const wanted = await parseConvertArguments(words);
  const found = await findWanted(wanted, {
    message: 'name a file or a folder to work on',
    advice: 'devmify drivers/foo.c; `devmify --help` shows more',
  });
  const { patternNames, patternFolder, kernel, review, actions } = wanted;
  const recipe = { patternNames, patternFolder, kernel, review, actions };
  const root = found.files[0]?.root;
  const part = wanted.shard === undefined ? found : partOf(found, wanted.shard);
  return workThrough(part, { kind: 'convert', wanted: recipe, root }, wanted, streams);
}
