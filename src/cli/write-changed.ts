/** From a changed text to the file on disk: asks first where that is wanted, and says what was not written, and why. */
import { encode } from '../text/bytes.ts';
import { hasUncommittedChanges } from './files/uncommitted.ts';
import { replaceFile } from './files/write-file.ts';
import type { FileOutcome } from './outcome.ts';
import { explanation } from './output/explanation.ts';
import { diffText } from './output/file-diff.ts';
import { paintedDiff } from './output/painted-diff.ts';
import type { Finished } from './schedule.ts';
import { askLetter } from './terminal/ask.ts';
import type { Streams } from './terminal/streams.ts';

export interface Writing {
  /** Whether each file is shown and asked about. */
  readonly interactive: boolean;
  /** Whether files that differ from what git has of them are written, too. */
  readonly allowDirty: boolean;
}

/** What became of a file; `quit` when the user wants to see no more: then this one was not written. */
export type Written = Finished | 'quit';

export interface Writer {
  write(finished: Finished): Promise<Written>;
}

type Changed = Extract<FileOutcome, { kind: 'changed' }>;

export function openWriter({ interactive, allowDirty }: Writing, streams: Streams): Writer {
  let asks = interactive;
  return {
    async write(finished) {
      const { file, outcome } = finished;
      if (outcome.kind !== 'changed') return finished;
      if (!allowDirty && hasUncommittedChanges(file.realPath)) return notWritten(finished, dirtyMessage);
      if (asks) {
        const answer = await askAbout(finished, outcome, streams);
        if (answer === 'q') return 'quit';
        if (answer === 'n') return { ...finished, outcome: declined(outcome) };
        if (answer === 'a') asks = false;
      }
      const { text, after, encoding } = outcome;
      const problem = replaceFile(file.realPath, encode(text, encoding), encode(after, encoding));
      return problem === undefined ? finished : notWritten(finished, problem);
    },
  };
}

const dirtyMessage = 'it has uncommitted changes, so it was not written; commit them, or add --allow-dirty';

const notWritten = (finished: Finished, message: string): Finished => ({
  ...finished,
  outcome: { kind: 'failed', code: 'not-written', message },
});

type Answer = 'y' | 'n' | 'a' | 'q';

async function askAbout({ file }: Finished, outcome: Changed, streams: Streams): Promise<Answer> {
  const { paintTalk: paint, talkWidth } = streams;
  const { text: before, after, encoding, sites, proof } = outcome;
  const made = sites.filter(({ applied }) => applied);
  const diff = diffText({ diffPath: file.diffPath, before, after, encoding, executable: false });
  streams.say(paintedDiff(diff, paint));
  const names = new Set(made.map(({ driver }) => driver));
  const own = proof.filter(({ driver }) => names.has(driver));
  streams.say(`\n${explanation(file.shown, made, own, paint, talkWidth)}`);
  const question = paint('cyan', `Write ${file.shown} [y,n,a,q,?]? `);
  return ((await askLetter(question, 'ynaq', paint('red', help))) ?? 'q') as Answer;
}

const help = [
  'y - write this file',
  'n - leave this file as it is',
  'a - write this file and all that follow',
  'q - leave this file and all that follow; what was written stays',
  '? - print this help (a file is proved as a whole, so its hunks are not offered one by one)',
  '',
].join('\n');

/** The same file with nothing done to it. */
function declined({ after: _, leftovers: __, proof: ___, ...looked }: Changed): FileOutcome {
  const sites = looked.sites.map((site) =>
    site.applied ? { ...site, applied: false, verdict: 'refused' as const, ...declinedReason } : site,
  );
  return { ...looked, kind: 'refused', sites };
}

const declinedReason = {
  code: 'declined',
  rule: '',
  reason: 'you left it as it is',
  sentence: 'you left it as it is',
  advice: undefined,
  evidence: [],
};
