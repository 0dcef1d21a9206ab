import type { Person } from '../../mail/person.ts';

/** What is wanted of a run of `devmify format-patch`, besides which files. */
export interface MailWishes {
  /** Where the mails go; undefined when only commits are wanted. */
  readonly folder: string | undefined;
  /** A branch to be made, with a commit for each mail. */
  readonly branch: string | undefined;
  /** 2 for a second version. */
  readonly version: number;
  /** Undefined: a cover letter for more than one patch. */
  readonly cover: boolean | undefined;
  readonly signoff: boolean;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** Put whom get_maintainer.pl names into the headers. */
  readonly autoRecipients: boolean;
  readonly from: string | undefined;
  readonly date: string | undefined;
  /** `PATCH`, `PATCH net-next`, `RFC PATCH`. */
  readonly subjectPrefix: string;
  /** `auto`, `none` or a commit. */
  readonly base: string;
  readonly semanticPatch: boolean;
  readonly compileTested: boolean;
  /** The most patches of a series. */
  readonly seriesSize: number;
  /** One series for all subsystems together. */
  readonly oneSeries: boolean;
  /** Make mails even for subsystems that do not want them. */
  readonly force: boolean;
  readonly review: boolean;
  /** The kernel that was named to write for. */
  readonly kernel: string | undefined;
  readonly quiet: boolean;
  readonly progress: boolean;
}
