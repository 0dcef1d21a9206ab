/**
 * Paths as the user gave them in, the files to work on out, in an order that depends on nothing but their names.
 * Nothing is opened here, and nothing is left out without being named in `left`.
 */
import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../../smpl/nearest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { deepestShared, findTreeRoot, isWithin, type TreeRoot } from './tree-root.ts';

/** A file to work on. */
export interface SourceFile {
  /** Where it really is, all symbolic links followed. */
  readonly realPath: string;
  /** As the user would name it, for messages. */
  readonly shown: string;
  /** Relative to the tree's root, with `/`: what a diff says. */
  readonly diffPath: string;
  readonly root: TreeRoot;
}

/** Something that was asked for, or met on the way, and is not worked on. */
export interface LeftFile {
  readonly shown: string;
  readonly reason:
    | 'vanished'
    | 'unreadable'
    | 'link-out-of-tree'
    | 'link'
    | 'excluded'
    | 'not-c'
    | 'not-a-file';
  readonly detail?: string;
}

export interface Found {
  readonly files: readonly SourceFile[];
  readonly left: readonly LeftFile[];
  /** Folders that were asked for and hold no C file at all. */
  readonly emptyFolders: readonly string[];
}

export interface Search {
  /** Each has to exist. */
  readonly paths: readonly string[];
  /** From a list that a program made: one that is gone by now is nobody's mistake. */
  readonly listed: readonly string[];
  readonly excluded: (diffPath: string) => boolean;
  readonly currentFolder: string;
  /** Whether the headers of folders count as well. */
  readonly headers?: boolean;
  /** The folder that paths in diffs are relative to; otherwise the tree around each file tells. */
  readonly root?: string | undefined;
}

export function findFiles(search: Search): Found {
  const left: LeftFile[] = [];
  const emptyFolders: string[] = [];
  const files = new Map<string, SourceFile>();
  const places = [
    ...search.paths.map((path) => placeOfArgument(path, search.currentFolder)),
    ...search.listed.map((path) => placeOfListed(path, search.currentFolder)),
  ];
  const given = search.root === undefined ? undefined : rootGiven(search.root, search.currentFolder);
  const outside = deepestShared(places.flatMap(({ around }) => around ?? []));
  for (const place of places) {
    const { shown, real } = place;
    if (real === undefined) {
      left.push({ shown, reason: 'vanished' });
      continue;
    }
    if (given !== undefined && !isWithin(given.path, place.around))
      throw new UsageError(`${shown} is not in ${search.root}, where the paths of the diff are to begin`);
    const root = given ?? findTreeRoot(place.around, search.currentFolder, outside);
    const add = (realPath: string, name: string): void => {
      const diffPath = below(root.path, realPath);
      if (search.excluded(diffPath)) left.push({ shown: name, reason: 'excluded' });
      else if (!files.has(realPath)) files.set(realPath, { realPath, shown: name, diffPath, root });
    };
    if (place.kind === 'folder') {
      const before = files.size + left.length;
      walk(real, shown, { isSource: search.headers === true ? isC : isCode, add }, left);
      if (files.size + left.length === before) emptyFolders.push(shown);
    } else if (place.kind === 'other') left.push({ shown, reason: 'not-a-file' });
    else if (!isWithin(root.path, real)) left.push({ shown, reason: 'link-out-of-tree', detail: real });
    else if (place.listed && !isC(shown)) left.push({ shown, reason: 'not-c' });
    else add(real, shown);
  }
  return { files: [...files.values()].sort(byPath), left, emptyFolders };
}

/** A path that was asked for, and what stands there. `real` is undefined when nothing does any more. */
type Place =
  | { readonly shown: string; readonly real: undefined; readonly around: undefined }
  | {
      readonly shown: string;
      readonly real: string;
      /** The folder whose tree this belongs to: a link belongs where it stands, not where it leads. */
      readonly around: string;
      readonly kind: 'file' | 'folder' | 'other';
      readonly listed: boolean;
    };

function placeOfArgument(path: string, currentFolder: string): Place {
  const absolute = resolve(currentFolder, path);
  try {
    if (path === '') throw new UsageError('an empty path names nothing');
    return placeOf(path, absolute, false);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(whyMissing(path, absolute, codeOf(error)), adviceForMissing(path, absolute));
  }
}

function placeOfListed(path: string, currentFolder: string): Place {
  try {
    return placeOf(path, resolve(currentFolder, path), true);
  } catch {
    return { shown: path, real: undefined, around: undefined };
  }
}

function placeOf(shown: string, absolute: string, listed: boolean): Place {
  const real = realpathSync(absolute);
  const stat = statSync(real);
  // A folder may itself be reached over a link (/tmp often is): its tree is the one around its real place.
  if (stat.isDirectory()) return { shown, real, around: real, kind: 'folder', listed };
  return {
    shown,
    real,
    around: realpathSync(dirname(absolute)),
    kind: stat.isFile() ? 'file' : 'other',
    listed,
  };
}

const byPath = (a: SourceFile, b: SourceFile): number =>
  a.root.path === b.root.path ? compare(a.diffPath, b.diffPath) : compare(a.root.path, b.root.path);

/** By code unit, not by locale: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rootGiven(path: string, currentFolder: string): TreeRoot {
  const absolute = resolve(currentFolder, path);
  try {
    return { path: realpathSync(absolute), kind: 'folder' };
  } catch (error) {
    throw new UsageError(whyMissing(path, absolute, codeOf(error)), adviceForMissing(path, absolute));
  }
}

interface Walk {
  readonly isSource: (name: string) => boolean;
  readonly add: (realPath: string, shown: string) => void;
}

/** All `.c` files of a folder. Headers hold no drivers, hidden folders no sources; links lead in circles. */
function walk(folder: string, shown: string, wanted: Walk, left: LeftFile[]): void {
  // Put together by hand: in a large tree, making paths would take longer than reading the folders.
  const inFolder = join(folder, sep);
  const inShown = join(shown, sep).replace(/^\.[/\\]$/, '');
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    left.push({ shown, reason: 'unreadable', detail: codeOf(error) });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const [path, name] = [`${inFolder}${entry.name}`, `${inShown}${entry.name}`];
    const isSource = wanted.isSource(entry.name);
    if (entry.isDirectory()) walk(path, name, wanted, left);
    else if (entry.isFile()) {
      if (isSource) wanted.add(path, name);
    } else if (entry.isSymbolicLink()) {
      if (isSource || isFolder(path)) left.push({ shown: name, reason: 'link' });
    } else if (isSource) left.push({ shown: name, reason: 'not-a-file' });
  }
}

/** With `/`, as a diff names it. */
function below(root: string, path: string): string {
  const isPlain = sep === '/' && root !== sep && path.startsWith(`${root}/`);
  return isPlain ? path.slice(root.length + 1) : relative(root, path).split(sep).join('/');
}

const isCode = (path: string): boolean => path.endsWith('.c');
const isC = (path: string): boolean => /\.[ch]$/.test(path);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function whyMissing(path: string, absolute: string, code: string): string {
  if (code === 'ELOOP') return `${path}: the symbolic link leads in a circle`;
  if (code === 'EACCES') return `${path}: a folder on the way to it may not be searched`;
  const isLink = lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (code === 'ENOENT' && isLink) return `${path}: the symbolic link leads nowhere`;
  return `${path}: no such file or folder`;
}

function adviceForMissing(path: string, absolute: string): string {
  const missing = firstMissing(absolute);
  // What a link that leads nowhere is called is no other name to try.
  const others = namesIn(dirname(missing)).filter((name) => name !== basename(missing));
  const meant = nearest(basename(missing), others);
  if (meant !== undefined) return `did you mean ${path.replace(basename(missing), meant)}?`;
  return `paths are taken from ${process.cwd()}`;
}

/** The highest folder on the way that is not there. */
function firstMissing(path: string): string {
  const above = dirname(path);
  return above === path || lstatSync(above, { throwIfNoEntry: false }) !== undefined
    ? path
    : firstMissing(above);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
