import { readdirSync, readFileSync } from 'node:fs';
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

/** Reads every `.cocci` file under a folder, and the lists of known functions beside them. */
export function readCatalogue(folder: string): ReadCatalogue {
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
  const known = knownWords((list) => readFileSync(join(folder, 'known', `${list}.txt`), 'utf8'));
  const checksFile = join(folder, 'known', 'checks.cocci');
  const checks = readChecks(checksFile, readFileSync(checksFile, 'utf8'));
  diagnostics.push(...checks.diagnostics);
  const poolsFile = join(folder, 'known', 'pools.cocci');
  const { pools, diagnostics: ofPools } = readPools(poolsFile, readFileSync(poolsFile, 'utf8'));
  diagnostics.push(...ofPools);
  const byHandFile = join(folder, 'known', 'by-hand.cocci');
  const { byHand, diagnostics: ofByHand } = readByHand(byHandFile, readFileSync(byHandFile, 'utf8'));
  diagnostics.push(...ofByHand);
  return { catalogue: { patterns, known, checks: checks.rules, merges, pools, byHand }, diagnostics };
}
