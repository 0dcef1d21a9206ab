/** `devmify verify BEFORE AFTER`: proves, path by path, that two versions of a driver release the same resources. */
import type { Node } from '../../c/syntax.ts';
import type { Finding } from '../../proof/path.ts';
import type { UnitProof } from '../../proof/unit.ts';
import { verify as prove, type Verdict } from '../../proof/verify.ts';
import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { readSource } from '../files/read-file.ts';
import { openCatalogue } from '../patterns.ts';
import type { Paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const verify: Command = {
  command: 'verify <before> <after>',
  describe: 'Prove that two versions of a driver release the same resources',
  builder: (yargs) =>
    yargs
      .positional('before', { type: 'string', demandOption: true, describe: 'The file as it was' })
      .positional('after', { type: 'string', demandOption: true, describe: 'The file as it is to be' })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'Resources as the patterns of this folder describe them',
      }),
  run: async (argv, streams) => run(argv, streams),
};

interface Version {
  readonly path: string;
  readonly lines: LineIndex;
}

function run(argv: Arguments, streams: Streams): number {
  const catalogue = openCatalogue(argv.patterns === undefined ? undefined : String(argv.patterns), streams);
  if (catalogue === undefined) return 2;
  const [before, after] = [open(String(argv.before)), open(String(argv.after))];
  const verdict = prove(before.lines.text, after.lines.text, catalogue);
  streams.result(verdictText(verdict, before, after, streams.paintResult));
  return verdict.verified ? 0 : 1;
}

function open(path: string): Version {
  const outcome = readSource(path);
  if (outcome.kind === 'failed') throw new UsageError(`${path}: ${outcome.message}`);
  return { path, lines: new LineIndex(decode(outcome.bytes).text) };
}

function verdictText(verdict: Verdict, before: Version, after: Version, paint: Paint): string {
  if (verdict.units.length === 0 && verdict.outside.length === 0) return 'no driver has changed\n';
  const units = verdict.units.map((unit) => unitText(unit, before, after, paint));
  const outside = verdict.outside.map(
    ({ message, span }) =>
      `${paint('red', 'not proved')}: ${before.path}:${before.lines.lineAt(span.start)}: ${message}\n`,
  );
  return [...units, ...outside].join('');
}

function unitText(unit: UnitProof, before: Version, after: Version, paint: Paint): string {
  const head = unit.verified ? paint('green', 'verified') : paint('red', 'not proved');
  const findings = unit.findings.map((finding) => findingText(finding, before, after));
  const moved = unit.movements.map(({ kind, held, past, why }) =>
    kind === 'gone'
      ? `  ${placeOf(past, before)} goes: ${why}\n`
      : `  ${held.name}() is now released after ${placeOf(past, before)}: ${why}\n`,
  );
  return `${head}: ${unit.driver}, ${unit.paths} paths compared\n${[...findings, ...(unit.verified ? moved : [])].join('')}`;
}

function findingText(finding: Finding, before: Version, after: Version): string {
  const places = [
    ...(finding.before ? [`    before: ${placeOf(finding.before, before)}\n`] : []),
    ...(finding.after ? [`    after:  ${placeOf(finding.after, after)}\n`] : []),
  ];
  const way = finding.trail
    .map(({ node, label }) => `${before.lines.lineAt(node.start)} ${label}`)
    .join(', ');
  return `  ${finding.code}: ${finding.message}\n${places.join('')}${way === '' ? '' : `    on the path: ${way}\n`}`;
}

function placeOf(node: Node, { path, lines }: Version): string {
  const line = lines.lineAt(node.start);
  return `${path}:${line}: ${lines.lineText(line).trim()}`;
}
