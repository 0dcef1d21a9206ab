import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const marks = ['devm_', 'dmam_', 'pcim_', 'drmm_', 'dmaenginem_'] as const;
const family = '(?:snd_)?(?:devm|dmam|pcim|drmm|dmaenginem)_\\w+';
/** A prototype, a macro, a pointer to a function: not a word in a comment, or a field. */
const declared = new RegExp(`\\b(${family})(?=\\s*\\)?\\s*\\()|#[ \\t]*define[ \\t]+(${family})`, 'g');
const comment = /\/\*[\s\S]*?\*\/|\/\/.*/g;

/**
 * The managed functions that a kernel tree's headers declare, each with the first header that does, as a path below the
 * tree. A version number would not do: vendors' trees take functions over from newer kernels, and keep old ones.
 * Undefined when the tree has no headers.
 */
export function managedDeclarations(root: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  let headers = 0;
  for (const path of headerPaths(root)) {
    headers++;
    const bytes = readFileSync(path);
    if (!marks.some((mark) => bytes.includes(mark))) continue;
    const text = bytes.toString('latin1').replace(comment, ' ');
    for (const [, called, defined] of text.matchAll(declared)) {
      const name = called ?? defined ?? '';
      if (!found.has(name)) found.set(name, relative(root, path).split(sep).join('/'));
    }
  }
  return headers === 0 ? undefined : found;
}

/** The headers that may declare some. */
export const headerPaths = (root: string): Iterable<string> => headersIn(join(root, 'include'));

/** The names alone. */
export function managedNames(root: string): ReadonlySet<string> | undefined {
  const found = managedDeclarations(root);
  return found === undefined ? undefined : new Set(found.keys());
}

/** Bindings of device trees, asm and uapi headers declare no such functions, and are half of all headers. */
const without = new Set(['dt-bindings', 'uapi', 'asm-generic', 'config', 'generated']);

function* headersIn(folder: string): Generator<string> {
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(folder);
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !without.has(entry.name)) yield* headersIn(path);
    else if (entry.isFile() && entry.name.endsWith('.h')) yield path;
  }
}

const readFolder = (folder: string) => readdirSync(folder, { withFileTypes: true });
