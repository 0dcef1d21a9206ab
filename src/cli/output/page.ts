/** A run as a page that people look at: what was decided about each file, gathered, and put into one HTML text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport, Meaning, ReportData, SiteEntry } from '../../page/data.ts';
import { pageOf } from '../../page/document.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { LeftFile } from '../files/find-files.ts';
import type { SiteReport } from '../outcome.ts';
import { packageFolder } from '../own-files.ts';
import type { Finished } from '../schedule.ts';
import { versions } from '../version.ts';
import { diffText } from './file-diff.ts';
import { shortProof } from './proof-lines.ts';
import type { Tally } from './tally.ts';

/** What codes mean is said once for all sites that have them. */
export type Meanings = Map<string, Meaning>;
export const newMeanings = (): Meanings => new Map();

/** Undefined for a file that there is nothing to say about. */
export function reportOf(
  { file, outcome }: Finished,
  meanings: Meanings,
  executable: boolean,
): FileReport | undefined {
  const blank = blankReport(file.diffPath);
  switch (outcome.kind) {
    case 'untouched':
      return undefined;
    case 'failed':
      return { ...blank, troubles: [outcome.message] };
    case 'changed':
    case 'refused':
    case 'unchanged': {
      const { encoding, sites, diagnostics } = outcome;
      if (outcome.kind === 'unchanged' && diagnostics.length === 0) return undefined;
      const said = {
        ...blank,
        sites: sites.map((site) => siteEntry(site, meanings)),
        troubles: linesOf(diagnostics, () => outcome.text),
      };
      if (outcome.kind !== 'changed') return said;
      const { text: before, after, leftovers, proof } = outcome;
      const diff = diffText({ diffPath: file.diffPath, before, after, encoding, executable });
      return { ...said, diff, proof: proof.flatMap(shortProof), leftovers: linesOf(leftovers, () => after) };
    }
    default:
      return outcome satisfies never;
  }
}

/** A path that was asked for and could not be worked on. */
export const leftReport = ({ shown, reason, detail }: LeftFile): FileReport => ({
  ...blankReport(shown),
  troubles: [detail === undefined ? reason : `${reason}: ${detail}`],
});

export const blankReport = (path: string): FileReport => ({
  path,
  sites: [],
  findings: [],
  proof: [],
  leftovers: [],
  troubles: [],
});

function siteEntry(site: SiteReport, meanings: Meanings): SiteEntry {
  const { line, fn, driver, bus, acquire, managed, pattern, verdict, code, evidence } = site;
  const known = meanings.get(code) ?? meaningOf(site);
  meanings.set(code, known);
  const detail = site.reason === known.sentence ? undefined : ownWords(site.reason, known.sentence);
  return {
    ...{ line, fn, driver, bus, acquire, managed, pattern, verdict, code, lines: evidence },
    ...(detail !== undefined && { detail }),
  };
}

const meaningOf = ({ sentence, rule, advice }: SiteReport): Meaning => ({
  sentence,
  rule,
  ...(advice !== undefined && { advice }),
});

/** What a site's reason says beyond the sentence that all sites with its code share. */
const ownWords = (reason: string, sentence: string): string =>
  reason.startsWith(sentence) ? reason.slice(sentence.length).trim() : reason;

function linesOf(diagnostics: readonly Diagnostic[], text: () => string): readonly string[] {
  if (diagnostics.length === 0) return [];
  const index = new LineIndex(text());
  return diagnostics.map(({ message, span, advice }) => {
    const place = span === undefined ? '' : `line ${index.lineAt(span.start)}: `;
    return `${place}${message}${advice === undefined ? '' : ` (${advice})`}`;
  });
}

/** What a run with sites comes to. */
export function conversionPage(
  subject: string,
  files: readonly FileReport[],
  meanings: Meanings,
  { files: { changed, refused, unchanged, failed } }: Tally,
): string {
  const totals = { files: changed + refused + unchanged + failed, changed, failed, hidden: 0 };
  const codes = Object.fromEntries([...meanings].sort(([a], [b]) => (a < b ? -1 : 1)));
  return pageText({ subject, kind: 'conversion', codes, files, totals });
}

export function pageText(data: Omit<ReportData, 'tool'>): string {
  const { name, version } = versions();
  return pageOf(
    { tool: `${name} ${version}`, ...data },
    { script: part('page.js'), style: part('style.css') },
  );
}

const part = (name: string): string => readFileSync(join(packageFolder, 'dist', 'page', name), 'utf8');
