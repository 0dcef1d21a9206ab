import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeRepository } from './repository.ts';
import { devmify, inNewFolder } from './run-devmify.ts';

test('--write leaves a file with uncommitted changes alone, unless told; the others are written', () =>
  inNewFolder(async (folder) => {
    await makeRepository(folder, { 'a [1] ü/knob.c': 'knob.c', 'lamp.c': 'lamp.c' });
    const knob = join(folder, 'a [1] ü', 'knob.c');
    const changed = `${readFileSync(knob, 'utf8')}/* mine */\n`;
    writeFileSync(knob, changed);
    const refused = await devmify(['--write', '.'], { cwd: folder });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('knob.c: error: it has uncommitted changes');
    expect(refused.stderr).toContain('--allow-dirty');
    expect(readFileSync(knob, 'utf8')).toBe(changed);
    expect(readFileSync(join(folder, 'lamp.c'), 'utf8')).toContain('devm_');
    expect((await devmify(['--write', '--allow-dirty', '.'], { cwd: folder })).code).toBe(0);
    expect(readFileSync(knob, 'utf8')).toMatch(/devm_[\s\S]*\/\* mine \*\/\n$/);
  }));

test('--interactive without a terminal says so, and writes nothing', () =>
  inNewFolder(async (folder) => {
    await makeRepository(folder, { 'lamp.c': 'lamp.c' });
    const ended = await devmify(['--interactive', '.'], { cwd: folder, input: 'y\n' });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('--interactive asks in a terminal');
    expect(readFileSync(join(folder, 'lamp.c'), 'utf8')).not.toContain('devm_');
  }));
