/** Findings for people: what is wrong, where, how the program gets there, why it matters and what to do about it. */

import { diagnosticText } from '../terminal/diagnostic-text.ts';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import type { FindingRecord, RecordedStep } from './record.ts';

export const severityOf = ({ confidence }: Pick<FindingRecord, 'confidence'>): 'error' | 'warning' =>
  confidence === 'certain' ? 'error' : 'warning';

export function findingText(record: FindingRecord, paint: Paint): string {
  const { rule, path, message, why, advice, frame, line, column, start, end } = record;
  const before = frame.lines.slice(0, line - frame.line).reduce((sum, { length }) => sum + length + 1, 0);
  const from = before + column - (record.source_column ?? 1);
  const span = { start: from, end: from + end - start };
  const diagnostic = { severity: severityOf(record), code: rule, file: path, span, message } as const;
  const shown = diagnosticText(diagnostic, frame.lines.join('\n'), paint, { line, column });
  const steps = record.steps.map((step) => stepLine(path, step, paint));
  const said = [`  ${paint('dim', 'why:')} ${why}\n`, `  ${paint('dim', 'try:')} ${advice}\n`];
  return `${[shown, ...steps, ...said].join('')}\n`;
}

/** `lamp.c:12: err < 0 is true`, `lamp.c:9: acquired here: irq = request(...)`: lines that editors lead along. */
function stepLine(path: string, step: RecordedStep, paint: Paint): string {
  const code = visible(codeOf(step));
  const [, ofThis] = /^this (is .*)$/s.exec(step.text) ?? [];
  const said =
    ofThis === undefined ? `${paint('cyan', step.text)}: ${code}` : `${code} ${paint('cyan', ofThis)}`;
  return `  ${paint('dim', `${path}:${step.line}:`)} ${said}\n`;
}

/** More of a line of code is not shown. */
const most = 80;

/** What a step is about, in a line: the place itself, and what keeps its result. */
export function codeOf(step: RecordedStep): string {
  const { source, source_column: first = 1, line, column, end_line, end_column } = step;
  const keeper = /[\w>.[\]-]+\s*=\s*$/.exec(source.slice(0, column - first))?.[0] ?? '';
  const here = source.slice(column - first, end_line === line ? end_column - first : undefined).trimEnd();
  const code = `${keeper}${here}`.replace(/\s+/g, ' ');
  if (code.length > most) return `${code.slice(0, most)} …`;
  return end_line === line ? code : `${code} …`;
}
