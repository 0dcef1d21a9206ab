// Keeps the order of the house: which folder may know which, and where outside packages live.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

type Room = { mayImport: readonly string[] | 'everything'; why: string };

/** src/<folder>: what it may import (besides itself), and what it must not know. */
const rooms: Record<string, Room> = {
  text: { mayImport: [], why: 'text knows only characters, offsets and lines: neither C nor patterns' },
  report: { mayImport: ['text'], why: 'report says where something is and what: not how it was found' },
  c: { mayImport: ['text', 'report'], why: 'c reads C: it must not know what anyone looks for in it' },
  cfg: {
    mayImport: ['c', 'text'],
    why: 'cfg orders the statements of a function: it must not know patterns',
  },
  smpl: {
    mayImport: ['c', 'text', 'report'],
    why: 'smpl reads rules: it must not know how they are matched or which files they will meet',
  },
  compile: {
    mayImport: ['smpl', 'c', 'text', 'report'],
    why: 'compile turns rules into matchers: it must not know the code they will run over',
  },
  match: {
    mayImport: ['compile', 'smpl', 'cfg', 'c', 'text', 'report'],
    why: 'match finds places: it must not know what becomes of them',
  },
  rewrite: {
    mayImport: ['match', 'compile', 'smpl', 'c', 'text', 'report'],
    why: 'rewrite edits what was matched: it must not know control flow, files or resources',
  },
  engine: {
    mayImport: ['rewrite', 'match', 'compile', 'smpl', 'cfg', 'c', 'text', 'report'],
    why: 'engine applies rules to a text: it must not know drivers, catalogues or where the text came from',
  },
  catalogue: {
    mayImport: ['smpl', 'c', 'text', 'report'],
    why: 'catalogue reads the list of resources: it must not know how the list is used',
  },
  driver: {
    mayImport: ['engine', 'catalogue', 'match', 'smpl', 'cfg', 'c', 'text', 'report'],
    why: 'driver knows what a driver is made of: not what converting it proves, nor how text is edited',
  },
  tidy: {
    mayImport: ['rewrite', 'cfg', 'c', 'text', 'report'],
    why: 'tidy removes what a conversion has made needless: it must not know what was converted, or why',
  },
  lifetimes: {
    mayImport: [
      'tidy',
      'driver',
      'engine',
      'rewrite',
      'catalogue',
      'match',
      'smpl',
      'cfg',
      'c',
      'text',
      'report',
    ],
    why: 'lifetimes judges acquire and release: it must not know patches or the command line',
  },
  proof: {
    mayImport: ['driver', 'catalogue', 'smpl', 'cfg', 'c', 'text', 'report'],
    why: 'proof judges the result by itself: it must not know the planner, nor how the text was made',
  },
  check: {
    mayImport: ['proof', 'lifetimes', 'driver', 'catalogue', 'smpl', 'cfg', 'c', 'text', 'report'],
    why: 'check judges code as it stands: it must not know the command line, nor how findings are shown',
  },
  patch: { mayImport: ['text', 'report'], why: 'patch compares two texts: it must not know why they differ' },
  mail: {
    mayImport: ['patch', 'text', 'report'],
    why: 'mail writes about a conversion: it must not know drivers or C, nor where anything comes from or goes to',
  },
  page: {
    mayImport: ['text', 'report'],
    why: 'page draws what it is told: it must not know drivers, nor where anything comes from or goes to',
  },
  cli: { mayImport: 'everything', why: 'cli ties all together' },
};

/** Outside packages: the folders that may import them, and why no other. */
const homes: readonly { name: RegExp; folders: readonly string[]; why: string }[] = [
  { name: /^tree-sitter(-c)?(\/|$)/, folders: ['c'], why: 'only src/c may know which parser reads C' },
  { name: /^magic-string(\/|$)/, folders: ['rewrite'], why: 'only src/rewrite may know how edits are kept' },
  { name: /^diff(\/|$)/, folders: ['patch'], why: 'only src/patch may know how a diff is made' },
  {
    name: /^preact(-render-to-string)?(\/|$)/,
    folders: ['page'],
    why: 'only src/page may know how pages are drawn',
  },
  { name: /^yargs(\/|$)/, folders: ['cli'], why: 'only src/cli may know how arguments are read' },
  {
    name: /^node:/,
    folders: ['cli', 'catalogue'],
    why: 'only src/cli (and src/catalogue, for reading its files) may touch the machine; pass values in',
  },
];

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

type Source = { path: string; folder: string; imports: string[]; machineWords: string[] };

/** Calls `visit` with each node of swc's syntax tree. */
function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === 'object' && node !== null) {
    visit(node as Record<string, unknown>);
    for (const child of Object.values(node)) walk(child, visit);
  }
}

function stringValue(node: unknown): string | undefined {
  const { type, value } = (node ?? {}) as { type?: string; value?: string };
  return type === 'StringLiteral' ? value : undefined;
}

function read(text: string, path: string): Source {
  const imports: string[] = [];
  const machineWords: string[] = [];
  walk(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' }), (node) => {
    // `import … from`, `export … from`
    const source = stringValue(node.source);
    if (source !== undefined) imports.push(source);
    // `import('…')` as a call and as a type
    if (node.type === 'CallExpression' && (node.callee as { type: string }).type === 'Import') {
      const argument = (node.arguments as { expression: unknown }[])[0];
      imports.push(stringValue(argument?.expression) ?? '(computed)');
    }
    if (node.type === 'TsImportType') imports.push(stringValue(node.argument) ?? '(computed)');
    // `console.x`, `process.x`, `globalThis.process`, `const { x } = process`
    const used = [node.type === 'MemberExpression' ? node.object : undefined, node.init, node.property];
    for (const word of used as ({ type?: string; value?: string } | undefined)[]) {
      const isProperty = word === node.property;
      const ofGlobal = (node.object as { value?: string } | undefined)?.value === 'globalThis';
      if (word?.type !== 'Identifier' || (isProperty && !ofGlobal)) continue;
      if (word.value === 'console' || word.value === 'process') machineWords.push(word.value);
    }
  });
  const [folder, ...rest] = path.split('/');
  return { path: `src/${path}`, folder: rest.length === 0 ? '' : (folder as string), imports, machineWords };
}

/** The folder that an import line of `from` leads to: '' for src/index.ts, undefined for an outside package. */
function folderOf(from: Source, imported: string): string | undefined {
  if (!imported.startsWith('.')) return undefined;
  const target = relative(src, join(src, '..', dirname(from.path), imported)).split(sep);
  return target.length === 1 ? '' : target[0];
}

function wrongImports(file: Source): string[] {
  const faults: string[] = [];
  const room = rooms[file.folder];
  for (const imported of file.imports) {
    const folder = folderOf(file, imported);
    if (folder === undefined) {
      for (const home of homes) {
        if (!home.name.test(imported) || home.folders.includes(file.folder)) continue;
        faults.push(`${file.path} imports ${imported}: ${home.why}`);
      }
    } else if (room !== undefined && room.mayImport !== 'everything') {
      if (folder === '..') faults.push(`${file.path} imports ${imported}: src must not reach out of src`);
      else if (folder !== file.folder && !room.mayImport.includes(folder))
        faults.push(`${file.path} imports ${imported}: ${room.why}`);
    }
  }
  return faults;
}

const paths = existsSync(src)
  ? readdirSync(src, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
  : [];
const sources = paths
  .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
  .map((path) => read(readFileSync(join(src, path), 'utf8'), path));

describe('the house is in order', () => {
  test('every folder of src is in the table, and src itself holds only index.ts', () => {
    const faults: string[] = [];
    for (const entry of readdirSync(src, { withFileTypes: true })) {
      if (entry.isDirectory() ? entry.name in rooms : entry.name === 'index.ts') continue;
      faults.push(`src/${entry.name}: say in test/tidy.test.ts what it may import and must not know`);
    }
    expect(faults).toEqual([]);
  });

  test('folders import only what they may know, outside packages only at their home', () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  test('nothing is named utils, helpers or common', () => {
    const faults = paths.filter((path) => /(^|\/)(utils?|helpers?|common)(\.[^/]*)?$/i.test(path));
    expect(faults.map((path) => `src/${path}: name it after what it does`)).toEqual([]);
  });

  test('console and process are used only in src/cli', () => {
    const faults = sources
      .filter((file) => file.folder !== 'cli')
      .flatMap((file) => file.machineWords.map((word) => `${file.path} uses ${word}: return it to src/cli`));
    expect(faults).toEqual([]);
  });
});

describe('the checks themselves find faults', () => {
  const wrong = (path: string, text: string) => wrongImports(read(text, path)).length;

  test.each([
    ['text/a.ts', "import { x } from '../c/x.ts';", 1],
    ['text/a.ts', "import type { x } from '../c/x.ts';", 1],
    ['text/a.ts', "export * from '../c/x.ts';", 1],
    ['text/a.ts', "export const x = import('../c/x.ts');", 1],
    ['text/a.ts', "export type X = import('../c/x.ts').X;", 1],
    ['text/a.ts', "import { x } from '../index.ts';", 1],
    ['text/a.ts', "import { x } from '../../test/x.ts';", 1],
    ['text/a.ts', "// import { x } from '../c/x.ts';\nexport const s = `import '../c/x.ts'`;", 0],
    ['text/deep/a.ts', "import { x } from '../b.ts';", 0],
    ['c/a.ts', "import { x } from '../text/x.ts';\nimport Parser from 'tree-sitter';", 0],
    ['match/a.ts', "import type Parser from 'tree-sitter';", 1],
    ['engine/a.ts', "import { readFileSync } from 'node:fs';", 1],
    ['engine/a.ts', "import { hideBin } from 'yargs/helpers';\nimport 'diff';\nimport 'magic-string';", 3],
    ['cli/a.ts', "import { x } from '../match/x.ts';\nimport 'node:fs';\nimport 'yargs';", 0],
    ['index.ts', "export { x } from './engine/x.ts';", 0],
  ])('%s: %s', (path, text, faults) => {
    expect(wrong(path, text)).toBe(faults);
  });

  test.each([
    ['console.log(1);', ['console']],
    ['export const { env } = process;', ['process']],
    ['export const x = globalThis.process;', ['process']],
    ['// process.exit\nexport const x = { process: 1 }.process;', []],
  ])('%s', (text, words) => {
    expect(read(text, 'match/a.ts').machineWords).toEqual(words);
  });
});
