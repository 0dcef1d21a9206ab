/** `devmify parse-cocci FILE...`: how semantic patches are read, rule by rule, and what is wrong with them. */
import { applyIsos } from '../../compile/iso.ts';
import { readIsos } from '../../compile/iso-read.ts';
import { standardIsos } from '../../compile/iso-standard.ts';
import { renderDiagnostic } from '../../report/frame.ts';
import { readPatch } from '../../smpl/parse.ts';
import { printPatch } from '../../smpl/print.ts';
import type { SemanticPatch } from '../../smpl/syntax.ts';
import { decode } from '../../text/bytes.ts';
import { readSource } from '../files/read-file.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const parseCocci: Command = {
  command: 'parse-cocci <path..>',
  describe: 'Print how semantic patches are read',
  builder: (yargs) =>
    yargs
      .positional('path', { type: 'string', array: true, demandOption: true, describe: 'Semantic patches' })
      .option('isos', { type: 'boolean', describe: 'As they are matched, isomorphisms written out' }),
  run: async (argv, streams) => run(argv, streams),
};

function run(argv: Arguments, streams: Streams): number {
  const paths = (argv.path as readonly unknown[]).map(String);
  const codes = paths.map((path) => printOne(path, argv.isos === true, streams));
  return Math.max(0, ...codes);
}

function printOne(path: string, withIsos: boolean, streams: Streams): number {
  const outcome = readSource(path);
  if (outcome.kind !== 'bytes') {
    streams.say(`${path}: ${outcome.message}\n`);
    return 2;
  }
  const { text } = decode(outcome.bytes);
  const { patch, rules, diagnostics } = readPatch(text, path);
  streams.result(printPatch(withIsos ? writtenOut(patch) : patch));
  const all = [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)];
  for (const diagnostic of all) streams.say(`${renderDiagnostic(diagnostic, { text })}\n`);
  return all.some(({ severity }) => severity === 'error') ? 2 : 0;
}

function writtenOut(patch: SemanticPatch): SemanticPatch {
  const isos = readIsos(standardIsos, 'standard.iso').value ?? [];
  return {
    ...patch,
    rules: patch.rules.map((rule) => (rule.kind === 'code' ? applyIsos(rule, isos) : rule)),
  };
}
