// Every pattern as a semantic patch that needs nothing of devmify. Where spatch is installed, it has to be able to read
// them all; where it is not, that is said, and our own reader has to do.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { busCalled, plainSemanticPatch } from '../../src/cli/plain-semantic-patch.ts';
import type { Bus } from '../../src/driver/model.ts';
import { parsePatch } from '../../src/smpl/parse.ts';
import { shipped } from '../support/driver-cases.ts';

const run = promisify(execFile);
const platform = busCalled('platform') as Bus;
const { patterns } = shipped.catalogue;
const named = (name: string) => patterns.find((pattern) => pattern.name === name);

describe('a pattern as a semantic patch of its own', () => {
  const kzalloc = named('memory/kzalloc');
  const text = kzalloc === undefined ? '' : plainSemanticPatch(kzalloc, platform);

  test('finds probe and remove by the struct of the driver', () => {
    expect(text).toContain(
      ' struct platform_driver bound_driver = {\n  .probe = probefn,\n  .remove = removefn,\n };',
    );
  });

  test('names the device that probe binds by its parameter', () => {
    expect(text).toContain('+ devm_kzalloc(&device->dev, size, flags)');
    expect(text).not.toMatch(/\bdriver\.|\bdev\)/);
  });

  test('on another bus, other names', () => {
    const mdio = kzalloc && plainSemanticPatch(kzalloc, busCalled('mdio') as Bus);
    expect(mdio).toContain(' struct mdio_driver bound_driver = {');
    expect(mdio).toContain('probefn(struct mdio_device *device, ...)');
  });

  test('a branch that does not keep the result has rules without it', () => {
    const region = named('io/request-mem-region');
    const rules = region === undefined ? '' : plainSemanticPatch(region, platform);
    expect(rules).toContain('@acquire2@');
    const second = rules.slice(rules.indexOf('@acquire2_in_remove@'));
    expect(second).toContain('release_mem_region(base, n)');
    expect(second).not.toContain('held');
  });

  test('a lookup and what follows it are one rule', () => {
    const clock = named('clk/clk-prepare-enable');
    const rules = clock === undefined ? '' : plainSemanticPatch(clock, platform);
    expect(rules).not.toContain('@lookup@');
    expect(rules).toContain('// Right only where dev is the device that probe binds.');
  });
});

test.each(patterns.map(({ name }) => name))('%s can be read as one', (name) => {
  const pattern = named(name);
  const text = pattern === undefined ? '' : plainSemanticPatch(pattern, platform);
  expect(parsePatch(text, name).diagnostics).toEqual([]);
});

const spatch = await run('spatch', ['--version']).then(
  () => true,
  () => false,
);
if (!spatch)
  process.stderr.write('spatch is not installed: what it makes of the patterns was not looked at\n');
const folder = mkdtempSync(join(tmpdir(), 'devmify-smpl-'));
afterAll(() => rmSync(folder, { recursive: true }));

(spatch ? test : test.skip)(
  'spatch reads them all',
  async () => {
    const problems: string[] = [];
    for (const pattern of patterns) {
      const path = join(folder, `${pattern.name.replaceAll('/', '-')}.cocci`);
      writeFileSync(path, plainSemanticPatch(pattern, platform));
      await run('spatch', ['--parse-cocci', path]).catch((error: Error) => problems.push(error.message));
    }
    expect(problems).toEqual([]);
  },
  300_000,
);
