// `devmify explain PLACE`: an answer about that place, and none about a place that is not there.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { devmify } from './run-devmify.ts';

const cwd = join(dirname(fileURLToPath(import.meta.url)), '../../examples');
const explained = async (place: string) => {
  const { code, stdout, stderr } = await devmify(['explain', place], { cwd });
  return { code, stdout: String(stdout), stderr };
};

test('a line, or a function', async () => {
  const { code, stdout } = await explained('bell.c:61');
  expect([code, stdout.match(/^ {2}bell\.c:\S+/gm)]).toEqual([0, ['  bell.c:61:8:']]);
  expect((await explained('bell.c:bell_probe')).stdout).toContain('bell.c:43:9: kzalloc() in bell_probe()');
});

test('a line or function that the file does not have is a mistake', async () => {
  expect(await explained('bell.c:9999')).toMatchObject({ code: 2, stdout: '' });
  const { code, stdout, stderr } = await explained('bell.c:bell_prob');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/bell\.c has no function bell_prob\(\)\n.*bell_probe/);
});
