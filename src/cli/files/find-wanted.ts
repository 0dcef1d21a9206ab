/** The files that a command is to work on: named, listed, or touched by a change. */
import { relative } from 'node:path';
import { UsageError } from '../arguments/usage-error.ts';
import { type Found, findFiles } from './find-files.ts';
import { excluder } from './glob.ts';
import { readPathList } from './path-list.ts';
import { type ChangeWish, touchedFiles } from './touched.ts';

export interface FileWishes extends ChangeWish {
  readonly paths: readonly string[];
  readonly filesFrom: string | undefined;
  readonly exclude: readonly string[];
  /** Whether headers count as well. */
  readonly headers?: boolean;
}

/** Of the paths and the list what the change touches; all that it touches when there is neither. */
export async function findWanted(
  wanted: FileWishes,
  noFiles: { readonly message: string; readonly advice: string },
): Promise<Found> {
  const currentFolder = process.cwd();
  const { paths, filesFrom, headers = false } = wanted;
  const touched = await touchedFiles(wanted, currentFolder, headers);
  if (paths.length === 0 && filesFrom === undefined && touched === undefined)
    throw new UsageError(noFiles.message, noFiles.advice);
  const named = filesFrom === undefined ? [] : await readPathList(filesFrom);
  const listed = paths.length === 0 && filesFrom === undefined ? shownFrom(currentFolder, touched) : named;
  const found = findFiles({ paths, listed, excluded: excluder(wanted.exclude), currentFolder, headers });
  if (touched === undefined) return found;
  const chosen = new Set(touched);
  return { ...found, files: found.files.filter(({ realPath }) => chosen.has(realPath)) };
}

const shownFrom = (folder: string, paths: readonly string[] = []): readonly string[] =>
  paths.map((path) => relative(folder, path));
