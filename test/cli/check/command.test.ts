// `devmify check` as people and scripts use it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { command, devmify, inNewFolder } from '../run-devmify.ts';

/** A driver that frees by hand, at this line, what the device frees as well. */
const driver = (
  before: string,
  release: string,
) => `${before}static int lamp_probe(struct platform_device *pdev)
{
	void *lamp = devm_kzalloc(&pdev->dev, 8, GFP_KERNEL);

	if (!lamp)
		return -ENOMEM;
	platform_set_drvdata(pdev, lamp);
	return 0;
}

static int lamp_remove(struct platform_device *pdev)
{
	void *lamp = platform_get_drvdata(pdev);

${release}
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
};
`;

const wrong = driver('', '\tkfree(lamp);');
const right = driver('', '\tdev_info(&pdev->dev, "dark\\n");');

async function checked(text: string, words: readonly string[] = []): ReturnType<typeof devmify> {
  let ended: Awaited<ReturnType<typeof devmify>> | undefined;
  await inNewFolder(async (cwd) => {
    writeFileSync(join(cwd, 'lamp.c'), text);
    ended = await devmify(['check', ...words, 'lamp.c'], { cwd });
  });
  return ended as NonNullable<typeof ended>;
}

describe('devmify check', () => {
  test('exits with 1 and shows the path when there is something, with 0 and nothing when there is not', async () => {
    const found = await checked(wrong);
    expect(found.code).toBe(1);
    expect(String(found.stdout)).toContain('lamp.c:15:2');
    expect(String(found.stdout)).toContain('given to the device here');
    expect(found.stderr).toContain('1 finding in 1 file');
    const clean = await checked(right);
    expect([clean.code, String(clean.stdout)]).toEqual([0, '']);
  });

  test('a line each for editors, and for GitHub', async () => {
    const { stdout } = await checked(wrong, ['--format', 'gcc']);
    expect(String(stdout)).toMatch(/^lamp\.c:15:2: error: kfree\(\) releases .* \[double-release\]\n$/);
    const github = await checked(wrong, ['--format', 'github']);
    expect(String(github.stdout)).toMatch(/^::error file=lamp\.c,line=15,col=2,title=double-release::/);
  });

  test('a comment that gives a reason is obeyed, and one that gives none, or has nothing to ignore, is told', async () => {
    const obeyed = await checked(
      driver('', '\t/* devmify: ignore double-release the core looks */\n\tkfree(lamp);'),
    );
    expect(obeyed.code).toBe(0);
    expect(obeyed.stderr).toContain('1 ignored by comments');
    const lazy = await checked(driver('', '\t/* devmify: ignore double-release */\n\tkfree(lamp);'));
    expect(lazy.code).toBe(1);
    expect(lazy.stderr).toContain('says not why');
    const misspelt = await checked(driver('', '\t/* devmify: ignore duoble-release so */\n\tkfree(lamp);'));
    expect(misspelt.stderr).toContain('did you mean `double-release`?');
    const idle = await checked(`/* devmify: ignore double-release once */\n${right}`);
    expect(idle.stderr).toContain('nothing of `double-release` here');
  });

  test('says which functions could not be judged, and why, and exits with 3', async () => {
    const places: readonly (readonly [string, string, string])[] = [
      ['\tif (!lamp {\n\tkfree(lamp);', 'lamp_remove()', 'lamp.c:15:5'],
      ['\tgoto nowhere;\n\tkfree(lamp);', 'lamp_remove()', 'lamp.c:15:'],
      ['\tLEAVE(lamp);\n\tkfree(lamp);', 'lamp_remove()', 'lamp.c:16:2'],
    ];
    for (const [release, name, place] of places) {
      const head = release.includes('LEAVE') ? '#define LEAVE(x) if (!(x)) return 0\n' : '';
      const { code, stderr } = await checked(driver(head, release));
      expect(stderr).toContain(`${name} could not be followed, so it was not judged`);
      expect(stderr).toContain(place);
      expect(stderr).toContain('1 function that mattered could not be read');
      expect(code).toBe(3);
    }
  });

  test('what it found counts for more than what it could not judge', async () => {
    const release = '\tgoto nowhere;\n\tkfree(lamp);';
    const both = `${wrong}\n${driver('', release).replaceAll('lamp', 'fan')}`;
    const { code, stderr } = await checked(both);
    expect(stderr).toContain('fan_remove() could not be followed');
    expect(code).toBe(1);
  });

  test('what it cannot do it says, with what was probably meant', async () => {
    const ended = await checked(wrong, ['--rule', 'duoble-release']);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('did you mean double-release?')]);
    const unsure = await checked(wrong, ['--confidence', 'sure']);
    expect([unsure.code, unsure.stderr]).toEqual([
      2,
      expect.stringContaining('check: --confidence sure: there is no such choice'),
    ]);
    await inNewFolder(async (cwd) => {
      mkdirSync(join(cwd, 'empty'));
      const none = await devmify(['check'], { cwd });
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('name a file or a folder')]);
    });
  });
});

describe('devmify check of a change', () => {
  /** A repository with a driver that has a fault already, and a change that brings another one. */
  const before = driver('', '\tkfree(lamp);');
  const after = driver(
    '/* New words above move everything. */\n\n',
    '\tkfree(lamp);\n\tkfree(lamp);',
  ).replace('return -ENOMEM;', 'return -ENOMEM;\n\tlamp = devm_kzalloc(pdev->dev.parent, 8, GFP_KERNEL);');

  async function inChangedRepository(body: (cwd: string) => Promise<void>): Promise<void> {
    await inNewFolder(async (cwd) => {
      const run = async (...words: readonly string[]) =>
        command('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd });
      await run('init', '-q');
      writeFileSync(join(cwd, 'lamp.c'), before);
      await run('add', '.');
      await run('commit', '-qm', 'before');
      writeFileSync(join(cwd, 'lamp.c'), after);
      writeFileSync(join(cwd, 'change.patch'), (await run('diff')).stdout);
      await body(cwd);
    });
  }

  test('tells what a patch brings, and not what was there; whether the tree has it already or not', async () => {
    await inChangedRepository(async (cwd) => {
      const words = ['check', '--confidence', 'likely', '--format', 'gcc', '--diff', 'change.patch'];
      const has = await devmify(words, { cwd });
      expect([has.code, String(has.stdout)]).toEqual([1, expect.stringContaining('[foreign-device]')]);
      expect(
        String(has.stdout)
          .split('\n')
          .filter((line) => line.includes('double-release')),
      ).toEqual([]);
      await command('git', ['checkout', '-q', 'lamp.c'], { cwd });
      const hasNot = await devmify(words, { cwd });
      expect([hasNot.code, String(hasNot.stdout)]).toEqual([1, String(has.stdout)]);
    });
  });

  test('says each time that a function which has changed could not be judged, and of the others nothing', async () => {
    await inChangedRepository(async (cwd) => {
      const broken = driver('', '\tgoto nowhere;\n\tkfree(lamp);');
      writeFileSync(join(cwd, 'lamp.c'), broken);
      await command('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qam', 'x'], {
        cwd,
      });
      writeFileSync(join(cwd, 'lamp.c'), `${broken}\n`);
      const elsewhere = await devmify(['check', '--since', 'HEAD'], { cwd });
      expect([elsewhere.code, elsewhere.stderr]).toEqual([0, expect.not.stringContaining('followed')]);
      writeFileSync(join(cwd, 'lamp.c'), broken.replace('kfree(lamp);', 'kfree(lamp); /* dark */'));
      const { code, stderr } = await devmify(['check', '--since', 'HEAD'], { cwd });
      expect([code, stderr]).toEqual([3, expect.stringContaining('lamp_remove() could not be followed')]);
    });
  });

  test('--diff takes no other files', async () => {
    await inChangedRepository(async (cwd) => {
      const both = await devmify(['check', '--diff', 'change.patch', 'lamp.c'], { cwd });
      expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('names its files itself')]);
    });
  });

  test('--since compares with a commit, headers as well', async () => {
    await inChangedRepository(async (cwd) => {
      writeFileSync(join(cwd, 'lamp.h'), before);
      const words = ['check', '--confidence', 'likely', '--format', 'gcc', '--since', 'HEAD'];
      const changed = await devmify(words, { cwd });
      const lines = String(changed.stdout).trim().split('\n');
      expect([changed.code, lines]).toEqual([
        1,
        [
          expect.stringMatching(/^lamp\.c:.*\[foreign-device\]$/),
          expect.stringMatching(/^lamp\.c:.*\[released-twice\]$/),
          expect.stringMatching(/^lamp\.h:.*\[double-release\]$/),
        ],
      ]);
      expect(changed.stderr).toContain('lamp.h: a header is judged by itself');
      const below = await devmify([...words, '.'], { cwd });
      expect(String(below.stdout)).toBe(String(changed.stdout));
    });
  });

  test('a patch that does not fit, or is none, is said to be so', async () => {
    await inChangedRepository(async (cwd) => {
      writeFileSync(join(cwd, 'lamp.c'), 'int other;\n');
      const ended = await devmify(['check', '--diff', 'change.patch'], { cwd });
      expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('does not fit')]);
      const none = await devmify(['check', '--diff', '-'], { cwd, input: 'Dear all,\n' });
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no diff in it')]);
    });
  });
});
