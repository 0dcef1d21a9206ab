/**
 * What the report page is given: plain data, embedded in the page as JSON. The page knows nothing else of a run, so
 * this is the whole interface between a run and what people look at.
 */
export interface ReportData {
  /** `devmify 0.1.0`, as `--version` says it. */
  readonly tool: string;
  /** What was looked at, as the user named it. */
  readonly subject: string;
  readonly kind: 'conversion' | 'check';
  /** What the codes of sites and findings mean, by code. */
  readonly codes: Readonly<Record<string, Meaning>>;
  /** Only files that there is something to say about, in the order of their paths. */
  readonly files: readonly FileReport[];
  readonly totals: Totals;
}

export interface Meaning {
  readonly sentence: string;
  /** R1 to R16; '' where no rule stands behind it. */
  readonly rule: string;
  readonly advice?: string;
}

export interface Totals {
  readonly files: number;
  /** Those that something is to be changed in, or was found in. */
  readonly changed: number;
  readonly failed: number;
  /** Findings that this report was not to tell of. */
  readonly hidden: number;
}

export interface FileReport {
  /** Relative to the tree's root, with `/`. */
  readonly path: string;
  readonly diff?: string;
  readonly sites: readonly SiteEntry[];
  readonly findings: readonly FindingEntry[];
  /** Why the file was given up, or what of it could not be read. */
  readonly troubles: readonly string[];
  /** What was proved of the conversion, a line each. */
  readonly proof: readonly string[];
  /** What is left to be done by hand. */
  readonly leftovers: readonly string[];
}

export type Verdict = 'converted' | 'review' | 'refused';

/** A place that acquires a resource. */
export interface SiteEntry {
  /** 1-based. */
  readonly line: number;
  readonly fn: string;
  readonly driver: string;
  readonly bus: string;
  readonly acquire: string;
  readonly managed: string;
  readonly pattern: string;
  readonly verdict: Verdict;
  readonly code: string;
  /** What is to be said beyond the meaning of the code. */
  readonly detail?: string;
  readonly lines: readonly Shown[];
}

export type Confidence = 'certain' | 'likely' | 'possible';

/** Something that is wrong in the code as it stands. */
export interface FindingEntry {
  /** 1-based. */
  readonly line: number;
  readonly fn: string;
  readonly code: string;
  readonly confidence: Confidence;
  readonly message: string;
  /** What happens because of it, and what to do about it. */
  readonly why: string;
  readonly advice: string;
  readonly frame: Frame;
  /** How the program gets there, a step each. */
  readonly lines: readonly Shown[];
  /** Why a comment in the code asks to ignore it. */
  readonly ignored?: string;
}

/** Lines of the source around a place. */
export interface Frame {
  /** Of the first one, 1-based. */
  readonly line: number;
  readonly lines: readonly string[];
  /** What of the finding's own line it is about, in UTF-16 units from 0; the end is exclusive. */
  readonly mark: { readonly from: number; readonly to: number };
}

/** A line of the source with what it has to do with the matter. */
export interface Shown {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly note: string;
}
