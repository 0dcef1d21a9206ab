/** What was verified, for the reviewer: stands below the `---`, so that it never gets into the history. */
import { grouped } from './grouped.ts';
import { call, counted, defused, joinParts, listed, paragraph } from './prose.ts';
import type { DriverStory, Later, Story } from './story.ts';

export interface NoteWishes {
  readonly tool: string;
  /** Anything else that has to be known of this mail: other line ends, a policy that was overruled. */
  readonly remarks: readonly string[];
  /** Set for a later version of a single patch, which has no cover letter to hold it. */
  readonly changeLog: string | undefined;
}

export function reviewerNote(story: Story, { tool, remarks, changeLog }: NoteWishes): string {
  return defused(
    joinParts([
      changeLog ?? '',
      ...remarks.map(paragraph),
      paragraph(verifiedText(story, tool)),
      goneText(story),
      laterText(story.drivers),
    ]),
  );
}

function verifiedText({ drivers }: Story, tool: string): string {
  const compared = drivers.map(
    ({ name, paths, remove }) =>
      `${counted(paths, 'end')} of probe${remove === undefined ? '' : ', or of probe and then remove,'} of ${name}`,
  );
  return `${tool} has followed all paths through both versions, up to ${listed(compared)}: each releases the same, once.`;
}

function goneText({ gone }: Story): string {
  if (gone.length === 0) return '';
  return [
    'These calls go (lines of the old version):',
    ...gone.map(({ line, text }) => lineText(line, text)),
  ].join('\n');
}

function laterText(drivers: readonly DriverStory[]): string {
  const later = drivers.flatMap((driver) => driver.later);
  if (later.length === 0) return '';
  const alike = grouped(later, ({ releasesOf, why }) => `${releasesOf.join()} ${why}`);
  return joinParts(
    [...alike.values()].map((same) => {
      const [{ releasesOf, why }] = same as [Later];
      const what = `What ${listed(releasesOf.map(call))} ${releasesOf.length === 1 ? 'has' : 'have'} acquired`;
      return [
        paragraph(`${what} is now released after these lines, not before them: ${why}.`),
        ...same.map(({ line, text }) => lineText(line, text)),
      ].join('\n');
    }),
  );
}

/** Lines of C are shown as they are, however long: a reviewer looks for them. */
const lineText = (line: number, text: string): string => `${String(line).padStart(6)} ${text}`;
