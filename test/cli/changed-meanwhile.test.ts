import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findFiles } from '../../src/cli/files/find-files.ts';
import type { MailWishes } from '../../src/cli/mails/wishes.ts';
import { writeMails } from '../../src/cli/mails/write-mails.ts';
import { openCatalogue } from '../../src/cli/patterns.ts';
import { finishFile } from '../../src/cli/schedule.ts';
import { openSettings } from '../../src/cli/settings.ts';
import { plain } from '../../src/cli/terminal/paint.ts';
import type { Streams } from '../../src/cli/terminal/streams.ts';
import { makeRepository } from './repository.ts';
import { inNewFolder } from './run-devmify.ts';

const wishes: MailWishes = {
  folder: undefined,
  branch: undefined,
  version: 1,
  cover: undefined,
  signoff: false,
  to: [],
  cc: [],
  autoRecipients: false,
  from: undefined,
  date: '@1700000000 +0000',
  subjectPrefix: 'PATCH',
  base: 'none',
  semanticPatch: false,
  compileTested: false,
  seriesSize: 15,
  oneSeries: false,
  force: false,
  review: false,
  kernel: undefined,
  quiet: false,
  progress: false,
};

test('a file that changes while devmify works on it gets no mail, and the others get theirs', async () => {
  await inNewFolder(async (folder) => {
    await makeRepository(folder, { 'drivers/a/lamp.c': 'lamp.c', 'drivers/b/lamp.c': 'lamp.c' });
    const said: string[] = [];
    const streams: Streams = {
      result: () => true,
      lost: () => undefined,
      status: () => {},
      usePager: () => {},
      end: async () => {},
      say: (text) => void said.push(text),
      paintResult: plain,
      paintTalk: plain,
      talksToTerminal: false,
      resultsOnTerminal: false,
      talkWidth: 100,
      resultWidth: 100,
    };
    const found = findFiles({ paths: ['drivers'], listed: [], excluded: () => false, currentFolder: folder });
    const root = found.files[0]?.root;
    const settings = openSettings(
      { patternNames: [], patternFolder: undefined, kernel: undefined, review: false, actions: false },
      root,
      streams,
    );
    const catalogue = openCatalogue(undefined, streams);
    if (settings === undefined || catalogue === undefined) throw new Error(said.join(''));
    async function* results() {
      const known = settings as NonNullable<typeof settings>;
      for (const file of found.files)
        yield { file, ...finishFile(file.realPath, file.shown, known, { stamped: true }) };
      appendFileSync(join(folder, 'drivers/a/lamp.c'), '/* more */\n');
    }
    const out = join(folder, 'mails');
    const code = await writeMails(found, results(), catalogue, { ...wishes, folder: out }, streams);
    expect(code).toBe(0);
    expect(said.join('')).toMatch(/a\/lamp.c: changed on disk while devmify ran, so there is no mail/);
    const name = '0001-b-lamp-Use-devm_kzalloc-devm_ioremap-and-devm_reques.patch';
    expect(existsSync(join(out, name))).toBe(true);
    expect(readFileSync(join(out, name), 'utf8')).toContain(
      'diff --git a/drivers/b/lamp.c b/drivers/b/lamp.c',
    );
  });
}, 60_000);
