/** What a change brings: the findings in the files that it touches which were not there before. */
import { relative, sep } from 'node:path';
import type { Finding } from '../../check/finding.ts';
import { decode } from '../../text/bytes.ts';
import type { SourceFile } from '../files/find-files.ts';
import { readPatchFile } from '../files/patch-file.ts';
import { readSource } from '../files/read-file.ts';
import { findTreeRoot } from '../files/tree-root.ts';
import { git } from '../git.ts';
import type { Settings } from '../process-file.ts';
import { fingerprints } from './fingerprint.ts';
import type { Judged } from './run-check.ts';

/** A file before and after a change; without a text before, all of it is new. */
export interface Incoming {
  readonly file: SourceFile;
  readonly before: string | undefined;
  readonly after: string;
}

/** The files of a patch or mail, whether the tree has it already or not; and what it holds besides. */
export async function incomingFromPatch(
  name: string,
  root: string | undefined,
): Promise<{ readonly files: readonly Incoming[]; readonly besides: readonly string[] }> {
  const { versions, added, besides } = await readPatchFile(name, root);
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
  const isWhole = (path: string) => added.some((one) => one.path === path);
  const rest = besides.filter(({ path }) => !isWhole(path));
  return { files: [...changed, ...whole], besides: rest.map(({ path, why }) => `${path}: ${why}`) };
}

const sourceFile = (path: string, root: string): SourceFile => ({
  realPath: path,
  shown: path,
  diffPath: path,
  root: { path: root, kind: 'folder' },
});

/** Files that differ from a commit, as git has them there. */
export function incomingSince(commit: string, files: readonly SourceFile[]): readonly Incoming[] {
  return files.flatMap((file): readonly Incoming[] => {
    const read = readSource(file.realPath);
    if (read.kind === 'failed') return [];
    const top = git(['rev-parse', '--show-toplevel'], { folder: file.root.path }).out.trimEnd();
    const path = relative(top, file.realPath).split(sep).join('/');
    const old = git(['show', `${commit}:${path}`], { folder: top });
    return [{ file, before: old.ok ? old.out : undefined, after: decode(read.bytes).text }];
  });
}

/** What is wrong with the file after, and was not wrong before. */
export function judgeIncoming({ file, before, after }: Incoming, settings: Settings): Judged {
  const { findings = [], suppressed = [] } = settings.convert(after, file.shown);
  const old = before === undefined ? [] : (settings.convert(before, file.shown).findings ?? []);
  return { file, text: after, findings: newAmong(findings, old, file.diffPath), suppressed };
}

/** By their fingerprints, so that what only moved is not new. */
function newAmong(findings: readonly Finding[], old: readonly Finding[], path: string): readonly Finding[] {
  const known = new Set(fingerprints(path, old));
  const names = fingerprints(path, findings);
  return findings.filter((_, at) => !known.has(names[at] ?? ''));
}
