/** `devmify man`: prints the manual page, for `man -l -` or a folder of man pages. */
import { readCatalogue } from '../../catalogue/read.ts';
import { contents } from '../manual/contents.ts';
import { manPage } from '../manual/man-page.ts';
import { builtInPatterns } from '../own-files.ts';
import type { Streams } from '../terminal/streams.ts';
import { versions } from '../version.ts';
import type { Arguments, Command } from './command.ts';

export const man: Command = {
  command: 'man',
  describe: 'Print the manual page: devmify man | man -l -',
  run,
};

async function run(_: Arguments, streams: Streams): Promise<number> {
  const { catalogue } = readCatalogue(builtInPatterns);
  const { version } = versions();
  streams.result(manPage(await contents(), { version, patterns: catalogue.patterns.length }));
  return 0;
}
