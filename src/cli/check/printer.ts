import type { Result } from 'sarif';
import type { LeftFile } from '../files/find-files.ts';
import { pageText } from '../output/page.ts';
import { findingResult, findingRules } from '../sarif/findings.ts';
import { type Failure, sarifText } from '../sarif/log.ts';
import type { Streams } from '../terminal/streams.ts';
import type { CheckCounts } from './counts.ts';
import { type CheckRun, type FileNote, jsonCheckSummary, jsonFindings, jsonNote } from './json.ts';
import type { Told } from './judged.ts';
import { annotation, compilerLine } from './lines.ts';
import { CheckPage } from './page.ts';
import type { FindingRecord } from './record.ts';
import { findingText } from './text.ts';

export const checkFormats = ['text', 'gcc', 'github', 'json', 'sarif', 'html'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** How a run ended. */
export interface CheckEnd {
  readonly counts: CheckCounts;
  readonly left: ReadonlyMap<LeftFile['reason'], number>;
  readonly run: CheckRun;
}

/** Puts findings on stdout, in the form that was asked for. Each returns `false` once nobody reads any more. */
export interface FindingsPrinter {
  /** What there is to say about a file besides what was found in it. */
  note(note: FileNote): boolean;
  /** What was found in it. */
  findings(told: Told): boolean;
  end(end: CheckEnd): void;
}

export function findingsPrinter(format: CheckFormat, streams: Streams): FindingsPrinter {
  switch (format) {
    case 'text':
      return eachPrinter((record) => findingText(record, streams.paintResult), streams);
    case 'gcc':
      return eachPrinter(compilerLine, streams);
    case 'github':
      return eachPrinter(annotation, streams);
    case 'json':
      return jsonPrinter(streams);
    case 'sarif':
      return sarifPrinter(streams);
    case 'html':
      return pagePrinter(streams);
    default:
      return format satisfies never;
  }
}

const nothing = (): true => true;

const eachPrinter = (form: (record: FindingRecord) => string, streams: Streams): FindingsPrinter => ({
  note: nothing,
  findings: ({ findings }) => streams.result(findings.map(form).join('')),
  end: () => {},
});

const jsonPrinter = (streams: Streams): FindingsPrinter => ({
  note: (note) => streams.result(jsonNote(note)),
  findings: (told) => streams.result(jsonFindings(told)),
  end: ({ counts, left, run }) => void streams.result(jsonCheckSummary(counts, left, run)),
});

/** One object for the whole run. */
function sarifPrinter(streams: Streams): FindingsPrinter {
  const results: Result[] = [];
  const failures: Failure[] = [];
  return {
    note: ({ path: shown, diff_path: path = shown, status, reason, message, diagnostics = [] }) => {
      if (status === 'failed') failures.push({ path, message: message ?? reason ?? status });
      for (const one of diagnostics) failures.push({ path, level: 'warning', ...one });
      return true;
    },
    findings: ({ findings, ignored }) => {
      for (const record of [...findings, ...ignored]) results.push(findingResult(record));
      return true;
    },
    end: ({ counts: { failed, bugs, unread } }) => {
      streams.result(sarifText(findingRules(), results, failures, failed + bugs + unread === 0));
    },
  };
}

/** All that there is to say goes into one page, which is printed at the end. */
function pagePrinter(streams: Streams): FindingsPrinter {
  const page = new CheckPage();
  return {
    note: (note) => {
      page.note(note);
      return true;
    },
    findings: ({ findings, ignored }) => {
      for (const record of [...findings, ...ignored]) page.add(record);
      return true;
    },
    end: ({ counts: { files, failed, hidden }, run: { subject } }) => {
      const { files: shown, codes } = page;
      const changed = shown.filter(({ findings }) => findings.length > 0).length;
      const totals = { files, changed, failed, hidden };
      streams.result(pageText({ subject, kind: 'check', files: shown, codes, totals }));
    },
  };
}
