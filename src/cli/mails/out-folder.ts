import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../arguments/usage-error.ts';
import { momentaryName, takeAwayLeftOver } from '../files/left-over.ts';
import { whyNot } from '../files/why-not.ts';
import type { MailFile } from './assemble.ts';

/** A mail among others that nobody meant to send is sent with them, so the folder has to be empty. */
export function refuseFullFolder(folder: string): void {
  const advice = 'name a new folder, or an empty one';
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new UsageError(`-o ${folder}: that is not a folder`, advice);
  const [first, ...more] = readNames(folder);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw new UsageError(`-o ${folder}: holds other files (${first}${others})`, advice);
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new UsageError(`-o ${folder}: ${whyNot(error)}`);
  }
}

/**
 * Writes all files, or takes away what it has written: undefined, or why not. A folder that is not there yet appears
 * with all files in it, so that nobody sends half a series after a crash.
 */
export function writeAll(folder: string, files: readonly MailFile[]): string | undefined {
  const made: (() => void)[] = [];
  try {
    if (existsSync(folder)) putAll(folder, files, made);
    else {
      const around = dirname(resolve(folder));
      makeFolder(around, made);
      takeAwayLeftOver(around, '.');
      const unfinished = join(around, momentaryName('.'));
      makeFolder(unfinished, made);
      putAll(unfinished, files, made);
      renameSync(unfinished, folder);
    }
    return undefined;
  } catch (error) {
    for (const undo of made.reverse()) quietly(undo);
    return whyNot(error);
  }
}

function putAll(folder: string, files: readonly MailFile[], made: (() => void)[]): void {
  for (const { path, bytes } of files) {
    const place = join(folder, path);
    makeFolder(dirname(place), made);
    made.push(() => rmSync(place, { force: true }));
    writeFileSync(place, bytes, { flag: 'wx' });
  }
}

function makeFolder(folder: string, made: (() => void)[]): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(folder), made);
  mkdirSync(folder);
  made.push(() => rmdirSync(folder));
}

function quietly(undo: () => void): void {
  try {
    undo();
  } catch {
    // What stood in the way of writing may stand in the way of this: the first problem is the one to tell.
  }
}
