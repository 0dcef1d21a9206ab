// What a change brings, and nothing else: in this process, with the real git. As a command: command.test.ts.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Incoming, incomingFromPatch, incomingSince } from '../../../src/cli/check/incoming.ts';
import { runChange } from '../../../src/cli/check/run-check.ts';
import { type Found, findFiles } from '../../../src/cli/files/find-files.ts';
import { git, gitEnded } from '../repository.ts';
import { inNewFolder } from '../run-devmify.ts';
import { collected, wishes } from './in-process.ts';

const remove = (body: string): string => `static int lamp_remove(struct platform_device *pdev)
{
	void *lamp = platform_get_drvdata(pdev);

${body}
	return 0;
}
`;

const rest = `
static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
};
`;

const probe = `static int lamp_probe(struct platform_device *pdev)
{
	void *lamp = devm_kzalloc(&pdev->dev, 8, GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

`;

/** Frees by hand, with this line, what the device frees as well. */
const driver = (line = '\tkfree(lamp);'): string => `${probe}${remove(line)}${rest}`;
const clean = driver('\tdev_info(&pdev->dev, "dark\\n");');

type Line = Readonly<Record<string, unknown>>;

async function judge(
  incoming: Incoming,
): Promise<{ readonly code: number; readonly lines: readonly Line[]; readonly said: string }> {
  const { streams, results, said } = collected();
  const code = await runChange(incoming, wishes, streams);
  const lines = results()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { code, lines, said: said() };
}

const rulesIn = (lines: readonly Line[]): readonly unknown[] =>
  lines.filter(({ kind }) => kind === 'finding').map(({ rule, ignored }) => (ignored ? `(${rule})` : rule));

/** A repository with these files, committed. */
const inRepository = (
  files: Readonly<Record<string, string | Buffer>>,
  body: (folder: string, since: () => Incoming) => Promise<void>,
): Promise<void> =>
  inNewFolder(async (folder) => {
    await git(folder, 'init', '-q');
    write(folder, files);
    await git(folder, 'add', '.');
    await git(folder, 'commit', '-qm', 'before');
    await body(folder, () => incomingSince('HEAD', found(folder)));
  });

function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const found = (folder: string): Found =>
  findFiles({ paths: [folder], listed: [], excluded: () => false, currentFolder: folder });

const patchOf = async (folder: string, ...words: readonly string[]): Promise<string> => {
  await git(folder, 'add', '-A');
  const name = join(folder, '.git', 'change.patch');
  writeFileSync(name, (await gitEnded(folder, 'diff', '--cached', ...words)).stdout);
  return name;
};

describe('since a commit', () => {
  test('a file that was renamed is not new; what the rename brings besides is', async () => {
    await inRepository({ 'old/lamp.c': driver() }, async (folder, since) => {
      mkdirSync(join(folder, 'new'));
      renameSync(join(folder, 'old/lamp.c'), join(folder, 'new/bulb.c'));
      await git(folder, 'add', '-A');
      expect(rulesIn((await judge(since())).lines)).toEqual([]);
      writeFileSync(join(folder, 'new/bulb.c'), driver().replace('(&pdev->dev', '(pdev->dev.parent'));
      expect(rulesIn((await judge(since())).lines)).toEqual(['foreign-device']);
    });
  });

  test('a file that is new is judged as a whole', async () => {
    await inRepository({ 'lamp.c': clean }, async (folder, since) => {
      write(folder, { 'bulb.c': driver() });
      const { code, lines } = await judge(since());
      expect([code, rulesIn(lines)]).toEqual([1, ['double-release']]);
    });
  });

  test('text before that is not UTF-8 is the same text', async () => {
    const latin = (text: string): Buffer => Buffer.from(`/* J\xf6rg */\n${text}`, 'latin1');
    const wrong = driver('\tdev_info(&pdev->dev, "\xe4");\n\tkfree(lamp);');
    await inRepository({ 'lamp.c': latin(wrong) }, async (folder, since) => {
      expect((await judge(since())).lines).toMatchObject([{ kind: 'summary', files: 1, findings: {} }]);
      write(folder, { 'lamp.c': Buffer.from(`/* Jörg */\n${wrong}`) });
      expect((await judge(since())).lines).toMatchObject([{ kind: 'summary', files: 1, findings: {} }]);
    });
  });

  test('what git cannot tell is an error, and not a file that is new', async () => {
    await inRepository({ 'lamp.c': driver() }, async (folder, since) => {
      const id = (await git(folder, 'rev-parse', 'HEAD:lamp.c')).trim();
      rmSync(join(folder, '.git', 'objects', id.slice(0, 2), id.slice(2)), { force: true });
      write(folder, { 'lamp.c': `\n${driver()}` });
      expect(since).toThrow(/could not tell what there was before/);
    });
  });

  test('what is left, cannot be read, or is odd about comments is told, and decides the exit code', async () => {
    await inRepository({ 'lamp.c': clean, 'knob.c': clean }, async (folder, since) => {
      write(folder, {
        'lamp.c': `/* devmify: ignore double-release */\n${clean}`,
        'knob.c': Buffer.from('int a;\0\n'),
      });
      const { code, lines, said } = await judge(since());
      expect(code).toBe(3);
      expect(lines).toMatchObject([
        { kind: 'file', path: expect.stringContaining('knob.c'), status: 'failed', reason: 'binary' },
        { kind: 'file', status: 'judged', diagnostics: [{ code: 'ignore-comment', line: 1 }] },
        { kind: 'summary', failed: 1 },
      ]);
      expect(said).toContain('NUL');
      expect(said).toContain('says not why');
    });
    const left = { left: [{ shown: 'gone.c', reason: 'vanished' as const }], emptyFolders: [] };
    const gone = await judge({ changes: [], left, said: [] });
    expect([gone.code, gone.lines[0]]).toMatchObject([3, { path: 'gone.c', status: 'failed' }]);
  });

  test('of what comments ignore, and of what is odd about them, only what is new is told', async () => {
    const ignoring = driver('\t/* devmify: ignore double-release it is taken off */\n\tkfree(lamp);');
    const odd = `/* devmify: ignore leak-on-error why not */\n${ignoring}`;
    await inRepository({ 'lamp.c': odd, 'knob.c': driver() }, async (folder, since) => {
      write(folder, { 'lamp.c': `\n\n${odd}`, 'knob.c': ignoring });
      const { code, lines } = await judge(since());
      expect([code, rulesIn(lines)]).toEqual([0, ['(double-release)']]);
      expect(lines).toMatchObject([{ path: expect.stringContaining('knob.c') }, { kind: 'summary' }]);
      write(folder, { 'lamp.c': driver(), 'knob.c': driver() });
      const laidBare = await judge(since());
      expect([laidBare.code, rulesIn(laidBare.lines)]).toEqual([1, ['double-release']]);
    });
  });
});

describe('a patch', () => {
  test('headers are judged by themselves, and that is said', async () => {
    const helper = (released: string): string => `static inline int lamp_try(struct device *dev)
{
	void *lamp = kzalloc(8, GFP_KERNEL);
	int err;

	if (!lamp)
		return -ENOMEM;
	err = devm_lamp_add(dev);
	if (err)${released}
		return err;
	kfree(lamp);
	return 0;
}
`;
    const freed = helper(' {\n\t\tkfree(lamp);').replace('return err;', 'return err;\n\t}');
    await inRepository({ 'lamp.h': freed, 'lamp.c': clean }, async (folder) => {
      write(folder, { 'lamp.h': helper(''), 'new.h': helper('') });
      const incoming = await incomingFromPatch(await patchOf(folder), folder);
      expect(incoming.said).toEqual([
        expect.stringMatching(/^lamp\.h: a header is judged by itself/),
        expect.stringMatching(/^new\.h: a header is judged by itself/),
      ]);
      const { code, lines } = await judge(incoming);
      expect([code, rulesIn(lines)]).toEqual([1, ['leak-on-error', 'leak-on-error']]);
    });
  });

  test('without any C file there is nothing to judge: that is said, and no fault', async () => {
    await inRepository({ Kconfig: 'config LAMP\n', 'lamp.c': driver() }, async (folder) => {
      write(folder, { Kconfig: 'config LAMP\n\ttristate\n' });
      const incoming = await incomingFromPatch(await patchOf(folder), folder);
      expect(incoming.said).toEqual(['not judged: Kconfig: no C source']);
      const { code, said } = await judge(incoming);
      expect([code, said]).toEqual([0, expect.stringContaining('there is nothing to judge')]);
    });
  });

  test('of a file that fits both ways the others tell whether the tree has the patch', async () => {
    await inRepository({ 'lamp.c': clean, 'notes.h': '/* a */\n' }, async (folder) => {
      write(folder, { 'lamp.c': driver(), 'notes.h': '/* a */\n/* a */\n' });
      const patch = await patchOf(folder);
      expect(rulesIn((await judge(await incomingFromPatch(patch, folder))).lines)).toEqual([
        'double-release',
      ]);
      await git(folder, 'reset', '-q', '--hard');
      expect(rulesIn((await judge(await incomingFromPatch(patch, folder))).lines)).toEqual([
        'double-release',
      ]);
    });
  });

  test('a file that a series adds, and changes later on, is judged as it is in the end', async () => {
    await inRepository({ Kconfig: '' }, async (folder) => {
      const series: string[] = [];
      for (const text of [clean, driver(), driver('\tkfree(lamp);\n\tdev_info(&pdev->dev, "off");')]) {
        write(folder, { 'lamp.c': text });
        await git(folder, 'add', '-A');
        series.push(await git(folder, 'diff', '--cached'));
        await git(folder, 'commit', '-qm', 'more');
      }
      await git(folder, 'reset', '-q', '--hard', 'HEAD~3');
      const name = join(folder, '.git', 'series.mbox');
      writeFileSync(name, series.join('\n'));
      const { lines } = await judge(await incomingFromPatch(name, folder));
      expect(lines).toMatchObject([
        { rule: 'double-release', path: 'lamp.c', function: 'lamp_remove' },
        { kind: 'summary', files: 1 },
      ]);
      writeFileSync(name, [series[0], series[2]].join('\n'));
      await expect(incomingFromPatch(name, folder)).rejects.toThrow(/does not fit that/);
    });
  });

  test('a rename, and an edit beside what was wrong before, bring nothing', async () => {
    await inRepository({ 'lamp.c': driver('\tif (lamp_dark(lamp))\n\t\tkfree(lamp);') }, async (folder) => {
      rmSync(join(folder, 'lamp.c'));
      write(folder, { 'bulb.c': driver('\tif (lamp_black(lamp))\n\t\tkfree(lamp);') });
      const incoming = await incomingFromPatch(await patchOf(folder, '-M30'), folder);
      expect(rulesIn((await judge(incoming)).lines)).toEqual([]);
    });
  });
});
