/** Names for what is there for a moment only; and what runs that were killed have left of it, to be taken away. */
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The machine is part of the name, since others may work in the same folder. */
const mark = `devmify-${hostname().replace(/[^\w.-]/g, '_')}-`;

/** `start` is '.' among files of the user. */
export const momentaryName = (start: '' | '.'): string => `${start}${mark}${process.pid}`;

/** Takes away what has such a name and belongs to a process that is no more. What others own stays. */
export function takeAwayLeftOver(folder: string, start: '' | '.'): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start + mark)) continue;
    const number = /^([1-9]\d*)(?:-\w+)?$/.exec(name.slice(start.length + mark.length))?.[1];
    if (number !== undefined && !isRunning(Number(number))) remove(join(folder, name));
  }
}

function isRunning(processNumber: number): boolean {
  if (processNumber === process.pid) return false;
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is in nobody's way: a new one has another name.
  }
}
