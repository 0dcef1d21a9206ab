/** `devmify parse-c PATH...`: how C is read. Trees of the files named, or with --stats how much could be read. */
import type { CFile } from '../../c/file.ts';
import { openC } from '../../c/open.ts';
import { printTree } from '../../c/print.ts';
import { namesAny, newSurvey, type Survey, surveyFile } from '../../c/survey.ts';
import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { findFiles, type SourceFile } from '../files/find-files.ts';
import { readSource } from '../files/read-file.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const parseC: Command = {
  command: 'parse-c <path..>',
  describe: 'Print how C files are read',
  builder: (yargs) =>
    yargs
      .positional('path', { type: 'string', array: true, demandOption: true, describe: 'Files or folders' })
      .option('stats', { type: 'boolean', describe: 'Count what could be read, list what could not' })
      .option('words', {
        type: 'string',
        requiresArg: true,
        describe: 'Only functions that name one of A,B,C',
      })
      .option('items', { type: 'boolean', describe: 'Declarations and macros as well as functions' }),
  run: async (argv, streams) => run(argv, streams),
};

function run(argv: Arguments, streams: Streams): number {
  const paths = (argv.path as readonly unknown[]).map(String);
  const words =
    argv.words === undefined
      ? []
      : String(argv.words)
          .split(',')
          .filter((word) => word !== '');
  const { files } = findFiles({ paths, listed: [], excluded: () => false, currentFolder: process.cwd() });
  return argv.stats === true
    ? printStats(files, words, argv.items === true, streams)
    : printTrees(files, words, streams);
}

function printStats(
  files: readonly SourceFile[],
  words: readonly string[],
  everything: boolean,
  streams: Streams,
): number {
  const survey = newSurvey();
  const started = performance.now();
  for (const source of files) {
    const file = open(source, streams);
    if (file === undefined) continue;
    const before = survey.failures.length;
    if (namesAny(words)(file.text)) surveyFile(file, namesAny(words), everything, survey);
    for (const { line, text } of survey.failures.slice(before))
      streams.result(`${source.shown}:${line}: ${text}\n`);
  }
  streams.result(totals(files.length, survey, performance.now() - started));
  return survey.failures.length > 0 ? 3 : 0;
}

function totals(files: number, survey: Survey, milliseconds: number): string {
  const share = survey.asked === 0 ? 100 : (100 * survey.read) / survey.asked;
  return [
    `files      ${files}`,
    `items      ${survey.items}, ${survey.functions} of them functions`,
    `asked for  ${survey.asked} (${(survey.size / 1e6).toFixed(1)} MB)`,
    `read       ${survey.read}, ${share.toFixed(3)} %`,
    `time       ${(milliseconds / 1000).toFixed(1)} s, with reading the files`,
    '',
  ].join('\n');
}

function printTrees(files: readonly SourceFile[], words: readonly string[], streams: Streams): number {
  let code = 0;
  for (const source of files) {
    const file = open(source, streams);
    if (file === undefined) continue;
    const lines = new LineIndex(file.text);
    for (const item of file.items) {
      if (!namesAny(words)(file.text.slice(item.start, item.end))) continue;
      const { tree, problem } = file.read(item);
      const place = `${source.shown}:${lines.lineAt(item.start)}`;
      streams.result(`${place}: ${item.kind}${item.name === undefined ? '' : ` ${item.name}`}\n`);
      if (problem === undefined) streams.result(printTree(tree, '  '));
      else {
        const line = lines.lineAt(problem.start);
        streams.say(`${source.shown}:${line}: this could not be read: ${lines.lineText(line).trim()}\n`);
        code = 3;
      }
    }
  }
  return code;
}

function open(source: SourceFile, streams: Streams): CFile | undefined {
  const outcome = readSource(source.realPath);
  if (outcome.kind === 'bytes') return openC(decode(outcome.bytes).text);
  streams.say(`${source.shown}: ${outcome.message}\n`);
  return undefined;
}
