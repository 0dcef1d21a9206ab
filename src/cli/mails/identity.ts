import type { Moment } from '../../mail/date.ts';
import { type Person, readPerson } from '../../mail/person.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { git } from '../git.ts';

/** Who writes the patches, and when: as git would say of a commit that is made here and now. */
export interface Identity {
  readonly author: Person;
  /** Differs from the author when `--from` says so. */
  readonly sender: Person;
  readonly date: Moment;
}

/** git reads the date, too: whatever it takes for `git commit --date` is taken here. */
export function identityIn(folder: string, from: string | undefined, date: string | undefined): Identity {
  const moment = date ?? epochDate();
  const env = moment === undefined ? {} : { GIT_AUTHOR_DATE: moment };
  const answer = git(['var', 'GIT_AUTHOR_IDENT'], { folder, env });
  const match = /^(.*) <([^>]*)> (\d+) ([+-]\d{4})$/.exec(answer.out.trim());
  if (!answer.ok || match === null) throw identityProblem(answer.complaint, date);
  const author = { name: match[1] as string, email: match[2] as string };
  const sender = from === undefined ? author : readPerson(from);
  if (sender === undefined)
    throw new UsageError(
      `--from ${from}: that is no address`,
      'write it as in --from "Ada <ada@example.org>"',
    );
  return { author, sender, date: { seconds: Number(match[3]), zone: match[4] as string } };
}

/** What makes builds reproducible also makes mails so: https://reproducible-builds.org/specs/source-date-epoch/ */
function epochDate(): string | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH ?? '';
  if (epoch === '') return undefined;
  if (/^\d+$/.test(epoch)) return `@${epoch} +0000`;
  throw new UsageError(`SOURCE_DATE_EPOCH=${epoch}: that is no number of seconds`, 'unset it, or use --date');
}

function identityProblem(complaint: string, date: string | undefined): UsageError {
  if (/invalid date/.test(complaint)) return new UsageError(`--date ${date}: git does not know this form`);
  if (/not installed/.test(complaint))
    return new UsageError('git is not installed, and only git knows who you are', 'install git');
  return new UsageError(
    `git does not know who you are${complaint === '' ? '' : ` (${complaint})`}`,
    'git config --global user.name "Your Name"; git config --global user.email you@example.org',
  );
}
