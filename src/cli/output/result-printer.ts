import { statSync } from 'node:fs';
import type { Result } from 'sarif';
import type { FileReport } from '../../page/data.ts';
import type { LeftFile } from '../files/find-files.ts';
import { type Failure, sarifText } from '../sarif/log.ts';
import { SiteRules, siteResults } from '../sarif/sites.ts';
import type { Finished } from '../schedule.ts';
import { firstLine, lastLine, shardText } from '../shards/shard.ts';
import { plain } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { RunWishes } from '../work-through.ts';
import { explanation, proofOf } from './explanation.ts';
import { diffText, fileDiff } from './file-diff.ts';
import { jsonFile, jsonLeft, jsonPrinted, jsonSummary } from './json.ts';
import { conversionPage, leftReport, type Meanings, newMeanings, reportOf } from './page.ts';
import { paintedDiff } from './painted-diff.ts';
import { siteLine } from './site-lines.ts';
import { countSites, newCounts, tableText } from './table.ts';
import { isFailure, type Tally } from './tally.ts';

/** Puts results on stdout, in the form that was asked for. */
export interface ResultPrinter {
  left(left: LeftFile): void;
  /** `false` once nobody reads any more. */
  file(finished: Finished): boolean;
  /** What scripts print that is about no single file. */
  aside(text: string): void;
  /** `interrupted`: somebody ended the run before it had come to all files. */
  end(tally: Tally, interrupted: boolean): void;
}

export function resultPrinter(wanted: RunWishes, streams: Streams): ResultPrinter {
  const form = formOf(wanted);
  if (form === 'json')
    return {
      left: (left) => void streams.result(jsonLeft(left)),
      file: (finished) => streams.result(jsonFile(finished, isExecutable(finished))),
      aside: (printed) => void (printed === '' || streams.result(jsonPrinted(printed))),
      end: (tally, interrupted) => void streams.result(jsonSummary(tally, runFields(wanted, interrupted))),
    };
  if (form === 'sarif') return sarifPrinter(streams);
  if (form === 'html') return pagePrinter(wanted, streams);
  if (form === 'table') return tablePrinter(streams);
  const text = textPrinter(form, streams);
  const shard = form === 'diff' ? wanted.shard : undefined;
  if (shard !== undefined) streams.result(firstLine(shard));
  return {
    left: () => {},
    file: (finished) => {
      const printed = 'printed' in finished.outcome ? finished.outcome.printed : '';
      return (printed === '' || streams.result(printed)) && streams.result(text(finished));
    },
    aside: (printed) => void streams.result(printed),
    end: (_, interrupted) => {
      if (shard !== undefined && !interrupted) streams.result(lastLine(shard));
    },
  };
}

/** One object for the whole run. */
function sarifPrinter(streams: Streams): ResultPrinter {
  const rules = new SiteRules();
  const results: Result[] = [];
  const failures: Failure[] = [];
  return {
    left: (left) => {
      const { shown: path, reason, detail } = left;
      if (isFailure(left)) failures.push({ path, message: detail ?? reason });
    },
    file: (finished) => {
      const { file, outcome } = finished;
      if (outcome.kind === 'failed') failures.push({ path: file.diffPath, message: outcome.message });
      results.push(...siteResults(finished, rules));
      return true;
    },
    aside: () => {},
    end: ({ files, bugs }) => {
      streams.result(sarifText(rules.all, results, failures, files.failed === 0 && bugs === 0));
    },
  };
}

function runFields({ mode, shard }: RunWishes, interrupted: boolean): Parameters<typeof jsonSummary>[1] {
  return { mode, ...(shard && { shard: shardText(shard) }), ...(interrupted && { interrupted }) };
}

/** Counts only; the tables come at the end. */
function tablePrinter({ result, paintResult, resultWidth }: Streams): ResultPrinter {
  const counts = newCounts();
  return {
    left: () => {},
    file: ({ outcome }) => {
      if ('sites' in outcome) countSites(counts, outcome.sites);
      return true;
    },
    aside: () => {},
    end: () => void result(tableText(counts, paintResult, resultWidth)),
  };
}

/** All that there is to say goes into one page, which is printed at the end. */
function pagePrinter(wanted: RunWishes, streams: Streams): ResultPrinter {
  const files: FileReport[] = [];
  const codes: Meanings = newMeanings();
  return {
    left: (left) => {
      if (isFailure(left)) files.push(leftReport(left));
    },
    file: (finished) => {
      const report = reportOf(finished, codes, isExecutable(finished));
      if (report !== undefined) files.push(report);
      return true;
    },
    aside: () => {},
    end: (tally) => void streams.result(conversionPage(wanted.subject, files, codes, tally)),
  };
}

type Form = 'diff' | 'json' | 'sarif' | 'text' | 'table' | 'html' | 'explain' | 'none';

/** Who writes files, or only checks, wants no patches besides; but gets what is asked for by name. */
function formOf({ format, explain, mode }: RunWishes): Form {
  if (explain && format !== 'json') return 'explain';
  return format ?? (mode === 'print' ? 'diff' : 'none');
}

function textPrinter(
  form: Exclude<Form, 'json' | 'sarif' | 'table' | 'html'>,
  { paintResult: paint, resultWidth, resultsOnTerminal }: Streams,
): (finished: Finished) => string | Uint8Array {
  switch (form) {
    case 'none':
      return () => '';
    case 'diff':
      return (finished) => {
        const { file, outcome } = finished;
        if (outcome.kind !== 'changed') return '';
        const { text: before, after, encoding } = outcome;
        const executable = isExecutable(finished);
        const change = { diffPath: file.diffPath, before, after, encoding, executable };
        const isShown = resultsOnTerminal || paint !== plain;
        return isShown ? paintedDiff(diffText(change), paint) : fileDiff(change);
      };
    case 'text':
      return ({ file, outcome }) =>
        'sites' in outcome ? outcome.sites.map((site) => siteLine(file.shown, site, paint)).join('') : '';
    case 'explain':
      return ({ file, outcome }) =>
        'sites' in outcome
          ? explanation(file.shown, outcome.sites, proofOf(outcome), paint, resultWidth)
          : '';
    default:
      return form satisfies never;
  }
}

function isExecutable({ file, outcome }: Finished): boolean {
  if (outcome.kind !== 'changed') return false;
  const stat = statSync(file.realPath, { throwIfNoEntry: false });
  return stat !== undefined && (stat.mode & 0o100) !== 0;
}
