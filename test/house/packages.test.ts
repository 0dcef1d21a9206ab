import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test.each([...Object.keys(manifest.dependencies), 'yargs/helpers'])('%s can be imported', async (name) => {
  const imported = await import(name);
  expect(Object.keys(imported)).not.toEqual([]);
  expect(imported.default ?? imported.hideBin ?? imported.diffLines ?? imported.h).toBeDefined();
});
