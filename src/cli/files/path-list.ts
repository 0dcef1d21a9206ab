import { readFile } from 'node:fs/promises';
import { UsageError } from '../arguments/usage-error.ts';

/** The paths in a list as `git ls-files` (newlines) or `git ls-files -z` (NUL) writes it; "-" reads standard input. */
export async function readPathList(name: string): Promise<readonly string[]> {
  const text = name === '-' ? await readStandardInput() : await readList(name);
  const separator = text.includes('\0') ? '\0' : /\r?\n/;
  return text.split(separator).filter((path) => path !== '');
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function readList(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    throw new UsageError(
      `--files-from ${name}: ${(error as Error).message}`,
      'name a file that holds one path a line',
    );
  }
}
