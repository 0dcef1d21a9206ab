import { readFile } from 'node:fs/promises';
import { UsageError } from '../arguments/usage-error.ts';
import { whyNot } from './why-not.ts';

/** The paths in a list as `git ls-files` (newlines) or `git ls-files -z` (NUL) writes it; "-" reads standard input. */
export async function readPathList(name: string): Promise<readonly string[]> {
  const text = await readText('files-from', name);
  const separator = text.includes('\0') ? '\0' : /\r?\n/;
  return text.split(separator).filter((path) => path !== '');
}

/** What an option names: a file, or standard input for "-". */
export async function readText(option: string, name: string): Promise<string> {
  if (name === '-') return (await readStandardInput()).toString('utf8');
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option} ${name}: ${whyNot(error)}`, 'name a file, or "-" for stdin');
  }
}

export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
