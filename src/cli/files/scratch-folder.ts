import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { momentaryName, takeAwayLeftOver } from './left-over.ts';

/** Lends a new folder for as long as `work` takes: git wants files for some of what it is asked. */
export function withScratchFolder<Result>(work: (folder: string) => Result): Result {
  tidyOnce();
  const folder = mkdtempSync(join(tmpdir(), `${momentaryName('')}-`));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let isTidy = false;

/** Before the first folder is made: this process has none yet, even if another one had its number. */
function tidyOnce(): void {
  if (isTidy) return;
  isTidy = true;
  takeAwayLeftOver(tmpdir(), '');
}
