/**
 * A finding as it is told: plain data with all that any form of output shows of it, so that each of them, and whoever
 * puts parts of a run together, needs neither the finding's file nor anything else. JSON prints it as it is.
 */
import type { Confidence, Step } from '../../check/finding.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { SourceFile } from '../files/find-files.ts';
import type { Named } from './fingerprint.ts';

/** Where something stands. Lines and columns are 1-based, columns and offsets UTF-16 units; ends are exclusive. */
export interface RecordedPlace {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly start: number;
  readonly end: number;
  /** The text of its first line. */
  readonly source: string;
}

/** `text`: what happens there. */
export interface RecordedStep extends RecordedPlace {
  readonly text: string;
}

export interface FindingRecord extends RecordedPlace {
  readonly rule: string;
  readonly confidence: Confidence;
  /** As the user would name it, and from the tree's root. */
  readonly path: string;
  readonly diff_path: string;
  readonly function: string;
  readonly message: string;
  readonly why: string;
  readonly advice: string;
  /** What it is about, as the code says it. */
  readonly subject: string;
  readonly fingerprint: string;
  readonly frame: RecordedLines;
  readonly steps: readonly RecordedStep[];
  /** Why a comment asks to ignore it; only there where one does. */
  readonly ignored?: string;
}

/** Lines of the file that follow each other. */
export interface RecordedLines {
  /** 1-based. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** So many lines are shown before a finding's place, and behind it. */
const [linesBefore, linesBehind] = [2, 1];

export class Recorder {
  readonly #file: Pick<SourceFile, 'shown' | 'diffPath'>;
  readonly #index: LineIndex;

  constructor(file: Pick<SourceFile, 'shown' | 'diffPath'>, text: string) {
    this.#file = file;
    this.#index = new LineIndex(text);
  }

  record({ finding, fingerprint }: Named, ignored?: string): FindingRecord {
    const { rule, confidence, span, functionName, message, why, advice, path, subject } = finding;
    return {
      rule,
      confidence,
      path: this.#file.shown,
      diff_path: this.#file.diffPath,
      ...this.#place(span),
      function: functionName,
      message,
      why,
      advice,
      subject,
      fingerprint,
      frame: this.#frame(span),
      steps: path.map((step) => this.#step(step)),
      ...(ignored !== undefined && { ignored }),
    };
  }

  #step({ span, text }: Step): RecordedStep {
    return { ...this.#place(span), text };
  }

  #place({ start, end }: Span): RecordedPlace {
    const [from, to] = [this.#index.placeAt(start), this.#index.placeAt(end)];
    const ends = { end_line: to.line, end_column: to.column };
    return { ...from, ...ends, start, end, source: this.#index.lineText(from.line) };
  }

  #frame({ start }: Span): RecordedLines {
    const at = this.#index.lineAt(start);
    const first = Math.max(1, at - linesBefore);
    const last = Math.min(this.#index.count, at + linesBehind);
    const numbers = Array.from({ length: last - first + 1 }, (_, more) => first + more);
    return { line: first, lines: numbers.map((number) => this.#index.lineText(number)) };
  }
}
