import type { RunOptions } from '../engine/run-patch.ts';
import type { TreeRoot } from './files/tree-root.ts';
import type { Settings } from './process-file.ts';
import type { Wanted } from './settings.ts';
import type { Streams } from './terminal/streams.ts';

/** How settings are made: plain data, so that each process can make its own. */
export type Recipe =
  | {
      readonly kind: 'convert';
      readonly wanted: Wanted;
      readonly root: TreeRoot | undefined;
      /** A word that a file has to hold besides. */
      readonly only?: string;
    }
  | { readonly kind: 'check'; readonly patternFolder: string | undefined }
  | {
      readonly kind: 'spatch';
      readonly path: string;
      readonly options: RunOptions;
      readonly quiet: boolean;
      /** Starred lines are shown as if they went; but nothing of that is ever written. */
      readonly writes: boolean;
      /** The program that runs python, where scripts are allowed. */
      readonly scripts: { readonly python: string } | undefined;
      /** Rules that must match somewhere. */
      readonly expected: readonly string[];
      /** Files of isomorphisms besides those that come along. */
      readonly isoFiles: readonly string[];
    };

/** Loads what settings of this kind need, before they are asked for. */
export async function loadParts(kind: Recipe['kind']): Promise<void> {
  if (kind === 'convert') await import('./settings.ts');
  else if (kind === 'spatch') await import('./semantic-patch/settings.ts');
}

/** Undefined when a pattern is broken, which has been said by then. */
export async function settingsFor(
  recipe: Recipe,
  streams: Pick<Streams, 'say' | 'paintTalk'>,
): Promise<Settings | undefined> {
  switch (recipe.kind) {
    case 'convert': {
      const { openSettings } = await import('./settings.ts');
      const settings = openSettings(recipe.wanted, recipe.root, streams);
      const { only } = recipe;
      if (settings === undefined || only === undefined) return settings;
      return { ...settings, matters: (bytes) => bytes.includes(only) && settings.matters(bytes) };
    }
    case 'check': {
      const { openCheckSettings } = await import('./check/settings.ts');
      return openCheckSettings(recipe.patternFolder, streams);
    }
    case 'spatch': {
      const { openSemanticPatch } = await import('./semantic-patch/settings.ts');
      return openSemanticPatch(recipe, streams);
    }
    default:
      return recipe satisfies never;
  }
}

/** What a run has to know beforehand. */
export interface Usable {
  /** The files must be worked through by one process, since scripts count over all of them. */
  readonly onlyOne: boolean;
}

/** Undefined when some pattern cannot be read; then it says what is wrong, without loading what uses them. */
export async function makeUsable(recipe: Recipe, streams: Streams): Promise<Usable | undefined> {
  if (recipe.kind === 'convert') return (await isUsable(recipe, streams)) ? { onlyOne: false } : undefined;
  if (recipe.kind === 'check') {
    const { openCatalogue } = await import('./patterns.ts');
    return openCatalogue(recipe.patternFolder, streams) && { onlyOne: false };
  }
  const { openPatch, countsOverFiles } = await import('./semantic-patch/open-patch.ts');
  const patch = openPatch(recipe, streams);
  return patch && { onlyOne: countsOverFiles(patch, recipe) };
}

/** Reports whether all patterns can be read. */
export async function isUsable(
  recipe: Extract<Recipe, { readonly kind: 'convert' }>,
  streams: Streams,
): Promise<boolean> {
  const { choosePatterns, openCatalogue } = await import('./patterns.ts');
  const catalogue = openCatalogue(recipe.wanted.patternFolder, streams);
  if (catalogue === undefined) return false;
  choosePatterns(catalogue.patterns, recipe.wanted.patternNames);
  return true;
}
