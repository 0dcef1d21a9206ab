import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where devmify is: both src/cli and dist/cli lie two folders below. */
export const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The program itself: src, or dist. */
export const programFolder = join(dirname(fileURLToPath(import.meta.url)), '..');

export const packageFile = join(packageFolder, 'package.json');
export const builtInPatterns = join(packageFolder, 'patterns');
export const builtInPolicies = join(packageFolder, 'policies', 'subsystems.json');

export const schemaNames = ['convert', 'check'] as const;

/** The schema of what a command prints as JSON, of the version that is printed now. */
export const schemaFile = (name: (typeof schemaNames)[number]): string =>
  join(packageFolder, 'schemas', `${name}.v1.json`);
