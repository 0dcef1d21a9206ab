/** The text of `0000-cover-letter.patch`, from its first line below the headers to the diffstat. */
import { wrap } from '../text/wrap.ts';
import { diffstat, type FileStat } from './diffstat.ts';
import type { Person } from './person.ts';
import { oneLine } from './person.ts';
import { call, counted, joinParts, listed, paragraph } from './prose.ts';
import { distinct, managedNames, patternsOf, type Story } from './story.ts';

export interface Cover {
  readonly author: Person;
  readonly tool: string;
  readonly stories: readonly Story[];
  readonly subjects: readonly string[];
  readonly stats: readonly FileStat[];
  /** `Linux 6.1.192`, where there is no commit to name. */
  readonly against: string | undefined;
  readonly changeLog: string | undefined;
  readonly compileTested: boolean;
}

export function coverText(cover: Cover): string {
  const { author, subjects, stats } = cover;
  const shortlog = subjects.map((subject) => shortlogLine(subject)).join('');
  return `${coverBody(cover)}\n\n${oneLine(author.name)} (${subjects.length}):\n${shortlog}\n${diffstat(stats).trimEnd()}`;
}

function coverBody({ tool, stories, against, changeLog, compileTested }: Cover): string {
  const converted = stories.flatMap((story) => story.converted);
  const names = managedNames(stories).map(call);
  const paths = stories.flatMap(({ drivers }) => drivers).reduce((sum, driver) => sum + driver.paths, 0);
  return joinParts([
    paragraph(
      `These patches let the driver core release what ${counted(stories.length, 'driver')} now ${stories.length === 1 ? 'releases' : 'release'} by hand: ${counted(converted.length, 'call')} ${converted.length === 1 ? 'becomes' : 'become'} ${names.length === 0 ? 'managed' : listed(names)}. No patch depends on another.`,
    ),
    paragraph(
      `They were made by ${tool}, by its patterns ${listed(patternsOf(stories))}. It has also compared both versions of each driver path by path: ${counted(paths, 'end')} of probe, and of probe followed by remove. Each message shows the order of release on remove before and after.`,
    ),
    compileTested ? 'Compile-tested only.' : '',
    against === undefined ? '' : `Made against ${against}.`,
    changeLog ?? '',
  ]);
}

/** git wraps a shortlog to 72 columns, the first line indented by two and the others by four. */
function shortlogLine(subject: string): string {
  const [first = ''] = wrap(subject, 70);
  const rest = subject.slice(first.length).trim();
  const lines = rest === '' ? [] : wrap(rest, 68);
  return [`  ${first}\n`, ...lines.map((line) => `    ${line}\n`)].join('');
}

/** `Input: Use managed resources in 12 drivers`: what the subjects begin with in common. */
export function coverTitle(subjects: readonly string[]): string {
  const starts = distinct(subjects.map((subject) => /^[^:]{1,40}: /.exec(subject)?.[0] ?? ''));
  const start = starts.length === 1 ? (starts[0] as string) : '';
  const use = subjects.some((subject) => /\buse managed|\buse devm/.test(subject)) ? 'use' : 'Use';
  return `${start}${start === '' ? 'Use' : use} managed resources in ${counted(subjects.length, 'driver')}`;
}
