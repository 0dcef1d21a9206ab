/** All that decides what becomes of a file, besides the file: whoever has the same here gets the same results. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtInPatterns, packageFile, programFolder } from '../own-files.ts';
import type { Recipe } from '../recipe.ts';
import { plain } from '../terminal/paint.ts';
import { declaredNames } from './declared-names.ts';

export interface Deciding {
  /** A name for all of it. */
  readonly key: string;
  /** The path of a file decides, too. */
  readonly withPath: boolean;
}

/** Undefined when nothing may be remembered. */
export async function whatDecides(recipe: Recipe, folder: string): Promise<Deciding | undefined> {
  switch (recipe.kind) {
    case 'convert': {
      if (recipe.only !== undefined) return undefined;
      const { wanted, root } = recipe;
      const { patternFolder, ...rest } = wanted;
      const patterns = patternsIn(patternFolder);
      if (patterns === undefined) return undefined;
      const asksTree = wanted.kernel === undefined && root?.kind === 'kernel';
      const declared = asksTree ? declaredNames(root.path, folder) : undefined;
      return { key: keyOf([recipe.kind, rest, patterns, declared]), withPath: false };
    }
    case 'check': {
      const patterns = patternsIn(recipe.patternFolder);
      return patterns === undefined ? undefined : { key: keyOf([recipe.kind, patterns]), withPath: false };
    }
    case 'spatch': {
      // Scripts may do anything, and something else each time.
      if (recipe.scripts !== undefined) return undefined;
      const { openPatch } = await import('../semantic-patch/open-patch.ts');
      const patch = openPatch(recipe, { say: () => {}, paintTalk: plain });
      if (patch === undefined) return undefined;
      const { sources, isoFiles } = patch;
      return { key: keyOf([recipe, sources, [...isoFiles]]), withPath: true };
    }
    default:
      return recipe satisfies never;
  }
}

/** What a folder of one's own does not say of the kernel's functions comes from the built-in one. */
function patternsIn(own: string | undefined): unknown {
  const files = filesIn(own ?? builtInPatterns);
  const known = own === undefined ? [] : filesIn(join(builtInPatterns, 'known'));
  return files === undefined || known === undefined ? undefined : [files, known];
}

const keyOf = (parts: readonly unknown[]): string =>
  createHash('sha1')
    .update(JSON.stringify([ownIdentity(), ...parts]))
    .digest('hex');

/** Which devmify this is: its version, and, since a developer's changes by the minute, its very files. */
function ownIdentity(): unknown {
  const own = filesBelow(programFolder).map((path) => {
    const { size, mtimeMs } = statSync(join(programFolder, path));
    return [path, size, mtimeMs];
  });
  return [own, readFileSync(packageFile, 'latin1'), process.version, process.arch];
}

/** Names and contents; undefined when there is no such folder. */
function filesIn(folder: string): unknown {
  try {
    return filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'latin1')]);
  } catch {
    return undefined;
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
