/** `devmify format-patch` from the files that were found to the mails in their folder. Returns the exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../catalogue/pattern.ts';
import { readMaintainers } from '../../mail/maintainers.ts';
import { plainPerson } from '../../mail/person.ts';
import { type Policy, policyFor } from '../../mail/policy.ts';
import type { Series } from '../../mail/series.ts';
import { subsystemOf } from '../../mail/subsystem.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Found, SourceFile } from '../files/find-files.ts';
import type { TreeRoot } from '../files/tree-root.ts';
import { count } from '../output/summary.ts';
import { talkAbout, talkAboutLeft } from '../output/talk.ts';
import { countLeft, countOutcome, exitCode, newTally, soFar } from '../output/tally.ts';
import type { Finished } from '../schedule.ts';
import { openProgress } from '../terminal/open-progress.ts';
import type { Streams } from '../terminal/streams.ts';
import { versions } from '../version.ts';
import { type MailFile, mailsOf, type Occasion, type Patch, patchesOf } from './assemble.ts';
import { commitAll, refuseUsedBranch } from './branch.ts';
import { type Draft, draftOf } from './draft.ts';
import { identityIn } from './identity.ts';
import { refuseFullFolder, writeAll } from './out-folder.ts';
import { openPolicies } from './policies.ts';
import { hasRecipients, nobody, type Recipients, recipientsOf } from './recipients.ts';
import { unknownText } from './unknown.ts';
import type { MailWishes } from './wishes.ts';
import { isPublic, openWorkTree, resolveCommit, type WorkTree } from './work-tree.ts';

/** `results` says of each file that was found, in their order, what has become of it. */
export async function writeMails(
  found: Found,
  results: AsyncIterable<Finished>,
  catalogue: Catalogue,
  wishes: MailWishes,
  streams: Streams,
): Promise<number> {
  const tell = teller(wishes, streams);
  const root = onlyRoot(found.files);
  const tree = openWorkTree(root);
  const identity = identityIn(root.path, wishes.from, wishes.date);
  if (wishes.folder !== undefined) refuseFullFolder(wishes.folder);
  if (wishes.branch !== undefined) refuseUsedBranch(wishes.branch, tree);
  const base = namedBase(wishes.base, tree);
  const drafting = { found, results, catalogue, wishes, streams, tree, tell };
  const { drafts, code } = await draftAll(drafting);
  const kept = drafts.filter((draft) => isWanted(draft, wishes, tell));
  if (kept.length === 0) {
    tell('nothing to write a mail about\n');
    return code;
  }
  tell(unknownText(kept, tree, wishes.kernel));
  const baseCommit = base === 'auto' ? baseOf(kept, tree, tell) : base;
  const occasion = occasionOf(identity, baseCommit, wishes, tree);
  const series = patchesOf(kept, recipientFinder(tree, wishes, tell), occasion);
  return finish(series, occasion, tree, streams, tell) ?? code;
}

type Tell = (text: string) => void;

const teller =
  ({ quiet }: MailWishes, streams: Streams): Tell =>
  (text) => {
    if (!quiet) streams.say(text);
  };

/** The paths of a series, and its base, are those of one tree. */
function onlyRoot(files: readonly SourceFile[]): TreeRoot {
  const [first] = files;
  if (first === undefined) throw new UsageError('there is no C file among these paths');
  const other = files.find(({ root }) => root.path !== first.root.path);
  if (other === undefined) return first.root;
  throw new UsageError(
    `${first.shown} and ${other.shown} are in two trees`,
    'make the patches of each tree in a run of its own',
  );
}

interface Drafting {
  readonly found: Found;
  readonly results: AsyncIterable<Finished>;
  readonly catalogue: Catalogue;
  readonly wishes: MailWishes;
  readonly streams: Streams;
  readonly tree: WorkTree;
  readonly tell: Tell;
}

async function draftAll(
  drafting: Drafting,
): Promise<{ readonly drafts: readonly Draft[]; readonly code: number }> {
  const { found, results, catalogue, wishes, streams, tree, tell } = drafting;
  const tally = newTally();
  const maintainers = readMaintainers(tree.maintainers);
  const gate = policyGate(openPolicies(), wishes, tell);
  const drafts: Draft[] = [];
  for (const left of found.left) {
    countLeft(tally, left);
    talkAboutLeft(left, streams);
  }
  const progress = openProgress(wishes, streams);
  let done = 0;
  for await (const finished of results) {
    countOutcome(tally, finished.outcome);
    done++;
    progress.update({ counts: soFar(tally), done, total: found.files.length, shown: finished.file.shown });
    streams.say(talkAbout(finished, wishes.quiet, streams));
    if (finished.outcome.kind !== 'changed') continue;
    const remark = gate(finished.file.diffPath);
    if (remark === 'held') continue;
    const subsystem = subsystemOf(finished.file.diffPath, maintainers);
    const draft = draftOf(finished, subsystem, tree, catalogue);
    if (draft === undefined) streams.say(`${finished.file.shown}: does not verify, so there is no mail\n`);
    else drafts.push({ ...draft, remarks: [...draft.remarks, ...remark] });
  }
  progress.clear();
  const { changed, refused, unchanged, failed } = tally.files;
  tell(
    `${count(changed + refused + unchanged + failed, 'file')}: ${changed} with changes, ${refused} refused, ${unchanged} unchanged, ${failed} failed\n`,
  );
  return { drafts, code: exitCode(tally, 'print') };
}

/** Says for each file that has a policy what it is; with --force, what was overruled goes into the mail's remarks. */
function policyGate(
  policies: readonly Policy[],
  { force }: MailWishes,
  tell: Tell,
): (path: string) => 'held' | readonly string[] {
  return (path) => {
    const policy = policyFor(path, policies);
    if (policy === undefined) return [];
    const { verdict, reason, source } = policy;
    const held = verdict === 'hold' && !force;
    tell(
      `${path}: ${held ? 'held back' : 'note'}: ${reason} (${source})${held ? '; --force makes the mail' : ''}\n`,
    );
    return held ? 'held' : [];
  };
}

/** What changed on disk since it was read would get a mail about something else. */
function isWanted({ file, before, isCommitted }: Draft, { branch }: MailWishes, tell: Tell): boolean {
  if (!sameBytes(file.realPath, before)) {
    tell(`${file.shown}: changed on disk while devmify ran, so there is no mail; run it again\n`);
    return false;
  }
  if (branch === undefined || isCommitted) return true;
  tell(`${file.shown}: differs from what is committed, so it gets no commit and no mail\n`);
  return false;
}

function sameBytes(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

function occasionOf(
  identity: Occasion['identity'],
  baseCommit: string | undefined,
  wishes: MailWishes,
  tree: WorkTree,
): Occasion {
  const { name, version } = versions();
  const against = baseCommit === undefined ? tree.release : undefined;
  return { wishes, identity, tool: `${name} ${version}`, baseCommit, against };
}

/** What `--base` names; `auto` is left to what the drafts are based on. */
function namedBase(base: string, tree: WorkTree): string | undefined {
  if (base === 'auto') return base;
  if (base === 'none') return undefined;
  const commit = resolveCommit(base, tree);
  if (commit === undefined) throw new UsageError(`--base ${base}: git knows no such commit here`);
  return commit;
}

/** The commit that is checked out, if the drafts are based on it and others can have it. */
function baseOf(drafts: readonly Draft[], tree: WorkTree, tell: Tell): string | undefined {
  if (tree.head === undefined) return undefined;
  const changed = drafts.find(({ isCommitted }) => !isCommitted);
  if (changed !== undefined) {
    tell(`no base-commit: ${changed.file.shown} differs from what is committed\n`);
    return undefined;
  }
  if (isPublic(tree.head, tree)) return tree.head;
  tell('no base-commit: no tag and no branch of a remote holds the commit that is checked out; see --base\n');
  return undefined;
}

function recipientFinder({ root }: WorkTree, wishes: MailWishes, tell: Tell): (draft: Draft) => Recipients {
  if (!hasRecipients(root)) {
    if (wishes.autoRecipients) tell('no recipients: this tree has no scripts/get_maintainer.pl\n');
    return () => nobody;
  }
  return ({ file }) => {
    const found = recipientsOf(root, file.diffPath);
    if (found === undefined) tell(`${file.shown}: scripts/get_maintainer.pl failed, so nobody is named\n`);
    return found ?? nobody;
  };
}

/** Makes the commits, then the mails; undefined when all went well. */
function finish(
  series: readonly Series<Patch>[],
  occasion: Occasion,
  tree: WorkTree,
  streams: Streams,
  tell: Tell,
): number | undefined {
  const { wishes } = occasion;
  const patches = series.flatMap((one) => one.patches);
  const commits =
    wishes.branch === undefined
      ? new Map<Patch, string>()
      : commitAll(wishes.branch, patches, occasion.identity, tree);
  if (typeof commits === 'string') {
    streams.say(`devmify: no commits, and no branch ${wishes.branch}: ${commits}\n`);
    return 3;
  }
  if (wishes.branch !== undefined) tell(`${wishes.branch}: ${count(patches.length, 'commit')}\n`);
  if (wishes.folder === undefined) return undefined;
  const files = allFiles(series, occasion, (patch) => commits.get(patch));
  const problem = writeAll(wishes.folder, files);
  if (problem !== undefined) {
    streams.say(`devmify: -o ${wishes.folder}: ${problem}; nothing was left there\n`);
    return 3;
  }
  for (const { path } of files) if (path.endsWith('.patch')) streams.result(`${join(wishes.folder, path)}\n`);
  tell(seriesText(series));
  return undefined;
}

function allFiles(
  series: readonly Series<Patch>[],
  occasion: Occasion,
  commitOf: (patch: Patch) => string | undefined,
): readonly MailFile[] {
  return series.flatMap((one) => {
    const folder = series.length === 1 ? '' : one.name;
    const mails = mailsOf(one, occasion, commitOf);
    const withCover = mails.length > one.patches.length;
    const names = one.patches.map((_, index) => mails[withCover ? index + 1 : index]?.path ?? '');
    const known = occasion.wishes.autoRecipients ? [] : recipientFile(one.patches, names);
    return [...mails, ...known].map((file) => ({ ...file, path: join(folder, file.path) }));
  });
}

/** In a folder of its own: `git send-email DIR` sends every file of DIR. */
function recipientFile(patches: readonly Patch[], names: readonly string[]): readonly MailFile[] {
  if (patches.every(({ recipients: { to, cc } }) => to.length + cc.length === 0)) return [];
  const text = patches.map(({ recipients: { to, cc } }, index) =>
    [
      names[index],
      ...to.map((person) => `  To: ${address(person)}`),
      ...cc.map((person) => `  Cc: ${address(person)}`),
      '',
    ].join('\n'),
  );
  return [{ path: join('recipients', 'by-mail.txt'), bytes: Buffer.from(text.join('\n')) }];
}

const address = (person: Recipients['to'][number]): string =>
  person.name === '' ? person.email : plainPerson(person);

function seriesText(series: readonly Series<Patch>[]): string {
  const lines = series.map(
    ({ subsystem, patches }) =>
      `  ${count(patches.length, 'patch').replace(/patchs$/, 'patches')} for ${subsystem.title === '' ? 'no known subsystem' : subsystem.title}${subsystem.profile === undefined ? '' : ` (read ${subsystem.profile} first)`}\n`,
  );
  return `${count(series.length, 'series').replace(/seriess$/, 'series')}\n${lines.join('')}nothing was sent; look at all of it, then: git send-email --dry-run\n`;
}
