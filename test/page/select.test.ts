import { describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../src/page/app/diff.ts';
import {
  choices,
  everything,
  type Filter,
  type Folder,
  indexOf,
  select,
  treeOf,
} from '../../src/page/app/select.ts';
import type { FileReport, ReportData, SiteEntry } from '../../src/page/data.ts';

const site = (over: Partial<SiteEntry>): SiteEntry => ({
  line: 1,
  fn: 'lamp_probe',
  driver: 'lamp_driver',
  bus: 'platform',
  acquire: 'kzalloc',
  managed: 'devm_kzalloc',
  pattern: 'memory/kzalloc',
  verdict: 'converted',
  code: 'converted',
  lines: [],
  ...over,
});

const file = (path: string, ...sites: readonly SiteEntry[]): FileReport => ({
  path,
  sites,
  findings: [],
  troubles: [],
  proof: [],
  leftovers: [],
});

const data: ReportData = {
  tool: 'devmify',
  subject: 'drivers',
  kind: 'conversion',
  codes: {},
  totals: { files: 4, changed: 1, failed: 1, hidden: 0 },
  files: [
    file(
      'drivers/lamp/lamp.c',
      site({}),
      site({ acquire: 'request_irq', verdict: 'refused', code: 'order' }),
    ),
    file('drivers/lamp/deep/only/bell.c', site({ bus: 'i2c', verdict: 'review', code: 'mixed-chain' })),
    file('drivers/knob.c', site({ pattern: 'irq/request-irq', verdict: 'refused', code: 'order' })),
    { ...file('drivers/odd.c'), troubles: ['no permission to read it'] },
  ],
};
const index = indexOf(data);
const pathsFor = (filter: Partial<Filter>): readonly string[] =>
  select(index, { ...everything, ...filter }).map((shown) => shown.file.path.replace(/^.*\//, ''));

describe('what a filter leaves', () => {
  test.each([
    ['nothing asked', {}, ['lamp.c', 'bell.c', 'knob.c', 'odd.c']],
    ['a word of the path', { search: 'bell' }, ['bell.c']],
    ['words in any order and case', { search: 'ORDER knob' }, ['knob.c']],
    ['a path without entries', { search: 'odd' }, ['odd.c']],
    ['words that never meet', { search: 'bell order' }, []],
    ['a kind', { kinds: new Set(['review'] as const) }, ['bell.c', 'odd.c']],
    ['a reason', { code: 'order' }, ['lamp.c', 'knob.c']],
    ['a resource and a reason', { resource: 'irq/request-irq', code: 'order' }, ['knob.c']],
    ['a bus', { bus: 'i2c' }, ['bell.c']],
  ] as const)('%s', (_, filter, paths) => {
    expect(pathsFor(filter)).toEqual(paths);
  });

  test('of a file that stays, only the entries that were asked for', () => {
    const [lamp] = select(index, { ...everything, search: 'request_irq' });
    expect(lamp?.sites.map(({ acquire }) => acquire)).toEqual(['request_irq']);
    expect(lamp?.counts).toMatchObject({ converted: 0, refused: 1 });
  });
});

test('what filters offer, the most frequent first', () => {
  expect(choices(index, 'code')).toEqual([
    { value: 'order', count: 2 },
    { value: 'converted', count: 1 },
    { value: 'mixed-chain', count: 1 },
  ]);
});

test('folders add up, and a chain of folders that hold nothing else is one', () => {
  const lines = (folder: Folder, depth = 0): readonly string[] => [
    `${' '.repeat(depth)}${folder.name}/ ${folder.counts.converted} ${folder.counts.review} ${folder.counts.refused}`,
    ...folder.folders.flatMap((inner) => lines(inner, depth + 1)),
    ...folder.files.map(({ file: { path } }) => `${' '.repeat(depth + 1)}${path}`),
  ];
  expect(lines(treeOf(select(index, everything)))).toEqual([
    'drivers/ 1 1 2',
    ' lamp/ 1 1 1',
    '  deep/only/ 0 1 0',
    '   drivers/lamp/deep/only/bell.c',
    '  drivers/lamp/lamp.c',
    ' drivers/knob.c',
    ' drivers/odd.c',
  ]);
});

test('a diff as rows with the line numbers of both sides', () => {
  const diff = [
    'diff --git a/x.c b/x.c',
    '--- a/x.c',
    '+++ b/x.c',
    '@@ -7,3 +7,2 @@ int f(void)',
    ' same',
    '-gone',
    '--- a rule of dashes',
    '+new',
    '\\ No newline at end of file',
    '',
  ].join('\n');
  expect(rowsOf(diff).map(({ kind, before, after, text }) => [kind, before, after, text])).toEqual([
    ['hunk', undefined, undefined, '@@ -7,3 +7,2 @@ int f(void)'],
    ['same', 7, 7, 'same'],
    ['removed', 8, undefined, 'gone'],
    ['removed', 9, undefined, '-- a rule of dashes'],
    ['added', undefined, 8, 'new'],
    ['note', undefined, undefined, '\\ No newline at end of file'],
  ]);
});
