/** `devmify cfg FILE:FUNCTION`: the control-flow graph that matching and the proofs work on, as text. */
import type { CFile, Item } from '../../c/file.ts';
import { openC } from '../../c/open.ts';
import { buildGraph } from '../../cfg/build.ts';
import { printGraph } from '../../cfg/print.ts';
import { decode } from '../../text/bytes.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { readSource } from '../files/read-file.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const cfg: Command = {
  command: 'cfg <place>',
  describe: "Print a function's control-flow graph",
  builder: (yargs) =>
    yargs.positional('place', {
      type: 'string',
      demandOption: true,
      describe: 'FILE:FUNCTION, or FILE for all',
    }),
  run: (argv, streams) => run(argv, streams),
};

async function run(argv: Arguments, streams: Streams): Promise<number> {
  const { path, name } = placeOf(String(argv.place));
  const outcome = readSource(path);
  if (outcome.kind === 'failed')
    throw new UsageError(
      outcome.reason === 'vanished' ? `there is no file ${path}` : `${path}: ${outcome.message}`,
    );
  const file = openC(decode(outcome.bytes).text);
  const lines = new LineIndex(file.text);
  let code = 0;
  for (const item of functionsNamed(file, path, name)) {
    const { shown, faults } = graphOf(file, item);
    if (name === undefined) streams.result(`${item.name ?? '?'}:\n`);
    streams.result(shown);
    for (const { span, message } of faults) streams.say(`${path}:${lines.lineAt(span.start)}: ${message}\n`);
    if (faults.length > 0) code = 3;
  }
  return code;
}

/** The name is what follows the last colon, if that could be a name at all. */
function placeOf(place: string): { readonly path: string; readonly name: string | undefined } {
  const match = /^(.*):([A-Za-z_]\w*)$/s.exec(place);
  return match === null ? { path: place, name: undefined } : { path: match[1] as string, name: match[2] };
}

function functionsNamed(file: CFile, path: string, name: string | undefined): readonly Item[] {
  const functions = file.items.filter((item) => item.kind === 'function');
  if (name === undefined) return functions;
  const named = functions.filter((item) => item.name === name);
  if (named.length > 0) return named;
  const known = functions.flatMap((item) => item.name ?? []);
  throw new UsageError(
    `${path} defines no function '${name}'`,
    known.length === 0 ? 'it defines no function at all' : `it defines ${known.slice(0, 8).join(', ')}`,
  );
}

interface Fault {
  readonly span: Span;
  readonly message: string;
}

function graphOf(file: CFile, item: Item): { readonly shown: string; readonly faults: readonly Fault[] } {
  const { tree, problem } = file.read(item);
  const { graph, problems } = buildGraph(tree);
  const unread = problem === undefined ? [] : [{ span: problem, message: 'this could not be read' }];
  return { shown: printGraph(graph, file.text), faults: [...unread, ...problems] };
}
