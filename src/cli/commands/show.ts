/** `devmify show NAME`: what one pattern does, when not, and its text. */
import type { ResourceClass, ResourcePattern } from '../../catalogue/pattern.ts';
import { buses } from '../../driver/buses.ts';
import type { Bus } from '../../driver/model.ts';
import { nearest } from '../../smpl/nearest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { namedPatterns, openCatalogue } from '../patterns.ts';
import { busCalled, plainSemanticPatch } from '../plain-semantic-patch.ts';
import type { Paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const show: Command = {
  command: 'show <name>',
  describe: 'Show a pattern: what it converts, when not, and its text',
  builder: (yargs) =>
    yargs
      .positional('name', { type: 'string', demandOption: true, describe: 'As `devmify list` names it' })
      .option('smpl', {
        type: 'boolean',
        describe: 'Print it as a semantic patch that spatch takes, for drivers of one bus',
      })
      .option('bus', {
        type: 'string',
        requiresArg: true,
        describe: 'The bus that --smpl is for (platform, if nothing is said)',
      })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'The patterns of this folder instead',
      }),
  run: async (argv, streams) => run(argv, streams),
};

function run(argv: Arguments, streams: Streams): number {
  const catalogue = openCatalogue(argv.patterns === undefined ? undefined : String(argv.patterns), streams);
  if (catalogue === undefined) return 2;
  const shown = namedPatterns(catalogue.patterns, String(argv.name));
  if (argv.smpl === true || argv.bus !== undefined) {
    const bus = wantedBus(argv.bus === undefined ? 'platform' : String(argv.bus));
    streams.result(shown.map((pattern) => plainSemanticPatch(pattern, bus)).join('\n'));
    return 0;
  }
  streams.result(shown.map((pattern) => patternText(pattern, streams.paintResult)).join('\n'));
  return 0;
}

function wantedBus(name: string): Bus {
  const bus = busCalled(name);
  if (bus !== undefined) return bus;
  const names = [...new Set(buses.map((one) => one.name))];
  const meant = nearest(name, names);
  throw new UsageError(
    `--bus ${name}: there is no such bus${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    `known are ${names.join(', ')}`,
  );
}

const classes: Readonly<Record<ResourceClass, string>> = {
  passive: 'passive: nothing happens while it is held',
  stateful: 'stateful: while it is held, hardware or the kernel is in a state',
  active: 'active: while it is held, it can call back into the driver',
};

const versionsOf = ({ since, until }: ResourcePattern): string =>
  until === undefined ? `since Linux ${since}` : `in Linux ${since} to ${until}`;

function patternText(pattern: ResourcePattern, paint: Paint): string {
  const names = (calls: readonly string[]): string =>
    [...new Set(calls)].map((name) => `${name}()`).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    ...pattern.notWhen.map((text) => ['not when', text] as const),
    ['acquire', names(pattern.acquires.map(({ callee }) => callee))],
    ['release', names(pattern.releases.map(({ call }) => call.callee))],
    ['managed', `${names(pattern.declared)}, ${versionsOf(pattern)}`],
    ['class', classes[pattern.class]],
    ...(pattern.refused === undefined ? [] : [['not offered', pattern.refused] as const]),
  ];
  const facts = rows.map(([label, text]) => `  ${paint('cyan', label.padEnd(12))}${text}\n`).join('');
  return `${paint('bold', pattern.name)}: ${pattern.summary}\n${facts}\n${pattern.text}`;
}
