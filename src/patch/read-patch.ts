/**
 * A diff, or a mail with one, taken apart by files: what `git diff`, `git format-patch`, `diff -u` and quilt write. The
 * text is one character a byte, because one diff may touch files of several encodings.
 */
import { unquotePath } from './unquote-path.ts';

export interface PatchHunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** Each with its mark: a blank, `-`, `+`, or a backslash. */
  readonly lines: readonly string[];
}

/** What a patch does to one file. */
export interface FilePatch {
  /** As the patch names it, `a/` included; undefined for a file that is new. */
  readonly from: string | undefined;
  /** Undefined for a file that goes. */
  readonly to: string | undefined;
  readonly hunks: readonly PatchHunk[];
}

export interface PatchProblem {
  /** 1-based, in the patch. */
  readonly line: number;
  readonly message: string;
}

export interface ReadPatch {
  readonly files: readonly FilePatch[];
  /** A hunk that is not what its head says: cut off, or folded by a mailer. */
  readonly problem: PatchProblem | undefined;
}

export function readPatch(bytes: string): ReadPatch {
  const lines = undoTransfer(bytes).split('\n');
  const files: FilePatch[] = [];
  for (let at = 0; at < lines.length; ) {
    const heads = headsAt(lines, at);
    if (heads === undefined) {
      at++;
      continue;
    }
    const hunks: PatchHunk[] = [];
    at += 2;
    for (let head = hunkHead(lines[at]); head !== undefined; head = hunkHead(lines[at])) {
      const body = hunkBody(lines, at + 1, head);
      if (body === undefined)
        return { files, problem: { line: at + 1, message: 'this hunk is not as long as its head says' } };
      hunks.push({ ...head, lines: body });
      at += 1 + body.length;
    }
    if (hunks.length === 0) return { files, problem: { line: at + 1, message: 'a hunk should begin here' } };
    files.push({ ...heads, hunks });
  }
  return { files, problem: undefined };
}

/** `--- a/x` and `+++ b/x`: a `---` alone only ends the words of a mail. */
function headsAt(lines: readonly string[], at: number): Pick<FilePatch, 'from' | 'to'> | undefined {
  const [one = '', two = ''] = [lines[at], lines[at + 1]];
  if (!one.startsWith('--- ') || !two.startsWith('+++ ')) return undefined;
  return { from: nameOf(one), to: nameOf(two) };
}

function nameOf(head: string): string | undefined {
  const rest = head.slice(4).replace(/\r$/, '');
  const quoted = /^"(.*)"/.exec(rest)?.[1];
  // Behind a tab stands when the file was last changed.
  const name = quoted === undefined ? (rest.split('\t')[0] as string) : unquotePath(quoted);
  return name === '/dev/null' ? undefined : name;
}

function hunkHead(line: string | undefined): Omit<PatchHunk, 'lines'> | undefined {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line ?? '');
  if (match === null) return undefined;
  const [oldStart, oldLines, newStart, newLines] = match.slice(1).map((digits) => Number(digits ?? 1));
  return {
    oldStart: oldStart as number,
    oldLines: oldLines as number,
    newStart: newStart as number,
    newLines: newLines as number,
  };
}

/** As many lines as the head says; undefined where there are other ones. */
function hunkBody(
  lines: readonly string[],
  start: number,
  { oldLines, newLines }: Omit<PatchHunk, 'lines'>,
): readonly string[] | undefined {
  const body: string[] = [];
  let [old, fresh] = [oldLines, newLines];
  while (old > 0 || fresh > 0) {
    const line = lines[start + body.length];
    // The empty last piece is what stands behind the last line break.
    if (line === undefined || (line === '' && start + body.length === lines.length - 1)) return undefined;
    const mark = line[0] ?? ' ';
    if (mark === ' ' || mark === '\r') [old, fresh] = [old - 1, fresh - 1];
    else if (mark === '-') old--;
    else if (mark === '+') fresh--;
    else if (mark !== '\\') return undefined;
    if (old < 0 || fresh < 0) return undefined;
    // Some mailers cut off the blank that is all of an empty line.
    body.push(line === '' || line === '\r' ? ` ${line}` : line);
  }
  const last = lines[start + body.length];
  if (last?.startsWith('\\ ')) return [...body, last];
  // A line of a hunk behind its end; a mail ends with `-- `.
  return /^(?:[ +]|-(?!-))/.test(last ?? '') ? undefined : body;
}

/** Mails may be on their way in other letters; the head of the mail says so. */
function undoTransfer(bytes: string): string {
  const head = /^(?:From |[A-Za-z-]+:)[\s\S]*?\r?\n\r?\n/.exec(bytes)?.[0] ?? '';
  const how = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  const body = bytes.slice(head.length);
  if (how === 'quoted-printable')
    return body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return how === 'base64' ? Buffer.from(body, 'base64').toString('latin1') : bytes;
}
