import type { Finding } from '../check/finding.ts';
import type { Suppressed } from '../check/suppress.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import type { Encoding } from '../text/bytes.ts';
import type { DriverProof } from './proof-report.ts';

export type Verdict = 'converted' | 'review' | 'refused';

/** A line of the original text that shows why a verdict is what it is. */
export interface Evidence {
  /** 1-based, in the file as it was. */
  readonly line: number;
  readonly text: string;
  readonly note: string;
}

/** One place that acquires a resource, and what was decided about it. */
export interface SiteReport {
  readonly line: number;
  readonly column: number;
  readonly fn: string;
  /** The struct variable of the driver it belongs to; '' when it belongs to none. */
  readonly driver: string;
  /** `platform`, `i2c`, ... */
  readonly bus: string;
  /** The function that acquires: `kzalloc`. */
  readonly acquire: string;
  /** What takes its place where it is converted: `devm_kzalloc`. */
  readonly managed: string;
  readonly pattern: string;
  readonly verdict: Verdict;
  /** Whether this run converts it: sites for review only when that was asked for. */
  readonly applied: boolean;
  /** A permanent name of the reason, for scripts. */
  readonly code: string;
  /** The rule behind it, R1 to R16; '' for what was converted. */
  readonly rule: string;
  /** Why, in a sentence: that of the code, and what is to be said of this site besides. */
  readonly reason: string;
  /** What the code says of all sites that have it. */
  readonly sentence: string;
  readonly advice: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** What a run counts of the sites of a file. */
export interface SiteCounts {
  readonly converted: number;
  readonly review: number;
  readonly refused: number;
  /** Of those for review: the ones that were converted, because that was asked for. */
  readonly reviewed: number;
  /** Reason code to the number of sites, for verdicts other than `converted`. */
  readonly reasons: Readonly<Record<string, number>>;
}

export function countsOf(sites: readonly SiteReport[]): SiteCounts {
  const of = (wanted: Verdict): readonly SiteReport[] => sites.filter(({ verdict }) => verdict === wanted);
  const reasons: Record<string, number> = {};
  for (const { verdict, code } of sites)
    if (verdict !== 'converted') reasons[code] = (reasons[code] ?? 0) + 1;
  return {
    converted: of('converted').length,
    review: of('review').length,
    refused: of('refused').length,
    reviewed: of('review').filter(({ applied }) => applied).length,
    reasons,
  };
}

interface Looked {
  readonly sites: readonly SiteReport[];
  /** Of the sites, for those who need no more. */
  readonly counts: SiteCounts;
  readonly diagnostics: readonly Diagnostic[];
  /** Functions that mattered and could not be read: exit code 3. */
  readonly unread: number;
  /** Acquires that no driver's probe reaches: not judged, only counted. */
  readonly outside: number;
  /** What scripts printed about it, and what they wrote to their error output. */
  readonly printed: string;
  readonly said: string;
  /** Rules of a semantic patch that matched in it. */
  readonly matched: readonly string[];
  /** What is wrong with it as it stands, where that was asked. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly text: string;
  readonly encoding: Encoding;
}

export type FailureCode =
  | 'vanished'
  | 'unreadable'
  | 'binary'
  | 'link-out-of-tree'
  | 'not-a-file'
  | 'not-written'
  /** Given up: it took more time, or more memory, than one file may. */
  | 'too-long'
  | 'too-much'
  | 'internal';

/** How a file ended. Every file ends as exactly one of these. */
export type FileOutcome =
  | (Looked & {
      readonly kind: 'changed';
      readonly after: string;
      /** What is left to do by hand; spans refer to `after`. */
      readonly leftovers: readonly Diagnostic[];
      /** What was proved of each driver that changes; nothing of a plain semantic patch. */
      readonly proof: readonly DriverProof[];
    })
  /** It acquires resources, and none of them was converted: `sites` or `diagnostics` say why. */
  | (Looked & { readonly kind: 'refused' })
  | (Looked & { readonly kind: 'unchanged' })
  /** No word of any pattern occurs in it, so it was not even read as C. */
  | { readonly kind: 'untouched'; readonly reason: 'empty' | 'no-pattern-word' }
  | {
      readonly kind: 'failed';
      readonly code: FailureCode;
      readonly message: string;
      /** Set when devmify itself is at fault. */
      readonly bug?: Error;
    };
