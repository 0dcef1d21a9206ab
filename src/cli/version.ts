import { readdirSync, readFileSync } from 'node:fs';
import { builtInPatterns, packageFile } from './own-files.ts';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Versions of all that a patch depends on: the same versions make the same patches. */
export function versionText(): string {
  const { name, version, grammar } = versions();
  return `${name} ${version} (tree-sitter-c ${grammar}, ${countPatterns()} patterns)\n`;
}

export function versions(): { readonly name: string; readonly version: string; readonly grammar: string } {
  const { name, version, dependencies } = JSON.parse(readFileSync(packageFile, 'utf8')) as Package;
  return { name, version, grammar: dependencies['tree-sitter-c'] ?? 'unknown' };
}

/** As `devmify list` counts them, without reading them: `known/` and `merges/` hold facts, and no resources. */
const countPatterns = (): number =>
  readdirSync(builtInPatterns, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.cocci') && !/^(known|merges)\W/.test(path),
  ).length;
