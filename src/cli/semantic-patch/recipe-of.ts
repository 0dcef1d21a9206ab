/** What the words of a command line say about a semantic patch and how to run it. */
import type { RunOptions } from '../../engine/run-patch.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Arguments } from '../commands/command.ts';
import type { SpatchRecipe } from './open-patch.ts';

export function recipeOf(argv: Arguments): SpatchRecipe {
  const path = wordsOf(argv['sp-file']).at(-1);
  if (path === undefined)
    throw new UsageError('spatch: no semantic patch', 'devmify spatch --sp-file x.cocci foo.c');
  const [quiet, writes] = [argv.quiet === true, argv['in-place'] === true];
  const python = wordsOf(argv.python).at(-1) ?? 'python3';
  const scripts = argv['allow-scripts'] === true ? { python } : undefined;
  const isoFiles = wordsOf(argv['iso-file']);
  return {
    kind: 'spatch',
    path,
    options: optionsOf(argv.D),
    quiet,
    writes,
    scripts,
    isoFiles,
    expected: wordsOf(argv.expect),
  };
}

function optionsOf(given: unknown): RunOptions {
  const words = wordsOf(given);
  const values = words.filter((word) => word.includes('='));
  return {
    defines: words.filter((word) => !word.includes('=')),
    values: Object.fromEntries(
      values.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    ),
  };
}

export const wordsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
