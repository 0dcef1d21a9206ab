/** `devmify list`: what the catalogue knows, by theme; what it knows and does not offer comes with the reason. */
import type { ResourcePattern } from '../../catalogue/pattern.ts';
import { wrap } from '../../text/wrap.ts';
import { openCatalogue } from '../patterns.ts';
import type { Streams } from '../terminal/streams.ts';
import type { Arguments, Command } from './command.ts';

export const list: Command = {
  command: 'list',
  describe: 'List the patterns of the catalogue',
  builder: (yargs) =>
    yargs.option('json', { type: 'boolean', describe: 'One object a line' }).option('patterns', {
      type: 'string',
      requiresArg: true,
      describe: 'The patterns of this folder instead',
    }),
  run: async (argv, streams) => run(argv, streams),
};

function run(argv: Arguments, streams: Streams): number {
  const catalogue = openCatalogue(argv.patterns === undefined ? undefined : String(argv.patterns), streams);
  if (catalogue === undefined) return 2;
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

function table(patterns: readonly ResourcePattern[], streams: Streams): string {
  const width = Math.max(...patterns.map(({ name }) => name.length)) + 2;
  const themes = new Map<string, string[]>();
  for (const pattern of patterns) {
    const [theme = ''] = pattern.name.split('/');
    const lines = themes.get(theme) ?? [];
    themes.set(theme, [...lines, ...entry(pattern, width, streams)]);
  }
  return [...themes.values()].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function entry(
  pattern: ResourcePattern,
  width: number,
  { paintResult: paint, resultWidth }: Streams,
): readonly string[] {
  const { name, summary, refused } = pattern;
  const lines = [
    ...wrap(summary, resultWidth - width),
    ...(refused === undefined
      ? []
      : wrap(`Not offered: ${refused}`, resultWidth - width).map((line) => paint('yellow', line))),
  ];
  return lines.map(
    (line, index) => (index === 0 ? paint('bold', name.padEnd(width)) : ' '.repeat(width)) + line,
  );
}
