/** A patch, and the files of the tree that it changes: as they are without it, and as they are with it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { applied } from '../../patch/apply-patch.ts';
import { type FilePatch, readPatch } from '../../patch/read-patch.ts';
import { decode, type Encoding } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Comparison, Version } from '../compare-versions.ts';
import { readStandardInput } from './path-list.ts';
import { readSource } from './read-file.ts';
import { findTreeRoot, isWithin } from './tree-root.ts';
import { whyNot } from './why-not.ts';

export interface PatchedVersions {
  readonly before: Version;
  readonly after: Version;
  /** The tree has the patch already. */
  readonly backwards: boolean;
}

export interface PatchContents {
  readonly versions: readonly PatchedVersions[];
  /** C files that the patch brings, as they are with it. */
  readonly added: readonly Version[];
  /** Files that have nothing to compare. */
  readonly besides: readonly Extract<Comparison, { readonly kind: 'left-out' }>[];
}

/** `headers`: whether those are to be compared as C files are. */
export async function readPatchFile(
  name: string,
  root: string | undefined,
  { headers }: { readonly headers: boolean } = { headers: false },
): Promise<PatchContents> {
  const shown = name === '-' ? 'the patch on stdin' : name;
  const { files, problem } = readPatch((await bytesOf(name)).toString('latin1'));
  if (problem !== undefined)
    throw new UsageError(
      `${shown}:${problem.line}: ${problem.message}`,
      'save the mail as it came: some programs fold or cut lines',
    );
  if (files.length === 0)
    throw new UsageError(
      `${shown}: there is no diff in it`,
      'two files are compared by `verify BEFORE AFTER`',
    );
  const folder = process.cwd();
  const folders = root === undefined ? [findTreeRoot(folder, folder, folder).path, folder] : [resolve(root)];
  const besides = files.flatMap((file) => leftOut(file, headers));
  const isNew = ({ from, to = '' }: FilePatch): boolean => from === undefined && isSource(to, headers);
  const groups = byPath(files.filter((file) => isNew(file) || leftOut(file, headers).length === 0));
  const compared = [...groups].filter(([, [first]]) => first?.from !== undefined);
  const fits = compared.map(([path, patches]) => fitOf(path, patches, folders, shown));
  const versions = fits.map((fit) => versionsOf(fit, directionOf(fits), shown));
  const added = [...groups.values()].flatMap((patches) => addedFile(patches, shown) ?? []);
  return { versions, added, besides };
}

/** A file that the first of its patches brings, as it is after the last of them. */
function addedFile(patches: readonly FilePatch[], shown: string): Version | undefined {
  const [first, ...more] = patches;
  const path = plain(patches.at(-1)?.to);
  if (first === undefined || first.from !== undefined || path === undefined) return undefined;
  const lines = first.hunks.flatMap((hunk) => hunk.lines).filter((line) => line.startsWith('+'));
  const bytes = Buffer.from(lines.map((line) => `${line.slice(1)}\n`).join(''), 'latin1');
  const { text, encoding } = decode(bytes);
  const after = all(text, more, 'forward', encoding);
  if (after !== undefined) return { path, lines: new LineIndex(after) };
  throw new UsageError(
    `${shown}: ${path} is new in it, and what comes later in it does not fit that`,
    'put the mails in their order',
  );
}

async function bytesOf(name: string): Promise<Buffer> {
  if (name === '-') return readStandardInput();
  try {
    return await readFile(name);
  } catch (error) {
    throw new UsageError(`${name}: ${whyNot(error)}`, 'name a patch, "-" for stdin, or two files');
  }
}

const isSource = (path: string, headers: boolean): boolean =>
  path.endsWith('.c') || (headers && path.endsWith('.h'));

function leftOut({ from, to }: FilePatch, headers: boolean): PatchContents['besides'] {
  const path = to ?? from ?? '';
  const because = (why: string, matters: boolean): PatchContents['besides'] => [
    { kind: 'left-out', path: path.replace(/^[ab]\//, ''), why, matters },
  ];
  if (path.endsWith('.h') && !headers) return because('a header: who includes it is not compared', true);
  if (!isSource(path, headers)) return because('no C source', false);
  if (from === undefined) return because('the file is new, so there is nothing to compare it with', false);
  if (to === undefined) return because('the file goes, so there is nothing to compare', false);
  return [];
}

/** A series may change a file more than once: all of that together is one change. */
function byPath(files: readonly FilePatch[]): ReadonlyMap<string, readonly FilePatch[]> {
  const found = new Map<string, FilePatch[]>();
  for (const file of files) {
    // What was renamed on the way goes on under its first name.
    const from = plain(file.from);
    const earlier = [...found.values()].find(
      (patches) => from !== undefined && plain(patches.at(-1)?.to) === from,
    );
    if (earlier) earlier.push(file);
    else found.set(file.from ?? file.to ?? '', [file]);
  }
  return found;
}

const plain = (path: string | undefined): string | undefined => path?.replace(/^[ab]\//, '');

/** A file of the tree, and what a patch makes of it: as it is, and backwards. */
interface Fit {
  readonly shown: string;
  readonly text: string;
  readonly forward: string | undefined;
  readonly back: string | undefined;
}

function fitOf(path: string, patches: readonly FilePatch[], folders: readonly string[], shown: string): Fit {
  const names = [path, patches.at(-1)?.to ?? path];
  const place = placeOf(names, folders);
  if (place === undefined)
    throw new UsageError(
      `${shown}: ${plain(path)} is not below ${folders[0]}`,
      'name the tree that the patch is for: --root DIR',
    );
  const read = readSource(place.real);
  if (read.kind === 'failed') throw new UsageError(`${place.shown}: ${read.message}`);
  const { text, encoding } = decode(read.bytes);
  const forward = all(text, patches, 'forward', encoding);
  const back = all(text, [...patches].reverse(), 'back', encoding);
  return { shown: place.shown, text, forward, back };
}

/** Which way the files go that go only one; undefined when there is none, or they do not agree. */
function directionOf(fits: readonly Fit[]): 'forward' | 'back' | undefined {
  const sure = fits.filter(({ forward, back }) => (forward === undefined) !== (back === undefined));
  const forwards = sure.filter(({ forward }) => forward !== undefined).length;
  if (sure.length === 0 || (forwards > 0 && forwards < sure.length)) return undefined;
  return forwards > 0 ? 'forward' : 'back';
}

function versionsOf(
  { shown: path, text, forward, back }: Fit,
  direction: 'forward' | 'back' | undefined,
  shown: string,
): PatchedVersions {
  const fitsBoth = forward !== undefined && back !== undefined;
  if (fitsBoth && direction === undefined)
    throw new UsageError(
      `${shown}: nobody can say whether ${path} has this patch already: it fits both ways`,
      'compare two files: devmify verify BEFORE AFTER',
    );
  const other = fitsBoth && direction === 'back' ? back : (forward ?? back);
  if (other === undefined)
    throw new UsageError(
      `${shown}: the patch does not fit ${path}, neither as it is nor backwards`,
      'check out the commit that it was made for',
    );
  const backwards = other !== forward;
  const [before, after] = backwards ? [other, text] : [text, other];
  return {
    before: { path, lines: new LineIndex(before) },
    after: { path: `${path} (${backwards ? 'now' : 'patched'})`, lines: new LineIndex(after) },
    backwards,
  };
}

/** With `a/` taken off, as `patch -p1` has it, or with the whole path; nothing outside of the folder. */
function placeOf(
  names: readonly string[],
  folders: readonly string[],
): { readonly shown: string; readonly real: string } | undefined {
  for (const folder of folders)
    for (const name of names)
      for (const tried of [name.replace(/^[^/]*\//, ''), name]) {
        const real = resolve(folder, tried);
        if (isWithin(folder, real) && existsSync(real)) return { shown: tried, real };
      }
  return undefined;
}

function all(
  text: string,
  patches: readonly FilePatch[],
  direction: 'forward' | 'back',
  encoding: Encoding,
): string | undefined {
  return patches.reduce<string | undefined>(
    (now, patch) => (now === undefined ? undefined : applied(now, inEncoding(patch, encoding), direction)),
    text,
  );
}

/** A patch is read byte by byte; what its letters are, the file tells. */
const inEncoding = (patch: FilePatch, encoding: Encoding): FilePatch => ({
  ...patch,
  hunks: patch.hunks.map((hunk) => ({
    ...hunk,
    lines: hunk.lines.map((line) => Buffer.from(line, 'latin1').toString(encoding)),
  })),
});
