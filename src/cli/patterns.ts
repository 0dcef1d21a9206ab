/** Which patterns a run uses: read from a folder, chosen by name, and fit for the kernel that is written for. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import { readCatalogue } from '../catalogue/read.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { nearest } from '../smpl/nearest.ts';
import { UsageError } from './arguments/usage-error.ts';
import { builtInPatterns } from './own-files.ts';
import { diagnosticText } from './terminal/diagnostic-text.ts';
import type { Streams } from './terminal/streams.ts';

type Talk = Pick<Streams, 'say' | 'paintTalk'>;

/** The catalogue of a folder, or undefined when something in it is broken: that has been said by then. */
export function openCatalogue(folder: string | undefined, streams: Talk): Catalogue | undefined {
  const place = folder ?? builtInPatterns;
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory())
    throw new UsageError(
      `--patterns ${place}: ${found === undefined ? 'no such folder' : 'that is no folder'}`,
      'name a folder that holds .cocci files',
    );
  const { catalogue, diagnostics } = readCatalogue(place, builtInPatterns);
  for (const diagnostic of diagnostics) streams.say(patternFault(diagnostic, streams));
  if (diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  if (catalogue.patterns.length === 0)
    throw new UsageError(`--patterns ${place}: holds no pattern`, 'name a folder that holds .cocci files');
  return catalogue;
}

function patternFault(diagnostic: Diagnostic, { paintTalk }: Talk): string {
  const { file } = diagnostic;
  const text = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return diagnosticText(diagnostic, text, paintTalk);
}

/** `memory/kzalloc`, `kzalloc`, or a whole theme: `memory`. */
export function choosePatterns(
  patterns: readonly ResourcePattern[],
  names: readonly string[],
): readonly ResourcePattern[] {
  if (names.length === 0) return patterns;
  const chosen = new Set(names.flatMap((name) => namedPatterns(patterns, name)));
  return patterns.filter((pattern) => chosen.has(pattern));
}

export function namedPatterns(
  patterns: readonly ResourcePattern[],
  wanted: string,
): readonly ResourcePattern[] {
  const name = wanted.replace(/\/$/, '').replace(/\.cocci$/, '');
  const found = patterns.filter(
    (pattern) =>
      pattern.name === name || pattern.name.endsWith(`/${name}`) || pattern.name.startsWith(`${name}/`),
  );
  if (found.length > 0) return found;
  const names = patterns.map((pattern) => pattern.name);
  const short = new Map(names.map((full) => [full.slice(full.lastIndexOf('/') + 1), full]));
  const meant = nearest(name, names) ?? short.get(nearest(name, short.keys()) ?? '');
  throw new UsageError(
    `no pattern is called ${wanted}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    '`devmify list` names all',
  );
}

export const fileOfPattern = (name: string): string => join(builtInPatterns, `${name}.cocci`);
