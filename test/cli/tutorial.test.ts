import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { command, project } from './run-devmify.ts';

const check = (...more: readonly string[]) =>
  command(process.execPath, [join(project, 'docs', 'renew-tutorial.mjs'), '--check', ...more]);

test('what the tutorial shows is what the program prints', async () => {
  expect(await check()).toMatchObject({ code: 0, stderr: '' });
}, 300_000);

test('and so is what the one on a kernel driver shows', async () => {
  const tree = process.env.DEVMIFY_KERNEL_TREE ?? '';
  if (!isLinux61(tree)) {
    process.stderr.write(
      'DEVMIFY_KERNEL_TREE names no source of Linux 6.1: docs/tutorial-kernel.md was not compared\n',
    );
    return;
  }
  expect(await check('--tree', tree)).toMatchObject({ code: 0, stderr: '' });
}, 300_000);

function isLinux61(tree: string): boolean {
  try {
    return /^VERSION = 6\nPATCHLEVEL = 1\n/m.test(readFileSync(join(tree, 'Makefile'), 'utf8'));
  } catch {
    return false;
  }
}
