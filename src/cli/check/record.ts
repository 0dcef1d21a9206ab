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
  /** The text of its first line; of an endless one what is around the place. */
  readonly source: string;
  /** The column of the line that `source` begins with; only there where that is not 1. */
  readonly source_column?: number;
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

/** Of lines that nobody wrote by hand so much is kept, in UTF-16 units: each finding tells its line. */
const longest = 240;

export class Recorder {
  readonly #file: Pick<SourceFile, 'shown' | 'diffPath'>;
  readonly #index: LineIndex;

  constructor(file: Pick<SourceFile, 'shown' | 'diffPath'>, text: string) {
    this.#file = file;
    this.#index = new LineIndex(text);
  }

  record({ finding, fingerprint }: Named, ignored?: string): FindingRecord {
    const { rule, confidence, span, functionName, message, why, advice, path, subject } = finding;
    const place = this.#place(span);
    return {
      rule,
      confidence,
      path: this.#file.shown,
      diff_path: this.#file.diffPath,
      ...place,
      function: functionName,
      message,
      why,
      advice,
      subject,
      fingerprint,
      frame: this.#frame(span, place.source),
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
    const line = this.#index.lineText(from.line);
    if (line.length <= longest) return { ...from, ...ends, start, end, source: line };
    const left = Math.max(0, from.column - 1 - longest / 4);
    const source = line.slice(left, left + longest);
    return { ...from, ...ends, start, end, source, ...(left > 0 && { source_column: left + 1 }) };
  }

  #frame({ start }: Span, source: string): RecordedLines {
    const at = this.#index.lineAt(start);
    const first = Math.max(1, at - linesBefore);
    const last = Math.min(this.#index.count, at + linesBehind);
    const numbers = Array.from({ length: last - first + 1 }, (_, more) => first + more);
    const lines = numbers.map((line) =>
      line === at ? source : this.#index.lineText(line).slice(0, longest),
    );
    return { line: first, lines };
  }
}
