import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files that come with devmify, found from here: both src/cli and dist/cli lie two folders below the package's. */
export const packageFile = join(packageFolder, 'package.json');
export const builtInPatterns = join(packageFolder, 'patterns');
