/**
 * `devmify list`: what the catalogue knows, by theme; what it knows and does not offer comes with the reason.
 * `devmify list --coverage TREE`: what becomes of each managed function that a kernel tree declares.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, ResourcePattern } from '../../catalogue/pattern.ts';
import { wrap } from '../../text/wrap.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type Coverage, type Covered, coverageOf, describedIn, leftOutOf } from '../coverage.ts';
import { managedDeclarations } from '../files/kernel-headers.ts';
import { builtInPatterns } from '../own-files.ts';
import { openCatalogue } from '../patterns.ts';
import type { Colour } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const list: Command = {
  command: 'list',
  describe: 'List the patterns of the catalogue',
  builder: (yargs) =>
    yargs
      .option('json', { type: 'boolean', describe: 'One object a line' })
      .option('coverage', {
        type: 'string',
        requiresArg: true,
        describe: 'What becomes of each managed function that this kernel tree declares',
      })
      .option('patterns', {
        type: 'string',
        requiresArg: true,
        describe: 'The patterns of this folder instead',
      }),
  run: async (argv, streams) => run(argv, streams),
};

function run(argv: Arguments, streams: Streams): number {
  const folder = argv.patterns === undefined ? builtInPatterns : String(argv.patterns);
  const catalogue = openCatalogue(folder, streams);
  if (catalogue === undefined) return 2;
  if (argv.coverage !== undefined) {
    showCoverage(coverageIn(String(argv.coverage), folder, catalogue), argv.json === true, streams);
    return 0;
  }
  const { patterns } = catalogue;
  streams.result(argv.json === true ? patterns.map(jsonLine).join('') : table(patterns, streams));
  return 0;
}

function jsonLine({
  name,
  summary,
  class: kind,
  since,
  declared,
  refused,
  acquires,
  releases,
}: ResourcePattern): string {
  const calls = {
    acquire: acquires.map(({ callee }) => callee),
    release: releases.map(({ call }) => call.callee),
    managed: declared,
  };
  return `${JSON.stringify({ schema_version: 1, kind: 'pattern', name, summary, class: kind, since, ...calls, refused })}\n`;
}

/** A heading for each theme, and one line for each of its patterns: name, class, first kernel version, what it does. */
function table(patterns: readonly ResourcePattern[], streams: Streams): string {
  const themes = new Map<string, ResourcePattern[]>();
  for (const pattern of patterns) {
    const [theme = ''] = pattern.name.split('/');
    themes.set(theme, [...(themes.get(theme) ?? []), pattern]);
  }
  const refused = patterns.filter((pattern) => pattern.refused !== undefined).length;
  streams.say(
    `${patterns.length} ${patterns.length === 1 ? 'pattern' : 'patterns'}, ${refused} of them only known; \`devmify show NAME\` tells more\n\n`,
  );
  return [...themes]
    .map(([theme, its]) => `${streams.paintResult('bold', theme)}\n${rows(theme, its, streams).join('')}`)
    .join('\n');
}

function rows(
  theme: string,
  patterns: readonly ResourcePattern[],
  { paintResult: paint, resultWidth, resultsOnTerminal }: Streams,
): readonly string[] {
  const shortName = ({ name }: ResourcePattern): string => name.slice(theme.length + 1);
  const width = Math.max(...patterns.map((pattern) => shortName(pattern).length));
  const sorted = patterns.toSorted((one, two) => (shortName(one) < shortName(two) ? -1 : 1));
  return sorted.map((pattern) => {
    const { class: kind, since, until, summary, refused } = pattern;
    const versions = until === undefined ? since : `${since}-${until}`;
    const facts = `  ${shortName(pattern).padEnd(width)}  ${kind.padEnd(8)}  ${versions.padEnd(7)}  `;
    const said = refused === undefined ? summary : `not offered: ${refused}`;
    // A line of a terminal has its end; what goes elsewhere is not cut.
    const room = resultsOnTerminal ? Math.max(20, resultWidth - facts.length) : said.length;
    const shown = said.length <= room ? said : `${said.slice(0, room - 1)}…`;
    return `${facts}${refused === undefined ? shown : paint('yellow', shown)}\n`;
  });
}

/** Of headers, and of what the documentation of the tree names besides. */
function coverageIn(tree: string, folder: string, catalogue: Catalogue): readonly Covered[] {
  const declared = managedDeclarations(tree);
  if (declared === undefined)
    throw new UsageError(`--coverage ${tree}: there are no headers`, 'name the top of a kernel tree');
  const names = new Map(declared);
  for (const path of documents)
    if (existsSync(join(tree, path)))
      for (const name of describedIn(readFileSync(join(tree, path), 'utf8')))
        if (!names.has(name)) names.set(name, path);
  const reasons = join(folder, 'NOT-INCLUDED.md');
  return coverageOf(names, catalogue, existsSync(reasons) ? leftOutOf(readFileSync(reasons, 'utf8')) : []);
}

/** Where the list of managed functions is in newer and in older trees. */
const documents: readonly string[] = [
  'Documentation/driver-api/driver-model/devres.rst',
  'Documentation/driver-model/devres.txt',
];

const coverageWords: Readonly<Record<Coverage['kind'], readonly [string, Colour]>> = {
  offered: ['offered', 'green'],
  refused: ['known, not offered', 'yellow'],
  'not-included': ['left out', 'yellow'],
  'gives-back': ['gives back early', 'dim'],
  missing: ['MISSING', 'red'],
};

function showCoverage(all: readonly Covered[], json: boolean, streams: Streams): void {
  if (json) {
    const line = ({ name, source, coverage }: Covered) =>
      `${JSON.stringify({ schema_version: 1, ...coverage, kind: 'coverage', name, source, coverage: coverage.kind })}\n`;
    streams.result(all.map(line).join(''));
    return;
  }
  const kinds = Object.keys(coverageWords) as readonly Coverage['kind'][];
  const { paintResult: paint, resultWidth } = streams;
  const width = Math.max(0, ...all.map(({ name }) => name.length)) + 2;
  const body = ({ coverage }: Covered): string =>
    'pattern' in coverage
      ? [coverage.pattern, coverage.reason].filter((part) => part !== undefined).join(': ')
      : 'reason' in coverage
        ? coverage.reason
        : '';
  for (const kind of kinds) {
    const these = all.filter(({ coverage }) => coverage.kind === kind);
    if (these.length === 0) continue;
    const [word, colour] = coverageWords[kind];
    streams.result(`${paint('bold', paint(colour, `${word}: ${these.length}`))}\n`);
    for (const one of these) {
      const lines = wrap(kind === 'missing' ? one.source : body(one), Math.max(30, resultWidth - width - 2));
      for (const [index, line] of lines.entries())
        streams.result(`  ${(index === 0 ? one.name : '').padEnd(width)}${line}`.trimEnd().concat('\n'));
    }
    streams.result('\n');
  }
  const missing = all.filter(({ coverage }) => coverage.kind === 'missing').length;
  streams.say(`${all.length} managed functions, ${missing === 0 ? 'none' : missing} without a word\n`);
}
