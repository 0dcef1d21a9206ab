import type { Result } from 'sarif';
import type { Finding } from '../../check/finding.ts';
import { LineIndex } from '../../text/line-index.ts';
import { jsonLine } from '../output/json.ts';
import { findingResults, findingRules } from '../sarif/findings.ts';
import { sarifText } from '../sarif/log.ts';
import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Streams } from '../terminal/streams.ts';
import { fingerprints } from './fingerprint.ts';
import type { CheckFormat, CheckTally, Judged } from './run-check.ts';

/** Puts findings on stdout, in the form that was asked for. */
export interface FindingsPrinter {
  /** `false` once nobody reads any more. */
  file(judged: Judged): boolean;
  end(counts: CheckTally): void;
}

export function findingsPrinter(format: CheckFormat, streams: Streams): FindingsPrinter {
  switch (format) {
    case 'text':
      return { file: (judged) => streams.result(framed(judged, streams)), end: () => {} };
    case 'gcc':
      return { file: (judged) => streams.result(lines(judged)), end: () => {} };
    case 'github':
      return { file: (judged) => streams.result(annotations(judged)), end: () => {} };
    case 'json':
      return jsonPrinter(streams);
    case 'sarif':
      return sarifPrinter(streams);
    default:
      return format satisfies never;
  }
}

const severityOf = ({ confidence }: Finding): 'error' | 'warning' =>
  confidence === 'certain' ? 'error' : 'warning';

const framed = ({ file, text, findings }: Judged, { paintResult }: Streams): string =>
  findings
    .map((finding) => {
      const { rule, span, message, why, advice, path } = finding;
      const related = path.map((step) => ({ span: step.span, message: step.text }));
      const severity = severityOf(finding);
      return `${diagnosticText({ severity, code: rule, file: file.shown, span, message, why, advice, related }, text, paintResult)}\n`;
    })
    .join('');

/** `file:line:column: warning: message [rule]`, as compilers say it and editors read it. */
function lines({ file, text, findings }: Judged): string {
  const index = new LineIndex(text);
  return findings
    .map((finding) => {
      const { line, column } = index.placeAt(finding.span.start);
      return `${file.shown}:${line}:${column}: ${severityOf(finding)}: ${finding.message} [${finding.rule}]\n`;
    })
    .join('');
}

/** As GitHub's workflows read them; what has a meaning there is written as a number. */
function annotations({ file, text, findings }: Judged): string {
  const index = new LineIndex(text);
  return findings
    .map((finding) => {
      const { line, column } = index.placeAt(finding.span.start);
      const place = `file=${escaped(file.shown)},line=${line},col=${column},title=${finding.rule}`;
      return `::${severityOf(finding)} ${place}::${escaped(`${finding.message}. ${finding.why} ${finding.advice}`)}\n`;
    })
    .join('');
}

const escaped = (text: string): string =>
  text.replace(/[%\r\n]/g, (character) => encodeURIComponent(character)).replace(/,(?=\S)/g, '%2C');

/** One object for the whole run. */
function sarifPrinter(streams: Streams): FindingsPrinter {
  const results: Result[] = [];
  return {
    file: (judged) => {
      results.push(...findingResults(judged));
      return true;
    },
    end: ({ failed }) => void streams.result(sarifText(findingRules(), results, failed === 0)),
  };
}

function jsonPrinter(streams: Streams): FindingsPrinter {
  return {
    file: ({ file, text, findings, suppressed }) => {
      const index = new LineIndex(text);
      const names = fingerprints(file.diffPath, [...findings, ...suppressed.map(({ finding }) => finding)]);
      const told = findings.map((finding, at) => jsonFinding(finding, file, index, names[at]));
      const ignored = suppressed.map(({ finding, reason }, at) => ({
        ...jsonFinding(finding, file, index, names[findings.length + at]),
        ignored: reason,
      }));
      return streams.result([...told, ...ignored].map((fields) => jsonLine('finding', fields)).join(''));
    },
    end: ({ files, told, hidden, suppressed }) => {
      const summary = { files, findings: Object.fromEntries(told), not_shown: hidden, ignored: suppressed };
      streams.result(jsonLine('summary', summary));
    },
  };
}

function jsonFinding(
  { rule, confidence, span, functionName, message, why, advice, path, subject }: Finding,
  file: Judged['file'],
  index: LineIndex,
  fingerprint: string | undefined,
): object {
  const place = (start: number) => index.placeAt(start);
  return {
    rule,
    confidence,
    path: file.shown,
    ...place(span.start),
    start: span.start,
    end: span.end,
    function: functionName,
    message,
    why,
    advice,
    subject,
    fingerprint,
    steps: path.map((step) => ({
      ...place(step.span.start),
      start: step.span.start,
      end: step.span.end,
      text: step.text,
    })),
  };
}
