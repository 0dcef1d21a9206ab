import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { git, gitEnded, gitEnvironment, makeRepository } from './repository.ts';
import { command, devmify, type Ended, inNewFolder } from './run-devmify.ts';

// Each test starts git and devmify several times.
jest.setTimeout(120_000);

const two = { 'drivers/input/lamp.c': 'lamp.c', 'drivers/input/some knobs/knob one.c': 'knob.c' };

const formatPatch = (folder: string, ...words: readonly string[]): Promise<Ended> =>
  devmify(['format-patch', ...words], { cwd: folder, env: gitEnvironment });

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** All mails that a run has written, in order. */
const written = (ended: Ended): readonly string[] => ended.stdout.toString().split('\n').filter(Boolean);

const diffIn = (mail: string): string =>
  mail.slice(mail.indexOf('\ndiff --git ') + 1).replace(/\n+(base-commit: .*\n)?(-- \n[\s\S]*)?$/, '\n');

describe('a series', () => {
  test('is taken by git am, one by one, and gives what --write gives, byte for byte', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const ended = await formatPatch(folder, 'drivers', '-o', 'mails', '--signoff');
      expect(ended).toMatchObject({ code: 0 });
      const mails = written(ended);
      expect(mails.map((path) => path.slice(0, 10))).toEqual(['mails/0000', 'mails/0001', 'mails/0002']);
      for (const path of mails.slice(1)) await git(folder, 'am', '-q', path);
      await git(folder, 'worktree', 'add', '-q', '--detach', 'other', 'HEAD~2');
      await devmify(['--write', '--quiet', 'drivers'], { cwd: join(folder, 'other') });
      for (const path of Object.keys(two)) expect(read(folder, path)).toBe(read(folder, `other/${path}`));
    });
  });

  test('has the diffs that git format-patch makes of the commits', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      writeFileSync(join(folder, '.git/info/attributes'), '*.c diff=cpp\n');
      const [, ...mails] = written(await formatPatch(folder, 'drivers', '-o', 'mails'));
      for (const path of mails) await git(folder, 'am', '-q', path);
      await git(folder, 'format-patch', '-q', '--abbrev=12', '-o', 'theirs', 'HEAD~2');
      const theirs = readdirSync(join(folder, 'theirs')).sort();
      expect(theirs).toEqual(mails.map((path) => path.slice('mails/'.length)));
      for (const name of theirs)
        expect(diffIn(read(folder, `mails/${name}`))).toBe(diffIn(read(folder, `theirs/${name}`)));
    });
  });

  test('is the same in every run with the same date, whatever the zone, and hangs together', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      for (const out of ['one', 'two']) await formatPatch(folder, 'drivers', '-o', out, '-v', '2');
      const names = readdirSync(join(folder, 'one')).sort();
      expect(readdirSync(join(folder, 'two')).sort()).toEqual(names);
      for (const name of names) expect(read(folder, `one/${name}`)).toBe(read(folder, `two/${name}`));
      const [cover = '', ...patches] = names.map((name) => read(folder, `one/${name}`));
      expect(cover).toMatch(/^Subject: \[PATCH v2 0\/2\] /m);
      expect(cover).toContain('\nChanges in v2:\n');
      const id = /^Message-Id: (<.*>)$/m.exec(cover)?.[1];
      for (const [index, patch] of patches.entries()) {
        expect(patch).toContain(`\nSubject: [PATCH v2 ${index + 1}/2] `);
        expect(patch).toContain(`\nIn-Reply-To: ${id}\nReferences: ${id}\n`);
      }
    });
  });

  test('is taken by git send-email --dry-run', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const mails = written(
        await formatPatch(folder, 'drivers', '-o', 'mails', '--to', 'Ärger, "X" <list@example.org>'),
      );
      const words = ['--dry-run', '--confirm=never', '--smtp-server=/bin/true', ...mails];
      const ended = await gitEnded(folder, 'send-email', ...words);
      if (/is not a git command/.test(ended.stderr)) {
        process.stderr.write('git-email is not installed: git send-email --dry-run was not tried\n');
        return;
      }
      expect(ended.stderr).toBe('');
      expect(ended.stdout.toString().match(/^Result: OK$/gm)).toHaveLength(3);
    });
  });

  test('has no more patches than wanted; each series has a folder, and its numbers begin anew', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { ...two, 'drivers/leds/lamp.c': 'lamp.c' });
      const ended = await formatPatch(
        folder,
        'drivers',
        '-o',
        'mails',
        '--series-size',
        '1',
        '--no-cover-letter',
      );
      expect(written(ended).map((path) => path.replace(/(\d{4})-.*/, '$1'))).toEqual([
        'mails/drivers-input-1/0001',
        'mails/drivers-input-2/0001',
        'mails/drivers-leds/0001',
      ]);
      const mail = read(folder, written(ended)[0] as string);
      expect(mail).toMatch(/^Subject: \[PATCH\] /m);
      expect(mail).not.toMatch(/^Message-Id/m);
    });
  });
});

describe('one mail', () => {
  test('tells the order on remove: what was registered last is unregistered first', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'drivers/input/knob.c': 'knob.c' });
      const mail = read(folder, written(await formatPatch(folder, 'drivers', '-o', 'm'))[0] as string);
      expect(mail).toContain('\n  knob_remove(): free_irq(), input_unregister_device(), kfree()\n');
      expect(mail).toContain('\n  driver core: input_unregister_device(), free_irq(), kfree()\n');
      expect(mail).toContain('\ninput_unregister_device() now comes before free_irq(): ');
    });
  });

  test('begins as the history of the file does, and has no tag that nobody asked for', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'a/lamp.c': 'lamp.c' }, 'Acme: lamp - Add it');
      const mail = read(folder, written(await formatPatch(folder, 'a', '-o', 'm'))[0] as string);
      expect(mail).toMatch(/^Subject: \[PATCH\] Acme: lamp - Use /m);
      expect(mail).not.toMatch(/^[A-Z][a-z-]+-by:|^Fixes:|[Tt]ested/m);
      const signed = read(
        folder,
        written(await formatPatch(folder, 'a', '-o', 's', '-s', '--compile-tested'))[0] as string,
      );
      expect(signed).toContain('\n\nSigned-off-by: Jörg "Joe" Müller <joe@example.org>\n---\n');
      expect(signed).toContain('\nCompile-tested only.\n');
    });
  });

  test('names its base only when others can have it', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'lamp.c': 'lamp.c' });
      const mine = await formatPatch(folder, 'lamp.c', '-o', 'mine');
      expect(mine.stderr).toContain('no base-commit: no tag');
      expect(read(folder, written(mine)[0] as string)).not.toContain('base-commit');
      await git(folder, 'tag', 'v1');
      const head = (await git(folder, 'rev-parse', 'HEAD')).trim();
      const ours = await formatPatch(folder, 'lamp.c', '-o', 'ours');
      expect(read(folder, written(ours)[0] as string)).toContain(`\n\nbase-commit: ${head}\n-- \ndevmify `);
      writeFileSync(join(folder, 'lamp.c'), `// mine\n${read(folder, 'lamp.c')}`);
      const changed = await formatPatch(folder, 'lamp.c', '-o', 'changed');
      expect(changed.stderr).toContain('no base-commit: lamp.c differs from what is committed');
    });
  });

  test('is made without a repository, too', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(join(folder), { 'x/drivers/rtc/lamp.c': 'lamp.c' });
      await command('rm', ['-r', join(folder, '.git')]);
      const ended = await formatPatch(join(folder, 'x'), 'drivers', '-o', 'mails');
      expect(ended).toMatchObject({ code: 0 });
      const mail = read(join(folder, 'x'), written(ended)[0] as string);
      expect(mail).toMatch(/^Subject: \[PATCH\] rtc: lamp: Use /m);
      expect(mail).toContain('\ndiff --git a/drivers/rtc/lamp.c b/drivers/rtc/lamp.c\nindex ');
    });
  });

  test('is no more sure than it can be', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'lamp.c': 'lamp.c' });
      const own = await formatPatch(folder, 'lamp.c', '-o', 'own');
      expect(own.stderr).toContain('not known: no history shows how subjects of lamp.c begin');
      expect(own.stderr).toContain('not known: no kernel tree is around the files');
      expect(own.stderr).toContain('not known: no scripts/get_maintainer.pl is here');
      await git(folder, 'commit', '-q', '--amend', '-m', 'leds: lamp: Add a driver');
      const told = await formatPatch(folder, 'lamp.c', '-o', 'told', '--kernel', '6.1');
      expect(told.stderr).not.toMatch(/begin, so|kernel tree/);
      await command('rm', ['-r', join(folder, '.git'), join(folder, 'own'), join(folder, 'told')]);
      const alone = await formatPatch(folder, 'lamp.c', '-o', 'alone');
      expect(alone).toMatchObject({ code: 0 });
      expect(alone.stderr).toContain('not known: no commit of a git repository is checked out here');
    });
  });

  test('of a file with CR LF says so, and is taken with --keep-cr', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'lamp.c': 'lamp.c' });
      writeFileSync(join(folder, 'lamp.c'), read(folder, 'lamp.c').replaceAll('\n', '\r\n'));
      await git(folder, 'commit', '-q', '-a', '-m', 'lamp: CR LF');
      const [path = ''] = written(await formatPatch(folder, 'lamp.c', '-o', 'mails'));
      expect(read(folder, path)).toContain('git am --keep-cr');
      await git(folder, 'am', '-q', '--keep-cr', path);
      expect(read(folder, 'lamp.c')).toContain('devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);\r\n');
    });
  });

  test('of a Latin-1 file keeps its bytes', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'lamp.c': 'lamp.c' });
      const latin = read(folder, 'lamp.c').replace('if (!lamp)', 'if (!lamp) /* \xb5 */');
      writeFileSync(join(folder, 'lamp.c'), latin, 'latin1');
      await git(folder, 'commit', '-q', '-a', '-m', 'lamp: Latin-1');
      const [path = ''] = written(await formatPatch(folder, 'lamp.c', '-o', 'mails'));
      await git(folder, 'am', '-q', path);
      expect(readFileSync(join(folder, 'lamp.c')).includes(Buffer.from([0x2f, 0x2a, 0x20, 0xb5, 0x20]))).toBe(
        true,
      );
    });
  });
});

describe('--commit', () => {
  test('makes a branch with the same texts, and touches nothing else', async () => {
    await inNewFolder(async (outer) => {
      const folder = join(outer, 'tree');
      mkdirSync(folder);
      await makeRepository(folder, two);
      const mails = written(
        await formatPatch(folder, 'drivers', '-o', '../mails', '--signoff', '--commit', 'made'),
      );
      expect(await git(folder, 'status', '--porcelain')).toBe('');
      expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('made\nmain\n');
      await git(folder, 'checkout', '-q', '-b', 'taken');
      for (const path of mails.slice(1)) await git(folder, 'am', '-q', path);
      const log = (branch: string): Promise<string> =>
        git(folder, 'log', '--format=%an %ae %aI%n%B', `main..${branch}`);
      // git am drops the quotes of a name, as it does with those of git format-patch.
      expect(
        (await log('made'))
          .replace('"Joe" Müller joe', 'Joe Müller joe')
          .replace('"Joe" Müller joe', 'Joe Müller joe'),
      ).toBe(await log('taken'));
      expect(await git(folder, 'diff', 'made', 'taken')).toBe('');
      const [commit = ''] = (await git(folder, 'rev-list', '--reverse', 'main..made')).split('\n');
      expect(read(folder, mails[1] as string)).toMatch(new RegExp(`^From ${commit} `));
    });
  });

  test.each([
    ['main', /there is such a branch already/],
    ['a..b', /git takes no branch of that name/],
  ])('refuses %s', async (branch, why) => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const ended = await formatPatch(folder, 'drivers', '--commit', branch);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(why);
    });
  });
});

const wrongWords: readonly (readonly [readonly string[], RegExp])[] = [
  [['drivers'], /where to\?/],
  [['-o', 'x'], /name a file or a folder, or a change/],
  [['drivers', '-o', 'x', '--to', 'nobody'], /--to nobody: that is no address/],
  [['drivers', '-o', 'x', '-v', '0'], /--reroll-count 0: that has to be a number from 1 on/],
  [['drivers', '-o', 'x', '--date', 'some day'], /--date some day: git does not know this form/],
  [['drivers', '-o', 'x', '--base', 'nowhere'], /--base nowhere: git knows no such commit/],
  [['drivers', '-o', 'x', '--from', 'me'], /--from me: that is no address/],
];

describe('what is refused, held back, or fails', () => {
  test('subsystems that do not want such patches, unless the user insists', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, { 'drivers/net/lamp.c': 'lamp.c' });
      const held = await formatPatch(folder, 'drivers', '-o', 'held');
      expect(held).toMatchObject({ code: 0 });
      expect(held.stderr).toMatch(/drivers\/net\/lamp.c: held back: .*maintainer-netdev/);
      expect(existsSync(join(folder, 'held'))).toBe(false);
      const forced = await formatPatch(folder, 'drivers', '-o', 'forced', '--force');
      expect(written(forced)).toHaveLength(1);
    });
  });

  test('a folder that holds other files', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const ended = await formatPatch(folder, 'drivers', '-o', 'drivers');
      expect(ended).toMatchObject({ code: 2 });
      expect(ended.stderr).toMatch(/holds other files \(input\)[\s\S]*try.*: name a new folder/);
    });
  });

  test('a folder that must not be written', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const locked = join(folder, 'locked');
      mkdirSync(locked);
      chmodSync(locked, 0o555);
      // What is forbidden to others stops root only on a file system that is read-only.
      const isRoot = process.getuid?.() === 0;
      const mounted =
        isRoot && (await command('mount', ['-t', 'tmpfs', '-o', 'ro', 'none', locked])).code === 0;
      if (isRoot && !mounted) {
        process.stderr.write('root may write everywhere, and not mount: a read-only folder was not tried\n');
        return;
      }
      try {
        const ended = await formatPatch(folder, 'drivers', '-o', 'locked/mails');
        expect(ended).toMatchObject({ code: 3 });
        expect(ended.stderr).toMatch(/(no permission|is read-only); nothing was left there/);
      } finally {
        if (mounted) await command('umount', [locked]);
      }
    });
  });

  test('a full disk leaves nothing behind', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const small = join(folder, 'small');
      mkdirSync(small);
      const mounted = await command('mount', [
        '-t',
        'tmpfs',
        '-o',
        'size=4k,nr_inodes=8',
        'none',
        small,
      ]).catch(() => undefined);
      if (mounted?.code !== 0) {
        process.stderr.write('only root may mount: a full disk was not tried\n');
        return;
      }
      try {
        const ended = await formatPatch(folder, 'drivers', '-o', 'small/mails');
        expect(ended).toMatchObject({ code: 3 });
        expect(ended.stderr).toContain('no space left on the device; nothing was left there');
        expect(readdirSync(small)).toEqual([]);
      } finally {
        await command('umount', [small]);
      }
    });
  });

  test('command lines that ask for what can not be', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      for (const [words, why] of wrongWords) {
        const ended = await formatPatch(folder, ...words);
        expect(ended).toMatchObject({ code: 2 });
        expect(ended.stderr).toMatch(why);
        expect(existsSync(join(folder, 'x'))).toBe(false);
      }
    });
  });

  test('nobody known to git', async () => {
    await inNewFolder(async (folder) => {
      await makeRepository(folder, two);
      const { GIT_AUTHOR_NAME: _, GIT_AUTHOR_EMAIL: __, ...env } = gitEnvironment;
      await git(folder, 'config', 'user.useConfigOnly', 'true');
      const ended = await devmify(['format-patch', 'drivers', '-o', 'x'], {
        cwd: folder,
        env: { ...env, EMAIL: '' },
      });
      expect(ended).toMatchObject({ code: 2 });
      expect(ended.stderr).toMatch(/git does not know who you are[\s\S]*git config --global user.name/);
    });
  });
});
