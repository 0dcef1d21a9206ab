/** A converted file with all that its mail needs to know, before it is known which series it goes with. */
import { statSync } from 'node:fs';
import type { Catalogue } from '../../catalogue/pattern.ts';
import { folderPrefixes } from '../../mail/folder-prefixes.ts';
import { type Prefix, prefixOf } from '../../mail/prefix.ts';
import type { Story } from '../../mail/story.ts';
import type { Subsystem } from '../../mail/subsystem.ts';
import { verify } from '../../proof/verify.ts';
import { type Encoding, encode } from '../../text/bytes.ts';
import type { SourceFile } from '../files/find-files.ts';
import type { SiteReport } from '../outcome.ts';
import { diffText } from '../output/file-diff.ts';
import { busCalled, plainSemanticPatch } from '../plain-semantic-patch.ts';
import type { Finished } from '../schedule.ts';
import { gitDiff } from './git-diff.ts';
import { storyOf } from './story-of.ts';
import { blobIn, blobOf, historyOf, type WorkTree } from './work-tree.ts';

export interface Draft {
  readonly file: SourceFile;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly encoding: Encoding;
  readonly mode: '100644' | '100755';
  readonly diff: string;
  readonly story: Story;
  /** The same change as semantic patches, one for each pattern and bus. */
  readonly semanticPatch: string;
  readonly prefix: Prefix;
  readonly subsystem: Subsystem;
  /** Below the `---`. */
  readonly remarks: readonly string[];
  /** Whether it is based on what the commit that is checked out has, too. */
  readonly isCommitted: boolean;
}

/** Undefined when the proof does not hold: then there is nothing to tell, and nothing to send. */
export function draftOf(
  { file, outcome }: Finished,
  subsystem: Subsystem,
  tree: WorkTree,
  catalogue: Catalogue,
): Draft | undefined {
  if (outcome.kind !== 'changed') return undefined;
  const { text, after, encoding, sites } = outcome;
  const proof = verify(text, after, catalogue);
  if (!proof.verified) return undefined;
  const path = file.diffPath;
  const [before, changed] = [encode(text, encoding), encode(after, encoding)];
  const executable = ((statSync(file.realPath, { throwIfNoEntry: false })?.mode ?? 0) & 0o111) !== 0;
  return {
    file,
    before,
    after: changed,
    encoding,
    mode: executable ? '100755' : '100644',
    diff:
      gitDiff({ path, before, after: changed, encoding, executable }) ??
      diffText({ diffPath: path, before: text, after, encoding, executable }),
    story: storyOf({ path, before: text, after, proof, sites }, catalogue),
    semanticPatch: semanticPatchOf(sites, catalogue),
    prefix: prefixOf(path, historyOf(path, tree), folderPrefixes),
    subsystem,
    remarks: text.includes('\r\n') ? [crlfRemark] : [],
    isCommitted: tree.head !== undefined && blobIn(tree.head, path, tree) === blobOf(before, tree),
  };
}

const crlfRemark = 'The lines of this file end with CR LF: apply this with git am --keep-cr.';

function semanticPatchOf(sites: readonly SiteReport[], { patterns }: Catalogue): string {
  const texts = sites
    .filter(({ applied }) => applied)
    .map(({ pattern, bus }) => {
      const [found, itsBus] = [patterns.find(({ name }) => name === pattern), busCalled(bus)];
      return found === undefined || itsBus === undefined ? '' : plainSemanticPatch(found, itsBus).trim();
    });
  return [...new Set(texts)].filter(Boolean).join('\n\n');
}
