/** `devmify explain FILE:LINE`: the same answer as --explain gives, for one place only. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Item } from '../../c/file.ts';
import { openC } from '../../c/open.ts';
import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { findFiles, type SourceFile } from '../files/find-files.ts';
import { readSource } from '../files/read-file.ts';
import type { FileOutcome, SiteReport } from '../outcome.ts';
import { explanation, proofOf } from '../output/explanation.ts';
import { talkAbout } from '../output/talk.ts';
import { processFile, type Settings } from '../process-file.ts';
import type { Recipe } from '../recipe.ts';
import { openSettings } from '../settings.ts';
import type { Streams } from '../terminal/streams.ts';
import { scheduleInWorkers } from '../workers/schedule.ts';
import type { Arguments, Command } from './command.ts';
import { explainRules } from './explain-rules.ts';
import { offsetOf, type Place } from './named-place.ts';

export const explain: Command = {
  command: 'explain <place>',
  describe: 'Why (not) here: FILE:LINE, FILE:FUNCTION, FILE, or FUNCTION',
  builder: (yargs) =>
    yargs
      .positional('place', {
        type: 'string',
        demandOption: true,
        describe: 'FILE:LINE, FILE:FUNCTION, FILE, or a FUNCTION of any file below the current folder',
      })
      .option('kernel', { type: 'string', requiresArg: true, describe: 'The kernel to write for, as in 6.1' })
      .option('actions', { type: 'boolean', describe: 'What would be with --actions' })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'The patterns of this folder instead',
      })
      .option('sp-file', {
        alias: 'c',
        type: 'string',
        requiresArg: true,
        describe: 'How far each rule of this semantic patch gets here, and what stops it',
      })
      .option('D', { type: 'string', array: true, nargs: 1, describe: 'As for spatch' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const place = placeOf(String(argv.place));
  if (argv['sp-file'] !== undefined) return explainRules(argv, place, streams);
  const { files } = findFiles({
    paths: [place.path],
    listed: [],
    excluded: () => false,
    currentFolder: process.cwd(),
  });
  const wanted = {
    patternNames: [],
    patternFolder: wordOf(argv.patterns),
    kernel: wordOf(argv.kernel),
    review: true,
    actions: argv.actions === true,
  };
  const root = files[0]?.root;
  const settings = openSettings(wanted, root, streams);
  if (settings === undefined) return 2;
  const [only] = files;
  if (only !== undefined && !isFolder(place.path)) return explainInFile(only, place.at, settings, streams);
  const name = String(place.at);
  return explainFunction(files, name, { kind: 'convert', wanted, root, only: name }, streams);
}

function placeOf(word: string): Place {
  if (existsSync(word)) return { path: word, at: isFolder(word) ? '' : undefined };
  const match = /^(.*):(?:(\d+)(?::\d+)?|([A-Za-z_]\w*)(?:\(\))?):?$/s.exec(word);
  if (match !== null)
    return { path: match[1] as string, at: match[2] === undefined ? match[3] : Number(match[2]) };
  const name = /^([A-Za-z_]\w*)(\(\))?$/.exec(word)?.[1];
  if (name !== undefined) return { path: '.', at: name };
  return { path: word, at: undefined };
}

function explainInFile(file: SourceFile, at: Place['at'], settings: Settings, streams: Streams): number {
  const read = readSource(file.realPath);
  if (read.kind === 'failed') throw new UsageError(`${file.shown}: ${read.message}`);
  // Said before anything else: what is not there acquires nothing, and that would be no answer.
  offsetOf({ path: file.shown, at }, decode(read.bytes).text);
  const outcome = processFile(read.bytes, file.shown, settings);
  const finished = { file, bytes: read.bytes.length, outcome, milliseconds: 0 };
  streams.say(talkAbout(finished, false, streams));
  if (!('sites' in outcome)) {
    streams.result(`${file.shown}: acquires nothing that the catalogue knows\n`);
    return 0;
  }
  const sites = sitesAt(outcome.sites, at, outcome.text);
  streams.result(sites.length > 0 ? shown(file, sites, outcome, streams) : nothing(file, at, outcome.sites));
  return outcome.unread > 0 ? 3 : 0;
}

const shown = (
  file: SourceFile,
  sites: readonly SiteReport[],
  outcome: FileOutcome,
  { paintResult, resultWidth }: Streams,
): string => explanation(file.shown, sites, proofOf(outcome), paintResult, resultWidth);

/** Those that the line is about; else those of the function around it; of a function, all that happens in it. */
function sitesAt(sites: readonly SiteReport[], at: Place['at'], text: string): readonly SiteReport[] {
  if (at === undefined) return sites;
  const index = new LineIndex(text);
  const within = (first: number, last: number): readonly SiteReport[] =>
    sites.filter((site) => [site, ...site.evidence].some(({ line }) => first <= line && line <= last));
  const exact = typeof at === 'number' ? within(at, at) : [];
  if (exact.length > 0) return exact;
  const isMeant = ({ start, end, name }: Item): boolean =>
    typeof at === 'string' ? name === at : start <= index.startOf(at) && index.startOf(at) < end;
  return openC(text)
    .items.filter((item) => item.kind === 'function' && isMeant(item))
    .flatMap((item) => within(index.lineAt(item.start), index.lineAt(item.end)));
}

function nothing(file: SourceFile, at: Place['at'], sites: readonly SiteReport[]): string {
  const where = typeof at === 'number' ? `${file.shown}:${at}` : `${at}() of ${file.shown}`;
  const others = sites.map(({ line, acquire }) => `${acquire}() on line ${line}`);
  const known = others.length === 0 ? 'nothing in the file does' : `what does: ${others.join(', ')}`;
  return `${where}: no driver's probe acquires anything of the catalogue here; ${known}\n`;
}

/** A function by its name alone: every file that names it is looked at. */
async function explainFunction(
  files: readonly SourceFile[],
  name: string,
  recipe: Recipe,
  streams: Streams,
): Promise<number> {
  if (name === '') throw new UsageError('name a place in a file', 'devmify explain drivers/foo.c:120');
  let found = 0;
  for await (const { file, outcome } of scheduleInWorkers(files, recipe, undefined)) {
    const sites = 'sites' in outcome ? sitesAt(outcome.sites, name, outcome.text) : [];
    if (sites.length > 0) streams.result(shown(file, sites, outcome, streams));
    found += sites.length;
  }
  if (found === 0)
    streams.result(
      `${name}(): no function of that name below ${resolve('.')} acquires anything of the catalogue\n`,
    );
  return 0;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
