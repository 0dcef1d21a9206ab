/** Whole runs of the built program, as users and scripts start it. */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { command, copyExamples, devmify, inNewFolder, project } from './run-devmify.ts';

const lamp = readFileSync(join(project, 'examples', 'lamp.c'));
/** A driver without anything to convert, but with a word that keeps it from being passed over. */
const idle = 'int kzalloc_count(void)\n{\n\treturn 0;\n}\n';

async function git(folder: string, ...words: string[]): Promise<void> {
  const { code, stderr } = await command('git', words, { cwd: folder });
  if (code !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
}

async function applied(folder: string, diff: Buffer, ...tool: [string, ...string[]]): Promise<string> {
  const [name, ...words] = tool;
  const { code, stderr, stdout } = await command(name, words, { cwd: folder, input: diff });
  return code === 0 ? 'ok' : `${stdout}${stderr}`;
}

describe('patches on stdout', () => {
  test('git apply and patch -p1 take them as they are, and both make what --write makes', () =>
    inNewFolder(async (folder) => {
      for (const name of ['a', 'b', 'c']) copyExamples(join(folder, name));
      const { code, stdout, stderr } = await devmify(['.'], { cwd: join(folder, 'a') });
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('3 files:') });
      expect(await applied(join(folder, 'a'), stdout, 'git', 'apply', '--check', '-')).toBe('ok');
      expect(await applied(join(folder, 'a'), stdout, 'git', 'apply', '-')).toBe('ok');
      expect(await applied(join(folder, 'b'), stdout, 'patch', '-p1')).toBe('ok');
      expect(await devmify(['-w', '.'], { cwd: join(folder, 'c') })).toMatchObject({ code: 0 });
      for (const name of readdirSync(join(project, 'examples'))) {
        const [a, b, c] = ['a', 'b', 'c'].map((tree) => readFileSync(join(folder, tree, name), 'utf8'));
        expect(b).toBe(a);
        expect(c).toBe(a);
      }
      expect(readFileSync(join(folder, 'a', 'lamp.c'), 'utf8')).toContain('devm_request_irq');
    }));

  test('they begin as the ones of git, blob ids included, so that `git apply --3way` works', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      writeFileSync(join(folder, '.gitattributes'), '*.c diff=cpp\n');
      await git(folder, 'init', '-q');
      await git(folder, 'add', '.');
      await git(folder, '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-q', '-m', 'x');
      const { stdout } = await devmify(['lamp.c'], { cwd: folder });
      expect(await applied(folder, stdout, 'git', 'apply', '--3way', '-')).toBe('ok');
      const { stdout: own } = await command('git', ['diff', 'HEAD', '--abbrev=12'], { cwd: folder });
      expect(stdout.toString().split('\n').slice(0, 5)).toEqual(own.toString().split('\n').slice(0, 5));
    }));

  test('paths are relative to the kernel tree, wherever devmify was started', () =>
    inNewFolder(async (folder) => {
      for (const file of ['Kbuild', 'MAINTAINERS']) writeFileSync(join(folder, file), '');
      mkdirSync(join(folder, 'drivers', 'leds'), { recursive: true });
      writeFileSync(join(folder, 'drivers', 'leds', 'lamp.c'), lamp);
      const { stdout } = await devmify(['lamp.c'], { cwd: join(folder, 'drivers', 'leds') });
      expect(stdout.toString()).toMatch(/^diff --git a\/drivers\/leds\/lamp\.c b\/drivers\/leds\/lamp\.c\n/);
      expect(await applied(folder, stdout, 'git', 'apply', '--check', '-')).toBe('ok');
    }));

  test('a name with a blank, a quote and an umlaut survives', () =>
    inNewFolder(async (folder) => {
      const name = 'a "lämp".c';
      writeFileSync(join(folder, name), lamp);
      const { stdout } = await devmify([name], { cwd: folder });
      expect(await applied(folder, stdout, 'git', 'apply', '-')).toBe('ok');
      expect(readFileSync(join(folder, name), 'utf8')).toContain('devm_');
    }));

  test('--quiet leaves stderr empty', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      const { stdout, stderr } = await devmify(['-q', 'lamp.c'], { cwd: folder });
      expect(stderr).toBe('');
      expect(stdout.toString()).toMatch(/^diff --git /);
    }));

  test('a reader that goes away ends the run without a word', () =>
    inNewFolder(async (folder) => {
      for (let i = 0; i < 120; i++) writeFileSync(join(folder, `lamp${i}.c`), lamp);
      const run = `set -o pipefail; "${process.execPath}" "${join(project, 'bin', 'devmify')}" . | head -1`;
      const { code, stdout, stderr } = await command('bash', ['-c', run], { cwd: folder });
      expect({ code, stdout: stdout.toString() }).toEqual({
        code: 0,
        stdout: 'diff --git a/lamp0.c b/lamp0.c\n',
      });
      expect(stderr).not.toMatch(/EPIPE|Error/);
    }));
});

describe('bytes outside the changes', () => {
  const variants: Record<string, Buffer> = {
    'Latin-1': Buffer.concat([Buffer.from('/* Andr\xe9, 100 \xb5s */\n', 'latin1'), lamp]),
    'UTF-8': Buffer.concat([Buffer.from('/* André, 100 µs, 😀 */\n'), lamp]),
    'a byte order mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), lamp]),
    'CRLF line ends': Buffer.from(lamp.toString().replaceAll('\n', '\r\n')),
    'no last newline': lamp.subarray(0, lamp.length - 1),
    'form feeds': Buffer.from(lamp.toString().replaceAll('\n\nstatic', '\n\f\nstatic')),
    'trailing blanks': Buffer.from(lamp.toString().replaceAll(';\n\n', ';  \t\n \n')),
  };

  test.each([
    ['--write', ['-w', '-q', '.']],
    ['git apply', ['-q', '.']],
  ])('stay as they are: %s', (way, words) =>
    inNewFolder(async (folder) => {
      for (const [name, bytes] of Object.entries(variants)) writeFileSync(join(folder, `${name}.c`), bytes);
      const { code, stdout } = await devmify(words, { cwd: folder });
      expect(code).toBe(0);
      if (way === 'git apply') expect(await applied(folder, stdout, 'git', 'apply', '-')).toBe('ok');
      for (const [name, before] of Object.entries(variants)) {
        const after = readFileSync(join(folder, `${name}.c`), 'latin1');
        expect(after).toContain('devm_request_irq');
        const lines = new Set(before.toString('latin1').split('\n'));
        const added = after.split('\n').filter((line) => !lines.has(line));
        // All other lines are lines of the original, byte for byte.
        expect(added.length).toBeLessThan(12);
        expect(added.filter((line) => !/devm_|return|if \(!res\)|lamp/.test(line))).toEqual([]);
        expect(added.every((line) => line.endsWith('\r') === (name === 'CRLF line ends'))).toBe(true);
      }
    }));
});

describe('--write', () => {
  test('keeps the mode, and a second run changes nothing', () =>
    inNewFolder(async (folder) => {
      const path = join(folder, 'lamp.c');
      writeFileSync(path, lamp);
      chmodSync(path, 0o640);
      expect(await devmify(['--write', 'lamp.c'], { cwd: folder })).toMatchObject({ code: 0 });
      const once = readFileSync(path);
      expect(once.equals(lamp)).toBe(false);
      expect(statSync(path).mode & 0o777).toBe(0o640);
      expect(readdirSync(folder)).toEqual(['lamp.c']);
      const { code, stdout } = await devmify(['lamp.c'], { cwd: folder });
      expect({ code, stdout: stdout.toString() }).toEqual({ code: 0, stdout: '' });
      await devmify(['-w', 'lamp.c'], { cwd: folder });
      expect(readFileSync(path).equals(once)).toBe(true);
    }));

  test('writes what a link leads to within the tree, and keeps the link', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      symlinkSync('lamp.c', join(folder, 'link.c'));
      expect(await devmify(['-w', 'link.c'], { cwd: folder })).toMatchObject({ code: 0 });
      expect(lstatSync(join(folder, 'link.c')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, 'lamp.c'), 'utf8')).toContain('devm_');
    }));

  test('follows no link out of the tree', () =>
    inNewFolder(async (folder) => {
      mkdirSync(join(folder, 'tree'));
      writeFileSync(join(folder, 'lamp.c'), lamp);
      symlinkSync('../lamp.c', join(folder, 'tree', 'link.c'));
      const { code, stderr } = await devmify(['-w', 'link.c'], { cwd: join(folder, 'tree') });
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('leads out of the tree') });
      expect(readFileSync(join(folder, 'lamp.c')).equals(lamp)).toBe(true);
    }));
});

describe('exit codes', () => {
  test('--check: 1 when something would change, 0 when not, nothing on stdout, nothing written', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      writeFileSync(join(folder, 'idle.c'), idle);
      const some = await devmify(['--check', '.'], { cwd: folder });
      expect(some).toMatchObject({ code: 1, stderr: expect.stringContaining('1 would change') });
      expect(some.stdout).toHaveLength(0);
      expect(readFileSync(join(folder, 'lamp.c')).equals(lamp)).toBe(true);
      expect(await devmify(['--check', 'idle.c'], { cwd: folder })).toMatchObject({ code: 0 });
    }));

  test.each([
    ['an unknown option', ['--dri-run', '.'], 'did you mean --dry-run?'],
    ['a path that is not there', ['lmap.c'], 'did you mean lamp.c?'],
    ['no path at all', ['--dry-run'], 'name a file or a folder'],
    ['a command that is not there', ['lst'], 'did you mean list?'],
    ['a command behind an option', ['--no-cache', 'check', 'lamp.c'], 'try: devmify check --no-cache lamp.c'],
    ['an unknown pattern', ['-p', 'memory/kzaloc', 'lamp.c'], 'did you mean memory/kzalloc?'],
    ['a folder of patterns that is not there', ['--patterns', 'none', 'lamp.c'], 'none'],
    ['a list of paths that is not there', ['--files-from', 'none'], 'none'],
    ['a command without what it needs', ['show'], 'devmify show'],
  ])('2: %s', (_, words, message) =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      const { code, stdout, stderr } = await devmify(words, { cwd: folder });
      expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr.split('\n').length).toBeLessThan(12);
      expect(stderr).not.toMatch(/^\s+at /m);
    }));

  test('3: what could not be read is named one by one, and all others are done', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      writeFileSync(join(folder, 'binary.c'), Buffer.from([1, 2, 0, 3]));
      writeFileSync(join(folder, 'empty.c'), '');
      mkdirSync(join(folder, 'folder.c'));
      symlinkSync('.', join(folder, 'folder.c', 'circle'));
      const input = 'lamp.c\nbinary.c\nempty.c\nfolder.c\ngone.c\n/proc/self/mem\n';
      const { code, stdout, stderr } = await devmify(['--files-from', '-', '.'], { cwd: folder, input });
      expect(code).toBe(3);
      expect(stdout.toString()).toMatch(/^diff --git a\/lamp\.c /);
      expect(stderr).toMatch(/binary\.c: error: holds NUL bytes/);
      expect(stderr).toMatch(/gone\.c: error: no such file/);
      expect(stderr).not.toContain('empty.c');
      expect(stderr).toMatch(/failed/);
    }));
});

describe('a function that can not be read', () => {
  test('is shown, keeps the others from nothing, and makes the exit code 3', () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      writeFileSync(join(folder, 'broken.c'), lamp.toString().replace('if (!lamp)', 'if ((!lamp ] ) {{ @@'));
      const { code, stdout, stderr } = await devmify(['.'], { cwd: folder });
      expect(code).toBe(3);
      expect(stdout.toString().match(/^diff --git .*/gm)).toEqual(['diff --git a/lamp.c b/lamp.c']);
      expect(stderr).toMatch(/^broken\.c:41:13: warning: lamp_probe\(\) could not be read/);
      expect(stderr).toMatch(/^ +41 \| .*\n +\| +\^$/m);
      expect(stderr).toContain('2 files: 1 with changes (nothing written), 1 refused');
    }));
});

describe('Ctrl-C', () => {
  test('leaves each file as it was or as it is to be, and nothing else', () =>
    inNewFolder(async (folder) => {
      const names = Array.from({ length: 300 }, (_, i) => `lamp${String(i).padStart(3, '0')}.c`);
      for (const name of names) writeFileSync(join(folder, name), lamp);
      const isChanged = (name = ''): boolean => !readFileSync(join(folder, name)).equals(lamp);
      const { code, stderr } = await devmify(['-w', '.'], {
        cwd: folder,
        interruptWhen: () => isChanged(names[0]),
      });
      expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining('resources: ') });
      expect(readdirSync(folder).sort()).toEqual(names);
      const changed = names.filter(isChanged);
      expect(changed.length).toBeLessThan(names.length);
      expect(new Set(changed.map((name) => readFileSync(join(folder, name), 'utf8'))).size).toBe(1);
    }));
});

describe('lists of paths', () => {
  test.each([
    ['lines', '\n'],
    ['CRLF lines', '\r\n'],
    ['NUL', '\0'],
  ])('on stdin, separated by %s', (_, separator) =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, 'lamp.c'), lamp);
      writeFileSync(join(folder, 'idle.c'), idle);
      const input = ['lamp.c', 'idle.c'].join(separator);
      const { code, stderr } = await devmify(['--files-from', '-'], { cwd: folder, input });
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringContaining('2 files: 1 with changes'),
      });
    }));

  test('an empty list is no mistake', async () => {
    const { code, stdout, stderr } = await devmify(['--files-from', '-']);
    expect({ code, stdout: stdout.toString(), stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'no files to look at\n',
    });
  });
});

describe('JSON', () => {
  test('has one object a line, for every file and then the summary', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      writeFileSync(join(folder, 'idle.c'), idle);
      const { code, stdout } = await devmify(['--json', '.'], { cwd: folder });
      const objects = stdout
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(code).toBe(0);
      expect(objects.map(({ schema_version }) => schema_version)).toEqual(objects.map(() => 1));
      expect(objects.map(({ kind, path, status }) => [kind, path, status])).toEqual([
        ['file', 'bell.c', 'refused'],
        ['file', 'idle.c', 'unchanged'],
        ['file', 'knob.c', 'changed'],
        ['file', 'lamp.c', 'changed'],
        ['summary', undefined, undefined],
      ]);
      const summary = objects.pop();
      const sites = objects.flatMap((object) => object.sites ?? []);
      expect(summary.sites.converted + summary.sites.review + summary.sites.refused).toBe(sites.length);
      for (const site of sites) {
        expect(site).toMatchObject({
          line: expect.any(Number),
          column: expect.any(Number),
          function: expect.any(String),
          pattern: expect.stringMatching(/^[\w-]+\/[\w-]+$/),
          verdict: expect.stringMatching(/^(converted|review|refused)$/),
          code: expect.stringMatching(/^[a-z-]+$/),
        });
      }
      const { stdout: diff } = await devmify(['lamp.c'], { cwd: folder });
      expect(objects[3].diff).toBe(diff.toString());
    }));
});

describe('colour', () => {
  const startsColour = '\x1b[';

  test('none when nothing is a terminal, and none when NO_COLOR is set', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      for (const env of [{}, { NO_COLOR: '1', FORCE_COLOR: '1' }]) {
        const { stdout, stderr } = await devmify(['--explain', '.'], { cwd: folder, env });
        expect(stdout.toString() + stderr).not.toContain(startsColour);
      }
    }));

  test('when asked for, in a patch too; never where nobody looks', () =>
    inNewFolder(async (folder) => {
      copyExamples(folder);
      const explained = await devmify(['--explain', '--color=always', '.'], { cwd: folder });
      expect(explained.stdout.toString()).toContain(startsColour);
      const patch = await devmify(['--color=always', '.'], { cwd: folder });
      expect(patch.stdout.toString()).toContain(startsColour);
      expect(patch.stderr).toContain(startsColour);
      const piped = await devmify(['.'], { cwd: folder });
      expect(piped.stdout.toString()).not.toContain(startsColour);
    }));
});

describe('patterns of the user', () => {
  test('a broken one is shown with its place, and nothing is written', () =>
    inNewFolder(async (folder) => {
      cpSync(join(project, 'patterns'), join(folder, 'patterns'), { recursive: true });
      writeFileSync(join(folder, 'lamp.c'), lamp);
      const path = join(folder, 'patterns', 'memory', 'kzalloc.cocci');
      expect(existsSync(path)).toBe(true);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^@.*\bacquire\b.*@/m, '@@ expresion e; @@'));
      const { code, stdout, stderr } = await devmify(['-w', '--patterns', 'patterns', 'lamp.c'], {
        cwd: folder,
      });
      expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/patterns\/memory\/kzalloc\.cocci:\d+:\d+: error: /);
      expect(stderr).toMatch(/^\s+\d+ \| .*\n\s+\| +\^/m);
      expect(readFileSync(join(folder, 'lamp.c')).equals(lamp)).toBe(true);
    }));
});
