/** Findings for programs that read a line each: editors, and GitHub's workflows. */
import type { FindingRecord } from './record.ts';
import { severityOf } from './text.ts';

/** `file:line:column: warning: message [rule]`, as compilers say it. */
export const compilerLine = (record: FindingRecord): string =>
  `${record.path}:${record.line}:${record.column}: ${severityOf(record)}: ${record.message} [${record.rule}]\n`;

/** What has a meaning there is written as a number. */
export function annotation(record: FindingRecord): string {
  const { path, line, column, rule, message, why, advice } = record;
  const place = `file=${escaped(path)},line=${line},col=${column},title=${rule}`;
  return `::${severityOf(record)} ${place}::${escaped(`${message}. ${why} ${advice}`)}\n`;
}

const escaped = (text: string): string =>
  text.replace(/[%\r\n]/g, (character) => encodeURIComponent(character)).replace(/,(?=\S)/g, '%2C');
