/**
 * `devmify test [DIR]`: runs the cases of patterns. A case is a C file: `x.c` beside `x.expected.c` has to become that,
 * `x.c` alone has to stay as it is. A line that acquires something may end with a comment that pins what is said
 * about it: `want "a part of the reason, or its code"`. A comment of the case says what it is to be run with: `with review`,
 * `with actions`, `for kernel 6.1`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '../../patch/unified-diff.ts';
import { decode } from '../../text/bytes.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { askedBy, wishOf } from '../case-comments.ts';
import { findFiles, type SourceFile } from '../files/find-files.ts';
import type { SiteReport } from '../outcome.ts';
import { packageFolder } from '../own-files.ts';
import { processFile, type Settings } from '../process-file.ts';
import { openSettings } from '../settings.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const test: Command = {
  command: 'test [dir]',
  describe: 'Run the cases of patterns: before, after, leave alone',
  builder: (yargs) =>
    yargs
      .positional('dir', {
        type: 'string',
        describe: 'A folder of cases; those that come with devmify otherwise',
      })
      .option('patterns', { type: 'string', requiresArg: true, describe: 'Test the patterns of this folder' })
      .option('review', { type: 'boolean', describe: 'Also make the changes that a human has to look at' })
      .option('actions', {
        type: 'boolean',
        describe: 'Also write actions for what has no managed form and is in the way',
      })
      .option('update', {
        alias: 'u',
        type: 'boolean',
        describe: 'Write what comes out as what is expected',
      }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const wanted = {
    patternNames: [],
    patternFolder: typeof argv.patterns === 'string' ? argv.patterns : undefined,
    kernel: undefined,
    review: argv.review === true,
    actions: argv.actions === true,
  };
  const opened = new Map<string, Settings | undefined>();
  const settingsFor = (text: string): Settings | undefined => {
    const asks = askedBy(text);
    const own = {
      ...wanted,
      review: wanted.review || asks.review,
      actions: wanted.actions || asks.actions,
      kernel: asks.kernel,
    };
    const key = JSON.stringify(own);
    if (!opened.has(key)) opened.set(key, openSettings(own, undefined, streams));
    return opened.get(key);
  };
  const cases = findCases(typeof argv.dir === 'string' ? argv.dir : ownCases());
  let failed = 0;
  for (const file of cases) {
    const bytes = readFileSync(file.realPath);
    const settings = settingsFor(decode(bytes).text);
    if (settings === undefined) return 2;
    const faults = runCase(file, bytes, settings, argv.update === true);
    if (faults.length === 0) continue;
    failed++;
    streams.result(`${streams.paintResult('red', 'FAIL')} ${file.shown}\n${faults.join('')}`);
  }
  streams.result(`${cases.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

const expectedEnd = '.expected.c';

function ownCases(): string {
  const folder = join(packageFolder, 'test', 'patterns');
  if (existsSync(folder)) return folder;
  throw new UsageError('devmify was installed without its own cases', 'name a folder: devmify test DIR');
}

function findCases(folder: string): readonly SourceFile[] {
  const { files } = findFiles({
    paths: [folder],
    listed: [],
    excluded: (path) => path.endsWith(expectedEnd),
    currentFolder: process.cwd(),
  });
  if (files.length === 0)
    throw new UsageError(`${folder} holds no case`, 'a case is a .c file, see CONTRIBUTING.md');
  return files;
}

/** What is wrong with a case, as it should be printed; nothing when it is right. */
function runCase(file: SourceFile, bytes: Buffer, settings: Settings, update: boolean): readonly string[] {
  const before = decode(bytes).text;
  const outcome = processFile(bytes, file.shown, settings);
  const after = outcome.kind === 'changed' ? outcome.after : before;
  const expected = expectedOf(file, before, after, update);
  const faults = differences(expected, after);
  const again = processFile(Buffer.from(after), file.shown, settings);
  if (again.kind === 'changed')
    faults.push(...differences(after, again.after, 'a second run changes it again'));
  const sites = 'sites' in outcome ? outcome.sites : [];
  faults.push(...unmetWishes(before, sites));
  // Why it came out so is what the author of a pattern asks next.
  return faults.length === 0 ? [] : [...faults, ...sites.map(siteVerdict)];
}

function expectedOf({ realPath }: SourceFile, before: string, after: string, update: boolean): string {
  const path = realPath.replace(/\.c$/, expectedEnd);
  if (update && after !== before) writeFileSync(path, after);
  return existsSync(path) ? decode(readFileSync(path)).text : before;
}

function differences(before: string, after: string, title = 'expected (-) and made (+)'): string[] {
  const diff = unifiedDiff({ path: 'case.c', before, after });
  return diff === '' ? [] : [`  ${title}:\n${diff.replace(/^(?:diff|---|\+\+\+) .*\n/gm, '')}`];
}

function unmetWishes(text: string, sites: readonly SiteReport[]): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const wish = wishOf(line);
    if (wish === undefined) return [];
    const here = sites.filter((site) => site.line === index + 1);
    if (here.some((site) => sayings(site).includes(wish))) return [];
    const said =
      here.length === 0 ? 'nothing' : here.map(({ code, reason }) => `${code}: ${reason}`).join('; ');
    return `  line ${index + 1}: wanted "${wish}", said ${said}\n`;
  });
}

const siteVerdict = ({ line, acquire, verdict, code, reason }: SiteReport): string =>
  `  line ${line}: ${acquire}(): ${verdict}, ${code}: ${reason}\n`;

const sayings = ({ verdict, code, reason, advice, evidence }: SiteReport): string =>
  [verdict, code, reason, advice ?? '', ...evidence.map(({ note, text }) => `${note} ${text}`)].join('\n');
