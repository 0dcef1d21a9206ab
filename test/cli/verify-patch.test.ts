// `devmify verify PATCH`: the versions come from the tree and the patch, the answer from the proof.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { unifiedDiff } from '../../src/patch/unified-diff.ts';
import { devmify, inNewFolder, project } from './run-devmify.ts';

const textOf = (name: string): string => readFileSync(join(project, 'test/proof', name), 'utf8');
const [before, after] = [textOf('lamp.before.c'), textOf('lamp.after.c')];
const wrong = after.replace('devm_ioremap(&pdev->dev, ', 'ioremap(');
const patchTo = (text: string, path = 'drivers/lamp.c'): string => unifiedDiff({ path, before, after: text });

const inTree = (text: string, body: (folder: string) => Promise<void>): Promise<void> =>
  inNewFolder(async (folder) => {
    mkdirSync(join(folder, 'drivers'));
    writeFileSync(join(folder, 'drivers/lamp.c'), text);
    await body(folder);
  });

test('a patch on stdin, not applied yet and applied', async () => {
  for (const text of [before, after])
    await inTree(text, async (cwd) => {
      const { code, stdout, stderr } = await devmify(['verify', '-'], { cwd, input: patchTo(after) });
      const said = stdout.toString();
      expect(said).toMatch(/^verified: lamp_driver, 7 paths compared$/m);
      expect(said).toMatch(/^ {2}released before: free_irq\(.*\); iounmap\(.*\); kfree\(/m);
      expect(said).toMatch(
        /^ {2}released after: {2}the device: devm_request_irq\(\), devm_ioremap\(\), devm_kz/m,
      );
      expect(stderr).toBe(
        text === before
          ? ''
          : 'drivers/lamp.c: has the patch already, so it is compared with what was before\n',
      );
      expect(code).toBe(0);
    });
});

test('what is not proved names the driver, the statement and the way', async () => {
  await inTree(before, async (cwd) => {
    writeFileSync(join(cwd, 'x.patch'), patchTo(wrong));
    const { code, stdout } = await devmify(['verify', 'x.patch'], { cwd });
    expect(stdout.toString()).toMatch(
      /^not proved: lamp_driver[\s\S]*lost-release: nothing releases ioremap/,
    );
    expect(stdout.toString()).toMatch(/before: drivers\/lamp\.c:\d+: iounmap/);
    expect(code).toBe(1);
  });
});

test('a tree elsewhere, several files, and what is not compared', async () => {
  await inTree(before, async (folder) => {
    writeFileSync(join(folder, 'drivers/other.c'), before.replaceAll('lamp', 'horn'));
    const other = unifiedDiff({
      path: 'drivers/other.c',
      before: before.replaceAll('lamp', 'horn'),
      after: after.replaceAll('lamp', 'horn'),
    });
    const text = unifiedDiff({ path: 'Kconfig', before: 'a\n', after: 'b\n' });
    const input = patchTo(after) + other + text;
    const ended = await devmify(['verify', '-', '--root', folder], { cwd: project, input });
    expect(ended.stdout.toString().match(/^(verified: \w+|left out: .*)/gm)).toEqual([
      'verified: lamp_driver',
      'verified: horn_driver',
      'left out: Kconfig: no C source',
    ]);
    expect(ended.code).toBe(0);
    const header = unifiedDiff({ path: 'lamp.h', before: 'a\n', after: 'b\n' });
    const more = await devmify(['verify', '-'], { cwd: folder, input: patchTo(after) + header });
    expect(more.stdout.toString()).toMatch(/^not proved: lamp\.h: a header/m);
    expect(more.code).toBe(1);
  });
});

test('two mails that change a file one after the other are one change', async () => {
  await inTree(before, async (cwd) => {
    const second = unifiedDiff({ path: 'drivers/lamp.c', before: wrong, after });
    const { code } = await devmify(['verify', '-'], { cwd, input: `${patchTo(wrong)}-- \n2.1\n\n${second}` });
    expect(code).toBe(0);
  });
});

test.each([
  ['no patch', 'words\n', /there is no diff in it/],
  ['another version', patchTo(after).replaceAll('kfree', 'kvfree'), /does not fit drivers\/lamp\.c/],
  ['another tree', patchTo(after, 'sound/horn.c'), /sound\/horn\.c is not below/],
  ['out of the tree', patchTo(after, '../../../etc/lamp.c'), /is not below/],
  ['cut off', patchTo(after).split('\n').slice(0, 12).join('\n'), /this hunk is not as long/],
])('%s: exit code 2, and why', async (_, input, why) => {
  await inTree(before, async (cwd) => {
    const { code, stdout, stderr } = await devmify(['verify', '-'], { cwd, input });
    expect(stderr).toMatch(why);
    expect(stdout.toString()).toBe('');
    expect(code).toBe(2);
  });
});

test('a function that cannot be read: exit code 3', async () => {
  const broken = (text: string): string => text.replace('return 0;\n}', 'return 0 0 ) (;\n}');
  await inTree(broken(before), async (cwd) => {
    const input = unifiedDiff({ path: 'drivers/lamp.c', before: broken(before), after: broken(after) });
    const { code, stdout } = await devmify(['verify', '-'], { cwd, input });
    expect(stdout.toString()).toMatch(/^not proved/);
    expect(code).toBe(3);
  });
});
