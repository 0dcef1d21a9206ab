/** A run of `devmify check` as a page that people look at. */
import { rules } from '../../check/rules/index.ts';
import type { FileReport, FindingEntry, Meaning } from '../../page/data.ts';
import { blankReport } from '../output/page.ts';
import type { FileNote } from './json.ts';
import type { FindingRecord } from './record.ts';

/** The files that something was found in, or that could not be judged, as they come. */
export class CheckPage {
  readonly #files = new Map<string, FileReport>();

  add(record: FindingRecord): void {
    const { diff_path: path } = record;
    const known = this.#fileAt(path);
    this.#files.set(path, { ...known, findings: [...known.findings, entryOf(record)] });
  }

  /** What was left out on purpose is no trouble. */
  note({ path: shown, diff_path: path = shown, status, reason, message, diagnostics = [] }: FileNote): void {
    const failure = status === 'failed' ? [[reason, message].filter(Boolean).join(': ')] : [];
    const doubts = diagnostics.map(({ line, message: words }) => (line ? `line ${line}: ${words}` : words));
    const troubles = [...failure, ...doubts];
    if (troubles.length === 0) return;
    const known = this.#fileAt(path);
    this.#files.set(path, { ...known, troubles: [...known.troubles, ...troubles] });
  }

  #fileAt(path: string): FileReport {
    return this.#files.get(path) ?? blankReport(path);
  }

  get files(): readonly FileReport[] {
    return [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What the rules are about that something was found by. */
  get codes(): Readonly<Record<string, Meaning>> {
    const met = new Set(this.files.flatMap(({ findings }) => findings.map(({ code }) => code)));
    const meanings = rules.filter(({ id }) => met.has(id)).map(({ id, purpose }) => [id, purpose] as const);
    return Object.fromEntries(meanings.map(([id, sentence]) => [id, { sentence, rule: '' }]));
  }
}

function entryOf(record: FindingRecord): FindingEntry {
  const { line, rule, confidence, message, why, advice, frame, column, steps, ignored } = record;
  const { source, source_column: first = 1 } = record;
  const end = record.end_line === line ? record.end_column - first : source.length;
  return {
    line,
    fn: record.function,
    code: rule,
    confidence,
    message,
    why,
    advice,
    frame: {
      line: frame.line,
      lines: frame.lines,
      mark: { from: column - first, to: Math.min(end, source.length) },
    },
    lines: steps.map(({ line: at, source: code, text }) => ({ line: at, text: code, note: text })),
    ...(ignored !== undefined && { ignored }),
  };
}
