/** `devmify PATH...`: converts with the catalogue. */
import { relative } from 'node:path';
import { type ConvertArguments, parseConvertArguments } from '../arguments/convert-arguments.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Found, findFiles } from '../files/find-files.ts';
import { excluder } from '../files/glob.ts';
import { readPathList } from '../files/path-list.ts';
import { touchedFiles } from '../files/touched.ts';
import { partOf } from '../shards/shard.ts';
import type { Streams } from '../terminal/streams.ts';
import { workThrough } from '../work-through.ts';

export async function convert(words: readonly string[], streams: Streams): Promise<number> {
  const wanted = await parseConvertArguments(words);
  const found = await findWanted(wanted);
  const { patternNames, patternFolder, kernel, review, actions } = wanted;
  const recipe = { patternNames, patternFolder, kernel, review, actions };
  const root = found.files[0]?.root;
  const part = wanted.shard === undefined ? found : partOf(found, wanted.shard);
  return workThrough(part, { kind: 'convert', wanted: recipe, root }, wanted, streams);
}

async function findWanted(wanted: ConvertArguments): Promise<Found> {
  const currentFolder = process.cwd();
  const { paths, filesFrom } = wanted;
  const touched = await touchedFiles(wanted, currentFolder);
  if (paths.length === 0 && filesFrom === undefined && touched === undefined)
    throw new UsageError(
      'name a file or a folder to work on',
      'devmify drivers/foo.c; `devmify --help` shows more',
    );
  const named = filesFrom === undefined ? [] : await readPathList(filesFrom);
  const listed = paths.length === 0 && filesFrom === undefined ? shownFrom(currentFolder, touched) : named;
  const found = findFiles({ paths, listed, excluded: excluder(wanted.exclude), currentFolder });
  if (touched === undefined) return found;
  const chosen = new Set(touched);
  return { ...found, files: found.files.filter(({ realPath }) => chosen.has(realPath)) };
}

const shownFrom = (folder: string, paths: readonly string[] = []): readonly string[] =>
  paths.map((path) => relative(folder, path));
