import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { command, project } from './run-devmify.ts';

test('what the tutorial shows is what the program prints', async () => {
  const ended = await command(process.execPath, [join(project, 'docs', 'renew-tutorial.mjs'), '--check']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
}, 300_000);
