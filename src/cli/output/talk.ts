import type { LeftFile } from '../files/find-files.ts';
import type { Finished } from '../schedule.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import { isFailure } from './tally.ts';

const leftReasons: Readonly<Record<LeftFile['reason'], string>> = {
  vanished: 'no such file or folder any more',
  unreadable: 'the folder could not be read',
  'link-out-of-tree': 'the symbolic link leads out of the tree, so it is not followed',
  'not-a-file': 'neither a file nor a folder',
  link: 'symbolic link, not followed',
  excluded: 'excluded',
  'not-c': 'not a C file',
};

/** Failures are said one by one, even to those who asked for quiet; what was left out on purpose is only counted. */
export function talkAboutLeft(left: LeftFile, { say, paintTalk: paint }: Streams): void {
  if (!isFailure(left)) return;
  const detail = left.detail === undefined ? '' : ` (${left.detail})`;
  say(`${paint('bold', `${left.shown}:`)} ${paint('red', 'error')}: ${leftReasons[left.reason]}${detail}\n`);
}

/** What there is to say about a file besides its result, '' when nothing. */
export function talkAbout(
  { file, outcome }: Finished,
  quiet: boolean,
  { paintTalk: paint }: Streams,
): string {
  switch (outcome.kind) {
    case 'untouched':
      return '';
    case 'failed': {
      const stack = outcome.bug?.stack?.split('\n').slice(1, 4).join('\n') ?? '';
      return `${paint('bold', `${file.shown}:`)} ${paint('red', 'error')}: ${outcome.message}\n${stack && `${stack}\n`}`;
    }
    case 'changed':
    case 'refused':
    case 'unchanged': {
      const after = outcome.kind === 'changed' ? outcome.after : undefined;
      const shown = outcome.diagnostics.filter(({ severity }) => !quiet || severity === 'error');
      const leftovers = outcome.kind === 'changed' && !quiet ? outcome.leftovers : [];
      return [
        outcome.said,
        ...shown.map((item) => diagnosticText({ file: file.shown, ...item }, outcome.text, paint)),
        ...leftovers.map((item) =>
          diagnosticText({ file: `${file.shown} (changed)`, ...item }, after, paint),
        ),
      ].join('');
    }
    default:
      return outcome satisfies never;
  }
}
