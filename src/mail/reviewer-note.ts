/** What was verified, for the reviewer: stands below the `---`, so that it never gets into the history. */
import { call, counted, defused, joinParts, paragraph } from './prose.ts';
import type { DriverStory, Story } from './story.ts';

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
      ...story.drivers.map((driver) => verifiedText(driver, tool)),
    ]),
  );
}

function verifiedText(driver: DriverStory, tool: string): string {
  const { name, paths, remove } = driver;
  const ends = remove === undefined ? 'of probe' : 'of probe, and of probe followed by remove,';
  return joinParts([
    paragraph(
      `${tool} has read both versions anew and compared ${counted(paths, 'end')} ${ends} of ${name}: on each, the same is released, once.`,
    ),
    goneText(driver),
    laterText(driver),
  ]);
}

function goneText({ converted }: DriverStory): string {
  const lines = converted.flatMap(({ releases }) => releases.map(({ line, text }) => lineText(line, text)));
  return lines.length === 0
    ? ''
    : ['Calls that go (lines of the version before):', ...new Set(lines)].join('\n');
}

function laterText({ later }: DriverStory): string {
  if (later.length === 0) return '';
  const lines = later.map(
    ({ acquire, line, text, why }) => `${lineText(line, text)}\n       ${call(acquire)}: ${why}`,
  );
  return ['Lines that now run before a release, not after it:', ...new Set(lines)].join('\n');
}

/** Lines of C are shown as they are, however long: a reviewer looks for them. */
const lineText = (line: number, text: string): string => `${String(line).padStart(6)} ${text}`;
