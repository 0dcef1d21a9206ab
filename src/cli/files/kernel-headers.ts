import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const prefixes = ['devm_', 'dmam_', 'pcim_'] as const;
const managedName = /\b(?:devm|dmam|pcim)_\w+/g;

/**
 * The managed functions that a kernel tree's headers know. A version number would not do: vendors' trees take
 * functions over from newer kernels, and keep old ones. Undefined when the tree has no headers.
 */
export function managedNames(root: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  let headers = 0;
  for (const path of headersIn(join(root, 'include'))) {
    headers++;
    const bytes = readFileSync(path);
    if (!prefixes.some((prefix) => bytes.includes(prefix))) continue;
    for (const [name] of bytes.toString('latin1').matchAll(managedName)) names.add(name);
  }
  return headers === 0 ? undefined : names;
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
