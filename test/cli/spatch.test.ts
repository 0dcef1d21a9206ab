import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSpatchWords } from '../../src/cli/commands/spatch-flags.ts';
import { command, devmify, inNewFolder } from './run-devmify.ts';

const rule = `@@ expression e; @@
- drop(e);
+ release(&e);
`;
const code = 'void f(void)\n{\n\tdrop(a);\n}\n';

const inFolderWith = (files: Record<string, string | Buffer>, body: (folder: string) => Promise<void>) =>
  inNewFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await body(folder);
  });

describe('running a semantic patch', () => {
  test('the diff applies, Latin-1 and CRLF included', () =>
    inFolderWith(
      {
        'r.cocci': rule,
        'a.c': code,
        'b.c': Buffer.from(`/* \xe9 */\n${code}`, 'latin1'),
        'c.c': code.replaceAll('\n', '\r\n'),
        'd.c': 'int x;\n',
      },
      async (folder) => {
        const run = await devmify(['spatch', '--sp-file', 'r.cocci', '.'], { cwd: folder });
        expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('4 files: 3 with changes') });
        expect(await command('git', ['apply', '-'], { cwd: folder, input: run.stdout })).toMatchObject({
          code: 0,
        });
        expect(readFileSync(join(folder, 'a.c'), 'utf8')).toBe(code.replace('drop(a)', 'release(&a)'));
        expect(readFileSync(join(folder, 'b.c')).subarray(0, 7)).toEqual(Buffer.from('/* \xe9 */', 'latin1'));
        expect(readFileSync(join(folder, 'c.c'), 'utf8')).toBe(
          code.replace('drop(a)', 'release(&a)').replaceAll('\n', '\r\n'),
        );
      },
    ));

  test('--in-place writes, and prints the diff all the same', () =>
    inFolderWith({ 'r.cocci': rule, 'a.c': code }, async (folder) => {
      const { stdout } = await devmify(['spatch', '--sp-file', 'r.cocci', '--in-place', 'a.c'], {
        cwd: folder,
      });
      expect(stdout.toString()).toContain('+\trelease(&a);');
      expect(readFileSync(join(folder, 'a.c'), 'utf8')).toContain('release(&a);');
    }));

  test('-o takes the result of one file, --patch shortens paths, --include-headers looks into .h files', () =>
    inFolderWith({ 'r.cocci': rule }, async (folder) => {
      mkdirSync(join(folder, 'src'));
      for (const name of ['a.c', 'b.h']) writeFileSync(join(folder, 'src', name), code);
      const spatch = (...words: string[]) => devmify(['spatch', 'r.cocci', ...words], { cwd: folder });
      expect(await spatch('-o', 'out.c', 'src/a.c')).toMatchObject({ code: 0 });
      expect(readFileSync(join(folder, 'out.c'), 'utf8')).toBe(code.replace('drop(a)', 'release(&a)'));
      expect(readFileSync(join(folder, 'src/a.c'), 'utf8')).toBe(code);
      const changed = async (...words: string[]) =>
        (await spatch(...words)).stdout.toString().match(/^\+\+\+ .*/gm);
      expect(await changed('src')).toEqual(['+++ b/src/a.c']);
      expect(await changed('--patch', 'src', '--include-headers', '--dir', 'src')).toEqual([
        '+++ b/a.c',
        '+++ b/b.h',
      ]);
      expect(await spatch('--include-headers', '-o', 'out.c', 'src')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('-o out.c takes the result of one file'),
      });
      writeFileSync(join(folder, 'none.c'), 'int drop;\n');
      expect((await spatch('-o', 'none.out', 'none.c')).stderr).toContain('none.out is not written');
      expect(existsSync(join(folder, 'none.out'))).toBe(false);
    }));

  test('a broken rule is shown with its place, and nothing is run', () =>
    inFolderWith({ 'r.cocci': rule.replace('expression', 'expresion'), 'a.c': code }, async (folder) => {
      const run = await devmify(['spatch', '--sp-file', 'r.cocci', '--in-place', 'a.c'], { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/^r\.cocci:1:4: error: .*\n {2}1 \| @@ expresion e; @@\n {4}\| {4}\^{9}$/m);
      expect(run.stderr).toContain('did you mean `expression`?');
      expect(readFileSync(join(folder, 'a.c'), 'utf8')).toBe(code);
    }));

  test('an isomorphism that nothing is called is told of when a rule disables it', () =>
    inFolderWith(
      { 'r.cocci': '@r disable braces4, isnt_null@ expression e; @@\n- drop(e);\n', 'a.c': code },
      async (folder) => {
        const { code: ended, stderr } = await devmify(['spatch', 'r.cocci', 'a.c'], { cwd: folder });
        expect(ended).toBe(0);
        expect(stderr.match(/no isomorphism is called .*/g)).toEqual([
          'no isomorphism is called `isnt_null`: nothing is disabled by it [unknown-isomorphism]',
        ]);
        expect(stderr).toContain('did you mean `isnt_null1`?');
      },
    ));

  test('a broken rule of a mode that is off does no harm', () =>
    inFolderWith(
      { 'r.cocci': `virtual org\n@depends on org@ expresion x; @@\n- x;\n\n${rule}`, 'a.c': code },
      async (folder) => {
        expect(await devmify(['spatch', 'r.cocci', 'a.c'], { cwd: folder })).toMatchObject({ code: 0 });
        expect(await devmify(['spatch', '-D', 'org', 'r.cocci', 'a.c'], { cwd: folder })).toMatchObject({
          code: 2,
        });
      },
    ));

  test('starred lines are shown, and never written', () =>
    inFolderWith({ 'r.cocci': '@@ expression e; @@\n* drop(e);\n', 'a.c': code }, async (folder) => {
      const { stdout } = await devmify(['spatch', '--sp-file', 'r.cocci', 'a.c'], { cwd: folder });
      expect(stdout.toString()).toContain('-\tdrop(a);');
      await devmify(['spatch', '--sp-file', 'r.cocci', '--in-place', 'a.c'], { cwd: folder });
      expect(readFileSync(join(folder, 'a.c'), 'utf8')).toBe(code);
    }));

  test('--expect fails the run when a rule matched nowhere, and knows the names of the rules', () =>
    inFolderWith(
      { 'r.cocci': `@seen@ expression e; @@\ndrop(e)\n@gone@ @@\n- lose();\n`, 'a.c': code },
      async (folder) => {
        const expecting = (name: string) =>
          devmify(['spatch', '--sp-file', 'r.cocci', '--expect', name, 'a.c'], { cwd: folder });
        expect(await expecting('seen')).toMatchObject({ code: 0 });
        expect(await expecting('gone')).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('rule `gone` matched nowhere'),
        });
        expect(await expecting('sen')).toMatchObject({
          code: 2,
          stderr: expect.stringContaining('did you mean seen?'),
        });
      },
    ));

  test('what the patch itself asks for on `#spatch` lines, includes and uses', () =>
    inFolderWith(
      {
        'r.cocci': `#spatch -D on\n#include "more.cocci"\nvirtual on\n@depends on on@ @@\n- drop(a);\n`,
        'more.cocci': '@@ @@\n+ first();\ndrop(a);\n',
        'a.c': code,
      },
      async (folder) => {
        const { stdout } = await devmify(['spatch', 'r.cocci', 'a.c'], { cwd: folder });
        expect(stdout.toString().match(/^[-+]\t.*/gm)).toEqual(['-\tdrop(a);', '+\tfirst();']);
      },
    ));

  test.each([
    [['spatch', 'a.c'], 'no semantic patch'],
    [['spatch', '--sp-file', 'r.cocci'], 'name a file or a folder'],
    [['spatch', '--sp-file', 'none.cocci', 'a.c'], '--sp-file none.cocci: no such file\n'],
    [['spatch', '--sp-file', '.', 'a.c'], '--sp-file .: that is a folder\n'],
    [['spatch', '--sp-file', 'r.cocci', 'none.c'], 'no such file or folder'],
    [['spatch', '--sp-flie', 'r.cocci', 'a.c'], 'did you mean --sp-file?'],
  ])('%j is a mistake', (words, message) =>
    inFolderWith({ 'r.cocci': rule, 'a.c': code }, async (folder) => {
      const { code: exit, stderr, stdout } = await devmify(words, { cwd: folder });
      expect({ exit, stdout: stdout.toString() }).toEqual({ exit: 2, stdout: '' });
      expect(stderr).toContain(message);
    }));
});

describe('the flags of spatch', () => {
  test.each([
    [['-sp_file', 'x.cocci', 'a.c'], ['--sp-file', 'x.cocci', 'a.c'], []],
    [['--sp_file=x.cocci', 'a.c'], ['--sp-file=x.cocci', 'a.c'], []],
    [['--cocci-file', 'x.cocci', 'a.c'], ['--sp-file', 'x.cocci', 'a.c'], []],
    [['x.cocci', 'a.c'], ['--sp-file=x.cocci', 'a.c'], []],
    [['--json', 'x.cocci', 'a.c'], ['--json', '--sp-file=x.cocci', 'a.c'], []],
    [['--sp-file', 'x.cocci', 'y.cocci'], ['--sp-file', 'x.cocci', 'y.cocci'], []],
    [['-j', '4', '--no-includes', '--chunksize', '1', 'a.c'], ['-j', '4', 'a.c'], []],
    [['-j4', '--timeout=10', 'a.c'], ['-j4', 'a.c'], []],
    [['-I', 'include', '--all-includes', 'a.c'], ['a.c'], ['-I', '--all-includes']],
    [['-very_quiet', '-D', 'patch', '-in_place'], ['--very-quiet', '-D', 'patch', '--in-place'], []],
  ])('%j', (given, words, leftOut) => {
    expect(readSpatchWords(given)).toEqual({ words, leftOut });
  });
});
