/** Drafts in, whole mails out: subjects, series, threads. Asks nothing and writes nothing. */
import { createHash } from 'node:crypto';
import { messageBody } from '../../mail/body.ts';
import { coverText, coverTitle } from '../../mail/cover-letter.ts';
import { later } from '../../mail/date.ts';
import { diffstat, statOf } from '../../mail/diffstat.ts';
import { mailFileName } from '../../mail/file-name.ts';
import { type Mail, mailBytes } from '../../mail/mail.ts';
import { plainPerson } from '../../mail/person.ts';
import { reviewerNote } from '../../mail/reviewer-note.ts';
import { bracketOf, changeLogPlace, type Series, splitIntoSeries } from '../../mail/series.ts';
import { subjects } from '../../mail/subject.ts';
import type { Draft } from './draft.ts';
import type { Identity } from './identity.ts';
import { joined, nobody, type Recipients } from './recipients.ts';
import type { MailWishes } from './wishes.ts';

/** A draft with its own words. */
export interface Patch extends Draft {
  readonly title: string;
  /** As `git log` shows it below the title: body and tags. */
  readonly message: string;
  readonly recipients: Recipients;
}

/** What all mails of a run share. */
export interface Occasion {
  readonly wishes: MailWishes;
  readonly identity: Identity;
  /** `devmify 0.1.0`. */
  readonly tool: string;
  readonly baseCommit: string | undefined;
  /** What the patches are made against, where no commit can be named. */
  readonly against: string | undefined;
}

export interface MailFile {
  /** Below the folder that was asked for. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function patchesOf(
  drafts: readonly Draft[],
  recipients: (draft: Draft) => Recipients,
  occasion: Occasion,
): readonly Series<Patch>[] {
  const { wishes } = occasion;
  const together = wishes.oneSeries ? drafts.map((draft) => ({ ...draft, subsystem: everything })) : drafts;
  return splitIntoSeries(together, wishes.seriesSize).map((series) => {
    const titles = subjects(series.patches);
    const patches = series.patches.map((draft, index) => ({
      ...draft,
      title: titles[index] as string,
      message: messageOf(draft, occasion),
      recipients: recipients(draft),
    }));
    return { ...series, patches };
  });
}

const everything = { key: '', title: 'series', profile: undefined };

function messageOf(draft: Draft, { wishes, tool, identity }: Occasion): string {
  const { semanticPatch, compileTested, signoff } = wishes;
  const body = messageBody(draft.story, {
    tool,
    semanticPatch: semanticPatch ? draft.semanticPatch : undefined,
    compileTested,
  });
  return signoff ? `${body}\n\nSigned-off-by: ${plainPerson(identity.sender)}` : body;
}

/** The mails of a series in the order of their numbers. `commitOf` is the commit that a patch has become, if it has. */
export function mailsOf(
  { patches }: Series<Patch>,
  occasion: Occasion,
  commitOf: (patch: Patch) => string | undefined,
): readonly MailFile[] {
  const { wishes } = occasion;
  const withCover = wishes.cover ?? patches.length > 1;
  const thread = patches.length > 1 || withCover;
  const cover = withCover ? coverMail(patches, occasion) : undefined;
  const first = thread && cover !== undefined ? idOf(cover, 'cover.', occasion) : undefined;
  const files = cover === undefined ? [] : [fileOf(cover, 0, 'cover letter', first, undefined, occasion)];
  let root = first;
  for (const [index, patch] of patches.entries()) {
    const mail = patchMail(patch, index + 1, patches.length, withCover, occasion, commitOf(patch));
    const id = thread ? idOf(mail, '', occasion) : undefined;
    files.push(fileOf(mail, index + 1, patch.title, id, root, occasion));
    root ??= id;
  }
  return files;
}

function coverMail(patches: readonly Patch[], occasion: Occasion): Mail {
  const { wishes, identity, tool, against, baseCommit } = occasion;
  const titles = patches.map(({ title }) => title);
  const text = coverText({
    author: identity.author,
    tool,
    stories: patches.map(({ story }) => story),
    subjects: titles,
    stats: patches.map(({ file, diff }) => statOf(file.diffPath, diff)),
    against,
    changeLog: changeLogPlace(wishes.version),
    compileTested: wishes.compileTested,
  });
  const recipients = recipientsFor(patches, occasion);
  return {
    envelope: {
      commit: hash(text),
      messageId: undefined,
      inReplyTo: undefined,
      sender: identity.sender,
      date: identity.date,
      bracket: bracketOf(wishes.subjectPrefix, wishes.version, 0, patches.length, true),
      title: coverTitle(titles),
      ...recipients,
    },
    author: identity.sender,
    message: text,
    note: undefined,
    stat: '',
    diff: '',
    diffEncoding: 'utf8',
    baseCommit,
    signature: occasion.tool,
  };
}

function patchMail(
  patch: Patch,
  number: number,
  total: number,
  withCover: boolean,
  occasion: Occasion,
  commit: string | undefined,
): Mail {
  const { wishes, identity, tool, baseCommit, against } = occasion;
  const alone = total === 1 && !withCover;
  const remarks =
    alone && against !== undefined ? [...patch.remarks, `Made against ${against}.`] : patch.remarks;
  return {
    envelope: {
      commit: commit ?? hash(`${patch.title}\n\n${patch.message}\n${patch.diff}`),
      messageId: undefined,
      inReplyTo: undefined,
      sender: identity.sender,
      // Readers sort a thread by date.
      date: later(identity.date, number),
      bracket: bracketOf(wishes.subjectPrefix, wishes.version, number, total, withCover),
      title: patch.title,
      ...recipientsFor([patch], occasion),
    },
    author: identity.author,
    message: patch.message,
    note: reviewerNote(patch.story, {
      tool,
      remarks,
      changeLog: alone ? changeLogPlace(wishes.version) : undefined,
    }),
    stat: diffstat([statOf(patch.file.diffPath, patch.diff)]),
    diff: patch.diff,
    diffEncoding: patch.encoding,
    baseCommit: withCover || number > 1 ? undefined : baseCommit,
    signature: tool,
  };
}

function recipientsFor(patches: readonly Patch[], { wishes }: Occasion): Recipients {
  const { to, cc, autoRecipients } = wishes;
  const found = autoRecipients ? patches.map(({ recipients }) => recipients) : [nobody];
  return joined([{ to, cc }, ...found]);
}

/** Made of what the mail says, so that the same run gives the same id, and another text another one. */
function idOf(mail: Mail, kind: string, { identity }: Occasion): string {
  const host = identity.sender.email.replace(/[^\w.@+-]/g, '-');
  return `${kind}${hash(mailBytes(mail))}.${identity.date.seconds}.devmify.${host}`;
}

function fileOf(
  mail: Mail,
  number: number,
  title: string,
  messageId: string | undefined,
  inReplyTo: string | undefined,
  { wishes }: Occasion,
): MailFile {
  return {
    path: mailFileName(number, title, wishes.version),
    bytes: mailBytes({ ...mail, envelope: { ...mail.envelope, messageId, inReplyTo } }),
  };
}

const hash = (content: string | Uint8Array): string => createHash('sha1').update(content).digest('hex');
