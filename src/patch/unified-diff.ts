/**
 * Two texts in, the diff that git prints for them out: `git apply`, `git am` and `patch -p1` take it as it is.
 * Works on lines only; it must not know why they differ. The only file that knows the package `diff`.
 */
import { hunkHeading } from './function-context.ts';
import { type Change, changedLines } from './line-changes.ts';
import { quotePath } from './quote-path.ts';

export interface DiffRequest {
  /** The file's path as the diff should name it, with `/` between folders. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Unchanged lines to show around a change; 3 unless said otherwise. */
  readonly context?: number;
  /**
   * What stands behind a hunk's second `@@`. `true` is what git prints within the kernel, whose attributes say that
   * C is C: the function's line, no labels. 'plain' is what git prints where nothing tells it the language.
   */
  readonly functionNames?: boolean | 'plain';
  /** The blob ids for the `index` line, as long as they should be printed; without them there is no such line. */
  readonly ids?: { readonly before: string; readonly after: string };
  /** Only printed with `ids`. */
  readonly mode?: string;
}

/** The diff, or '' when nothing differs. */
export function unifiedDiff(request: DiffRequest): string {
  if (request.before === request.after) return '';
  const before = splitLines(request.before);
  const after = splitLines(request.after);
  const changes = changedLines(before, after);
  const hunks = groupChanges(changes, request.context ?? 3, before.length);
  const printed = hunks.map((hunk) => printHunk(hunk, before, after, request.functionNames ?? true));
  return fileHeader(request) + printed.join('');
}

function fileHeader({ path, ids, mode = '100644' }: DiffRequest): string {
  const [from, to] = [quotePath(`a/${path}`), quotePath(`b/${path}`)];
  const index = ids === undefined ? '' : `index ${ids.before}..${ids.after} ${mode}\n`;
  // Programs that read only these two lines take a tab as the end of a name that has spaces.
  const tab = path.includes(' ') ? '\t' : '';
  return `diff --git ${from} ${to}\n${index}--- ${from}${tab}\n+++ ${to}${tab}\n`;
}

/** The lines with their line breaks; only a text's last line may be without. */
function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
    lines.push(text.slice(start, at + 1));
    start = at + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

interface Hunk {
  readonly changes: readonly Change[];
  /** 0-based first line and length, context included. */
  readonly before: { readonly start: number; readonly count: number };
  readonly after: { readonly start: number; readonly count: number };
}

function groupChanges(changes: readonly Change[], context: number, lines: number): readonly Hunk[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    // Changes whose context would touch or overlap share a hunk.
    if (group && last && change.before - (last.before + last.removed) <= 2 * context) group.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => frame(group, context, lines));
}

function frame(changes: readonly Change[], context: number, lines: number): Hunk {
  const [first, last] = [changes[0] as Change, changes.at(-1) as Change];
  const above = Math.min(context, first.before);
  const below = Math.min(context, lines - last.before - last.removed);
  const span = (start: number, end: number) => ({ start: start - above, count: end - start + above + below });
  return {
    changes,
    before: span(first.before, last.before + last.removed),
    after: span(first.after, last.after + last.added),
  };
}

function printHunk(
  hunk: Hunk,
  before: readonly string[],
  after: readonly string[],
  functionNames: boolean | 'plain',
): string {
  const heading = functionNames === false ? '' : hunkHeading(before, hunk.before.start, functionNames);
  const ranges = `-${printRange(hunk.before)} +${printRange(hunk.after)}`;
  const out = [`@@ ${ranges} @@${heading === '' ? '' : ` ${heading}`}\n`];
  let at = hunk.before.start;
  for (const change of hunk.changes) {
    for (; at < change.before; at++) out.push(printLine(' ', before[at] as string));
    for (; at < change.before + change.removed; at++) out.push(printLine('-', before[at] as string));
    for (let i = 0; i < change.added; i++) out.push(printLine('+', after[change.after + i] as string));
  }
  const end = hunk.before.start + hunk.before.count;
  for (; at < end; at++) out.push(printLine(' ', before[at] as string));
  return out.join('');
}

/** Lines count from 1; a range without lines names the line above it, and a count of 1 is not written. */
function printRange({ start, count }: { readonly start: number; readonly count: number }): string {
  if (count === 0) return `${start},0`;
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}

const printLine = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
