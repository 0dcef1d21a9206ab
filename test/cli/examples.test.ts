/**
 * The examples and what README shows of them. To renew the goldens after looking at the difference:
 *
 *     bin/devmify -q examples/ >test/cli/goldens/examples.diff
 *     bin/devmify -q --explain examples/ >test/cli/goldens/examples.explained
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { devmify, project } from './run-devmify.ts';

const golden = (name: string): string => readFileSync(join(project, 'test', 'cli', 'goldens', name), 'utf8');
const readme = readFileSync(join(project, 'README.md'), 'utf8');
/** What stands between fences of README, in order: set-up, patch, explanation. */
const blocks = [...readme.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block]) => block as string);

let patches = '';
let explained = '';

beforeAll(async () => {
  patches = (await devmify(['--dry-run', 'examples/'], { cwd: project })).stdout.toString();
  explained = (await devmify(['--explain', 'examples/'], { cwd: project })).stdout.toString();
});

test('the patches of the examples', () => {
  expect(patches).toBe(golden('examples.diff'));
});

test('the explanations of the examples', () => {
  expect(explained).toBe(golden('examples.explained'));
});

test('README shows how to set up in exactly two lines', () => {
  expect(blocks[0]?.trim().split('\n')).toEqual([
    'npm ci && bin/devmify --dry-run examples/',
    'npm ci && npm test',
  ]);
});

test('README shows a part of a real patch, and a real explanation', () => {
  expect(blocks).toHaveLength(3);
  expect(patches).toContain(blocks[1]);
  expect(explained).toContain(blocks[2]);
});

test('README names only options and commands that there are', async () => {
  const help = (await devmify(['--help'])).stdout.toString();
  const named = [...readme.matchAll(/`(?:bin\/)?devmify ([a-z-][\w-]*)/g)].map(([, word]) => word as string);
  expect(named.length).toBeGreaterThan(5);
  for (const word of named) expect(help).toContain(word);
});
