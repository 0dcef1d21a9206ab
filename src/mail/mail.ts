/** Puts one mail together: envelope, message, note, diff, in the shape of `git format-patch`. */
import { type Encoding, encode } from '../text/bytes.ts';
import { type Moment, mailDate } from './date.ts';
import { addressHeader, subjectHeader } from './header.ts';
import type { Person } from './person.ts';
import { plainPerson, samePerson } from './person.ts';

export interface Envelope {
  /** 40 hexadecimal digits; git reads this line as the beginning of a mail, and nothing else. */
  readonly commit: string;
  readonly messageId: string | undefined;
  /** The mail that this one answers: the cover letter, for all others. */
  readonly inReplyTo: string | undefined;
  readonly sender: Person;
  readonly date: Moment;
  /** `PATCH v2 03/12`. */
  readonly bracket: string;
  readonly title: string;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
}

export interface Mail {
  readonly envelope: Envelope;
  readonly author: Person;
  /** The message, down to its tags. */
  readonly message: string;
  /** Between `---` and the diffstat; '' for none. Undefined for a cover letter, which has no `---`. */
  readonly note: string | undefined;
  readonly stat: string;
  readonly diff: string;
  readonly diffEncoding: Encoding;
  readonly baseCommit: string | undefined;
  /** Stands below `-- `. */
  readonly signature: string;
}

export function mailBytes(mail: Mail): Uint8Array {
  const [message, end] = [messageText(mail), endText(mail)];
  const text = message + end;
  const head = headers(mail.envelope, charsetOf(text, mail));
  return Buffer.concat([
    encode(head + message, 'utf8'),
    encode(mail.diff, mail.diffEncoding),
    encode(end, 'utf8'),
  ]);
}

/** In git's order. The date of the first line never changes: it is how git knows its own mails. */
function headers(envelope: Envelope, charset: string | undefined): string {
  const { commit, messageId, inReplyTo, sender, date, bracket, title, to, cc } = envelope;
  return [
    `From ${commit} Mon Sep 17 00:00:00 2001\n`,
    messageId === undefined ? '' : `Message-Id: <${messageId}>\n`,
    inReplyTo === undefined ? '' : `In-Reply-To: <${inReplyTo}>\nReferences: <${inReplyTo}>\n`,
    addressHeader('From', [sender]),
    `Date: ${mailDate(date)}\n`,
    subjectHeader(bracket, title),
    charset === undefined
      ? ''
      : `MIME-Version: 1.0\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n`,
    addressHeader('To', to),
    addressHeader('Cc', cc),
    '\n',
  ].join('');
}

/**
 * A diff goes into the mail with the bytes of its file. Where that is Latin-1 and all else is ASCII, the mail as a
 * whole can say so; else it is called UTF-8 for the sake of the message, and `git am` takes the diff as it is.
 */
function charsetOf(text: string, { diff, diffEncoding }: Mail): string | undefined {
  const isAscii = (part: string): boolean => !/[\u0080-\uffff]/.test(part);
  if (!isAscii(text)) return 'UTF-8';
  if (isAscii(diff)) return undefined;
  return diffEncoding === 'latin1' ? 'ISO-8859-1' : 'UTF-8';
}

function messageText({ envelope, author, message, note, stat }: Mail): string {
  // The author is the one who sends, unless the body says otherwise.
  const from = samePerson(author, envelope.sender) ? '' : `From: ${plainPerson(author)}\n\n`;
  if (note === undefined) return `${from}${message}\n`;
  return `${from}${message}\n---\n${note === '' ? '' : `${note}\n\n`}${stat}\n`;
}

function endText({ note, baseCommit, signature }: Mail): string {
  const base = baseCommit === undefined ? '' : `\nbase-commit: ${baseCommit}\n`;
  return `${note === undefined ? '\n' : ''}${base}-- \n${signature}\n\n`;
}
