import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { driver } from '../cli/check/lamps.ts';
import { command, copyExamples, devmify, inNewFolder, project } from '../cli/run-devmify.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const browser = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => names.map((name) => join(folder, name)))
  .find((path) => existsSync(path));

test('the page is one file that loads nothing, and holds the data of the run', () =>
  inNewFolder(async (folder) => {
    copyExamples(folder);
    const lamp = readFileSync(join(folder, 'lamp.c'), 'utf8');
    writeFileSync(
      join(folder, 'odd.c'),
      `/* </script><script>alert(1)</script> */\n${lamp.replace('kzalloc(sizeof(*lamp),', 'kzalloc(1, (;')}`,
    );
    const { stdout, code } = await devmify(['--format', 'html', '.'], { cwd: folder });
    const page = stdout.toString();
    expect(code).toBe(3);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<(link|img|script)[^>]*\b(src|href)=/);
    const data = /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    const { files, codes } = JSON.parse(data) as { files: { path: string }[]; codes: object };
    expect(files.map(({ path }) => path)).toEqual(['bell.c', 'knob.c', 'lamp.c', 'odd.c']);
    expect(Object.keys(codes)).toContain('converted');
  }));

// Wants a browser: without one there is nothing to look with.
const look = browser === undefined ? test.skip : test;
look(`in a browser${browser === undefined ? ' (no chromium on the path: skipped)' : ''}`, () =>
  inNewFolder(async (folder) => {
    copyExamples(folder);
    const { stdout } = await devmify(['--format', 'html', '--review', '.'], { cwd: folder });
    const page = join(folder, 'report.html');
    writeFileSync(page, stdout);
    const program = join(project, 'test', 'page', 'look.mjs');
    const { stdout: said, stderr } = await command(process.execPath, [program, browser ?? '', page]);
    expect(stderr).toBe('');
    const seen = JSON.parse(said.toString()) as Record<string, unknown>;
    expect(seen).toMatchObject({
      title: 'devmify: .',
      files: ['bell.c', 'knob.c', 'lamp.c'],
      found: ['bell.c', 'lamp.c'],
      heading: 'bell.c',
      entries: ['request_irq()'],
      back: 'bell.c',
      errors: [],
      asked: [],
      overflow: 0,
    });
    expect(seen.kinds).toHaveLength(3);
    expect(String(seen.added)).toContain('devm_');
    expect(seen.light).not.toBe(seen.dark);
  }),
);

look(
  `a check, with the keyboard, in a browser${browser === undefined ? ' (no chromium on the path: skipped)' : ''}`,
  () =>
    inNewFolder(async (folder) => {
      for (const [name, numbers] of Object.entries({ 'a/lamp.c': [1], 'b/knob.c': [2, 3] })) {
        mkdirSync(dirname(join(folder, name)));
        writeFileSync(join(folder, name), numbers.flatMap(driver).join('\n'));
      }
      const words = ['check', '--format', 'html', '--confidence', 'likely', '.'];
      const { stdout, code } = await devmify(words, { cwd: folder });
      expect(code).toBe(1);
      const page = join(folder, 'report.html');
      writeFileSync(page, stdout);
      const program = join(project, 'test', 'page', 'look.mjs');
      const { stdout: said, stderr } = await command(process.execPath, [
        program,
        browser ?? '',
        page,
        'check',
      ]);
      expect(stderr).toBe('');
      const seen = JSON.parse(said.toString()) as Record<string, unknown>;
      expect(seen).toMatchObject({
        kinds: ['✗ certain6', '! likely6'],
        first: expect.stringMatching(/^a\/lamp\.c:\d+.*✗ certain kfree\(\) releases/),
        row: expect.stringContaining('lamp.c'),
        heading: 'a/lamp.c',
        focus: 'file',
        found: ['lamp.c', 'knob.c'],
        at: expect.stringContaining('entry'),
        overflow: [0, 0],
        errors: [],
        asked: [],
      });
      expect(seen.entries).toHaveLength(4);
      expect(seen.mark).toContain('kfree(lamp)');
      expect(String(seen.steps)).toContain('given to the device here');
    }),
);
