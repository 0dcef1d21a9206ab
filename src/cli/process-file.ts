/**
 * The bytes of one file in, how it ended out. Touches nothing but its arguments, so that any process may call it, in
 * any order, with the same outcome.
 */
import type { Finding } from '../check/finding.ts';
import type { Suppressed } from '../check/suppress.ts';
import type { Meter } from '../engine/meter.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import { decode } from '../text/bytes.ts';
import { countsOf, type FileOutcome, type SiteReport } from './outcome.ts';
import type { DriverProof } from './proof-report.ts';

/** What becomes of one text, as the parts that judge drivers tell it. */
export interface Conversion {
  /** The same as before when nothing is to be changed. */
  readonly after: string;
  readonly sites: readonly SiteReport[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is left to do by hand; spans refer to `after`. */
  readonly leftovers: readonly Diagnostic[];
  /** What was proved of each driver that changes. */
  readonly proof?: readonly DriverProof[];
  readonly unread: number;
  readonly outside: number;
  /** What scripts printed, which is a result as well; and what they wrote to their error output. */
  readonly printed?: string;
  readonly said?: string;
  /** Rules of a semantic patch that matched. */
  readonly matched?: readonly string[];
  /** What is wrong with the code as it stands, and what it asks not to be told. */
  readonly findings?: readonly Finding[];
  readonly suppressed?: readonly Suppressed[];
}

/** The rules before and behind all files: they are run in each process. */
export interface AroundFiles {
  readonly begin: () => AsideText;
  readonly end: () => AsideText;
}

export interface AsideText {
  readonly printed: string;
  readonly said: string;
  readonly problems: readonly { readonly rule: { readonly name: string }; readonly text: string }[];
}

export interface Settings {
  /** Whether a file of these bytes can hold anything to work on: asked of all files, so it has to be fast. */
  readonly matters: (bytes: Buffer) => boolean;
  /** `meter` is told what time functions take, as far as functions are looked at one by one. */
  readonly convert: (text: string, path: string, meter?: Meter) => Conversion;
  readonly scripts?: AroundFiles;
}

/** What becomes of a file in which there can be nothing to do; undefined for all others. */
export function glanceAt(bytes: Buffer, matters: Settings['matters']): FileOutcome | undefined {
  if (bytes.length === 0) return { kind: 'untouched', reason: 'empty' };
  return matters(bytes) ? undefined : { kind: 'untouched', reason: 'no-pattern-word' };
}

/** `begun` is called before anything that may take long. */
export function processFile(
  bytes: Buffer,
  path: string,
  settings: Settings,
  begun: () => void = () => {},
  meter?: Meter,
): FileOutcome {
  const glance = glanceAt(bytes, settings.matters);
  if (glance !== undefined) return glance;
  begun();
  const { text, encoding } = decode(bytes);
  const conversion = settings.convert(text, path, meter);
  const {
    after,
    sites,
    diagnostics,
    leftovers,
    proof = [],
    unread,
    outside,
    printed = '',
    said = '',
    matched = [],
    findings = [],
    suppressed = [],
  } = conversion;
  const counts = countsOf(sites);
  const looked = { sites, counts, diagnostics, unread, outside, text, encoding, printed, said, matched };
  const judged = { ...looked, findings, suppressed };
  if (after !== text) return { kind: 'changed', after, leftovers, proof, ...judged };
  // What could not be read was not looked at: that is another answer than "nothing to do".
  return { kind: sites.length > 0 || unread > 0 ? 'refused' : 'unchanged', ...judged };
}
