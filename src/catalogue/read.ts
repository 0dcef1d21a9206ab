import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../report/diagnostic.ts';
import { buildPattern } from './build-pattern.ts';
import { readByHand } from './by-hand.ts';
import { readChecks } from './checks.ts';
import { knownWords } from './known.ts';
import { type Merge, readMerge } from './merges.ts';
import type { Catalogue, ResourcePattern } from './pattern.ts';
import { readPools } from './pools.ts';

/** The catalogue as far as it could be read: a broken file is told, and the others still count. */
export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads every `.cocci` file under a folder, and the lists of known functions beside them. A list that the folder does
 * not have is taken from `others`: who brings a pattern of their own need not tell again what a kernel's functions do.
 */
export function readCatalogue(folder: string, others = folder): ReadCatalogue {
  const patterns: ResourcePattern[] = [];
  const merges: Merge[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.cocci') && !path.startsWith(`known${sep}`),
  );
  for (const path of paths.sort()) {
    const name = relative('.', path)
      .split(sep)
      .join('/')
      .replace(/\.cocci$/, '');
    const file = join(folder, path);
    if (name.startsWith('merges/')) {
      const read = readMerge(name, file, readFileSync(file, 'utf8'));
      diagnostics.push(...read.diagnostics);
      if (read.merge !== undefined) merges.push(read.merge);
      continue;
    }
    const built = buildPattern(name, file, readFileSync(file, 'utf8'));
    diagnostics.push(...built.diagnostics);
    if (built.pattern !== undefined) patterns.push(built.pattern);
  }
  for (const { file, name, managedWith } of patterns)
    if (managedWith !== undefined && !patterns.some((other) => other.name === managedWith))
      diagnostics.push({
        severity: 'error',
        code: 'pattern-header',
        message: `${name} is managed with '${managedWith}', and there is no such pattern`,
        file,
        advice: 'name a pattern by its folder and file, without .cocci',
      });
  const fileOf = (name: string): string => {
    const own = join(folder, 'known', name);
    return existsSync(own) ? own : join(others, 'known', name);
  };
  const textOf = (name: string): readonly [file: string, text: string] => {
    const file = fileOf(name);
    return [file, readFileSync(file, 'utf8')];
  };
  const known = knownWords((list) => textOf(`${list}.txt`)[1]);
  const checks = readChecks(...textOf('checks.cocci'));
  const { pools, diagnostics: ofPools } = readPools(...textOf('pools.cocci'));
  const { byHand, diagnostics: ofByHand } = readByHand(...textOf('by-hand.cocci'));
  diagnostics.push(...checks.diagnostics, ...ofPools, ...ofByHand);
  return { catalogue: { patterns, known, checks: checks.rules, merges, pools, byHand }, diagnostics };
}
