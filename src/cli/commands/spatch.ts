/** `devmify spatch --sp-file X.cocci PATH...`: runs any semantic patch; prints what would change. */
import { existsSync, readFileSync } from 'node:fs';
import { type CompiledPatch, compilePatch } from '../../compile/patch.ts';
import { type PatchResult, type RunOptions, runPatch } from '../../engine/run-patch.ts';
import { unifiedDiff } from '../../patch/unified-diff.ts';
import { readPatch } from '../../smpl/parse.ts';
import { decode, encode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { findFiles } from '../files/find-files.ts';
import { readSource } from '../files/read-file.ts';
import { replaceFile } from '../files/write-file.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const spatch: Command = {
  command: 'spatch [paths..]',
  describe: 'Run a semantic patch and print what it changes',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, describe: 'C files, or folders of them' })
      .option('sp-file', { type: 'string', demandOption: true, describe: 'the semantic patch' })
      .option('D', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'switch on a virtual rule (NAME), or give a virtual identifier a value (NAME=VALUE)',
      })
      .option('dir', { type: 'string', describe: 'a folder to work on' })
      .option('in-place', { type: 'boolean', describe: 'write the changes into the files' }),
  run,
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const patch = loadPatch(String(argv.spFile ?? argv['sp-file']), streams);
  const options = optionsOf(argv.D);
  const paths = [
    ...((argv.paths as string[] | undefined) ?? []),
    ...(typeof argv.dir === 'string' ? [argv.dir] : []),
  ];
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no '${missing}'`);
  const found = findFiles({ paths, listed: [], excluded: () => false, currentFolder: process.cwd() });
  let code = 0;
  for (const { shown: path } of found.files) {
    const outcome = readSource(path);
    if (outcome.kind === 'failed') {
      streams.say(`${path}: ${outcome.message}\n`);
      code = 3;
      continue;
    }
    const { text, encoding } = decode(outcome.bytes);
    const result = runPatch(patch, { path, text }, options);
    if (!report(path, text, result, streams)) code = 3;
    else if (argv.inPlace === true && result.changed) {
      const problem = replaceFile(path, outcome.bytes, encode(result.text, encoding));
      if (problem !== undefined) {
        streams.say(`${path}: ${problem}\n`);
        code = 3;
      }
    }
  }
  return code;
}

function loadPatch(path: string, streams: Streams): CompiledPatch {
  if (!existsSync(path)) throw new UsageError(`there is no semantic patch '${path}'`);
  const { patch, rules, diagnostics } = readPatch(readFileSync(path, 'utf8'), path);
  const lines = new LineIndex(patch.text);
  for (const { message, span } of [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)]) {
    streams.say(`${path}${span === undefined ? '' : `:${lines.lineAt(span.start)}`}: ${message}\n`);
  }
  return compilePatch(patch);
}

function optionsOf(words: unknown): RunOptions {
  const given = Array.isArray(words) ? words.map(String) : words === undefined ? [] : [String(words)];
  const values = given.filter((word) => word.includes('='));
  return {
    defines: given.filter((word) => !word.includes('=')),
    values: Object.fromEntries(
      values.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    ),
  };
}

/** Prints the diff; false when the file had to be given up. */
function report(path: string, text: string, result: PatchResult, streams: Streams): boolean {
  const lines = new LineIndex(text);
  for (const { message, span } of result.diagnostics) {
    streams.say(`${path}${span === undefined ? '' : `:${lines.lineAt(span.start)}`}: ${message}\n`);
  }
  if (result.diagnostics.some(({ severity }) => severity === 'error')) return false;
  const after = result.changed ? result.text : withoutLines(text, result.shown, lines);
  streams.result(unifiedDiff({ path, before: text, after }));
  return true;
}

/** What a rule shows with `*` is printed as if its lines went. */
function withoutLines(text: string, shown: readonly Span[], lines: LineIndex): string {
  const gone = new Set(shown.map(({ start }) => lines.lineAt(start)));
  if (gone.size === 0) return text;
  let rest = '';
  for (let line = 1; line <= lines.count; line++) {
    if (!gone.has(line)) rest += text.slice(lines.startOf(line), lines.startOf(line + 1));
  }
  return rest;
}
