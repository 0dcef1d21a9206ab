/** `devmify PATH...`: converts with the catalogue. */
import { type ConvertArguments, parseConvertArguments } from '../arguments/convert-arguments.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Found, findFiles } from '../files/find-files.ts';
import { excluder } from '../files/glob.ts';
import { readPathList } from '../files/path-list.ts';
import type { Streams } from '../terminal/streams.ts';
import { workThrough } from '../work-through.ts';

export async function convert(words: readonly string[], streams: Streams): Promise<number> {
  const wanted = await parseConvertArguments(words);
  const found = await findWanted(wanted);
  const { patternNames, patternFolder, kernel, review } = wanted;
  const recipe = { patternNames, patternFolder, kernel, review };
  const root = found.files[0]?.root;
  return workThrough(found, { kind: 'convert', wanted: recipe, root }, wanted, streams);
}

async function findWanted(wanted: ConvertArguments): Promise<Found> {
  if (wanted.paths.length === 0 && wanted.filesFrom === undefined)
    throw new UsageError(
      'name a file or a folder to work on',
      'devmify drivers/foo.c; `devmify --help` shows more',
    );
  return findFiles({
    paths: wanted.paths,
    listed: wanted.filesFrom === undefined ? [] : await readPathList(wanted.filesFrom),
    excluded: excluder(wanted.exclude),
    currentFolder: process.cwd(),
  });
}
