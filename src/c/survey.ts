/** Counts how much of a file can be read, and where reading failed. */
import { LineIndex } from '../text/line-index.ts';
import type { CFile, Item } from './file.ts';

export interface Survey {
  items: number;
  functions: number;
  /** Functions that name one of the asked words, or all of them when none was asked. */
  asked: number;
  read: number;
  /** Characters of the functions asked for. */
  size: number;
  readonly failures: Failure[];
}

export interface Failure {
  readonly line: number;
  readonly text: string;
  readonly item: Item;
}

export const newSurvey = (): Survey => ({ items: 0, functions: 0, asked: 0, read: 0, size: 0, failures: [] });

/** The test whether a text names any of some words; everything does when there are none. */
export function namesAny(words: readonly string[]): (text: string) => boolean {
  if (words.length === 0) return () => true;
  const escaped = words.map((word) => word.replace(/[^\w]/g, '\\$&'));
  const pattern = new RegExp(`\\b(?:${escaped.join('|')})\\b`);
  return (text) => pattern.test(text);
}

/** Adds a file to a survey; `everything` reads its other items as well as its functions. */
export function surveyFile(
  file: CFile,
  named: (text: string) => boolean,
  everything: boolean,
  survey: Survey,
): void {
  let lines: LineIndex | undefined;
  for (const item of file.items) {
    if (item.kind !== 'directive') survey.items++;
    if (item.kind === 'function') survey.functions++;
    if (item.kind === 'directive' || (item.kind !== 'function' && !everything)) continue;
    if (!named(file.text.slice(item.start, item.end))) continue;
    survey.asked++;
    survey.size += item.end - item.start;
    const { problem } = file.read(item);
    if (problem === undefined) survey.read++;
    else {
      lines ??= new LineIndex(file.text);
      const line = lines.lineAt(problem.start);
      survey.failures.push({ line, text: lines.lineText(line).trim(), item });
    }
  }
}
