/** What a change brings: the findings in the files that it touches which were not there before. */
import { openC } from '../../c/open.ts';
import { unreadFunction } from '../../check/unread.ts';
import type { Diagnostic } from '../../report/diagnostic.ts';
import { decode } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import type { Found, SourceFile } from '../files/find-files.ts';
import { blobsAt } from '../files/git-blobs.ts';
import { readPatchFile } from '../files/patch-file.ts';
import { readSource } from '../files/read-file.ts';
import { findTreeRoot } from '../files/tree-root.ts';
import type { FileOutcome } from '../outcome.ts';
import type { Settings } from '../process-file.ts';
import { type Finished, outcomeOf } from '../schedule.ts';
import type { Named } from './fingerprint.ts';
import { type Judged, judged } from './judged.ts';

/** A file before and after a change; without a text before, all of it is new. */
export type Change =
  | { readonly file: SourceFile; readonly before: string | undefined; readonly after: string }
  | { readonly file: SourceFile; readonly failed: Extract<FileOutcome, { readonly kind: 'failed' }> };

export interface Incoming {
  readonly changes: readonly Change[];
  readonly left: Pick<Found, 'left' | 'emptyFolders'>;
  /** What is to be known about how they are judged, and about what is not. */
  readonly said: readonly string[];
}

const nothingLeft: Incoming['left'] = { left: [], emptyFolders: [] };

/** The files of a patch or mail, whether the tree has it already or not; and what is to be said of the others. */
export async function incomingFromPatch(name: string, root: string | undefined): Promise<Incoming> {
  const { versions, added, besides } = await readPatchFile(name, root, { headers: true });
  const folder = process.cwd();
  const top = root ?? findTreeRoot(folder, folder, folder).path;
  const changed = versions.map(({ before, after }) => ({
    file: sourceFile(before.path, top),
    before: before.lines.text,
    after: after.lines.text,
  }));
  const whole = added.map(({ path, lines }) => ({
    file: sourceFile(path, top),
    before: undefined,
    after: lines.text,
  }));
  const changes = [...changed, ...whole];
  const isJudged = (path: string): boolean => changes.some(({ file }) => file.shown === path);
  const rest = besides.filter(({ path }) => !isJudged(path));
  return {
    changes,
    left: nothingLeft,
    said: [...aboutHeaders(changes), ...rest.map(({ path, why }) => `not judged: ${path}: ${why}`)],
  };
}

const sourceFile = (path: string, root: string): SourceFile => ({
  realPath: path,
  shown: path,
  diffPath: path,
  root: { path: root, kind: 'folder' },
});

/** Files that differ from a commit, as git has them there: under the names that they had. */
export function incomingSince(commit: string, found: Found): Incoming {
  const blobs = blobsAt(commit);
  const changes = found.files.map((file): Change => {
    const read = readSource(file.realPath);
    if (read.kind === 'failed')
      return { file, failed: { kind: 'failed', code: read.reason, message: read.message } };
    const old = blobs.before(file.realPath);
    const before = old === undefined ? undefined : decode(old).text;
    return { file, before, after: decode(read.bytes).text };
  });
  return { changes, left: found, said: aboutHeaders(changes) };
}

const aboutHeaders = (changes: readonly Change[]): readonly string[] =>
  changes
    .filter(({ file }) => file.shown.endsWith('.h'))
    .map(({ file }) => `${file.shown}: a header is judged by itself, not what includes it`);

/** What is wrong with the file after, and was not wrong before; and so with what is to be said about it. */
export function judgeChange(
  change: Change,
  settings: Settings,
): { readonly finished: Finished; readonly judged: Judged | undefined } {
  const start = performance.now();
  const { file } = change;
  const finish = (outcome: FileOutcome, bytes: number): Finished => ({
    file,
    outcome,
    bytes,
    milliseconds: performance.now() - start,
  });
  if ('failed' in change) return { finished: finish(change.failed, 0), judged: undefined };
  const outcomeFor = (text: string): FileOutcome => outcomeOf(Buffer.from(text), file.shown, settings);
  const after = outcomeFor(change.after);
  const before = change.before === undefined ? undefined : outcomeFor(change.before);
  const size = change.after.length;
  // What the file was like is not known then, so nobody can say what is new.
  if (before?.kind === 'failed') return { finished: finish(before, size), judged: undefined };
  if (!('findings' in after)) return { finished: finish(after, size), judged: undefined };
  const now = judgedOf(file, after);
  const old = before !== undefined && 'findings' in before ? before : undefined;
  const then = old === undefined ? undefined : judgedOf(file, old);
  // What a change brings to a function that nobody could follow was not judged, whatever was said of it before.
  const isUnread = ({ code }: Diagnostic): boolean => code === unreadFunction;
  const isSame = after.diagnostics.some(isUnread) ? isInBoth(change.before ?? '', change.after) : () => false;
  const told = after.diagnostics.filter((one) => !(isUnread(one) && isSame(one.span)));
  const known = (old?.diagnostics ?? []).filter((one) => !isUnread(one));
  const diagnostics = newMessages(told, known);
  const unread = diagnostics.filter(isUnread).length;
  return {
    finished: finish({ ...after, diagnostics, unread }, size),
    judged: {
      ...now,
      findings: newAmong(now.findings, then?.findings ?? []),
      suppressed: newAmong(now.suppressed, then?.suppressed ?? []),
    },
  };
}

/** Whether the function that a place of the text after is in stands word by word in the one before. */
function isInBoth(before: string, after: string): (place: Span | undefined) => boolean {
  const functionsIn = (text: string) =>
    openC(text).items.flatMap(({ kind, start, end }) =>
      kind === 'function' ? [{ start, end, code: text.slice(start, end) }] : [],
    );
  const known = new Set(functionsIn(before).map(({ code }) => code));
  const same = functionsIn(after).filter(({ code }) => known.has(code));
  return (place) =>
    place !== undefined && same.some(({ start, end }) => start <= place.start && place.start < end);
}

type Looked = Extract<FileOutcome, { readonly findings: unknown }>;

const judgedOf = (file: SourceFile, { text, findings, suppressed }: Looked): Judged =>
  judged(file, text, findings, suppressed);

/**
 * First by their fingerprints, so that what only moved is not new. Of those that are left, as many are old as are
 * missing among their kin: code beside them has changed, and they are still the same.
 */
function newAmong<T extends Named>(now: readonly T[], then: readonly Named[]): readonly T[] {
  const prints = new Set(now.map(({ fingerprint }) => fingerprint));
  const known = new Set(then.map(({ fingerprint }) => fingerprint));
  const gone = new Map<string, number>();
  for (const { kin, fingerprint } of then)
    if (!prints.has(fingerprint)) gone.set(kin, (gone.get(kin) ?? 0) + 1);
  return now.filter(({ kin, fingerprint }) => {
    if (known.has(fingerprint)) return false;
    const missing = gone.get(kin) ?? 0;
    if (missing > 0) gone.set(kin, missing - 1);
    return missing === 0;
  });
}

function newMessages(now: readonly Diagnostic[], then: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = then.map(({ message }) => message);
  return now.filter(({ message }) => {
    const at = known.indexOf(message);
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
}
